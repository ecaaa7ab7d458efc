//! The derived matrix against a reference that is slow and obviously right, on random stories.
//!
//! The reference knows the rules only as the story format states them: it closes the known order by
//! brute force, and tries every set of events that may have come.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod comparison;
mod reference;
mod strategy;
mod written;

use comparison::cells;
use proptest::prelude::*;
use strategy::story;
use who_can_use::story::{Cell, Story, WhatIf};

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_cell_reads_as_the_reference_says(written in story(), on in any::<u8>()) {
        comparison::agree(&written, on);
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
        comparison::agree_on(&written, day);
    }
}
