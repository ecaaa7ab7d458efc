//! JSON: the text of a story file as a tree of values. What they mean to the format is not known here.

mod place;
mod plain;
mod read;

use super::problem::{PointsAt, Position, Problem, Severity};
use std::borrow::Cow;

pub(super) use place::locate;

/// A JSON value that keeps what serde_json's own forgets: the order of an object's members, and
/// keys that are given twice.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'a> {
    /// What stands for a value where there is none.
    Missing,
    /// What is known to be JSON and read when its turn comes.
    Unread(&'a str),
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
        read::tree(text).ok_or(Syntax { text })
    }

    /// Does something with the value, read if it has not been.
    pub(super) fn with<T>(&self, act: impl FnOnce(&Node<'_>) -> T) -> T {
        match self {
            Node::Unread(text) => act(&read::item(text)),
            node => act(node),
        }
    }

    /// What this is, in words.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Node::Missing | Node::Unread(_) => "nothing",
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
}

impl Syntax<'_> {
    /// The same in words.
    pub(super) fn problem(&self) -> Problem {
        let text = self.text;
        let found = serde_json::from_str::<serde_json::Value>(text).err();
        let (line, column) = found
            .as_ref()
            .map_or((1, 1), |error| (error.line(), error.column()));
        let (what, hint) = if text.trim_start().starts_with('<') {
            (
                "This is HTML, not JSON.".into(),
                Some("The address may lead to an error page: open it in a browser and look."),
            )
        } else {
            let said = found.as_ref().map(ToString::to_string).unwrap_or_default();
            let place = format!(" at line {line} column {column}");
            let said = said.strip_suffix(&place).unwrap_or(&said);
            let cut = "It ends too soon; it may have been cut short on the way.";
            (
                format!("This is not JSON: {said}."),
                found.is_some_and(|error| error.is_eof()).then_some(cut),
            )
        };
        Problem {
            severity: Severity::Error,
            path: String::new(),
            position: Some(Position {
                line: line.max(1),
                column: characters(text, line, column).max(1),
            }),
            what,
            hint: hint.map(str::to_owned),
            points_at: PointsAt::Value,
        }
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
