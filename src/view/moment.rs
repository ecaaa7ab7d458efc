//! The control that moves the reader through time.

use core::cmp::Ordering;

use super::Reader;
use super::wording::Phrase;
use crate::story::Story;

/// The moment the reader stands at, among those there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
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
    pub title: String,
    /// The language of the title, where it is another than that of the words around it.
    pub language: Option<String>,
    /// The id of the event.
    pub event: Option<String>,
    /// All of it as one sentence, for those who hear it.
    pub spoken: String,
    /// The events along the way.
    pub marks: Vec<Mark>,
    /// Whether the story plays.
    pub playing: bool,
    /// The words of the controls.
    pub labels: MomentLabels,
}

/// What the controls are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MomentLabels {
    /// The group of them.
    pub group: &'static str,
    /// The button one event back.
    pub previous: &'static str,
    /// The button one event on.
    pub next: &'static str,
    /// The slider.
    pub slider: &'static str,
    /// The button that plays the story, or stops it.
    pub play: &'static str,
    /// The button to the latest moment.
    pub now: &'static str,
    /// The same where there is little room.
    pub now_short: &'static str,
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
pub fn moment(story: &Story, reader: &Reader) -> Moment {
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
            words.text(phrase).to_owned()
        },
        |event| event.title.clone(),
    );
    let step = words.sentence(
        Phrase::Step,
        &[
            ("step", &reader.moment.to_string()),
            ("last", &last.to_string()),
        ],
    );
    let spoken = match event {
        None => title.clone(),
        Some(_) => {
            let what_if = tense == Tense::WhatIf;
            let phrase = if what_if {
                Phrase::SpokenWhatIf
            } else {
                Phrase::Spoken
            };
            words.sentence(
                phrase,
                &[("event", &title), ("when", &when), ("step", &step)],
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
        language: event
            .and_then(|_| reader.story_language(story))
            .map(str::to_owned),
        event: event.map(|event| event.id.clone()),
        spoken,
        marks: marks(story, reader, last),
        playing: reader.playing,
        labels: MomentLabels {
            play: words.text(if reader.playing {
                Phrase::Pause
            } else {
                Phrase::Play
            }),
            group: words.text(Phrase::MomentLabel),
            previous: words.text(Phrase::Previous),
            next: words.text(Phrase::Next),
            slider: words.text(Phrase::SliderLabel),
            now: words.text(Phrase::BackToNow),
            now_short: words.text(Phrase::Now),
        },
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
    let mark = |first: usize| {
        let behind = (first + per_mark).min(last);
        let kind = if behind > happened {
            MarkKind::Possible
        } else if story.telling(first..behind) > 0 {
            MarkKind::Telling
        } else {
            MarkKind::Quiet
        };
        Mark {
            at: (first + 1) * 1000 / last,
            kind,
            past: first < reader.moment,
        }
    };
    (0..last).step_by(per_mark).map(mark).collect()
}
