//! A story in the words of one language: what pieces are drawn from.

use std::rc::Rc;

use crate::story::{Entry, Event, Story};
use crate::view::wording::{Phrase, Words};

/// A story in the words of one language.
#[derive(Debug, Clone)]
pub(super) struct Edition {
    pub(super) story: Rc<Story>,
    pub(super) words: &'static Words,
}

impl PartialEq for Edition {
    /// By its address: comparing a story whole would cost more than drawing it.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.story, &other.story) && self.words == other.words
    }
}

impl Edition {
    /// A text in its words.
    pub(super) fn text(&self, phrase: Phrase) -> &'static str {
        self.words.text(phrase)
    }

    /// The event at a position.
    pub(super) fn event(&self, position: usize) -> Option<&Event> {
        self.story.events().get(position)
    }

    /// The row of the matrix at an index.
    pub(super) fn row(&self, who: usize) -> Option<&Entry> {
        self.story.who.entries().get(who)
    }

    /// The column at an index.
    pub(super) fn column(&self, what: usize) -> Option<&Entry> {
        self.story.what.entries().get(what)
    }

    /// The language of the story's own texts, where it is another than that of the words around them.
    pub(super) fn language(&self) -> Option<&str> {
        self.words.other(self.story.language.as_deref())
    }
}
