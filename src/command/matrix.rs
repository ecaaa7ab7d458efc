//! The matrix of a story, as an aligned table or for a spreadsheet.

use super::line::line;
use crate::story::{Cell, Matrix, Reading};
use crate::view::csv::{Sheet, word};
use comfy_table::{CellAlignment, Table, TableComponent, presets};

/// Marks a cell that was set for what its row or column is part of.
const INHERITED: &str = " ↑";

/// A table with a row for each of who, a column for each of what, and a word in each cell.
pub(super) fn text(matrix: &Matrix<'_>) -> String {
    let story = matrix.story();
    if story.who.entries().is_empty() || story.what.entries().is_empty() {
        return "The story has no rows or no columns, so there is no matrix.\n".into();
    }
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_style(TableComponent::HeaderLines, '─');
    table.set_style(TableComponent::MiddleHeaderIntersections, '─');
    let columns = story.what.entries().iter().map(|entry| line(&entry.name));
    table.set_header(std::iter::once(String::new()).chain(columns));
    for (who, row) in story.who.entries().iter().enumerate() {
        let name = "  ".repeat(row.depth) + &line(&row.name);
        let words = (0..story.what.entries().len()).map(|what| {
            let cell = Cell { who, what };
            let reading = matrix.reading(cell);
            let inherited = is_inherited(matrix, cell, &reading);
            word(matrix, &reading) + if inherited { INHERITED } else { "" }
        });
        table.add_row(std::iter::once(name).chain(words));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
        column.set_cell_alignment(CellAlignment::Left);
    }
    let mut text: String = table
        .lines()
        .flat_map(|line| [line.trim_end().to_owned(), "\n".into()])
        .collect();
    if text.contains(INHERITED) {
        text += "\n↑ set for what the row or the column is part of\n";
    }
    text
}

/// The same for a spreadsheet: names and words, nothing that it would take for a formula.
pub(super) fn csv(matrix: &Matrix<'_>) -> String {
    let story = matrix.story();
    let mut sheet = Sheet::default();
    let names = story.what.entries().iter().map(|entry| entry.name.as_str());
    sheet.row(&std::iter::once("who").chain(names).collect::<Vec<_>>());
    for (who, row) in story.who.entries().iter().enumerate() {
        let words = (0..story.what.entries().len())
            .map(|what| word(matrix, &matrix.reading(Cell { who, what })));
        let words: Vec<String> = words.collect();
        let fields = std::iter::once(row.name.as_str()).chain(words.iter().map(String::as_str));
        sheet.row(&fields.collect::<Vec<_>>());
    }
    sheet.text()
}

fn is_inherited(matrix: &Matrix<'_>, cell: Cell, reading: &Reading) -> bool {
    let Reading::Settled(setting) = reading else {
        return false;
    };
    let change = matrix.story().change(*setting);
    change.is_some_and(|change| change.cell != cell)
}
