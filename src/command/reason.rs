//! Why each cell of a matrix reads as it does: the changes that led to it, and who says so.

use super::line::line;
use crate::story::{Cell, Change, Event, Matrix, Reading};
use crate::view::csv::{add_reasons, claim_line, contesting, counting, reasons_sheet, word};
use crate::view::wording::ENGLISH;
use std::fmt::Write;

/// A change that bears on a cell.
struct Reason<'s> {
    event: &'s Event,
    change: &'s Change,
    /// Whether the cell's reading rests on it.
    counts: bool,
}

/// A paragraph for each cell of which something is known.
pub(super) fn text(matrix: &Matrix<'_>) -> String {
    let story = matrix.story();
    let mut text = String::new();
    for (cell, reading) in known(matrix) {
        let names = story.names(cell).map(line);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\n{}: {}", names.join(", "), word(matrix, &reading));
        for event in contesting(story, &reading) {
            let _ = writeln!(
                text,
                "  contested by “{}” ({})",
                line(&event.title),
                event.id
            );
        }
        for reason in reasons(matrix, cell, &reading) {
            let mark = if reason.counts { '•' } else { '◦' };
            let _ = write!(
                text,
                "  {mark} “{}” ({}, {}): {}",
                line(&reason.event.title),
                reason.event.id,
                ENGLISH.date(reason.event.when.as_ref()),
                reason.change.access.word()
            );
            if !reason.change.conditions.is_empty() {
                let _ = write!(text, " ({})", line(&reason.change.conditions.join("; ")));
            }
            if reason.change.cell != cell {
                let names = story.names(reason.change.cell).map(line);
                let _ = write!(text, ", set for {}", names.join(", "));
            }
            text.push('\n');
            for claim in &reason.event.claims {
                let _ = writeln!(text, "      {}", line(&claim_line(story, claim)));
            }
        }
    }
    if text.is_empty() {
        text.push_str("\nNothing has been reported.\n");
    } else {
        text.push_str("\n• counts   ◦ came before, and no longer counts\n");
    }
    text
}

/// A row for each reason of each cell, newest first.
pub(super) fn csv(matrix: &Matrix<'_>, moment: &str) -> String {
    let mut sheet = reasons_sheet();
    for (cell, _) in known(matrix) {
        add_reasons(&mut sheet, matrix, moment, cell, true);
    }
    sheet.text()
}

/// The cells of which something is known, by row and column.
fn known<'m>(matrix: &'m Matrix<'_>) -> impl Iterator<Item = (Cell, Reading)> + 'm {
    let story = matrix.story();
    let columns = story.what.entries().len();
    let cells = (0..story.who.entries().len())
        .flat_map(move |who| (0..columns).map(move |what| Cell { who, what }));
    cells
        .map(|cell| (cell, matrix.reading(cell)))
        .filter(|(_, reading)| *reading != Reading::Unknown)
}

fn reasons<'m>(
    matrix: &'m Matrix<'_>,
    cell: Cell,
    reading: &Reading,
) -> impl Iterator<Item = Reason<'m>> + 'm {
    let story = matrix.story();
    let counting = counting(reading);
    matrix.why(cell).into_iter().filter_map(move |setting| {
        Some(Reason {
            event: story.events().get(setting.event)?,
            change: story.change(setting)?,
            counts: counting.contains(&setting),
        })
    })
}
