//! The events in order: those that happened, then those that may come.

use super::search::counted;
use super::wording::Phrase;
use super::{Reader, Viewport};
use crate::story::{Access, Event, Status, Story};

/// The events, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The heading over them.
    pub heading: &'static str,
    /// What happened or is going on, as far as it is drawn.
    pub happened: Vec<TimelineEvent>,
    /// What may come, as far as it is drawn.
    pub possible: Vec<TimelineEvent>,
    /// How many events there are of each, drawn or not.
    pub counts: [usize; 2],
    /// The level of its heading among the page's.
    pub level: usize,
    /// The language of the titles, where it is another than that of the words around them.
    pub language: Option<String>,
    /// Whether there are so many that only those in sight are drawn, each as high as the others.
    pub long: bool,
    /// The line between the two.
    pub now: &'static str,
    /// The heading over what may come.
    pub may_come: &'static str,
    /// The label of the field to look for words.
    pub search: &'static str,
    /// What the reader looks for.
    pub sought: String,
    /// How many events there are of it, in words; empty where they look for nothing.
    pub found: String,
}

/// One event on the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEvent {
    /// Its position among the story's events.
    pub event: usize,
    /// Its id.
    pub id: String,
    /// How many events come before it in the list.
    pub position: usize,
    /// The event in a few words.
    pub title: String,
    /// Its date, in words.
    pub when: String,
    /// Whether a date is known at all.
    pub dated: bool,
    /// Whether it happened, is going on, or may come.
    pub status: &'static str,
    /// The word for that, unless it simply happened.
    pub status_word: Option<&'static str>,
    /// Where the reader stands to it.
    pub place: Place,
    /// Whether it is open.
    pub open: bool,
    /// What it sets, each access once, with its label.
    pub sets: Vec<(Access, &'static str)>,
    /// Whether the reader has switched it on; nothing for an event that happened.
    pub what_if: Option<bool>,
    /// The label of that switch.
    pub what_if_label: &'static str,
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
    let drawn = |position: usize| {
        let at = nth(position)?;
        let event = story.events().get(at)?;
        Some(timeline_event(story, reader, position, at, event))
    };
    let behind = lines.iter().filter(|&&line| line < past);
    let ahead = lines.iter().filter(|&&line| line > past);
    Timeline {
        heading: reader.words.text(Phrase::TimelineHeading),
        happened: behind.filter_map(|&line| drawn(line)).collect(),
        possible: ahead.filter_map(|&line| drawn(line - 1)).collect(),
        counts: [past, count - past],
        level: reader.heading_level.below(1),
        language: reader.story_language(story).map(str::to_owned),
        long: Viewport::is_long(count + 1),
        search: reader.words.text(Phrase::SearchLabel),
        sought: reader.sought.clone(),
        found: counted(reader),
        now: reader.words.text(Phrase::Now),
        may_come: reader.words.text(Phrase::MayCome),
    }
}

fn timeline_event(
    story: &Story,
    reader: &Reader,
    position: usize,
    at: usize,
    event: &Event,
) -> TimelineEvent {
    let words = reader.words;
    let mut sets = Vec::new();
    for access in Access::ALL {
        if event.changes.iter().any(|change| change.access == access) {
            sets.push((access, words.access(access)));
        }
    }
    TimelineEvent {
        event: at,
        id: event.id.clone(),
        position,
        title: event.title.clone(),
        when: words.date(event.when.as_ref()),
        dated: event.when.is_some(),
        status: status_name(event.status),
        status_word: words.status(event.status),
        place: place(story, reader, at),
        open: reader.chosen == Some(super::Chosen::Event(at)),
        sets,
        what_if: (event.status == Status::Possible).then(|| reader.what_if.contains(at)),
        what_if_label: words.text(Phrase::WhatIfSwitch),
    }
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
fn status_name(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Ongoing => "ongoing",
        Status::Possible => "possible",
    }
}
