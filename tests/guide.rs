//! What the guide for authors and the README show, held against the code.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use who_can_use::story::{Access, Basis, Story, When, schema};
use who_can_use::view::wording::ENGLISH;

const GUIDE: &str = include_str!("../docs/writing-a-story.md");
const README: &str = include_str!("../README.md");
const STARTER: &str = include_str!("../src/command/starter.json");

/// The fenced blocks in this language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.strip_prefix("```") == Some(language) {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(block.join("\n"));
        } else if line.starts_with("```") {
            lines.by_ref().find(|line| *line == "```");
        }
    }
    blocks
}

/// The cells of the table whose heading starts like this, a row each.
fn table(heading: &str) -> Vec<Vec<String>> {
    let rows: Vec<Vec<String>> = GUIDE
        .lines()
        .skip_while(|line| !line.starts_with(heading))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells = line.trim_matches('|').split('|');
            cells
                .map(|cell| cell.trim().trim_matches('`').to_owned())
                .collect()
        })
        .collect();
    assert!(!rows.is_empty(), "{heading}");
    rows
}

/// Whether a value shows some of another: fewer members, all else the same.
fn shows_some_of(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => part.iter().all(|(key, part)| {
            whole
                .get(key)
                .is_some_and(|whole| shows_some_of(part, whole))
        }),
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len()
                && part
                    .iter()
                    .zip(whole)
                    .all(|(part, whole)| shows_some_of(part, whole))
        }
        _ => part == whole,
    }
}

fn is_excerpt(part: &Value, whole: &Value) -> bool {
    shows_some_of(part, whole)
        || match whole {
            Value::Object(members) => members.values().any(|value| is_excerpt(part, value)),
            Value::Array(items) => items.iter().any(|value| is_excerpt(part, value)),
            _ => false,
        }
}

#[test]
fn every_story_shown_checks_clean_and_every_excerpt_is_from_the_starter() {
    let starter: Value = serde_json::from_str(STARTER).unwrap();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let (mut whole, mut excerpts) = (0, 0);
    for text in [
        blocks(GUIDE, "json"),
        blocks(README, "json"),
        vec![STARTER.to_owned()],
    ]
    .concat()
    {
        let value: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        if value.get("format").is_some() {
            assert_eq!(Story::read(&text).problems, [], "{text}");
            assert!(validator.is_valid(&value), "{text}");
            whole += 1;
        } else {
            assert!(
                is_excerpt(&value, &starter),
                "this is not in the starter: {text}"
            );
            excerpts += 1;
        }
    }
    assert!(
        whole >= 3 && excerpts >= 6,
        "{whole} stories, {excerpts} excerpts"
    );
}

#[test]
fn readers_see_dates_as_the_guide_says() {
    for row in table("| you write |") {
        let when = When::parse(&row[0]).unwrap();
        assert_eq!(ENGLISH.date(Some(&when)), row[1], "{}", row[0]);
    }
    assert!(GUIDE.contains(&ENGLISH.date(None)));
}

#[test]
fn the_words_of_the_guide_are_those_of_the_format() {
    let firsts = |heading| -> Vec<String> {
        table(heading)
            .into_iter()
            .map(|row| row[0].clone())
            .collect()
    };
    let access = [
        Access::Allowed,
        Access::Limited,
        Access::Pending,
        Access::Barred,
    ];
    assert_eq!(firsts("| `access` |"), access.map(Access::word));
    let basis = [
        Basis::OnRecord,
        Basis::Anonymous,
        Basis::Document,
        Basis::Analysis,
        Basis::Declined,
    ];
    assert_eq!(firsts("| `basis` |"), basis.map(Basis::word));
}
