//! A story as it is read beside the reference: what has to be the same.

use crate::reference::Reference;
use crate::written::{DAY, JANUARY, Written};
use std::collections::BTreeSet;
use who_can_use::story::{Cell, Instant, Kind, Reading, Story, WhatIf};

/// Row and column as the random story numbers them, and as the story does.
pub fn cells(written: &Written, story: &Story) -> Vec<(usize, usize, Cell)> {
    let row = |who: usize| story.who.find(&format!("r{who}")).unwrap();
    let column = |what: usize| story.what.find(&format!("c{what}")).unwrap();
    let mut cells = Vec::new();
    for who in 0..written.who.len() {
        for what in 0..written.what.len() {
            let cell = Cell {
                who: row(who),
                what: column(what),
            };
            cells.push((who, what, cell));
        }
    }
    cells
}

fn words_of(reading: &Reading, story: &Story) -> BTreeSet<&'static str> {
    match reading {
        Reading::Maybe(readings) => readings
            .iter()
            .map(|reading| reading.kind(story).word())
            .collect(),
        settled => BTreeSet::from([settled.kind(story).word()]),
    }
}

/// Panics unless the order of events and every cell at every moment are as the reference says, with
/// the possible events switched on that `on` has a bit for.
pub fn agree(written: &Written, on: u8) {
    let text = written.text();
    let checked = Story::read(&text);
    let reference = Reference::new(written);
    assert_eq!(
        checked.story.is_some(),
        reference.is_some(),
        "{:?}\n{text}",
        checked.problems
    );
    let (Some(story), Some(reference)) = (checked.story, reference) else {
        return;
    };
    let ids: Vec<&str> = story
        .events()
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    let line: Vec<String> = reference
        .line
        .iter()
        .map(|index| format!("e{index}"))
        .collect();
    assert_eq!(ids, line, "{text}");
    assert_eq!(story.happened(), reference.happened);
    for early in 0..line.len() {
        for late in 0..line.len() {
            assert_eq!(
                story.precedes(early, late),
                reference.precedes[reference.line[early]][reference.line[late]],
                "{} before {}\n{text}",
                line[early],
                line[late],
            );
        }
    }
    let what_if = (story.happened()..story.events().len())
        .filter(|event| on & (1 << (event - story.happened())) != 0)
        .fold(WhatIf::default(), |what_if, event| {
            what_if.toggled(&story, event)
        });
    let mut come: Vec<usize> = reference.line[..reference.happened].to_vec();
    come.extend(what_if.on().iter().map(|&event| reference.line[event]));
    for moment in 0..=come.len() {
        let matrix = story.at(moment, &what_if);
        for (who, what, cell) in cells(written, &story) {
            assert_eq!(
                matrix.reading(cell).kind(&story).word(),
                reference.word(&come[..moment], who, what),
                "r{who} c{what} at {moment}\n{text}",
            );
        }
    }
}

/// Panics unless every cell on a day of January 2026 reads as any set of events that may have come.
pub fn agree_on(written: &Written, day: i64) {
    let text = written.text();
    let Some(story) = Story::read(&text).story else {
        return;
    };
    let reference = Reference::new(written).unwrap();
    let end_of_day = JANUARY + day * DAY - 1;
    let matrix = story.on(Instant(end_of_day));
    for (who, what, cell) in cells(written, &story) {
        let possible = reference.words_by(end_of_day, who, what);
        let reading = matrix.reading(cell);
        let said = words_of(&reading, &story);
        assert!(said.is_subset(&possible), "{said:?} {possible:?}\n{text}");
        assert_eq!(
            said,
            reference.words_told(end_of_day, who, what),
            "r{who} c{what} on day {day}\n{text}"
        );
        // Where events contest one another, what is told may be less than what is possible.
        if written.events.iter().all(|event| event.disputes.is_empty()) {
            let maybe = reading.kind(&story) == Kind::Maybe;
            assert_eq!(maybe, possible.len() > 1, "{said:?} {possible:?}\n{text}");
        }
    }
}
