//! Where the values of a JSON text stand in it.

use crate::story::problem::{PointsAt, Position, Problem, add_item, add_member};

/// Gives each problem its line and column, in one walk over the text however many there are.
///
/// The text must be JSON: [`Node::read`](super::Node::read) has read it.
pub(in crate::story) fn locate(text: &str, problems: &mut [Problem]) {
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
    match super::Node::read(&format!("\"{quoted}\"")) {
        Ok(super::Node::Text(key)) => key.into_owned(),
        _ => String::new(),
    }
}
