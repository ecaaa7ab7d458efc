//! Why: what led to a cell, or what an event is and who says so.

mod cell;
mod claim;
mod event;
mod history;
mod report;

pub use cell::{CellAnswer, Step};
pub use claim::{ClaimLine, Claims, SourceLink};
pub use event::{ChangeLine, EventAnswer};
pub use history::{History, Span};

use super::wording::Phrase;
use super::{Chosen, Reader};
use crate::story::{Change, Story};
pub(in crate::view) use cell::answer;
pub(in crate::view) use event::event_answer;

/// What the panel answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// What it is about.
    pub answer: Answer,
    /// Whether the reader opened it, or it follows the moment by itself.
    pub open: bool,
    /// The level of its heading.
    pub level: usize,
    /// The language of the story's own texts, where it is another than that of the words around them.
    pub language: Option<String>,
    /// The words of its controls and small headings.
    pub labels: WhyLabels,
}

/// What the panel is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Nothing: the reader stands before the first event. What they can do instead.
    Nothing(&'static str),
    /// A cell.
    Cell(Box<CellAnswer>),
    /// An event.
    Event(Box<EventAnswer>),
}

/// The words of the panel's controls and small headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WhyLabels {
    /// The panel.
    pub panel: &'static str,
    /// The button that closes it.
    pub close: &'static str,
    /// Over the changes that led to a cell.
    pub steps: &'static str,
    /// Over what an event changes.
    pub changes: &'static str,
    /// The link to more about an event.
    pub more: &'static str,
    /// The switch of a possible event.
    pub what_if: &'static str,
    /// The link that tells the author of a mistake.
    pub report: &'static str,
}

/// An event to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventLink {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date, in words.
    pub when: String,
}

/// The panel for where the reader stands.
#[must_use]
pub fn why(story: &Story, reader: &Reader) -> Why {
    let words = reader.words;
    let event = reader.open_event(story);
    let answer = match (
        reader.chosen,
        event.and_then(|at| Some((at, story.events().get(at)?))),
    ) {
        (Some(Chosen::Cell(cell)), _) => {
            Answer::Cell(Box::new(cell::cell_answer(story, reader, cell)))
        }
        (_, Some((position, event))) => {
            Answer::Event(Box::new(event_answer(story, reader, position, event)))
        }
        (_, None) => Answer::Nothing(words.text(Phrase::NothingYet)),
    };
    Why {
        answer,
        open: reader.chosen.is_some(),
        level: reader.heading_level.below(1),
        language: reader.story_language(story).map(str::to_owned),
        labels: WhyLabels {
            panel: words.text(Phrase::WhyLabel),
            close: words.text(Phrase::Close),
            steps: words.text(Phrase::StepsHeading),
            changes: words.text(Phrase::ChangesHeading),
            more: words.text(Phrase::More),
            what_if: words.text(Phrase::WhatIfSwitch),
            report: words.text(Phrase::Report),
        },
    }
}

fn event_link(story: &Story, reader: &Reader, position: usize) -> Option<EventLink> {
    let event = story.events().get(position)?;
    Some(EventLink {
        id: event.id.clone(),
        title: event.title.clone(),
        when: reader.words.date(event.when.as_ref()),
    })
}

/// The conditions of a change, as one text.
fn conditions(reader: &Reader, change: &Change) -> String {
    let separator = reader.words.text(Phrase::Separator);
    change.conditions.join(separator)
}
