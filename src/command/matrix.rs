//! The matrix of a story, as an aligned table or for a spreadsheet.

use super::line::line;
use crate::story::{Cell, Matrix, Reading};
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
    let names = story.what.entries().iter().map(|entry| entry.name.clone());
    let header = std::iter::once("who".to_owned()).chain(names).collect();
    let rows = story.who.entries().iter().enumerate().map(|(who, row)| {
        let words = (0..story.what.entries().len())
            .map(|what| word(matrix, &matrix.reading(Cell { who, what })));
        std::iter::once(row.name.clone()).chain(words).collect()
    });
    records(header, rows)
}

/// CSV (RFC 4180) of records with as many fields as the header.
///
/// A field that a spreadsheet would calculate (OWASP, "CSV Injection") begins with an apostrophe, which
/// makes it a text.
pub(super) fn records(header: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in std::iter::once(header).chain(rows) {
        let safe = record.into_iter().map(|field| {
            if field.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
            {
                format!("'{field}")
            } else {
                field
            }
        });
        // Writing to memory cannot fail, nor can the records differ in length.
        let _ = writer.write_record(safe);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// What a cell reads, with each side of it where there are several.
pub(super) fn word(matrix: &Matrix<'_>, reading: &Reading) -> String {
    let story = matrix.story();
    let kind = reading.kind(story).word();
    let sides: Vec<&str> = match reading {
        Reading::Settled(_) | Reading::Unknown => return kind.into(),
        Reading::Disputed { sides, .. } => {
            let changes = sides.iter().filter_map(|&side| story.change(side));
            changes.map(|change| change.access.word()).collect()
        }
        Reading::Maybe(readings) => {
            let kinds = readings.iter().map(|reading| reading.kind(story));
            kinds.map(crate::story::Kind::word).collect()
        }
    };
    let mut once: Vec<&str> = Vec::new();
    for side in sides {
        if !once.contains(&side) {
            once.push(side);
        }
    }
    format!("{kind} ({})", once.join(", "))
}

fn is_inherited(matrix: &Matrix<'_>, cell: Cell, reading: &Reading) -> bool {
    let Reading::Settled(setting) = reading else {
        return false;
    };
    let change = matrix.story().change(*setting);
    change.is_some_and(|change| change.cell != cell)
}
