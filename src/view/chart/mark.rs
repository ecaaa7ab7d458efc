//! One event on the chart, or a group of them: where it is drawn, and what it says.

use std::rc::Rc;

use super::extent::Certainty;
use super::groups::Placed;
use crate::story::{Event, Story};
use crate::view::Reader;
use crate::view::search::contains;
use crate::view::timeline::{Place, place};
use crate::view::wording::{Phrase, Words, numeral};

/// Where a mark is drawn, and how the reader stands to it. What it says is a [`ChartMark`], which is put into
/// words only where a spot is new.
#[derive(Debug, Clone)]
pub struct Spot {
    pub(super) placed: Rc<Placed>,
    /// The row, from the top of all lanes.
    pub(super) row: usize,
    /// Whether there is room for its title.
    pub(super) titled: bool,
    /// Where the reader stands to it.
    pub place: Place,
    /// Whether it is open.
    pub open: bool,
    /// Whether it is the one that Tab comes to.
    pub stop: bool,
}

impl PartialEq for Spot {
    /// By the address of what does not change until it is laid out anew.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.placed, &other.placed)
            && (self.place, self.open, self.stop) == (other.place, other.open, other.stop)
    }
}

/// One event, or a group of them.
#[derive(Debug)]
pub struct ChartMark<'s> {
    /// The id of the event, of the first one in a group.
    pub event: &'s str,
    /// How many events it stands for.
    pub count: usize,
    /// Where it begins, in thousandths of the way.
    pub from: usize,
    /// Where it ends: where it begins for what is drawn as a point.
    pub to: usize,
    /// Up to where its title may reach; where it ends for one that has no room for a title.
    pub until: usize,
    /// The lane, from the top.
    pub lane: usize,
    /// The row, from the top of all lanes.
    pub row: usize,
    /// How sure its place is.
    pub certainty: Certainty,
    /// Whether it changes a cell.
    pub telling: bool,
    /// What it is, in full.
    pub name: String,
    /// What is written beside it; empty where there is no room.
    pub title: &'s str,
}

/// How the reader stands to the events of a spot.
pub(super) fn stands(story: &Story, reader: &Reader, placed: &Placed) -> Place {
    if reader.event(story).is_some_and(|event| placed.holds(event)) {
        return Place::Current;
    }
    // Those that the reader has behind them come first.
    let first = placed.events.first();
    first.map_or(Place::Future, |&first| place(story, reader, first))
}

/// A spot in words; nothing for one of another story.
#[must_use]
pub fn mark<'s>(story: &'s Story, words: &Words, spot: &Spot) -> Option<ChartMark<'s>> {
    let placed = &*spot.placed;
    let event = |at: &usize| story.events().get(*at);
    let first = event(placed.events.first()?)?;
    let last = event(placed.events.last()?)?;
    let count = placed.events.len();
    let telling = |at: &usize| event(at).is_some_and(|event| !event.changes.is_empty());
    Some(ChartMark {
        event: &first.id,
        count,
        from: placed.from,
        to: placed.to,
        until: if spot.titled { placed.until } else { placed.to },
        lane: placed.lane,
        row: spot.row,
        certainty: placed.certainty,
        telling: placed.events.iter().any(telling),
        name: match count {
            1 => name(words, first),
            _ => group_name(words, count, &first.title, &last.title),
        },
        title: if spot.titled { &first.title } else { "" },
    })
}

fn name(words: &Words, event: &Event) -> String {
    let phrase = if event.lane.is_some() {
        Phrase::MarkNameInLane
    } else {
        Phrase::MarkName
    };
    words.sentence(
        phrase,
        &[
            ("event", &event.title),
            ("when", &words.date(event.when.as_ref())),
            ("lane", event.lane.as_deref().unwrap_or_default()),
        ],
    )
}

fn group_name(words: &Words, count: usize, first: &str, last: &str) -> String {
    let mut events = words.counted(Phrase::EventsCounted, count);
    // The mark shows digits, which those who speak to it will say; some languages have words for two.
    let digits = numeral(count);
    if !contains(&events, &digits) {
        events = [digits.as_str(), " ", &events].concat();
    }
    words.sentence(
        Phrase::GroupName,
        &[("events", &events), ("first", first), ("last", last)],
    )
}
