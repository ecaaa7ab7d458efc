//! The derived matrix against a reference that is slow and obviously right, on random stories.
//!
//! The reference knows the rules only as the story format states them: it closes the known order by
//! brute force, and tries every set of events that may have come.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod reference;
mod written;

use proptest::prelude::*;
use reference::Reference;
use std::collections::BTreeSet;
use who_can_use::story::{Cell, Instant, Kind, Reading, Story, WhatIf};
use written::{DAY, JANUARY, Written, story};

fn cells(written: &Written, story: &Story) -> Vec<(usize, usize, Cell)> {
    let mut cells = Vec::new();
    for who in 0..written.who.len() {
        for what in 0..written.what.len() {
            let row = story.who.find(&format!("r{who}")).unwrap();
            let column = story.what.find(&format!("c{what}")).unwrap();
            cells.push((
                who,
                what,
                Cell {
                    who: row,
                    what: column,
                },
            ));
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_cell_reads_as_the_reference_says(written in story(), on in any::<u8>()) {
        let text = written.text();
        let checked = Story::read(&text);
        let reference = Reference::new(&written);
        prop_assert_eq!(checked.story.is_some(), reference.is_some(), "{:?}\n{}", checked.problems, text);
        let (Some(story), Some(reference)) = (checked.story, reference) else { return Ok(()) };
        let ids: Vec<String> = reference.line.iter().map(|index| format!("e{index}")).collect();
        prop_assert_eq!(story.events().iter().map(|event| event.id.clone()).collect::<Vec<_>>(), ids);
        prop_assert_eq!(story.happened(), reference.happened);
        for early in 0..reference.line.len() {
            for late in 0..reference.line.len() {
                prop_assert_eq!(
                    story.precedes(early, late),
                    reference.precedes[reference.line[early]][reference.line[late]],
                    "e{} before e{}\n{}", reference.line[early], reference.line[late], &text
                );
            }
        }
        let what_if = (story.happened()..story.events().len())
            .filter(|event| on & (1 << (event - story.happened())) != 0)
            .fold(WhatIf::default(), |what_if, event| what_if.toggled(&story, event));
        let mut line: Vec<usize> = reference.line[..reference.happened].to_vec();
        line.extend(what_if.on().iter().map(|&event| reference.line[event]));
        for moment in 0..=line.len() {
            let matrix = story.at(moment, &what_if);
            for (who, what, cell) in cells(&written, &story) {
                prop_assert_eq!(
                    matrix.reading(cell).kind(&story).word(),
                    reference.word(&line[..moment], who, what),
                    "r{} c{} at {}\n{}", who, what, moment, &text
                );
            }
        }
    }

    #[test]
    fn changed_cells_are_those_that_read_differently(written in story(), from in 0..9usize, to in 0..9usize) {
        let Some(story) = Story::read(&written.text()).story else { return Ok(()) };
        let all = (story.happened()..story.events().len())
            .fold(WhatIf::default(), |what_if, event| what_if.toggled(&story, event));
        let (one, two) = (story.at(from, &all), story.at(to, &all));
        let mut expected: Vec<Cell> = cells(&written, &story)
            .into_iter()
            .map(|(.., cell)| cell)
            .filter(|&cell| !one.reading(cell).agrees(&two.reading(cell), &story))
            .collect();
        expected.sort();
        prop_assert_eq!(one.changed(&two), expected, "{}", written.text());
    }

    #[test]
    fn a_day_reads_as_any_set_of_events_that_may_have_come(written in story(), day in 0..9i64) {
        let Some(story) = Story::read(&written.text()).story else { return Ok(()) };
        let reference = Reference::new(&written).unwrap();
        let end_of_day = JANUARY + day * DAY - 1;
        let matrix = story.on(Instant(end_of_day));
        for (who, what, cell) in cells(&written, &story) {
            let possible = reference.words_by(end_of_day, who, what);
            let reading = matrix.reading(cell);
            let said = words_of(&reading, &story);
            prop_assert!(said.is_subset(&possible), "{said:?} {possible:?}\n{}", written.text());
            prop_assert_eq!(
                reading.kind(&story) == Kind::Maybe, possible.len() > 1,
                "r{} c{} {:?} {:?}\n{}", who, what, said, possible, written.text()
            );
        }
    }
}
