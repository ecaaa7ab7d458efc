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

use super::wording::{Phrase, Words};
use super::{Chosen, Reader};
use crate::story::{Change, Story};
pub(in crate::view) use cell::answer;
pub(in crate::view) use event::event_answer;

/// What the panel answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Why<'s> {
    /// What it is about.
    pub answer: Answer<'s>,
    /// Whether the reader opened it, or it follows the moment by itself.
    pub open: bool,
    /// The level of its heading.
    pub level: usize,
    /// The language of the story's own texts, where it is another than that of the words around them.
    pub language: Option<&'s str>,
    /// The language of its controls and small headings.
    pub words: &'static Words,
}

/// What the panel is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer<'s> {
    /// Nothing: the reader stands before the first event. What they can do instead.
    Nothing(&'static str),
    /// A cell.
    Cell(CellAnswer<'s>),
    /// An event.
    Event(EventAnswer<'s>),
}

/// The panel for where the reader stands.
#[must_use]
pub fn why<'s>(story: &'s Story, reader: &Reader) -> Why<'s> {
    let words = reader.words;
    let event = reader.open_event(story);
    let answer = match (
        reader.chosen,
        event.and_then(|at| Some((at, story.events().get(at)?))),
    ) {
        (Some(Chosen::Cell(cell)), _) => Answer::Cell(cell::cell_answer(story, reader, cell)),
        (_, Some((position, event))) => Answer::Event(event_answer(story, reader, position, event)),
        (_, None) => Answer::Nothing(words.text(Phrase::NothingYet)),
    };
    Why {
        answer,
        open: reader.chosen.is_some(),
        level: reader.heading_level.below(1),
        language: reader.story_language(story),
        words,
    }
}

/// The conditions of a change, as one text.
fn conditions(reader: &Reader, change: &Change) -> String {
    let mut conditions = String::new();
    for condition in &change.conditions {
        if !conditions.is_empty() {
            conditions += reader.words.text(Phrase::Separator);
        }
        conditions += condition;
    }
    conditions
}
