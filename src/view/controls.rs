//! The controls that arrange the matrix: what can be chosen, and what is.

use super::Arrangement;
use super::wording::{Phrase, Words};
use crate::story::{Axis, Kind, Story};

/// The controls that arrange the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Controls {
    /// What they are called.
    pub title: &'static str,
    /// The choices.
    pub choices: Vec<Choice>,
    /// The label of the button that takes them all back.
    pub clear: &'static str,
    /// Whether there is something to take back.
    pub narrowed: bool,
}

/// One choice among several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it decides: `who`, `what`, `kind` or `sort`.
    pub of: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What can be chosen.
    pub offers: Vec<Offer>,
    /// The language of what can be chosen, but for the first, where it is another than that of the words around.
    pub language: Option<String>,
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its name to [`Choice::made`]; empty for no choice.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many groups it is in.
    pub depth: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// The arrangement once something else is chosen; nothing for a choice that is none.
    #[must_use]
    pub fn made(of: &str, value: &str, story: &Story, before: &Arrangement) -> Option<Arrangement> {
        let mut after = before.clone();
        match of {
            "who" => after.who = story.who.find(value),
            "what" => after.what = story.what.find(value),
            "sort" => after.sorted_by = story.what.find(value),
            "kind" => after.kind = Kind::ALL.into_iter().find(|kind| kind.word() == value),
            _ => return None,
        }
        Some(after)
    }
}

/// The controls for a matrix that is arranged so, with these looks in it.
#[must_use]
pub fn controls(story: &Story, words: &Words, arranged: &Arrangement, kinds: &[Kind]) -> Controls {
    let choice = |of, label, none, offers: Vec<Offer>| {
        let none = Offer {
            value: String::new(),
            label: words.text(none).to_owned(),
            depth: 0,
            chosen: !offers.iter().any(|offer| offer.chosen),
        };
        let language = words.other(story.language.as_deref());
        Choice {
            of,
            language: language.filter(|_| of != "kind").map(str::to_owned),
            label: words.text(label),
            offers: core::iter::once(none).chain(offers).collect(),
        }
    };
    let kinds = kinds.iter().map(|&kind| Offer {
        value: kind.word().to_owned(),
        label: words.kind(kind).to_owned(),
        depth: 0,
        chosen: arranged.kind == Some(kind),
    });
    Controls {
        title: words.text(Phrase::ControlsLabel),
        choices: vec![
            choice(
                "who",
                Phrase::WhoChoice,
                Phrase::Everyone,
                offers(&story.who, arranged.who),
            ),
            choice(
                "what",
                Phrase::WhatChoice,
                Phrase::Everything,
                offers(&story.what, arranged.what),
            ),
            choice("kind", Phrase::KindChoice, Phrase::AnyKind, kinds.collect()),
            choice(
                "sort",
                Phrase::SortChoice,
                Phrase::StoryOrder,
                offers(&story.what, arranged.sorted_by),
            ),
        ],
        clear: words.text(Phrase::Clear),
        narrowed: arranged.is_narrowed(),
    }
}

fn offers(axis: &Axis, chosen: Option<usize>) -> Vec<Offer> {
    let entries = axis.entries().iter().enumerate();
    entries
        .map(|(index, entry)| Offer {
            value: entry.id.clone(),
            label: entry.name.clone(),
            depth: entry.depth,
            chosen: chosen == Some(index),
        })
        .collect()
}
