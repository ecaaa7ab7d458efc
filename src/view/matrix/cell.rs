//! One cell as it is drawn.

use crate::story::{Cell, Kind, Matrix, Reading, Story};
use crate::view::arrangement::has_parts;
use crate::view::wording::{Phrase, Words};
use crate::view::{Chosen, Reader, Stop};

/// A cell as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixCell {
    /// Its row and its column.
    pub at: Cell,
    /// What it is drawn as.
    pub kind: Kind,
    /// What it was set for, where that is wider than the cell.
    pub set: Option<Cell>,
    /// What it was before the current moment's event changed it, or at the moment it is compared with; nothing
    /// where that is the same.
    pub was: Option<Kind>,
    /// Whether it stands for a folded group whose parts are not all like it.
    pub differs: bool,
    /// Whether it is open.
    pub open: bool,
    /// Whether the keyboard stands on it.
    pub focus: bool,
}

impl MatrixCell {
    /// That it was set for a wider group, and for which.
    #[must_use]
    pub fn through(&self, story: &Story, words: &Words) -> Option<String> {
        wider(story, words, self.at, self.set?)
    }
}

/// What cells are drawn from.
pub(super) struct Drawing<'r, 's> {
    story: &'s Story,
    reader: &'r Reader,
    known: &'r Matrix<'s>,
    /// What the cells are compared with.
    before: Option<Matrix<'s>>,
}

impl<'r, 's> Drawing<'r, 's> {
    pub(super) fn new(story: &'s Story, reader: &'r Reader, known: &'r Matrix<'s>) -> Self {
        let previous = || {
            reader
                .moment
                .checked_sub(1)
                .filter(|_| reader.day.is_none())
        };
        let before = reader.compared.or_else(previous);
        Self {
            story,
            reader,
            known,
            before: before.map(|moment| story.at(moment, &reader.what_if)),
        }
    }

    /// The cells that are not what they were, shown or not, by row and column.
    pub(super) fn differing(&self) -> Vec<Cell> {
        let before = self.before.as_ref();
        before.map_or_else(Vec::new, |before| self.known.changed(before))
    }

    pub(super) fn cell(&self, cell: Cell) -> MatrixCell {
        let Self { story, reader, .. } = *self;
        let reading = self.known.reading(cell);
        let kind = reading.kind(story);
        let before = self.before.as_ref().map(|before| before.reading(cell));
        MatrixCell {
            at: cell,
            kind,
            set: match reading {
                Reading::Settled(setting) => story.change(setting).map(|change| change.cell),
                _ => None,
            }
            .filter(|set| *set != cell),
            was: before
                .filter(|before| !before.agrees(&reading, story))
                .map(|before| before.kind(story)),
            differs: self.parts_differ(cell, kind),
            open: reader.chosen == Some(Chosen::Cell(cell)),
            focus: reader.stop == Stop::Cell && reader.focus == cell,
        }
    }

    /// Whether a cell of a folded group hides one that is drawn as something else.
    fn parts_differ(&self, cell: Cell, kind: Kind) -> bool {
        let Self {
            story,
            reader,
            known,
            ..
        } = *self;
        let arranged = &reader.arrangement;
        let folded_row = arranged.folded_rows.contains(&cell.who);
        let folded_column = arranged.folded_columns.contains(&cell.what);
        if !folded_row && !folded_column {
            return false;
        }
        let end = |folded: bool, parts: core::ops::Range<usize>| {
            if folded {
                parts
            } else {
                parts.start..parts.start + 1
            }
        };
        for who in end(folded_row, story.who.subtree(cell.who)) {
            for what in end(folded_column, story.what.subtree(cell.what)) {
                let is_group = has_parts(story.who.entries(), who) && folded_row
                    || has_parts(story.what.entries(), what) && folded_column;
                if !is_group && known.reading(Cell { who, what }).kind(story) != kind {
                    return true;
                }
            }
        }
        false
    }
}

/// What a cell was, in words: before, or at the moment it is compared with.
#[must_use]
pub fn was(words: &Words, kind: Kind, compared: bool) -> String {
    match kind {
        // Which of two moments is earlier is the reader's choice, and the heading says which they compare.
        kind if compared => words.kind(kind).to_owned(),
        Kind::Unknown => words.text(Phrase::WasUnknown).to_owned(),
        kind => words.sentence(Phrase::Was, &[("label", words.kind(kind))]),
    }
}

/// What a change was set for, where that is wider than the cell.
pub(in crate::view) fn wider(
    story: &Story,
    words: &Words,
    cell: Cell,
    set: Cell,
) -> Option<String> {
    let who = story
        .who
        .entries()
        .get(set.who)
        .filter(|_| set.who != cell.who);
    let what = story
        .what
        .entries()
        .get(set.what)
        .filter(|_| set.what != cell.what);
    let group = match (who, what) {
        (None, None) => return None,
        (Some(who), None) => who.name.clone(),
        (None, Some(what)) => what.name.clone(),
        (Some(who), Some(what)) => {
            words.sentence(Phrase::Pair, &[("who", &who.name), ("what", &what.name)])
        }
    };
    Some(words.sentence(Phrase::Through, &[("group", &group)]))
}
