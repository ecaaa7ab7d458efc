//! What an event is, who says so, and what it changes.

use super::claim::{Claims, claims};
use super::{EventLink, conditions, event_link};
use crate::story::{Access, Change, Event, Image, Status, Story};
use crate::view::Reader;
use crate::view::wording::Phrase;

/// What an event is.
#[derive(Debug, Clone, PartialEq)]
pub struct EventAnswer {
    /// Its id.
    pub id: String,
    /// The event in a few words.
    pub title: String,
    /// Its date, in words.
    pub when: String,
    /// The word for one that goes on or may come.
    pub status_word: Option<&'static str>,
    /// The event in a few sentences.
    pub detail: Option<String>,
    /// Where to read more.
    pub link: Option<String>,
    /// Its picture.
    pub image: Option<Image>,
    /// What it contests.
    pub disputes: Vec<EventLink>,
    /// The line over them.
    pub disputes_label: &'static str,
    /// Who says so.
    pub claims: Claims,
    /// What it changes.
    pub changes: Vec<ChangeLine>,
    /// What to say where it changes nothing.
    pub no_changes: &'static str,
    /// Whether the reader has switched it on; nothing for an event that happened.
    pub what_if: Option<bool>,
}

/// One cell that an event changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// The id of the row.
    pub who: String,
    /// The id of the column.
    pub what: String,
    /// The row and the column, in words.
    pub pair: String,
    /// What it sets.
    pub access: Access,
    /// The label for it.
    pub label: &'static str,
    /// Under which conditions; empty for none.
    pub conditions: String,
}

pub(in crate::view) fn event_answer(
    story: &Story,
    reader: &Reader,
    position: usize,
    event: &Event,
) -> EventAnswer {
    let words = reader.words;
    EventAnswer {
        id: event.id.clone(),
        title: event.title.clone(),
        when: words.date(event.when.as_ref()),
        status_word: words.status(event.status),
        detail: event.detail.clone(),
        link: event.link.clone(),
        image: event.image.clone(),
        disputes: event
            .disputes
            .iter()
            .filter_map(|&disputed| event_link(story, reader, disputed))
            .collect(),
        disputes_label: words.text(Phrase::Contests),
        claims: claims(story, reader, event),
        changes: event
            .changes
            .iter()
            .filter_map(|change| change_line(story, reader, change))
            .collect(),
        no_changes: words.text(Phrase::ChangesNothing),
        what_if: (event.status == Status::Possible).then(|| reader.what_if.contains(position)),
    }
}

fn change_line(story: &Story, reader: &Reader, change: &Change) -> Option<ChangeLine> {
    let who = story.who.entries().get(change.cell.who)?;
    let what = story.what.entries().get(change.cell.what)?;
    Some(ChangeLine {
        who: who.id.clone(),
        what: what.id.clone(),
        pair: reader
            .words
            .sentence(Phrase::Pair, &[("who", &who.name), ("what", &what.name)]),
        access: change.access,
        label: reader.words.access(change.access),
        conditions: conditions(reader, change),
    })
}
