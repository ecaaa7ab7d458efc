//! The events in order: those that happened, then those that may come.

use super::Reader;
use super::search::{found, is_sought};
use super::wording::Phrase;
use crate::story::{Access, Event, Status, Story};

/// The events, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The heading over them.
    pub heading: &'static str,
    /// What happened or is going on.
    pub happened: Vec<TimelineEvent>,
    /// What may come.
    pub possible: Vec<TimelineEvent>,
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
    /// Its id.
    pub id: String,
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

/// The timeline for where the reader stands.
#[must_use]
pub fn timeline(story: &Story, reader: &Reader) -> Timeline {
    let drawn = |(position, event): (usize, &Event)| {
        is_sought(story, reader, event).then(|| timeline_event(story, reader, position, event))
    };
    let happened = story.happened();
    Timeline {
        heading: reader.words.text(Phrase::TimelineHeading),
        happened: story
            .events()
            .iter()
            .enumerate()
            .take(happened)
            .filter_map(drawn)
            .collect(),
        possible: story
            .events()
            .iter()
            .enumerate()
            .skip(happened)
            .filter_map(drawn)
            .collect(),
        search: reader.words.text(Phrase::SearchLabel),
        sought: reader.sought.clone(),
        found: found(story, reader),
        now: reader.words.text(Phrase::Now),
        may_come: reader.words.text(Phrase::MayCome),
    }
}

fn timeline_event(story: &Story, reader: &Reader, position: usize, event: &Event) -> TimelineEvent {
    let words = reader.words;
    let mut accesses: Vec<Access> = event.changes.iter().map(|change| change.access).collect();
    accesses.sort_unstable();
    accesses.dedup();
    TimelineEvent {
        id: event.id.clone(),
        title: event.title.clone(),
        when: words.date(event.when.as_ref()),
        dated: event.when.is_some(),
        status: status_name(event.status),
        status_word: words.status(event.status),
        place: place(story, reader, position),
        open: reader.chosen == Some(super::Chosen::Event(position)),
        sets: accesses
            .into_iter()
            .map(|access| (access, words.access(access)))
            .collect(),
        what_if: (event.status == Status::Possible).then(|| reader.what_if.contains(position)),
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
