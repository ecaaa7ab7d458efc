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
    let ends = known
        .iter()
        .skip(1)
        .map(|&(moment, _)| place(moment))
        .chain([1000]);
    let spans = known.iter().zip(ends).map(|(&(moment, kind), end)| Span {
        kind,
        from: place(moment),
        length: end - place(moment),
    });
    let states = known.iter().map(|&(_, kind)| words.kind(kind).to_owned());
    let states = states.reduce(|before, after| {
        words.sentence(Phrase::Then, &[("before", &before), ("after", &after)])
    });
    History {
        spans: spans.collect(),
        at: place(reader.moment),
        spoken: words.sentence(Phrase::History, &[("states", &states.unwrap_or_default())]),
    }
}

/// Whether what is set for a cell holds for another as well.
fn covers(story: &Story, set: Cell, cell: Cell) -> bool {
    story.who.subtree(set.who).contains(&cell.who)
        && story.what.subtree(set.what).contains(&cell.what)
}
