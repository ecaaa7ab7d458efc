//! Texts that were stories of the corpus before something went wrong with them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::path::Path;

/// What can go wrong with a text, at places given as parts of its length.
#[derive(Debug, Clone)]
enum Mutation {
    /// A byte becomes another one.
    Byte(Index, u8),
    /// A part is left out.
    Cut(Index, Index),
    /// The end is left out.
    Truncation(Index),
    /// A part of another text is put in.
    Splice(Index, Index, Index, Index),
    /// Two words change places: keys, texts, numbers, or what is between them.
    Swap(Index, Index),
    /// A word is written over another.
    Copy(Index, Index),
    /// A member is given again after itself.
    Repetition(Index),
    /// Something that means something to JSON or to a story is put in.
    Token(Index, &'static str),
}

const TOKENS: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "-1",
    "1e999",
    "0.5",
    "18446744073709551616",
    "\\ud800",
    "\\u0000",
    "\u{202e}",
    "\u{feff}",
    "..",
    "/",
    "XX",
    "~",
    "Y",
    "é𝄞",
];

/// The good and the bad stories of the corpus.
fn corpus() -> Vec<Vec<u8>> {
    let mut texts = Vec::new();
    for folder in ["good", "bad"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/stories")
            .join(folder);
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .collect();
        paths.sort();
        texts.extend(paths.iter().map(|path| std::fs::read(path).unwrap()));
    }
    assert!(texts.len() > 20);
    texts
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<Index>;
    prop_oneof![
        1 => (at(), any::<u8>()).prop_map(|(place, byte)| Mutation::Byte(place, byte)),
        1 => (at(), at()).prop_map(|(from, to)| Mutation::Cut(from, to)),
        1 => at().prop_map(Mutation::Truncation),
        1 => (at(), at(), at(), at()).prop_map(|(at, other, from, to)| Mutation::Splice(at, other, from, to)),
        3 => (at(), at()).prop_map(|(one, two)| Mutation::Swap(one, two)),
        3 => (at(), at()).prop_map(|(from, to)| Mutation::Copy(from, to)),
        2 => at().prop_map(Mutation::Repetition),
        2 => (at(), prop::sample::select(&TOKENS[..])).prop_map(|(place, token)| Mutation::Token(place, token)),
    ]
}

/// A story of the corpus after one to four mutations.
pub fn mutated() -> impl Strategy<Value = String> {
    let corpus = corpus();
    (any::<Index>(), vec(mutation(), 1..5)).prop_map(move |(which, mutations)| {
        let mut text = corpus[which.index(corpus.len())].clone();
        for mutation in &mutations {
            apply(mutation, &mut text, &corpus);
        }
        String::from_utf8_lossy(&text).into_owned()
    })
}

fn apply(mutation: &Mutation, text: &mut Vec<u8>, corpus: &[Vec<u8>]) {
    if text.is_empty() {
        return;
    }
    let end = text.len();
    match mutation {
        Mutation::Byte(at, byte) => text[at.index(end)] = *byte,
        Mutation::Cut(from, to) => {
            let part = between(from.index(end), to.index(end));
            text.drain(part);
        }
        Mutation::Truncation(at) => text.truncate(at.index(end)),
        Mutation::Splice(at, other, from, to) => {
            let other = &corpus[other.index(corpus.len())];
            if !other.is_empty() {
                let part = between(from.index(other.len()), to.index(other.len()));
                let at = at.index(end);
                text.splice(at..at, other[part].iter().copied());
            }
        }
        Mutation::Swap(one, two) => {
            let words = words(text);
            let (one, two) = (one.index(words.len()), two.index(words.len()));
            let (first, second) = (words[one.min(two)].clone(), words[one.max(two)].clone());
            if first != second {
                let (early, late) = (text[first.clone()].to_vec(), text[second.clone()].to_vec());
                text.splice(second, early);
                text.splice(first, late);
            }
        }
        Mutation::Copy(from, to) => {
            let words = words(text);
            let copied = text[words[from.index(words.len())].clone()].to_vec();
            text.splice(words[to.index(words.len())].clone(), copied);
        }
        Mutation::Repetition(at) => {
            let start = at.index(end);
            let start = text[..start]
                .iter()
                .rposition(|&byte| byte == b',')
                .unwrap_or(start);
            let length = text[start + 1..].iter().position(|&byte| byte == b',');
            let member = text[start..start + 1 + length.unwrap_or(end - start - 1)].to_vec();
            text.splice(start..start, member);
        }
        Mutation::Token(at, token) => {
            let at = at.index(end);
            text.splice(at..at, token.bytes());
        }
    }
}

fn between(one: usize, two: usize) -> std::ops::Range<usize> {
    one.min(two)..one.max(two)
}

/// Where the words of a text are: quoted texts, runs of other letters and digits, single signs.
fn words(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        let rest = &text[start + 1..];
        let length = match text[start] {
            b'"' => rest
                .iter()
                .position(|&byte| byte == b'"')
                .map_or(rest.len(), |end| end + 1),
            byte if byte.is_ascii_alphanumeric() => rest
                .iter()
                .position(|byte| !byte.is_ascii_alphanumeric())
                .unwrap_or(rest.len()),
            _ => 0,
        };
        at = start + 1 + length;
        if !text[start].is_ascii_whitespace() {
            words.push(start..at);
        }
    }
    // A text of white space alone is one word.
    if words.is_empty() {
        words.push(0..text.len());
    }
    words
}
