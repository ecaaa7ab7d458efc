//! What an event is, who says so, and what it changes.

use super::claim::{Claims, claims};
use super::conditions;
use crate::story::{Access, Change, Event, Image, Story};
use crate::view::Reader;
use crate::view::timeline::what_if;
use crate::view::wording::Phrase;

/// What an event is.
#[derive(Debug, Clone, PartialEq)]
pub struct EventAnswer<'s> {
    /// Its id.
    pub id: &'s str,
    /// The event in a few words.
    pub title: &'s str,
    /// Its date, in words.
    pub when: String,
    /// The word for one that goes on or may come.
    pub status_word: Option<&'static str>,
    /// The event in a few sentences.
    pub detail: Option<&'s str>,
    /// Where to read more.
    pub link: Option<&'s str>,
    /// Its picture.
    pub image: Option<&'s Image>,
    /// What it contests.
    pub disputes: Vec<&'s Event>,
    /// The line over them.
    pub disputes_label: &'static str,
    /// Who says so.
    pub claims: Claims<'s>,
    /// What it changes.
    pub changes: Vec<ChangeLine<'s>>,
    /// What to say where it changes nothing.
    pub no_changes: &'static str,
    /// Whether the reader has switched it on; nothing for an event that happened.
    pub what_if: Option<bool>,
}

/// One cell that an event changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine<'s> {
    /// The id of the row.
    pub who: &'s str,
    /// The id of the column.
    pub what: &'s str,
    /// The row and the column, in words.
    pub pair: String,
    /// What it sets.
    pub access: Access,
    /// The label for it.
    pub label: &'static str,
    /// Under which conditions; empty for none.
    pub conditions: String,
}

pub(in crate::view) fn event_answer<'s>(
    story: &'s Story,
    reader: &Reader,
    position: usize,
    event: &'s Event,
) -> EventAnswer<'s> {
    let words = reader.words;
    let (mut disputes, mut changes) = (Vec::new(), Vec::new());
    for &disputed in &event.disputes {
        disputes.extend(story.events().get(disputed));
    }
    for change in &event.changes {
        changes.extend(change_line(story, reader, change));
    }
    EventAnswer {
        id: &event.id,
        title: &event.title,
        when: words.date(event.when.as_ref()),
        status_word: words.status(event.status),
        detail: event.detail.as_deref(),
        link: event.link.as_deref(),
        image: event.image.as_ref(),
        disputes,
        disputes_label: words.text(Phrase::Contests),
        claims: claims(story, reader, event),
        changes,
        no_changes: words.text(Phrase::ChangesNothing),
        what_if: what_if(reader, position, event),
    }
}

fn change_line<'s>(story: &'s Story, reader: &Reader, change: &Change) -> Option<ChangeLine<'s>> {
    let who = story.who.entries().get(change.cell.who)?;
    let what = story.what.entries().get(change.cell.what)?;
    Some(ChangeLine {
        who: &who.id,
        what: &what.id,
        pair: reader
            .words
            .sentence(Phrase::Pair, &[("who", &who.name), ("what", &what.name)]),
        access: change.access,
        label: reader.words.access(change.access),
        conditions: conditions(reader, change),
    })
}
