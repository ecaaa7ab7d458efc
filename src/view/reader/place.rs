//! Where in the matrix the keyboard stands.

use super::Reader;
use crate::story::{Axis, Cell, Story};
use crate::view::action::Direction;
use crate::view::arrangement::{self, is_heading};
use crate::view::wording::Phrase;

impl Reader {
    pub(super) fn look(&mut self, story: &Story, direction: Direction) {
        let (rows, columns) = self.cells(story);
        let at = |list: &[usize], index: usize| {
            list.iter().position(|&known| known == index).unwrap_or(0)
        };
        let (row, column) = (at(&rows, self.focus.who), at(&columns, self.focus.what));
        let (last_row, last_column) = (
            rows.len().saturating_sub(1),
            columns.len().saturating_sub(1),
        );
        let (row, column) = match direction {
            Direction::Up => (row.saturating_sub(1), column),
            Direction::Down => ((row + 1).min(last_row), column),
            Direction::Back => (row, column.saturating_sub(1)),
            Direction::Forward => (row, (column + 1).min(last_column)),
            Direction::RowStart => (row, 0),
            Direction::RowEnd => (row, last_column),
            Direction::First => (0, 0),
            Direction::Last => (last_row, last_column),
        };
        if let (Some(&who), Some(&what)) = (rows.get(row), columns.get(column)) {
            self.focus = Cell { who, what };
        }
    }

    /// The rows and the columns that have cells, as they are shown.
    pub(super) fn cells(&self, story: &Story) -> (Vec<usize>, Vec<usize>) {
        let mut rows = arrangement::rows(story, self, &self.matrix(story));
        rows.retain(|&who| !is_heading(story, who));
        (rows, arrangement::columns(story, self))
    }

    /// Brings the keyboard's place to a cell that is shown: of what its row and its column are part of, else the
    /// first.
    pub(super) fn settle(&mut self, story: &Story) {
        let (rows, columns) = self.cells(story);
        let nearest = |list: &[usize], axis: &Axis, index: usize| {
            let mut lineage = axis.lineage(index);
            let near = lineage.find(|whole| list.contains(whole));
            near.or(list.first().copied()).unwrap_or(index)
        };
        self.focus = Cell {
            who: nearest(&rows, &story.who, self.focus.who),
            what: nearest(&columns, &story.what, self.focus.what),
        };
    }

    /// How many rows are left, to be read out.
    pub(super) fn arranged(&self, story: &Story) -> String {
        let (rows, _) = self.cells(story);
        self.words.counted(Phrase::RowsShown, rows.len())
    }
}
