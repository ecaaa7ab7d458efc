//! How the reader has arranged the matrix: what is folded away, what is left out, and what comes first.

use super::Reader;
use super::wording::digits;
use crate::story::{Axis, Cell, Entry, Kind, Matrix, Story};

/// How the reader has arranged the matrix. Nothing here changes what a cell says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// The groups of rows whose parts are folded away.
    pub folded_rows: Vec<usize>,
    /// The groups of columns whose parts are folded away: such a group is a column itself.
    pub folded_columns: Vec<usize>,
    /// The only row that is wanted, with its parts and what it is part of.
    pub who: Option<usize>,
    /// The only column that is wanted, with its parts.
    pub what: Option<usize>,
    /// The only look that is wanted: rows without a cell of it are left out.
    pub kind: Option<Kind>,
    /// The column whose cells decide which row comes first, among the parts of the same group.
    pub sorted_by: Option<usize>,
}

impl Arrangement {
    /// Whether rows or columns are left out, or in another order than the author's.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        *self != self.widened()
    }

    /// The same with all that is left out back, in the author's order; what is folded stays so.
    #[must_use]
    pub fn widened(&self) -> Self {
        Self {
            folded_rows: self.folded_rows.clone(),
            folded_columns: self.folded_columns.clone(),
            ..Self::default()
        }
    }
}

/// The list with an index taken out if it was in it, and put in if it was not.
pub(super) fn toggle(list: &mut Vec<usize>, index: usize) {
    match list.iter().position(|&known| known == index) {
        Some(at) => drop(list.swap_remove(at)),
        None => list.push(index),
    }
}

/// The columns of cells that are shown, in reading order.
pub(super) fn columns(story: &Story, reader: &Reader) -> Vec<usize> {
    let arranged = &reader.arrangement;
    let mut columns = unfolded(&story.what, arranged.what, &arranged.folded_columns);
    let entries = story.what.entries();
    columns.retain(|what| !has_parts(entries, *what) || arranged.folded_columns.contains(what));
    columns
}

/// The rows that are shown, those that are headings only among them, in the order in which they are shown.
pub(super) fn rows(story: &Story, reader: &Reader, known: &Matrix<'_>) -> Vec<usize> {
    let arranged = &reader.arrangement;
    let mut rows = unfolded(&story.who, arranged.who, &arranged.folded_rows);
    if let Some(kind) = arranged.kind {
        let columns = columns(story, reader);
        let mut kept = vec![false; story.who.entries().len()];
        for &who in &rows {
            let is_kind = |&what: &usize| known.reading(Cell { who, what }).kind(story) == kind;
            if columns.iter().any(is_kind) {
                for whole in story.who.lineage(who) {
                    if let Some(kept) = kept.get_mut(whole) {
                        *kept = true;
                    }
                }
            }
        }
        rows.retain(|&who| kept.get(who) == Some(&true));
    }
    if let Some(what) = arranged.sorted_by {
        // A row comes after what it is part of, whose path is the beginning of its own.
        let mut sorted: Vec<(String, usize)> = Vec::new();
        for &who in &rows {
            let mut path = String::new();
            for who in story.who.lineage(who) {
                let kind = known.reading(Cell { who, what }).kind(story);
                let rank = Kind::ALL.iter().position(|&other| other == kind);
                let step = [
                    digits(rank.unwrap_or_default() as u64, 1),
                    digits(who as u64, 8),
                ];
                path.insert_str(0, &step.concat());
            }
            sorted.push((path, who));
        }
        sorted.sort_unstable();
        rows.clear();
        for (_, who) in sorted {
            rows.push(who);
        }
    }
    rows
}

/// The entries that are not folded away, in reading order: all, or those of one alone, with what it is part of.
fn unfolded(axis: &Axis, only: Option<usize>, folded: &[usize]) -> Vec<usize> {
    let wanted = |index: usize| {
        only.is_none_or(|only| {
            axis.subtree(only).contains(&index) || axis.lineage(only).any(|whole| whole == index)
        })
    };
    let mut shown = Vec::new();
    let mut index = 0;
    while index < axis.entries().len() {
        if wanted(index) {
            shown.push(index);
        }
        index = if folded.contains(&index) {
            axis.subtree(index).end
        } else {
            index + 1
        };
    }
    shown
}

/// The columns that have cells where nothing is folded: those that are no groups.
pub(super) fn all_columns(story: &Story) -> Vec<usize> {
    let entries = story.what.entries();
    (0..entries.len())
        .filter(|&what| !has_parts(entries, what))
        .collect()
}

/// The rows that have cells where nothing is folded or left out.
pub(super) fn all_rows(story: &Story) -> Vec<usize> {
    (0..story.who.entries().len())
        .filter(|&who| !is_heading(story, who))
        .collect()
}

/// Whether a row is a group that no event speaks of, neither by name nor through a wider group: it has no cells.
pub(super) fn is_heading(story: &Story, who: usize) -> bool {
    has_parts(story.who.entries(), who) && !story.speaks_of(who)
}

/// Whether an entry is a group. Its parts, if any, follow it in reading order.
pub(super) fn has_parts(entries: &[Entry], index: usize) -> bool {
    entries
        .get(index + 1)
        .is_some_and(|next| next.part_of == Some(index))
}
