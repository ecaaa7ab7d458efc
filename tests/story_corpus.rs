//! The corpus of stories: what each good one means, and what is reported of each bad one.
//!
//! Beside each `NAME.json` stands `NAME.txt` with what is expected; `UPDATE_EXPECT=1` writes it anew,
//! to be read before it is committed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use expect_test::expect_file;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use who_can_use::story::{Cell, Kind, Matrix, Reading, Setting, Severity, Story, WhatIf};

fn stories(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/stories")
        .join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn text(path: &Path) -> String {
    // Read as bytes, since a bad story may not even be UTF-8.
    String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()
}

fn report(story: &str) -> String {
    let checked = Story::read(story);
    let mut report = String::new();
    for problem in &checked.problems {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        writeln!(report, "{severity}: {problem}").unwrap();
    }
    let errors = checked
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    assert_eq!(
        checked.story.is_none(),
        errors,
        "a story is there unless something is an error"
    );
    let glance = Story::glance(story);
    assert!(
        glance.story == checked.story && (glance.problems || !errors),
        "a glance shows a story if and only if it is told to have no error, and the same one"
    );
    report
}

/// A cell in a word, with what is needed to tell it from others of the same word.
fn words(story: &Story, reading: &Reading) -> String {
    let side = |setting: Setting| {
        let event = &story.events()[setting.event].id;
        format!(
            "{} by {event}",
            story.change(setting).unwrap().access.word()
        )
    };
    match reading {
        Reading::Settled(setting) => {
            let change = story.change(*setting).unwrap();
            let conditions = change.conditions.join("; ");
            let word = change.access.word();
            if conditions.is_empty() {
                word.into()
            } else {
                format!("{word} ({conditions})")
            }
        }
        Reading::Disputed {
            sides,
            contested_by,
        } => {
            let mut parts: Vec<String> = sides.iter().map(|&setting| side(setting)).collect();
            let contesting = contested_by.iter().map(|&event| &story.events()[event].id);
            parts.extend(contesting.map(|id| format!("contested by {id}")));
            format!("disputed [{}]", parts.join(", "))
        }
        Reading::Maybe(readings) => {
            let each: Vec<String> = readings
                .iter()
                .map(|reading| words(story, reading))
                .collect();
            format!("maybe [{}]", each.join(" | "))
        }
        Reading::Unknown => Kind::Unknown.word().into(),
    }
}

/// Every cell of which something is known, with a star where it changed.
fn cells_in_words(out: &mut String, matrix: &Matrix<'_>, changed: &[Cell]) {
    let story = matrix.story();
    for (who, row) in story.who.entries().iter().enumerate() {
        for (what, column) in story.what.entries().iter().enumerate() {
            let cell = Cell { who, what };
            let reading = matrix.reading(cell);
            if reading != Reading::Unknown {
                let words = words(story, &reading);
                let star = if changed.contains(&cell) { "*" } else { " " };
                writeln!(out, " {star}{} x {}: {words}", row.id, column.id).unwrap();
            }
        }
    }
}

/// Every moment of a story with its matrix, with each possible event switched on, and every day
/// that a date of the story ends on.
fn meaning(text: &str) -> String {
    let mut out = report(text);
    let story = Story::read(text).story.expect("a good story has no errors");
    let all = (story.happened()..story.events().len()).fold(WhatIf::default(), |what_if, event| {
        what_if.toggled(&story, event)
    });
    let mut before = story.at(0, &all);
    for moment in 0..=story.last_moment(&all) {
        let matrix = story.at(moment, &all);
        let changed = matrix.changed(&before);
        let name = story
            .event_at(moment, &all)
            .map_or("start", |event| &story.events()[event].id);
        let what_if = if matrix.is_hypothetical() {
            " (what if)"
        } else {
            ""
        };
        writeln!(out, "after {moment}: {name}{what_if}").unwrap();
        cells_in_words(&mut out, &matrix, &changed);
        before = matrix;
    }
    let mut days: Vec<_> = story
        .events()
        .iter()
        .filter_map(|event| event.when.as_ref())
        .flat_map(|when| [when.earliest(), when.latest()])
        .flatten()
        .map(|instant| instant.end_of_day())
        .collect();
    days.sort();
    days.dedup();
    for day in days {
        let date = day.civil();
        let (year, month, date) = (date.year, date.month, date.day);
        writeln!(
            out,
            "by {year:04}-{month:02}-{date:02}: moment {}",
            story.moment_on(day)
        )
        .unwrap();
        cells_in_words(&mut out, &story.on(day), &[]);
    }
    out
}

#[test]
fn good_stories_mean_what_is_expected() {
    for path in stories("good") {
        expect_file![path.with_extension("txt")].assert_eq(&meaning(&text(&path)));
    }
}

#[test]
fn bad_stories_are_reported_as_expected() {
    for path in stories("bad") {
        let report = report(&text(&path));
        assert!(
            !report.is_empty(),
            "nothing is reported of {}",
            path.display()
        );
        expect_file![path.with_extension("txt")].assert_eq(&report);
    }
}

/// Whether a glance at a story with these members, which has something to be told of, notices it.
fn is_noticed(members: &str) -> bool {
    let text = format!(r#"{{ "format": 1, "title": "t", {members} }}"#);
    let glance = Story::glance(&text);
    assert!(glance.story.is_some() && !Story::read(&text).problems.is_empty());
    glance.problems
}

#[test]
fn a_glance_notices_each_warning_of_the_text_and_leaves_advice_to_those_who_look() {
    assert!(is_noticed(
        r#""events": [], "summry": "A slip of the pen.""#
    ));
    assert!(is_noticed(r#""events": [], "events": []"#));
    assert!(is_noticed(
        "\"events\": [], \"summary\": \"Turned \u{202e}round.\""
    ));
    assert!(!is_noticed(
        r#""events": [{ "id": "a", "title": "t", "claims": [{ "says": "so" }] }]"#
    ));
}
