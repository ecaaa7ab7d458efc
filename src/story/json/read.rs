//! From a text to the tree, or not. Every reader of a page loads this: why a text is not JSON, which few ask, is
//! left to a library.

use super::Node;
use super::plain::plain;
use std::borrow::Cow;

/// How many lists and objects may stand in one another: no story needs more, and the stack holds them.
const DEEPEST: usize = 127;

/// How many more may stand in a list that is a member of the whole.
const IN_MEMBERS: usize = DEEPEST - 2;

/// The tree of a text that is JSON (RFC 8259), in which the items of its members are not read yet.
///
/// A story is nearly all items of its members. Read one by one, their trees never stand in memory at once.
pub(super) fn tree(text: &str) -> Option<Node<'_>> {
    read(text, DEEPEST)
}

/// The tree of an item of which it is known that it is JSON.
pub(super) fn item(text: &str) -> Node<'_> {
    read(text, IN_MEMBERS).unwrap_or(Node::Missing)
}

fn read(text: &str, depth: usize) -> Option<Node<'_>> {
    let mut reader = Reader {
        text,
        at: 0,
        keeps: true,
    };
    let node = reader.value(depth)?;
    reader.next().is_none().then_some(node)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Whether what lists and objects hold is wanted, and not only whether it is JSON.
    keeps: bool,
}

impl<'t> Reader<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The first byte behind white space.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Steps over a byte, if it is this one.
    fn takes(&mut self, byte: u8) -> bool {
        let is_there = self.byte() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn value(&mut self, depth: usize) -> Option<Node<'t>> {
        match self.next()? {
            b'"' => self.text().map(Node::Text),
            b'{' => {
                let mut members = Vec::new();
                self.each(depth, b'}', |reader, depth| {
                    reader.next()?;
                    let key = reader.text()?;
                    reader.next()?;
                    let value = reader.takes(b':').then(|| reader.value(depth))??;
                    if reader.keeps {
                        members.push((key, value));
                    }
                    Some(())
                })?;
                Some(Node::Object(members))
            }
            b'[' => {
                let mut items = Vec::new();
                self.each(depth, b']', |reader, depth| {
                    reader.next()?;
                    let start = reader.at;
                    let later = depth == IN_MEMBERS && reader.keeps;
                    reader.keeps &= !later;
                    let mut node = reader.value(depth)?;
                    if later {
                        node = Node::Unread(reader.text.get(start..reader.at)?);
                    }
                    reader.keeps |= later;
                    if reader.keeps {
                        items.push(node);
                    }
                    Some(())
                })?;
                Some(Node::List(items))
            }
            b't' => self.word("true", Node::Bool(true)),
            b'f' => self.word("false", Node::Bool(false)),
            b'n' => self.word("null", Node::Null),
            _ => self.number().map(Node::Number),
        }
    }

    /// Reads what stands between the brackets of a list or an object, with commas between.
    fn each(
        &mut self,
        depth: usize,
        close: u8,
        mut read: impl FnMut(&mut Self, usize) -> Option<()>,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        self.at += 1;
        if self.next()? != close {
            read(self, depth)?;
            while self.next()? != close {
                self.takes(b',').then_some(())?;
                read(self, depth)?;
            }
        }
        self.at += 1;
        Some(())
    }

    fn word(&mut self, word: &str, node: Node<'t>) -> Option<Node<'t>> {
        let is_there = self.text.get(self.at..)?.starts_with(word);
        self.at += word.len();
        is_there.then_some(node)
    }

    /// A text, which borrows from the whole where it has no escapes.
    fn text(&mut self) -> Option<Cow<'t, str>> {
        self.takes(b'"').then_some(())?;
        let mut text = Cow::Borrowed("");
        loop {
            let start = self.at;
            self.at += plain(self.text.as_bytes().get(start..)?);
            while !matches!(self.byte()?, b'"' | b'\\' | ..b' ') {
                self.at += 1;
            }
            text += self.text.get(start..self.at)?;
            if self.takes(b'"') {
                return Some(text);
            }
            self.takes(b'\\').then_some(())?;
            text.to_mut().push(self.escaped()?);
        }
    }

    /// The character that stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.byte()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => byte.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut unit = self.unit()?;
                // What lies past the first 65,536 characters is written as a pair of surrogates.
                if let 0xd800..0xdc00 = unit {
                    let low = (self.takes(b'\\') && self.takes(b'u')).then(|| self.unit())??;
                    let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    unit = 0x1_0000 + ((unit - 0xd800) << 10) + low;
                }
                char::from_u32(unit)?
            }
            _ => return None,
        })
    }

    /// The number that four hexadecimal digits are.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.byte()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }

    /// A number: itself, where it is a whole one from 0 that fits.
    fn number(&mut self) -> Option<Option<u64>> {
        let mut whole = !self.takes(b'-');
        let start = self.at;
        self.digits()?;
        let digits = self.text.get(start..self.at)?;
        if digits.len() > 1 && digits.starts_with('0') {
            return None;
        }
        if self.takes(b'.') {
            whole = false;
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            whole = false;
            let _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        Some(whole.then(|| digits.parse().ok()).flatten())
    }

    /// Steps over digits, of which there is at least one.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    /// Whether another reader of JSON says the same of a text. It refuses numbers past those of a computer,
    /// which no part of a story is.
    fn agrees(text: &str) -> Result<(), TestCaseError> {
        let ours = tree(text);
        match serde_json::from_str::<Value>(text) {
            Ok(theirs) => prop_assert!(ours.is_some_and(|ours| same(&ours, &theirs)), "{text}"),
            Err(error) if error.to_string().starts_with("number out of range") => {}
            Err(error) => prop_assert!(ours.is_none(), "{text}: {error}"),
        }
        Ok(())
    }

    fn same(ours: &Node<'_>, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Node::Null, Value::Null) => true,
            (Node::Bool(ours), Value::Bool(theirs)) => ours == theirs,
            (Node::Number(ours), Value::Number(theirs)) => *ours == theirs.as_u64(),
            (Node::Text(ours), Value::String(theirs)) => ours == theirs,
            (Node::Unread(text), theirs) => same(&item(text), theirs),
            (Node::List(ours), Value::Array(theirs)) => {
                ours.len() == theirs.len()
                    && ours
                        .iter()
                        .zip(theirs)
                        .all(|(ours, theirs)| same(ours, theirs))
            }
            (Node::Object(ours), Value::Object(theirs)) => {
                let last = |key| ours.iter().rev().find(|(name, _)| name == key);
                ours.iter()
                    .all(|(key, _)| theirs.contains_key(key.as_ref()))
                    && theirs.iter().all(|(key, theirs)| {
                        last(key.as_str()).is_some_and(|(_, ours)| same(ours, theirs))
                    })
            }
            _ => false,
        }
    }

    /// Pieces that texts of JSON are made of, and some that are in none.
    fn piece() -> impl Strategy<Value = String> {
        let brackets = prop::sample::select(vec!["[", "]", "{", "}", ",", ":", "\"", " ", "\n"]);
        let values = prop::sample::select(vec![
            "\"a\":",
            "\"a\"",
            "1",
            "0",
            "-",
            "12",
            ".5",
            "e3",
            "E-7",
            "+",
            "18446744073709551615",
            "18446744073709551616",
            "true",
            "false",
            "null",
            "nul",
            "{}",
            "[]",
            "[1,2]",
            "{\"a\":1,\"a\":2}",
        ]);
        let texts = prop::sample::select(vec![
            "\\n",
            "\\\"",
            "\\/",
            "\\x",
            "\\u00e9",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\ude00",
            "\\u12",
            "\\u+123",
            "é",
            "\u{1}",
            "\u{7f}",
        ]);
        let quoted = prop::collection::vec(texts.clone(), 0..3);
        prop_oneof![
            4 => brackets.prop_map(str::to_owned),
            4 => values.prop_map(str::to_owned),
            1 => texts.prop_map(str::to_owned),
            2 => quoted.prop_map(|texts| format!("\"{}\"", texts.concat())),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 20_000,
            failure_persistence: None,
            rng_seed: prop::test_runner::RngSeed::Fixed(20_260_429),
            ..Default::default()
        })]

        #[test]
        fn another_reader_says_the_same_of_pieces(pieces in prop::collection::vec(piece(), 0..8)) {
            agrees(&pieces.concat())?;
        }

        #[test]
        fn another_reader_says_the_same_of_a_list(pieces in prop::collection::vec(piece(), 1..4)) {
            agrees(&format!("[{}]", pieces.join(",")))?;
        }
    }

    #[test]
    fn lists_in_lists_are_read_as_deep_as_another_reader_does() {
        for depth in 120..136 {
            agrees(&format!("{}{}", "[".repeat(depth), "]".repeat(depth))).unwrap();
        }
    }

    #[test]
    fn a_number_past_those_of_a_computer_is_none_that_counts() {
        assert_eq!(tree("1e999"), Some(Node::Number(None)));
    }
}
