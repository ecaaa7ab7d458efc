//! The controls that arrange the matrix: what can be chosen, and what is.

use super::Arrangement;
use super::wording::{Phrase, Words};
use crate::story::{Axis, Kind, Story};

/// The controls that arrange the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Controls<'s> {
    /// What they are called.
    pub title: &'static str,
    /// The choices.
    pub choices: Vec<Choice<'s>>,
    /// The label of the button that takes them all back.
    pub clear: &'static str,
    /// Whether there is something to take back.
    pub narrowed: bool,
}

/// One choice among several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'s> {
    /// What it decides: `who`, `what`, `kind` or `sort`.
    pub of: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What can be chosen.
    pub offers: Vec<Offer<'s>>,
    /// The language of what can be chosen, but for the first, where it is another than that of the words around.
    pub language: Option<&'s str>,
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer<'s> {
    /// Its name to [`Choice::made`]; empty for no choice.
    pub value: &'s str,
    /// What it is called.
    pub label: &'s str,
    /// How many groups it is in.
    pub depth: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice<'_> {
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

/// The controls for a matrix that is arranged so, with these looks in it. Until they are open, each choice has what
/// is chosen alone.
#[must_use]
pub fn controls<'s>(
    story: &'s Story,
    words: &Words,
    arranged: &Arrangement,
    kinds: &[Kind],
    open: bool,
) -> Controls<'s> {
    let choice = |of, label, none, mut offers: Vec<Offer<'s>>| {
        let chosen = !offers.iter().any(|offer| offer.chosen);
        if open || chosen {
            offers.insert(
                0,
                Offer {
                    value: "",
                    label: words.text(none),
                    depth: 0,
                    chosen,
                },
            );
        }
        Choice {
            of,
            language: words
                .other(story.language.as_deref())
                .filter(|_| of != "kind"),
            label: words.text(label),
            offers,
        }
    };
    let mut looks = Vec::new();
    for &kind in kinds {
        let chosen = arranged.kind == Some(kind);
        if open || chosen {
            looks.push(Offer {
                value: kind.word(),
                label: words.kind(kind),
                depth: 0,
                chosen,
            });
        }
    }
    let who = offers(&story.who, arranged.who, open);
    let what = offers(&story.what, arranged.what, open);
    let sort = offers(&story.what, arranged.sorted_by, open);
    Controls {
        title: words.text(Phrase::ControlsLabel),
        choices: vec![
            choice("who", Phrase::WhoChoice, Phrase::Everyone, who),
            choice("what", Phrase::WhatChoice, Phrase::Everything, what),
            choice("kind", Phrase::KindChoice, Phrase::AnyKind, looks),
            choice("sort", Phrase::SortChoice, Phrase::StoryOrder, sort),
        ],
        clear: words.text(Phrase::Clear),
        narrowed: arranged.is_narrowed(),
    }
}

fn offers(axis: &Axis, chosen: Option<usize>, open: bool) -> Vec<Offer<'_>> {
    let mut offers = Vec::new();
    for (index, entry) in axis.entries().iter().enumerate() {
        let chosen = chosen == Some(index);
        if open || chosen {
            offers.push(Offer {
                value: &entry.id,
                label: &entry.name,
                depth: entry.depth,
                chosen,
            });
        }
    }
    offers
}
