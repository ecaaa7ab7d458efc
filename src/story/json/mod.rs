//! JSON: the text of a story file as a tree of values. What they mean to the format is not known here.

mod place;

use super::problem::{PointsAt, Position, Problem, Severity};
use core::fmt;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;

pub(super) use place::locate;

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
    pub(super) fn read(text: &'a str) -> Result<Self, Syntax<'a>> {
        // A byte order mark is no part of JSON (RFC 8259, section 8.1), yet editors write it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        serde_json::from_str(text).map_err(|error| Syntax { text, error })
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

/// What keeps a text from being JSON.
pub(super) struct Syntax<'a> {
    text: &'a str,
    error: serde_json::Error,
}

impl Syntax<'_> {
    /// The same in words.
    pub(super) fn problem(&self) -> Problem {
        let Self { text, error } = self;
        let html = text.trim_start().starts_with('<');
        let place = format!(" at line {} column {}", error.line(), error.column());
        let found = error.to_string();
        let found = found.strip_suffix(&place).unwrap_or(&found);
        let (what, hint) = if html {
            (
                "This is HTML, not JSON.".into(),
                Some("The address may lead to an error page: open it in a browser and look."),
            )
        } else {
            let cut = "It ends too soon; it may have been cut short on the way.";
            (
                format!("This is not JSON: {found}."),
                error.is_eof().then_some(cut),
            )
        };
        Problem {
            severity: Severity::Error,
            path: String::new(),
            position: Some(Position {
                line: error.line().max(1),
                column: characters(text, error.line(), error.column()).max(1),
            }),
            what,
            hint: hint.map(str::to_owned),
            points_at: PointsAt::Value,
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
