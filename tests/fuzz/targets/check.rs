//! A story file of the right form whose ids, dates, links and keys are any: what `check` is for.

#![no_main]

#[path = "../../robustness/soundness.rs"]
mod soundness;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use std::fmt::Write;

/// A text of the file: mostly one that means something there, so that most stories come far.
#[derive(Debug, Arbitrary)]
enum Text {
    Id(u8),
    Date(Date),
    Word(u8),
    Any(String),
}

#[derive(Debug, Arbitrary)]
enum Date {
    Day(u8),
    Month(u8),
    Year(i64),
    Between(u8, u8),
    From(u8),
    Until(u8),
    Any(String),
}

#[derive(Debug, Arbitrary)]
struct Entry {
    id: Option<u8>,
    part_of: Option<Text>,
    other: Option<(u8, Text)>,
}

#[derive(Debug, Arbitrary)]
struct Event {
    id: Option<u8>,
    when: Option<Date>,
    after: Vec<u8>,
    disputes: Vec<u8>,
    status: Option<u8>,
    changes: Vec<(u8, u8, u8, Option<Text>)>,
    other: Option<(u8, Text)>,
}

#[derive(Debug, Arbitrary)]
struct File {
    who: Vec<Entry>,
    what: Vec<Entry>,
    events: Vec<Event>,
    other: Option<(u8, Text)>,
}

const KEYS: [&str; 20] = [
    "id",
    "title",
    "when",
    "after",
    "disputes",
    "status",
    "changes",
    "claims",
    "link",
    "image",
    "lane",
    "detail",
    "part_of",
    "name",
    "by",
    "about",
    "format",
    "sources",
    "published",
    "none",
];
const WORDS: [&str; 12] = [
    "allowed",
    "limited",
    "pending",
    "barred",
    "happened",
    "ongoing",
    "possible",
    "on-record",
    "anonymous",
    "document",
    "https://example.org/",
    "javascript:alert(1)",
];

impl Date {
    fn text(&self) -> String {
        let day = |day: &u8| format!("2026-{:02}-{:02}", day / 28 % 12 + 1, day % 28 + 1);
        match self {
            Self::Day(at) => day(at),
            Self::Month(month) => format!("2026-{:02}", month % 25),
            Self::Year(year) => format!("Y{year}"),
            Self::Between(from, to) => format!("{}/{}", day(from), day(to)),
            Self::From(from) => format!("{}/..", day(from)),
            Self::Until(to) => format!("../{}", day(to)),
            Self::Any(text) => text.clone(),
        }
    }
}

impl Text {
    fn text(&self) -> String {
        match self {
            Self::Id(id) => format!("{}", id % 8),
            Self::Date(date) => date.text(),
            Self::Word(word) => WORDS[usize::from(*word) % WORDS.len()].into(),
            Self::Any(text) => text.clone(),
        }
    }
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => write!(out, "\\u{:04x}", u32::from(c)).unwrap(),
            c => out.push(c),
        }
    }
    out + "\""
}

fn list<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    format!(
        "[{}]",
        items.iter().map(text).collect::<Vec<_>>().join(", ")
    )
}

fn object(members: impl IntoIterator<Item = (&'static str, Option<String>)>) -> String {
    let written = |(key, value): (&str, Option<String>)| Some(format!("\"{key}\": {}", value?));
    let members: Vec<String> = members.into_iter().filter_map(written).collect();
    format!("{{ {} }}", members.join(", "))
}

fn other(other: &Option<(u8, Text)>) -> (&'static str, Option<String>) {
    other.as_ref().map_or(("none", None), |(key, text)| {
        (
            KEYS[usize::from(*key) % KEYS.len()],
            Some(quoted(&text.text())),
        )
    })
}

fn id(id: u8) -> String {
    format!("\"{}\"", id % 8)
}

impl Entry {
    fn text(&self, index: usize) -> String {
        object([
            ("id", Some(self.id.map_or(format!("\"{index}\""), id))),
            ("name", Some("\"n\"".into())),
            (
                "part_of",
                self.part_of.as_ref().map(|text| quoted(&text.text())),
            ),
            other(&self.other),
        ])
    }
}

impl Event {
    fn text(&self, index: usize) -> String {
        let word = |word: u8| quoted(WORDS[usize::from(word) % WORDS.len()]);
        object([
            ("id", Some(self.id.map_or(format!("\"{index}\""), id))),
            ("title", Some("\"t\"".into())),
            ("when", self.when.as_ref().map(|when| quoted(&when.text()))),
            ("after", Some(list(&self.after, |&after| id(after)))),
            (
                "disputes",
                Some(list(&self.disputes, |&disputed| id(disputed))),
            ),
            ("status", self.status.map(|status| word(status % 4 + 3))),
            (
                "changes",
                Some(list(&self.changes, |(who, what, access, conditions)| {
                    object([
                        ("who", Some(id(*who))),
                        ("what", Some(id(*what))),
                        ("access", Some(word(access % 5))),
                        (
                            "conditions",
                            conditions
                                .as_ref()
                                .map(|text| format!("[{}]", quoted(&text.text()))),
                        ),
                    ])
                })),
            ),
            other(&self.other),
        ])
    }
}

fn entries(entries: &[Entry]) -> String {
    let indexed: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
    list(&indexed, |(index, entry)| entry.text(*index))
}

fuzz_target!(|file: File| {
    let events: Vec<(usize, &Event)> = file.events.iter().enumerate().collect();
    soundness::sound(&object([
        ("format", Some("1".into())),
        ("title", Some("\"t\"".into())),
        ("who", Some(entries(&file.who))),
        ("what", Some(entries(&file.what))),
        (
            "events",
            Some(list(&events, |(index, event)| event.text(*index))),
        ),
        other(&file.other),
    ]));
});
