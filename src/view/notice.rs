//! What the page around the widget is told.

use super::{Chosen, Reader};
use crate::story::{Cell, Story};

/// Where the reader stands, in the ids of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The event they stand after; nothing before the first.
    pub event: Option<String>,
    /// Its date as the author wrote it.
    pub date: Option<String>,
    /// The cells that event changed, each as its row and column.
    pub changed: Vec<(String, String)>,
}

/// Something that the page may want to know, in the ids of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The story is drawn for the first time.
    Ready(Standing),
    /// The reader went to another moment.
    Moved(Standing),
    /// The reader opened a cell.
    ChoseCell {
        /// The id of its row.
        who: String,
        /// The id of its column.
        what: String,
    },
    /// The reader opened an event.
    ChoseEvent {
        /// Its id.
        event: String,
    },
    /// The reader closed what was open.
    Closed,
}

/// Where the reader stands, as the page is told.
#[must_use]
pub fn standing(story: &Story, reader: &Reader) -> Standing {
    let event = reader.event_behind(story);
    Standing {
        event: event.map(|event| event.id.clone()),
        date: event
            .and_then(|event| event.when.as_ref())
            .map(|when| when.written().to_owned()),
        changed: reader
            .changed(story)
            .into_iter()
            .filter_map(|cell| ids(story, cell))
            .collect(),
    }
}

/// What the page is told of a step from one state to the next.
#[must_use]
pub fn notices(story: &Story, before: &Reader, after: &Reader) -> Vec<Notice> {
    let mut told = Vec::new();
    if (before.moment, &before.day, &before.what_if) != (after.moment, &after.day, &after.what_if) {
        told.push(Notice::Moved(standing(story, after)));
    }
    if before.chosen != after.chosen {
        let chose = match after.chosen {
            None => Some(Notice::Closed),
            Some(Chosen::Cell(cell)) => {
                ids(story, cell).map(|(who, what)| Notice::ChoseCell { who, what })
            }
            Some(Chosen::Event(event)) => {
                story.events().get(event).map(|event| Notice::ChoseEvent {
                    event: event.id.clone(),
                })
            }
        };
        told.extend(chose);
    }
    told
}

/// The ids of a cell's row and column.
pub(super) fn ids(story: &Story, cell: Cell) -> Option<(String, String)> {
    let who = story.who.entries().get(cell.who)?;
    let what = story.what.entries().get(cell.what)?;
    Some((who.id.clone(), what.id.clone()))
}
