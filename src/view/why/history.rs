//! What a cell was at each moment.

use crate::story::{Cell, Kind, Story};
use crate::view::Reader;
use crate::view::wording::Phrase;

/// What a cell was at each moment, from before the first event to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// In order, without a gap.
    pub spans: Vec<Span>,
    /// Where the reader stands, in thousandths of the way.
    pub at: usize,
    /// All of it in words.
    pub spoken: String,
}

/// A time in which a cell stayed the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What it was.
    pub kind: Kind,
    /// Where it begins, in thousandths of the way.
    pub from: usize,
    /// How long it lasts, in thousandths of the way.
    pub length: usize,
}

pub(super) fn history(story: &Story, reader: &Reader, cell: Cell) -> History {
    let words = reader.words;
    let last = story.last_moment(&reader.what_if);
    let place = |moment: usize| moment * 1000 / (last + 1);
    let mut known: Vec<(usize, Kind)> = Vec::new();
    for moment in 0..=last {
        // Only an event that sets something for the cell, or contests another, can change what it is.
        let event = story.event_at(moment, &reader.what_if);
        let tells = event
            .and_then(|event| story.events().get(event))
            .is_none_or(|event| {
                !event.disputes.is_empty()
                    || event
                        .changes
                        .iter()
                        .any(|change| covers(story, change.cell, cell))
            });
        if !tells {
            continue;
        }
        let kind = story.at(moment, &reader.what_if).reading(cell).kind(story);
        if known.last().is_none_or(|&(_, before)| before != kind) {
            known.push((moment, kind));
        }
    }
    let mut spans: Vec<Span> = Vec::new();
    let mut states = String::new();
    for &(moment, kind) in &known {
        let (from, state) = (place(moment), words.kind(kind));
        states = match spans.last_mut() {
            Some(before) => {
                before.length = from - before.from;
                words.sentence(Phrase::Then, &[("before", &states), ("after", state)])
            }
            None => state.to_owned(),
        };
        let length = 1000 - from;
        spans.push(Span { kind, from, length });
    }
    History {
        spans,
        at: place(reader.moment),
        spoken: words.sentence(Phrase::History, &[("states", &states)]),
    }
}

/// Whether what is set for a cell holds for another as well.
fn covers(story: &Story, set: Cell, cell: Cell) -> bool {
    story.who.subtree(set.who).contains(&cell.who)
        && story.what.subtree(set.what).contains(&cell.what)
}
