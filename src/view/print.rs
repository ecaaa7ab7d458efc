//! What is on paper and not on the screen: every event with who says so.

use super::Reader;
use super::why::{EventAnswer, event_answer};
use super::wording::Phrase;
use crate::story::Story;

/// Every event.
#[derive(Debug, Clone, PartialEq)]
pub struct Print {
    /// The heading over them.
    pub heading: &'static str,
    /// The events, in order.
    pub events: Vec<EventAnswer>,
}

/// Every event, as a reader has it who prints the story.
#[must_use]
pub fn print(story: &Story, reader: &Reader) -> Print {
    let events = story.events().iter().enumerate();
    Print {
        heading: reader.words.text(Phrase::TimelineHeading),
        events: events
            .map(|(position, event)| event_answer(story, reader, position, event))
            .collect(),
    }
}
