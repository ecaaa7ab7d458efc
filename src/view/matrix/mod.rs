//! Who can use what at the reader's moment.

mod cell;
mod heading;

pub use cell::{MatrixCell, Was};
pub use heading::Heading;

use super::Reader;
use super::arrangement::{columns, has_parts, heading_only, rows};
use super::moment::{Tense, tense};
use super::wording::Phrase;
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
    /// The label of the button that compares.
    pub compare: &'static str,
    /// What to do to ask why.
    pub hint: &'static str,
    /// What to say where no row is left; empty where there are rows.
    pub nothing: &'static str,
    /// What the corner over the row headers says to those who hear it.
    pub corner: &'static str,
    /// The rows of column headings, widest groups first. Each cell column has one heading in some row.
    pub headings: Vec<Vec<Heading>>,
    /// The columns of cells.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
}

/// A column of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its index in [`Story::what`].
    pub what: usize,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
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
    /// For a group, whether its parts are folded away.
    pub folded: Option<bool>,
    /// One for each column; none for a group that no event speaks of, which is a heading only.
    pub cells: Vec<MatrixCell>,
}

/// The matrix for where the reader stands.
#[must_use]
pub fn matrix(story: &Story, reader: &Reader) -> Matrix {
    let words = reader.words;
    let known = reader.matrix(story);
    let shown_rows = rows(story, reader, &known);
    let drawing = Drawing::new(story, reader, &known);
    let shown = columns(story, reader);
    let cells = |who: usize| {
        let drawn = |&what: &usize| drawing.cell(Cell { who, what });
        shown.iter().map(drawn).collect()
    };
    let heading_only = heading_only(story);
    let entries = story.who.entries();
    let row = |&who: &usize| {
        let entry = entries.get(who)?;
        Some(MatrixRow {
            who,
            id: entry.id.clone(),
            name: entry.name.clone(),
            depth: entry.depth,
            folded: has_parts(entries, who).then(|| reader.arrangement.folded_rows.contains(&who)),
            cells: if heading_only.get(who) == Some(&true) {
                Vec::new()
            } else {
                cells(who)
            },
        })
    };
    let rows: Vec<MatrixRow> = shown_rows.iter().filter_map(row).collect();
    let column = |&what: &usize| {
        let entry = story.what.entries().get(what)?;
        Some(Column {
            what,
            id: entry.id.clone(),
            name: entry.name.clone(),
        })
    };
    Matrix {
        heading: heading(story, reader),
        tense: tense(story, reader),
        changed: changed(story, reader, &rows),
        compared: reader.compared.is_some(),
        compare: words.text(if reader.compared.is_some() {
            Phrase::StopComparing
        } else {
            Phrase::Compare
        }),
        hint: words.text(Phrase::Hint),
        nothing: if rows.is_empty() {
            words.text(Phrase::NothingFound)
        } else {
            ""
        },
        corner: words.text(Phrase::Corner),
        headings: headings(&story.what, &shown, &reader.arrangement.folded_columns),
        columns: shown.iter().filter_map(column).collect(),
        rows,
    }
}

/// How many cells changed here, or differ from the moment they are compared with.
fn changed(story: &Story, reader: &Reader, rows: &[MatrixRow]) -> String {
    let words = reader.words;
    let Some(moment) = reader.compared else {
        return match reader.changed(story).len() {
            0 => String::new(),
            count => words.counted(Phrase::CellsChanged, count),
        };
    };
    let cells = rows.iter().flat_map(|row| &row.cells);
    let differ = words.counted(
        Phrase::CellsDiffer,
        cells.filter(|cell| cell.was.is_some()).count(),
    );
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
