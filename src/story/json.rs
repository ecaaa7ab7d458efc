//! The text of a story file as a tree of JSON values, and where each of them stands in the text.

use super::problem::{PointsAt, Position, Problem, Severity, add_item, add_member};
use core::fmt;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;

/// A JSON value that keeps what serde_json's own forgets: the order of an object's members, and
/// keys that are given twice.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'a> {
    Null,
    Bool(bool),
    /// A whole number from 0 if it is one: the format has no others.
    Number(Option<u64>),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// The first place where it is not JSON.
    pub(super) fn read(text: &'a str) -> Result<Self, Problem> {
        // A byte order mark is no part of JSON (RFC 8259, section 8.1), yet editors write it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        serde_json::from_str(text).map_err(|error| {
            let place = format!(" at line {} column {}", error.line(), error.column());
            let found = error.to_string();
            let found = found.strip_suffix(&place).unwrap_or(&found);
            let html = text.trim_start().starts_with('<');
            Problem {
                severity: Severity::Error,
                path: String::new(),
                position: Some(Position {
                    line: error.line().max(1),
                    column: characters(text, error.line(), error.column()).max(1),
                }),
                what: if html {
                    "This is HTML, not JSON.".into()
                } else {
                    format!("This is not JSON: {found}.")
                },
                hint: if html {
                    Some(
                        "The address may lead to an error page: open it in a browser and look."
                            .into(),
                    )
                } else if error.is_eof() {
                    Some("It ends too soon; it may have been cut short on the way.".into())
                } else {
                    None
                },
                points_at: PointsAt::Value,
            }
        })
    }

    /// What this is, in words.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Node::Null => "null",
            Node::Bool(_) => "true or false",
            Node::Number(_) => "a number",
            Node::Text(_) => "a text",
            Node::List(_) => "a list",
            Node::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Node::Number(Some(value)))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Node::Number(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Node::Number(None))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(Key(key)) = from.next_key()? {
            members.push((key, from.next_value()?));
        }
        Ok(Node::Object(members))
    }
}

/// How many characters the first bytes of a line are.
fn characters(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1));
    line.unwrap_or_default()
        .char_indices()
        .take_while(|&(at, _)| at < bytes)
        .count()
}

/// A member's key, borrowed from the text where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(key)))
            }
            fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        // Any, since asking for a text links what tells of all that is none.
        from.deserialize_any(KeyVisitor)
    }
}

/// Gives each problem its line and column, in one walk over the text however many there are.
///
/// The text must be JSON: [`Node::read`] has read it.
pub(super) fn locate(text: &str, problems: &mut [Problem]) {
    let is_wanted = |problem: &&Problem| problem.position.is_none();
    let mut paths: Vec<String> = problems
        .iter()
        .filter(is_wanted)
        .map(|problem| problem.path.clone())
        .collect();
    paths.sort_unstable();
    paths.dedup();
    if paths.is_empty() {
        return;
    }
    let mut walk = Walk {
        text: text.as_bytes(),
        at: 0,
        places: paths.iter().map(|path| (path.as_str(), None)).collect(),
    };
    walk.value(&mut String::new(), None);
    let mut found: Vec<(usize, &mut Problem)> = Vec::new();
    for problem in problems {
        if problem.position.is_none()
            && let Some((key, value)) = walk.place(&problem.path)
        {
            let at_key = problem.points_at == PointsAt::Key;
            found.push((if at_key { key.unwrap_or(value) } else { value }, problem));
        }
    }
    found.sort_by_key(|&(offset, _)| offset);
    // Counted on from one problem to the next, since a whole file may stand on one line.
    let (mut at, mut done) = (Position { line: 1, column: 1 }, 0);
    for (offset, problem) in found {
        for c in text.get(done..offset).unwrap_or_default().chars() {
            match c {
                '\n' => {
                    at = Position {
                        line: at.line + 1,
                        column: 1,
                    }
                }
                '\u{feff}' => {}
                _ => at.column += 1,
            }
        }
        done = offset;
        problem.position = Some(at);
    }
}

/// A walk over the text of a JSON value, for the places that are wanted.
struct Walk<'t> {
    text: &'t [u8],
    at: usize,
    /// By JSON path, sorted, the offsets of the key, where there is one, and of the value.
    places: Vec<(&'t str, Option<Offsets>)>,
}

/// Where a member's key begins, for what is a member, and where its value does.
type Offsets = (Option<usize>, usize);

impl Walk<'_> {
    fn place(&self, path: &str) -> Option<Offsets> {
        let at = self
            .places
            .binary_search_by(|(known, _)| (*known).cmp(path))
            .ok()?;
        self.places.get(at)?.1
    }

    fn peek(&mut self) -> Option<u8> {
        // Beside white space, the bytes of a byte order mark.
        while let Some(b' ' | b'\t' | b'\r' | b'\n' | 0xef | 0xbb | 0xbf) = self.text.get(self.at) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    /// Steps over a text, and gives what stands between its quotation marks.
    fn text(&mut self) -> &[u8] {
        self.at += 1;
        let start = self.at;
        while let Some(&byte) = self.text.get(self.at) {
            match byte {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        let end = self.at.min(self.text.len());
        self.at = end + 1;
        self.text.get(start..end).unwrap_or_default()
    }

    /// Steps over a value in which nothing is wanted.
    fn skip(&mut self) {
        let mut depth = 0;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.text();
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                // The end of what the value is in, where that is a number or a word.
                b'}' | b']' | b',' if depth == 0 => break,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
            if depth == 0 && matches!(byte, b'"' | b'}' | b']') {
                break;
            }
        }
    }

    /// Steps over a value, and notes where it and what is within stands. Of a path that is there
    /// twice the last place stays, as the last value does.
    fn value(&mut self, path: &mut String, key: Option<usize>) {
        let first = self.peek();
        let mut next = self
            .places
            .partition_point(|(known, _)| *known < path.as_str());
        if let Some((known, place)) = self.places.get_mut(next)
            && *known == path.as_str()
        {
            *place = Some((key, self.at));
            next += 1;
        }
        // What is within follows its whole in the order of paths.
        let next = self.places.get(next);
        let open = match first {
            Some(open @ (b'{' | b'['))
                if next.is_some_and(|(next, _)| next.starts_with(path.as_str())) =>
            {
                open
            }
            _ => return self.skip(),
        };
        self.at += 1;
        let length = path.len();
        let mut index = 0;
        while let Some(byte) = self.peek() {
            match byte {
                b'}' | b']' => {
                    self.at += 1;
                    break;
                }
                b',' => self.at += 1,
                _ if open == b'{' => {
                    let key_at = self.at;
                    let quoted = self.text().to_vec();
                    self.peek();
                    self.at += 1;
                    add_member(path, &unescaped(&quoted));
                    self.value(path, Some(key_at));
                    path.truncate(length);
                }
                _ => {
                    add_item(path, index);
                    index += 1;
                    self.value(path, None);
                    path.truncate(length);
                }
            }
        }
    }
}

/// The key itself, where it may be written with escapes.
fn unescaped(quoted: &[u8]) -> String {
    let quoted = String::from_utf8_lossy(quoted);
    if !quoted.contains('\\') {
        return quoted.into_owned();
    }
    match serde_json::from_str(&format!("\"{quoted}\"")) {
        Ok(Node::Text(key)) => key.into_owned(),
        _ => String::new(),
    }
}
