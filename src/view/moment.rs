//! The control that moves the reader through time.

use core::cmp::Ordering;

use super::Reader;
use super::wording::{Phrase, Words, numeral};
use crate::story::Story;

/// The moment the reader stands at, among those there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment<'s> {
    /// After how many events the reader stands.
    pub position: usize,
    /// The last moment there is.
    pub last: usize,
    /// Whether that is the past, now, or a "what if".
    pub tense: Tense,
    /// The word for that, or the day asked for.
    pub badge: String,
    /// How far along the reader is, in words.
    pub step: String,
    /// The date of the event, in words; empty before the first event.
    pub when: String,
    /// The title of the event, or that nothing has happened yet.
    pub title: &'s str,
    /// The language of the title, where it is another than that of the words around it.
    pub language: Option<&'s str>,
    /// The id of the event.
    pub event: Option<&'s str>,
    /// All of it as one sentence, for those who hear it.
    pub spoken: String,
    /// The events along the way.
    pub marks: Vec<Mark>,
    /// Whether the story plays.
    pub playing: bool,
    /// The language of the controls.
    pub words: &'static Words,
}

/// Where a moment lies in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// Before the last event that happened.
    Past,
    /// After the last event that happened.
    Now,
    /// After a possible event that the reader has switched on.
    WhatIf,
    /// By the end of a day that was asked for.
    Day,
}

impl Tense {
    /// The name a stylesheet knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Now => "now",
            Self::WhatIf => "what-if",
            Self::Day => "day",
        }
    }
}

/// One event, or several that lie too close to tell apart, along the slider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// How far along, in thousandths of the way.
    pub at: usize,
    /// What it is.
    pub kind: MarkKind,
    /// Whether the reader has it behind them.
    pub past: bool,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Events that change no cell.
    Quiet,
    /// At least one event that changes a cell.
    Telling,
    /// At least one event that may come.
    Possible,
}

impl MarkKind {
    /// The name a stylesheet knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Telling => "telling",
            Self::Possible => "possible",
        }
    }
}

/// More marks than this cannot be told apart.
const MOST_MARKS: usize = 40;

/// The moment control for where the reader stands.
#[must_use]
pub fn moment<'s>(story: &'s Story, reader: &Reader) -> Moment<'s> {
    let words = reader.words;
    let last = story.last_moment(&reader.what_if);
    let tense = tense(story, reader);
    let event = reader.event_behind(story);
    let when = event.map_or_else(String::new, |event| words.date(event.when.as_ref()));
    let title = event.map_or_else(
        || {
            let none_certain = tense == Tense::Day;
            let phrase = if none_certain {
                Phrase::NoneCertain
            } else {
                Phrase::BeforeAll
            };
            words.text(phrase)
        },
        |event| &event.title,
    );
    let step = words.sentence(
        Phrase::Step,
        &[("step", &numeral(reader.moment)), ("last", &numeral(last))],
    );
    let spoken = match event {
        None => title.to_owned(),
        Some(_) => {
            let what_if = tense == Tense::WhatIf;
            let phrase = if what_if {
                Phrase::SpokenWhatIf
            } else {
                Phrase::Spoken
            };
            words.sentence(
                phrase,
                &[("event", title), ("when", &when), ("step", &step)],
            )
        }
    };
    Moment {
        position: reader.moment,
        last,
        tense,
        badge: badge(reader, tense),
        step,
        when,
        title,
        language: event.and_then(|_| reader.story_language(story)),
        event: event.map(|event| event.id.as_str()),
        spoken,
        marks: marks(story, reader, last),
        playing: reader.playing,
        words,
    }
}

/// Where in time the reader looks.
pub(super) fn tense(story: &Story, reader: &Reader) -> Tense {
    if reader.day.is_some() {
        return Tense::Day;
    }
    match reader.moment.cmp(&story.happened()) {
        Ordering::Less => Tense::Past,
        Ordering::Equal => Tense::Now,
        Ordering::Greater => Tense::WhatIf,
    }
}

fn badge(reader: &Reader, tense: Tense) -> String {
    let phrase = match tense {
        Tense::Past => Phrase::AsOf,
        Tense::Now => Phrase::Now,
        Tense::WhatIf => Phrase::WhatIf,
        Tense::Day => {
            let day = reader.day.as_ref().map(|day| &day.when);
            return reader.words.date(day);
        }
    };
    reader.words.text(phrase).to_owned()
}

fn marks(story: &Story, reader: &Reader, last: usize) -> Vec<Mark> {
    let happened = story.happened();
    let per_mark = last.div_ceil(MOST_MARKS).max(1);
    let mut marks = Vec::new();
    let mut first = 0;
    while first < last {
        let behind = (first + per_mark).min(last);
        let kind = if behind > happened {
            MarkKind::Possible
        } else if story.telling(first..behind) > 0 {
            MarkKind::Telling
        } else {
            MarkKind::Quiet
        };
        marks.push(Mark {
            at: (first + 1) * 1000 / last,
            kind,
            past: first < reader.moment,
        });
        first += per_mark;
    }
    marks
}
