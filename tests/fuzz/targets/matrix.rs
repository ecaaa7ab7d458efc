//! Stories that mostly hold together: the derived matrix against the slow reference.

#![no_main]

#[path = "../../derived_matrix/comparison.rs"]
mod comparison;
#[path = "../../derived_matrix/reference.rs"]
mod reference;
#[path = "../../robustness/soundness.rs"]
mod soundness;
#[path = "../../derived_matrix/written.rs"]
mod written;

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use written::{Written, WrittenEvent};

/// At most this many events, since the reference tries every set of them.
const EVENTS: usize = 8;

#[derive(Debug)]
struct Asked {
    written: Written,
    on: u8,
}

impl<'a> Arbitrary<'a> for Asked {
    fn arbitrary(from: &mut Unstructured<'a>) -> Result<Self> {
        let (who, what) = (tree(from)?, tree(from)?);
        let count = from.int_in_range(1..=EVENTS)?;
        let mut events: Vec<WrittenEvent> = Vec::new();
        for index in 0..count {
            let possible = from.ratio(1u8, 6u8)?;
            let mut event = WrittenEvent {
                days: days(from)?,
                after: Default::default(),
                disputes: Default::default(),
                possible,
                changes: Vec::new(),
            };
            // Links lead back in the file, or anywhere, where they may contradict one another.
            let reach = if from.ratio(9u8, 10u8)? { index } else { count };
            for links in [&mut event.after, &mut event.disputes] {
                for _ in 0..from.int_in_range(0..=2usize)? {
                    if reach > 0 {
                        links.insert(from.int_in_range(0..=reach - 1)?);
                    }
                }
                links.remove(&index);
            }
            for _ in 0..from.int_in_range(0..=3usize)? {
                let row = from.choose_index(who.len())?;
                let column = from.choose_index(what.len())?;
                event
                    .changes
                    .push((row, column, from.int_in_range(0..=3usize)?));
            }
            events.push(event);
        }
        let possible: Vec<bool> = events.iter().map(|event| event.possible).collect();
        for event in &mut events {
            for links in [&mut event.after, &mut event.disputes] {
                links.retain(|&other| event.possible || !possible[other]);
            }
        }
        let written = Written { who, what, events };
        Ok(Self {
            written,
            on: from.arbitrary()?,
        })
    }
}

fn tree(from: &mut Unstructured<'_>) -> Result<Vec<Option<usize>>> {
    let count = from.int_in_range(1..=4usize)?;
    (0..count)
        .map(|index| match index {
            0 => Ok(None),
            _ => Ok(from.int_in_range(0..=index)?.checked_sub(1)),
        })
        .collect()
}

fn days(from: &mut Unstructured<'_>) -> Result<Option<(Option<i64>, Option<i64>)>> {
    let first = from.int_in_range(1..=6i64)?;
    Ok(match from.int_in_range(0..=4u8)? {
        0 => None,
        1 => Some((Some(first), Some(first))),
        2 => Some((Some(first), Some(first + from.int_in_range(0..=3i64)?))),
        3 => Some((None, Some(first))),
        _ => Some((Some(first), None)),
    })
}

fuzz_target!(|asked: Asked| {
    let text = asked.written.text();
    soundness::sound(&text);
    comparison::agree(&asked.written, asked.on);
    for day in 0..10 {
        comparison::agree_on(&asked.written, day);
    }
});
