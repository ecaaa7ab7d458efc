//! Where a reader is, as a text that leads back there: a moment, what they suppose, and what they have open.
//!
//! It is made of names of the story: `moment=designation&cell=pentagon.mythos`, `moment=2026-04-29`, or
//! `what-if=return&moment=return&event=return`.

use super::wording::Phrase;
use super::{Chosen, Reader};
use crate::story::{Cell, Story, WhatIf};

/// Where the reader is.
#[must_use]
pub fn bookmark(story: &Story, reader: &Reader) -> String {
    let id = |event: usize| Some(story.events().get(event)?.id.as_str());
    let mut bookmark = String::new();
    for &event in reader.what_if.on() {
        bookmark += if bookmark.is_empty() { "what-if=" } else { "." };
        bookmark += id(event).unwrap_or_default();
    }
    if !bookmark.is_empty() {
        bookmark += "&";
    }
    bookmark += "moment=";
    bookmark += &moment_name(story, reader);
    let open = match reader.chosen {
        Some(Chosen::Event(event)) => id(event).map(|id| ["&event=", id].concat()),
        Some(Chosen::Cell(cell)) => {
            let ids = super::notice::ids(story, cell);
            ids.map(|(who, what)| ["&cell=", &who, ".", &what].concat())
        }
        None => None,
    };
    bookmark + &open.unwrap_or_default()
}

/// What the reader's moment is called: the day they asked for, else the id of its event, else `start`.
pub(super) fn moment_name(story: &Story, reader: &Reader) -> String {
    let event = reader.event_behind(story);
    match (&reader.day, event) {
        (Some(day), _) => day.when.written().to_owned(),
        (None, Some(event)) => event.id.clone(),
        (None, None) => "start".to_owned(),
    }
}

impl Reader {
    /// Goes to where a bookmark leads. What it does not name stays, but for what is open; and what is not there
    /// is told in the notice.
    pub(super) fn follow(&mut self, story: &Story, bookmark: &str) {
        let named = |name: &str| {
            let mut parts = bookmark.split('&');
            parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
        };
        let (moment, cell, event) = (named("moment"), named("cell"), named("event"));
        self.chosen = None;
        if let Some(moment) = moment {
            self.what_if = WhatIf::default();
            for id in named("what-if").unwrap_or_default().split('.') {
                // Those that have happened since, or are gone, are not for supposing.
                if let Some(event) = story
                    .find(id)
                    .filter(|&event| !self.what_if.contains(event))
                {
                    self.what_if = self.what_if.toggled(story, event);
                }
            }
            self.go_to_named(story, moment);
        }
        if let Some(name) = cell {
            let cell = name.split_once('.').and_then(|(who, what)| {
                let (who, what) = (story.who.find(who)?, story.what.find(what)?);
                Some(Cell { who, what })
            });
            match cell {
                Some(cell) => self.ask(story, cell),
                None => self.miss(name),
            }
        } else if let Some(id) = event {
            match story.find(id) {
                // The moment may be a day, which going to the event would lose.
                Some(event) if story.moment_of(event, &self.what_if) == Some(self.moment) => {
                    self.chosen = Some(Chosen::Event(event));
                }
                Some(event) => self.open(story, event),
                None => self.miss(id),
            }
        }
    }

    fn miss(&mut self, name: &str) {
        self.notice = Some(
            self.words
                .sentence(Phrase::NothingToOpen, &[("name", name)]),
        );
    }
}
