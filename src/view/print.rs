//! What is on paper and not on the screen: every event with who says so.

use super::Reader;
use super::why::{EventAnswer, event_answer};
use super::wording::Phrase;
use crate::story::Story;

/// Every event.
#[derive(Debug, Clone, PartialEq)]
pub struct Print<'s> {
    /// The heading over them.
    pub heading: &'static str,
    /// The events, in order.
    pub events: Vec<EventAnswer<'s>>,
}

/// Every event, as a reader has it who prints the story.
#[must_use]
pub fn print<'s>(story: &'s Story, reader: &Reader) -> Print<'s> {
    let mut events = Vec::new();
    for event in story.events() {
        events.push(event_answer(story, reader, events.len(), event));
    }
    Print {
        heading: reader.words.text(Phrase::TimelineHeading),
        events,
    }
}
