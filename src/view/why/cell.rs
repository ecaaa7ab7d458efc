//! Why a cell is as it is.

use super::claim::{Claims, claims};
use super::conditions;
use super::history::{History, history};
use super::report::report;
use crate::story::{Access, Cell, Change, Event, Kind, Reading, Setting, Story};
use crate::view::Reader;
use crate::view::csv::counting;
use crate::view::matrix::wider;
use crate::view::moment::{Tense, tense};
use crate::view::wording::Phrase;

/// Why a cell is as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct CellAnswer<'s> {
    /// As of when.
    pub as_of: String,
    /// Who can use what, in a sentence.
    pub sentence: String,
    /// What it is drawn as.
    pub kind: Kind,
    /// The label for it.
    pub label: &'static str,
    /// What else there is to know: that it was set for a wider group, who contests it.
    pub notes: Vec<String>,
    /// What the story says of the row and of the column.
    pub about: Vec<String>,
    /// What it was at each moment.
    pub history: History,
    /// The changes that led here, newest first.
    pub steps: Vec<Step<'s>>,
    /// Where to tell the author of a mistake, where they say.
    pub report: Option<String>,
}

/// One change on the way to a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'s> {
    /// The event that made it.
    pub event: &'s Event,
    /// What it set.
    pub access: Access,
    /// The label for it.
    pub label: &'static str,
    /// Under which conditions; empty for none.
    pub conditions: String,
    /// That it was set for a wider group, and for which.
    pub through: Option<String>,
    /// Whether it still stands.
    pub stands: bool,
    /// The word for one that has been overtaken.
    pub overtaken: &'static str,
    /// Who says so.
    pub claims: Claims<'s>,
}

/// Who can use what at the reader's moment, in a sentence.
pub(in crate::view) fn answer(story: &Story, reader: &Reader, cell: Cell) -> String {
    sentence(story, reader, cell, &reader.matrix(story).reading(cell))
}

fn sentence(story: &Story, reader: &Reader, cell: Cell, reading: &Reading) -> String {
    let change = match reading {
        Reading::Settled(setting) => story.change(*setting),
        _ => None,
    };
    let conditions = change
        .map(|change| conditions(reader, change))
        .unwrap_or_default();
    let phrase = match reading.kind(story) {
        Kind::Set(Access::Allowed) => Phrase::CanUse,
        Kind::Set(Access::Limited) if conditions.is_empty() => Phrase::CanUseLimited,
        Kind::Set(Access::Limited) => Phrase::CanUseWithin,
        Kind::Set(Access::Pending) => Phrase::MayBecomeAble,
        Kind::Set(Access::Barred) => Phrase::CannotUse,
        Kind::Disputed => Phrase::ItIsDisputed,
        Kind::Maybe => Phrase::ItDepends,
        Kind::Unknown => Phrase::ItIsUnknown,
    };
    let [who, what] = story.names(cell);
    let values = [
        ("who", who),
        ("what", what),
        ("conditions", conditions.as_str()),
    ];
    reader.words.sentence(phrase, &values)
}

pub(super) fn cell_answer<'s>(story: &'s Story, reader: &Reader, cell: Cell) -> CellAnswer<'s> {
    let matrix = reader.matrix(story);
    let reading = matrix.reading(cell);
    let kind = reading.kind(story);
    let standing = counting(&reading);
    let mut steps = Vec::new();
    for setting in matrix.why(cell) {
        let stands = standing.contains(&setting);
        steps.extend(step(story, reader, cell, setting, stands));
    }
    CellAnswer {
        as_of: as_of(story, reader),
        sentence: sentence(story, reader, cell, &reading),
        kind,
        label: reader.words.kind(kind),
        notes: notes(story, reader, cell, &reading),
        about: about(story, reader, cell),
        history: history(story, reader, cell),
        report: report(story, reader, cell),
        steps,
    }
}

fn as_of(story: &Story, reader: &Reader) -> String {
    let words = reader.words;
    let event = reader.event_behind(story);
    match (tense(story, reader), event) {
        (Tense::Now, _) => words.text(Phrase::Now).to_owned(),
        (Tense::Day, _) => words.date(reader.day.as_ref().map(|day| &day.when)),
        (_, None) => words.text(Phrase::BeforeAll).to_owned(),
        (Tense::Past, Some(event)) => {
            words.sentence(Phrase::AfterEvent, &[("event", &event.title)])
        }
        (Tense::WhatIf, Some(event)) => words.sentence(Phrase::IfEvent, &[("event", &event.title)]),
    }
}

fn notes(story: &Story, reader: &Reader, cell: Cell, reading: &Reading) -> Vec<String> {
    let words = reader.words;
    let title = |event: usize| {
        story
            .events()
            .get(event)
            .map_or("", |event| event.title.as_str())
    };
    let said = |setting: &Setting| {
        let label = with_conditions(reader, story.change(*setting)?);
        Some(words.sentence(
            Phrase::Side,
            &[("event", title(setting.event)), ("label", &label)],
        ))
    };
    let mut notes = Vec::new();
    match reading {
        Reading::Settled(setting) => {
            let change = story.change(*setting);
            if let Some(through) = change.and_then(|change| wider(story, words, cell, change.cell))
            {
                notes.push(words.sentence(Phrase::SetThrough, &[("through", &through)]));
            }
        }
        Reading::Disputed {
            sides,
            contested_by,
        } => {
            for side in sides {
                notes.extend(said(side));
            }
            for &event in contested_by {
                notes.push(words.sentence(Phrase::ContestedBy, &[("event", title(event))]));
            }
        }
        Reading::Maybe(readings) => {
            for either in readings {
                notes.extend(match either {
                    Reading::Settled(setting) => said(setting),
                    Reading::Unknown => Some(words.text(Phrase::EitherUnknown).to_owned()),
                    _ => Some(words.text(Phrase::EitherDisputed).to_owned()),
                });
            }
        }
        Reading::Unknown => notes.push(words.text(Phrase::UnknownNote).to_owned()),
    }
    notes
}

/// What the story says of the row and of the column.
fn about(story: &Story, reader: &Reader, cell: Cell) -> Vec<String> {
    let mut said = Vec::new();
    for (axis, index) in [(&story.who, cell.who), (&story.what, cell.what)] {
        if let Some(entry) = axis.entries().get(index)
            && let Some(about) = &entry.about
        {
            let values = [("name", entry.name.as_str()), ("about", about)];
            said.push(reader.words.sentence(Phrase::AboutEntry, &values));
        }
    }
    said
}

fn step<'s>(
    story: &'s Story,
    reader: &Reader,
    cell: Cell,
    setting: Setting,
    stands: bool,
) -> Option<Step<'s>> {
    let change = story.change(setting)?;
    let event = story.events().get(setting.event)?;
    Some(Step {
        event,
        access: change.access,
        label: reader.words.access(change.access),
        conditions: conditions(reader, change),
        through: wider(story, reader.words, cell, change.cell),
        stands,
        overtaken: reader.words.text(Phrase::Overtaken),
        claims: claims(story, reader, event),
    })
}

fn with_conditions(reader: &Reader, change: &Change) -> String {
    let label = reader.words.access(change.access);
    if change.conditions.is_empty() {
        return label.to_owned();
    }
    let values = [
        ("label", label),
        ("conditions", &conditions(reader, change)),
    ];
    reader.words.sentence(Phrase::WithConditions, &values)
}
