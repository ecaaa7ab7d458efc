//! Who can use what at the reader's moment.

mod cell;
mod heading;

pub use cell::{MatrixCell, was};
pub use heading::Heading;

use super::arrangement::{columns, has_parts, is_heading, rows};
use super::moment::{Tense, tense};
use super::wording::Phrase;
use super::{Reader, Viewport};
use crate::story::{Cell, Story};
use cell::Drawing;
pub(super) use cell::wider;
use heading::headings;

/// The matrix for where the reader stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The heading over it: who can use what, and as of when.
    pub heading: String,
    /// Whether it shows the past, now or a "what if".
    pub tense: Tense,
    /// How many cells the event that the reader stands after has changed, or differ from the moment it is
    /// compared with, in words; empty for none.
    pub changed: String,
    /// Whether it is compared with another moment.
    pub compared: bool,
    /// The rows of column headings, widest groups first. Each cell column has one heading in some row.
    pub headings: Vec<Vec<Heading>>,
    /// The columns of cells, as far as they are drawn.
    pub columns: Vec<Column>,
    /// The rows, as far as they are drawn.
    pub rows: Vec<MatrixRow>,
    /// How many rows and columns there are, drawn or not.
    pub size: [usize; 2],
    /// The level of its heading among the page's.
    pub level: usize,
    /// Whether they are so many that only those in sight are drawn, each as high and as wide as the others.
    pub large: bool,
}

/// A column of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its index in [`Story::what`].
    pub what: usize,
    /// How many columns come before it.
    pub position: usize,
}

/// A row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// Its index in [`Story::who`].
    pub who: usize,
    /// How many rows come before it.
    pub position: usize,
    /// For a group, whether its parts are folded away.
    pub folded: Option<bool>,
    /// Whether the keyboard stands on its name.
    pub focus: bool,
    /// One for each column that is drawn; none for a group that no event speaks of, which is a heading only.
    pub cells: Vec<MatrixCell>,
}

/// The matrix for where the reader stands.
#[must_use]
pub fn matrix(story: &Story, reader: &Reader) -> Matrix {
    let known = reader.matrix(story);
    let shown_rows = rows(story, reader, &known);
    let shown_columns = columns(story, reader);
    let drawing = Drawing::new(story, reader, &known);
    let size = [shown_rows.len(), shown_columns.len()];
    let focus = |shown: &[usize], index: usize| shown.iter().position(|&known| known == index);
    let drawn_rows = reader
        .viewport
        .rows(size[0], focus(&shown_rows, reader.focus.who));
    let drawn_columns = reader
        .viewport
        .columns(size[1], focus(&shown_columns, reader.focus.what));
    let mut columns = Vec::new();
    for position in drawn_columns {
        if let Some(&what) = shown_columns.get(position) {
            columns.push(Column { what, position });
        }
    }
    let entries = story.who.entries();
    let mut rows = Vec::new();
    for position in drawn_rows {
        let Some(&who) = shown_rows.get(position) else {
            continue;
        };
        let mut cells = Vec::new();
        if !is_heading(story, who) {
            for column in &columns {
                let what = column.what;
                cells.push(drawing.cell(Cell { who, what }));
            }
        }
        rows.push(MatrixRow {
            who,
            position,
            folded: has_parts(entries, who).then(|| reader.arrangement.folded_rows.contains(&who)),
            focus: reader.is_on_name(story, who),
            cells,
        });
    }
    Matrix {
        heading: heading(story, reader),
        tense: tense(story, reader),
        changed: changed(story, reader, &drawing, [&shown_rows, &shown_columns]),
        compared: reader.compared.is_some(),
        headings: headings(&story.what, &shown_columns, reader),
        rows,
        columns,
        size,
        level: reader.heading_level.below(1),
        large: Viewport::is_large(size),
    }
}

/// How many cells changed here, or differ from the moment they are compared with.
fn changed(
    story: &Story,
    reader: &Reader,
    drawing: &Drawing<'_, '_>,
    [rows, columns]: [&[usize]; 2],
) -> String {
    let words = reader.words;
    let Some(moment) = reader.compared else {
        return match reader.changed(story).len() {
            0 => String::new(),
            count => words.counted(Phrase::CellsChanged, count),
        };
    };
    let mut is_shown = vec![false; story.who.entries().len()];
    for &who in rows {
        if let Some(is_shown) = is_shown.get_mut(who) {
            *is_shown = !is_heading(story, who);
        }
    }
    let mut differ = 0;
    for cell in drawing.differing() {
        let row = is_shown.get(cell.who) == Some(&true);
        // Columns are in the order of the story, rows may be in another.
        differ += usize::from(row && columns.binary_search(&cell.what).is_ok());
    }
    let differ = words.counted(Phrase::CellsDiffer, differ);
    let event = story
        .event_at(moment, &reader.what_if)
        .and_then(|event| story.events().get(event));
    match event {
        Some(event) => words.sentence(
            Phrase::Compared,
            &[("differ", &differ), ("event", &event.title)],
        ),
        None => words.sentence(Phrase::ComparedWithStart, &[("differ", &differ)]),
    }
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
