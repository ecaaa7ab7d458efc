//! Why a cell is as it is.

use super::claim::{ClaimLine, claims};
use super::{EventLink, event_link, with_conditions};
use crate::story::{Access, Cell, Kind, Reading, Setting, Story};
use crate::view::Reader;
use crate::view::matrix::wider;
use crate::view::moment::{Tense, tense};
use crate::view::wording::Phrase;

/// Why a cell is as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellAnswer {
    /// As of when.
    pub as_of: String,
    /// Who can use what, in a sentence.
    pub sentence: String,
    /// What it is drawn as.
    pub kind: Kind,
    /// The label for it.
    pub label: &'static str,
    /// What else there is to know: that it was set for a wider group, who contests it, what the story says of
    /// the two.
    pub notes: Vec<String>,
    /// The changes that led here, newest first.
    pub steps: Vec<Step>,
}

/// One change on the way to a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The event that made it.
    pub event: EventLink,
    /// What it set.
    pub access: Access,
    /// The label for it, with its conditions.
    pub label: String,
    /// That it was set for a wider group, and for which.
    pub through: Option<String>,
    /// Whether it still stands.
    pub stands: bool,
    /// The word for one that has been overtaken.
    pub overtaken: &'static str,
    /// Who says so.
    pub claims: Vec<ClaimLine>,
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
    let conditions = change.map_or_else(String::new, |change| change.conditions.join("; "));
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
    let (who, what) = names(story, cell);
    let values = [
        ("who", who),
        ("what", what),
        ("conditions", conditions.as_str()),
    ];
    reader.words.sentence(phrase, &values)
}

fn names(story: &Story, cell: Cell) -> (&str, &str) {
    let who = story
        .who
        .entries()
        .get(cell.who)
        .map_or("", |entry| entry.name.as_str());
    let what = story
        .what
        .entries()
        .get(cell.what)
        .map_or("", |entry| entry.name.as_str());
    (who, what)
}

pub(super) fn cell_answer(story: &Story, reader: &Reader, cell: Cell) -> CellAnswer {
    let matrix = reader.matrix(story);
    let reading = matrix.reading(cell);
    let kind = reading.kind(story);
    let standing = settings(&reading);
    CellAnswer {
        as_of: as_of(story, reader),
        sentence: sentence(story, reader, cell, &reading),
        kind,
        label: reader.words.kind(kind),
        notes: notes(story, reader, cell, &reading),
        steps: matrix
            .why(cell)
            .into_iter()
            .filter_map(|setting| step(story, reader, cell, setting, standing.contains(&setting)))
            .collect(),
    }
}

/// The changes that a reading rests on.
fn settings(reading: &Reading) -> Vec<Setting> {
    match reading {
        Reading::Settled(setting) => vec![*setting],
        Reading::Disputed { sides, .. } => sides.clone(),
        Reading::Maybe(readings) => readings.iter().flat_map(settings).collect(),
        Reading::Unknown => Vec::new(),
    }
}

fn as_of(story: &Story, reader: &Reader) -> String {
    let event = reader
        .event(story)
        .and_then(|event| story.events().get(event));
    match (event, tense(story, reader)) {
        (_, Tense::Now) => reader.words.text(Phrase::Now).to_owned(),
        (None, _) => reader.words.text(Phrase::BeforeAll).to_owned(),
        (Some(event), Tense::Past) => reader
            .words
            .sentence(Phrase::AfterEvent, &[("event", &event.title)]),
        (Some(event), Tense::WhatIf) => reader
            .words
            .sentence(Phrase::IfEvent, &[("event", &event.title)]),
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
            let through = story
                .change(*setting)
                .and_then(|change| wider(story, reader, cell, change.cell));
            notes.extend(
                through.map(|through| words.sentence(Phrase::SetThrough, &[("through", &through)])),
            );
        }
        Reading::Disputed {
            sides,
            contested_by,
        } => {
            notes.extend(sides.iter().filter_map(said));
            notes.extend(
                contested_by
                    .iter()
                    .map(|&event| words.sentence(Phrase::ContestedBy, &[("event", title(event))])),
            );
        }
        Reading::Maybe(readings) => {
            for reading in readings {
                match reading {
                    Reading::Unknown => notes.push(words.text(Phrase::EitherUnknown).to_owned()),
                    reading => notes.extend(settings(reading).iter().filter_map(said)),
                }
            }
        }
        Reading::Unknown => notes.push(words.text(Phrase::UnknownNote).to_owned()),
    }
    let about = [
        story.who.entries().get(cell.who),
        story.what.entries().get(cell.what),
    ];
    notes.extend(about.into_iter().flatten().filter_map(|entry| {
        let about = entry.about.as_deref()?;
        Some(words.sentence(Phrase::About, &[("name", &entry.name), ("about", about)]))
    }));
    notes
}

fn step(
    story: &Story,
    reader: &Reader,
    cell: Cell,
    setting: Setting,
    stands: bool,
) -> Option<Step> {
    let change = story.change(setting)?;
    Some(Step {
        event: event_link(story, reader, setting.event)?,
        access: change.access,
        label: with_conditions(reader, change),
        through: wider(story, reader, cell, change.cell),
        stands,
        overtaken: reader.words.text(Phrase::Overtaken),
        claims: claims(story, reader, story.events().get(setting.event)?),
    })
}
