//! Who can use what at the reader's moment.

use super::moment::{Tense, tense};
use super::wording::Phrase;
use super::{Chosen, Reader};
use crate::story::{Axis, Cell, Entry, Kind, Reading, Story};

/// The matrix for where the reader stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The heading over it: who can use what, and as of when.
    pub heading: String,
    /// Whether it shows the past, now or a "what if".
    pub tense: Tense,
    /// How many cells the event that the reader stands after has changed, in words; empty for none.
    pub changed: String,
    /// What to do to ask why.
    pub hint: &'static str,
    /// What the corner over the row headers says to those who hear it.
    pub corner: &'static str,
    /// The rows of column headings, widest groups first. Each cell column has one heading in some row.
    pub headings: Vec<Vec<Heading>>,
    /// The columns of cells.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
}

/// A heading over one column or over a group of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The id of the column or group.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub by: Option<String>,
    /// Over how many columns it stands.
    pub columns: usize,
    /// How many heading rows it fills.
    pub rows: usize,
    /// Whether it is a group's.
    pub group: bool,
}

/// A column of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its index in [`Story::what`].
    pub what: usize,
    /// Its id.
    pub id: String,
}

/// A row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// Its index in [`Story::who`].
    pub who: usize,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many groups it is in.
    pub depth: usize,
    /// One for each column; none for a group that no event speaks of, which is a heading only.
    pub cells: Vec<MatrixCell>,
}

/// A cell as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixCell {
    /// What it is drawn as.
    pub kind: Kind,
    /// The label it shows.
    pub label: &'static str,
    /// That it was set for a wider group, and for which.
    pub through: Option<String>,
    /// What it was before the current moment's event changed it; nothing where it did not.
    pub was: Option<String>,
    /// Whether it is open.
    pub open: bool,
    /// Whether the keyboard stands on it.
    pub focus: bool,
}

/// The matrix for where the reader stands.
#[must_use]
pub fn matrix(story: &Story, reader: &Reader) -> Matrix {
    let known = reader.matrix(story);
    let changed = reader.changed(story);
    let before =
        (!changed.is_empty()).then(|| story.at(reader.moment.saturating_sub(1), &reader.what_if));
    let columns: Vec<Column> = shown_columns(story)
        .into_iter()
        .filter_map(|what| {
            let id = story.what.entries().get(what)?.id.clone();
            Some(Column { what, id })
        })
        .collect();
    let drawn = |cell: Cell| {
        let reading = known.reading(cell);
        let kind = reading.kind(story);
        MatrixCell {
            kind,
            label: reader.words.kind(kind),
            through: through(story, reader, cell, &reading),
            was: before
                .as_ref()
                .filter(|_| changed.binary_search(&cell).is_ok())
                .map(|before| was(reader, before.reading(cell).kind(story))),
            open: reader.chosen == Some(Chosen::Cell(cell)),
            focus: reader.focus == cell,
        }
    };
    let heading_only = heading_only(story);
    let rows = story
        .who
        .entries()
        .iter()
        .zip(&heading_only)
        .enumerate()
        .map(|(who, (entry, &heading_only))| MatrixRow {
            who,
            id: entry.id.clone(),
            name: entry.name.clone(),
            depth: entry.depth,
            cells: columns
                .iter()
                .filter(|_| !heading_only)
                .map(|column| {
                    drawn(Cell {
                        who,
                        what: column.what,
                    })
                })
                .collect(),
        })
        .collect();
    Matrix {
        heading: heading(story, reader),
        tense: tense(story, reader),
        changed: match changed.len() {
            0 => String::new(),
            count => reader.words.counted(Phrase::CellsChanged, count),
        },
        hint: reader.words.text(Phrase::Hint),
        corner: reader.words.text(Phrase::Corner),
        headings: headings(&story.what),
        columns,
        rows,
    }
}

/// The columns that have cells: those that are no groups. What a group is set to shows in its parts.
pub(super) fn shown_columns(story: &Story) -> Vec<usize> {
    let entries = story.what.entries();
    (0..entries.len())
        .filter(|&what| !has_parts(entries, what))
        .collect()
}

/// The rows that have cells: all but the groups that no event speaks of.
pub(super) fn rows_with_cells(story: &Story) -> Vec<usize> {
    let heading_only = heading_only(story);
    (0..heading_only.len())
        .filter(|&who| heading_only.get(who) == Some(&false))
        .collect()
}

/// For each row, whether it is a group that no event speaks of, neither by name nor through a wider group.
fn heading_only(story: &Story) -> Vec<bool> {
    let entries = story.who.entries();
    let mut spoken_of = vec![false; entries.len()];
    for change in story.events().iter().flat_map(|event| &event.changes) {
        if let Some(row) = spoken_of.get_mut(change.cell.who) {
            *row = true;
        }
    }
    let is_spoken_of = |who: usize| spoken_of.get(who) == Some(&true);
    (0..entries.len())
        .map(|who| has_parts(entries, who) && !story.who.lineage(who).any(is_spoken_of))
        .collect()
}

/// Whether an entry is a group. Its parts, if any, follow it in reading order.
fn has_parts(entries: &[Entry], index: usize) -> bool {
    entries
        .get(index + 1)
        .is_some_and(|next| next.part_of == Some(index))
}

fn headings(axis: &Axis) -> Vec<Vec<Heading>> {
    let entries = axis.entries();
    let levels = entries
        .iter()
        .map(|entry| entry.depth + 1)
        .max()
        .unwrap_or(0);
    (0..levels)
        .map(|level| {
            entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| entry.depth == level)
                .map(|(index, entry)| {
                    let group = has_parts(entries, index);
                    Heading {
                        id: entry.id.clone(),
                        name: entry.name.clone(),
                        by: entry
                            .by
                            .clone()
                            .filter(|by| entry.depth == 0 && !entry.name.contains(by.as_str())),
                        columns: if group { leaves(axis, index) } else { 1 },
                        rows: if group { 1 } else { levels - level },
                        group,
                    }
                })
                .collect()
        })
        .collect()
}

/// How many columns of cells a group stands over.
fn leaves(axis: &Axis, group: usize) -> usize {
    axis.subtree(group)
        .filter(|&index| !has_parts(axis.entries(), index))
        .count()
}

fn heading(story: &Story, reader: &Reader) -> String {
    let words = reader.words;
    let phrase = match tense(story, reader) {
        Tense::Now => Phrase::MatrixNow,
        Tense::WhatIf => Phrase::MatrixWhatIf,
        Tense::Past if reader.moment == 0 => Phrase::MatrixBefore,
        Tense::Past => Phrase::MatrixPast,
        Tense::Day => {
            let day = words.date(reader.day.as_ref().map(|day| &day.when));
            return words.sentence(Phrase::MatrixOnDay, &[("when", &day)]);
        }
    };
    words.text(phrase).to_owned()
}

fn was(reader: &Reader, kind: Kind) -> String {
    match kind {
        Kind::Unknown => reader.words.text(Phrase::WasUnknown).to_owned(),
        kind => reader
            .words
            .sentence(Phrase::Was, &[("label", reader.words.kind(kind))]),
    }
}

/// The words for a cell that one change set for a wider row or column.
fn through(story: &Story, reader: &Reader, cell: Cell, reading: &Reading) -> Option<String> {
    let Reading::Settled(setting) = reading else {
        return None;
    };
    wider(story, reader, cell, story.change(*setting)?.cell)
}

/// What a change was set for, where that is wider than the cell.
pub(super) fn wider(story: &Story, reader: &Reader, cell: Cell, set: Cell) -> Option<String> {
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
        (Some(who), Some(what)) => reader
            .words
            .sentence(Phrase::Pair, &[("who", &who.name), ("what", &what.name)]),
    };
    Some(reader.words.sentence(Phrase::Through, &[("group", &group)]))
}
