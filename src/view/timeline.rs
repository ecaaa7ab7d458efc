//! The events in order: those that happened, then those that may come.

use core::cmp::Ordering;

use super::search::counted;
use super::{Chosen, Reader, Viewport};
use crate::story::{Access, Event, Status, Story};

/// The events, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// What happened or is going on, as far as it is drawn.
    pub happened: Vec<TimelineEvent>,
    /// What may come, as far as it is drawn.
    pub possible: Vec<TimelineEvent>,
    /// How many events there are of each, drawn or not.
    pub counts: [usize; 2],
    /// The level of its heading among the page's.
    pub level: usize,
    /// Whether there are so many that only those in sight are drawn, each as high as the others.
    pub long: bool,
    /// How many events there are of what the reader looks for, in words; empty where they look for nothing.
    pub found: String,
}

/// One event on the timeline. What it says is asked of the story where it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineEvent {
    /// Its position among the story's events.
    pub event: usize,
    /// How many events come before it in the list.
    pub position: usize,
    /// Where the reader stands to it.
    pub place: Place,
    /// Whether it is open.
    pub open: bool,
    /// Whether the reader has switched it on; nothing for an event that happened.
    pub what_if: Option<bool>,
}

/// Where the reader stands to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// They have it behind them.
    Past,
    /// They stand right after it.
    Current,
    /// They have it before them.
    Future,
}

impl Place {
    /// The name a stylesheet knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Current => "current",
            Self::Future => "future",
        }
    }
}

/// The line of the timeline that an event is on; nothing where it is not among those that are looked for.
pub(super) fn line(story: &Story, reader: &Reader, event: usize) -> Option<usize> {
    let nth = match &reader.found {
        Some(found) => found.binary_search(&event).ok()?,
        None => event,
    };
    Some(nth + usize::from(event >= story.happened()))
}

/// The timeline for where the reader stands.
#[must_use]
pub fn timeline(story: &Story, reader: &Reader) -> Timeline {
    let happened = story.happened();
    let found = reader.found.as_deref();
    let nth = |nth: usize| found.map_or(Some(nth), |found| found.get(nth).copied());
    let count = found.map_or(story.events().len(), <[usize]>::len);
    // Those that may come follow the divider.
    let past = found.map_or(happened, |found| {
        found.partition_point(|&event| event < happened)
    });
    let current = reader
        .event(story)
        .and_then(|event| line(story, reader, event));
    let lines = reader.viewport.lines(count + 1, current);
    let mut drawn = [Vec::new(), Vec::new()];
    let [behind, ahead] = &mut drawn;
    for line in lines {
        let (side, position) = match line.cmp(&past) {
            Ordering::Less => (&mut *behind, line),
            Ordering::Equal => continue,
            Ordering::Greater => (&mut *ahead, line - 1),
        };
        side.extend(nth(position).and_then(|event| shown(story, reader, position, event)));
    }
    let [happened, possible] = drawn;
    Timeline {
        happened,
        possible,
        counts: [past, count - past],
        level: reader.heading_level.below(1),
        long: Viewport::is_long(count + 1),
        found: counted(reader),
    }
}

fn shown(story: &Story, reader: &Reader, position: usize, at: usize) -> Option<TimelineEvent> {
    let event = story.events().get(at)?;
    Some(TimelineEvent {
        event: at,
        position,
        place: place(story, reader, at),
        open: reader.chosen == Some(Chosen::Event(at)),
        what_if: what_if(reader, at, event),
    })
}

/// Whether the reader has switched an event on; nothing for one that happened.
pub(super) fn what_if(reader: &Reader, at: usize, event: &Event) -> Option<bool> {
    (event.status == Status::Possible).then(|| reader.what_if.contains(at))
}

/// What an event sets, each access once, in order.
#[must_use]
pub fn sets(event: &Event) -> Vec<Access> {
    let mut sets = Access::ALL.to_vec();
    sets.retain(|&access| event.changes.iter().any(|change| change.access == access));
    sets
}

/// Where the reader stands to an event.
pub(super) fn place(story: &Story, reader: &Reader, event: usize) -> Place {
    match story.moment_of(event, &reader.what_if) {
        Some(moment) if moment < reader.moment => Place::Past,
        Some(moment) if moment == reader.moment => Place::Current,
        _ => Place::Future,
    }
}

/// The name of a status in the story format.
#[must_use]
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Ongoing => "ongoing",
        Status::Possible => "possible",
    }
}
