//! Where in the matrix the keyboard stands, and where its keys lead.
//!
//! By the grid pattern of the ARIA Authoring Practices: the matrix is one stop for Tab, and the arrow keys reach
//! every cell, every row's name and every heading over the columns.

use super::Reader;
use crate::story::{Axis, Cell, Story};
use crate::view::action::Direction;
use crate::view::arrangement::{self, is_heading};
use crate::view::wording::Phrase;

/// What of the matrix the keyboard stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The cell; in a row without cells, its name.
    Cell,
    /// The name of the cell's row.
    Who,
    /// The heading of an entry of [`Story::what`]: that of the cell's column, or of a group it is part of.
    What(usize),
}

impl Reader {
    /// Whether the keyboard stands on the name of a row.
    #[must_use]
    pub fn is_on_name(&self, story: &Story, who: usize) -> bool {
        self.focus.who == who
            && match self.stop {
                Stop::Cell => is_heading(story, who),
                Stop::Who => true,
                Stop::What(_) => false,
            }
    }

    pub(super) fn look(&mut self, story: &Story, direction: Direction) {
        let columns = arrangement::columns(story, self);
        match (self.stop, direction) {
            (_, Direction::First) => self.look_at_end(story, &columns, false),
            (_, Direction::Last) => self.look_at_end(story, &columns, true),
            (Stop::What(entry), _) => self.look_along_headings(story, &columns, entry, direction),
            (_, Direction::Up) => self.look_across_rows(story, -1),
            (_, Direction::Down) => self.look_across_rows(story, 1),
            _ => self.look_along_row(story, &columns, direction),
        }
    }

    /// To the first or the last cell of all.
    fn look_at_end(&mut self, story: &Story, columns: &[usize], last: bool) {
        let rows = self.cell_rows(story);
        let end = |list: &[usize]| if last { list.last() } else { list.first() }.copied();
        if let (Some(who), Some(what)) = (end(&rows), end(columns)) {
            self.focus = Cell { who, what };
            self.stop = Stop::Cell;
        }
    }

    fn look_across_rows(&mut self, story: &Story, by: isize) {
        let rows = arrangement::rows(story, self, &self.matrix(story));
        let at = rows.iter().position(|&who| who == self.focus.who);
        match at.unwrap_or(0).checked_add_signed(by) {
            Some(to) => self.focus.who = rows.get(to).copied().unwrap_or(self.focus.who),
            // Above the first row are the headings, and nothing above the rows' names.
            None if self.stop == Stop::Cell => self.stop = Stop::What(self.focus.what),
            None => {}
        }
    }

    fn look_along_row(&mut self, story: &Story, columns: &[usize], direction: Direction) {
        let at = columns.iter().position(|&what| what == self.focus.what);
        let at = at.unwrap_or(0);
        let on_name = self.is_on_name(story, self.focus.who);
        let to = match direction {
            Direction::RowStart => None,
            Direction::Back if on_name => None,
            Direction::Back => at.checked_sub(1),
            Direction::RowEnd => columns.len().checked_sub(1),
            _ if on_name => Some(0),
            _ => Some((at + 1).min(columns.len().saturating_sub(1))),
        };
        match to {
            None => self.stop = Stop::Who,
            Some(_) if is_heading(story, self.focus.who) => {}
            Some(to) => {
                self.stop = Stop::Cell;
                self.focus.what = columns.get(to).copied().unwrap_or(self.focus.what);
            }
        }
    }

    fn look_along_headings(
        &mut self,
        story: &Story,
        columns: &[usize],
        entry: usize,
        direction: Direction,
    ) {
        let axis = &story.what;
        let depth = |index: usize| axis.entries().get(index).map_or(0, |entry| entry.depth);
        let below = axis.subtree(entry);
        let first = columns.partition_point(|&what| what < below.start);
        let past = columns.partition_point(|&what| what < below.end);
        let to = match direction {
            Direction::Up => {
                let above = axis.entries().get(entry).and_then(|entry| entry.part_of);
                return self.stop = Stop::What(above.unwrap_or(entry));
            }
            Direction::Down => {
                let mut over = axis.lineage(self.focus.what);
                return self.stop = match over.find(|&over| {
                    axis.entries().get(over).and_then(|over| over.part_of) == Some(entry)
                }) {
                    Some(lower) => Stop::What(lower),
                    None => {
                        let rows = arrangement::rows(story, self, &self.matrix(story));
                        self.focus.who = rows.first().copied().unwrap_or(self.focus.who);
                        Stop::Cell
                    }
                };
            }
            Direction::Back => first.checked_sub(1),
            Direction::Forward => Some(past),
            Direction::RowStart => Some(0),
            _ => columns.len().checked_sub(1),
        };
        if let Some(&what) = to.and_then(|to| columns.get(to)) {
            self.focus.what = what;
            // The heading of the same level, or of a column that is less deep.
            let level = depth(entry);
            let over = axis.lineage(what).find(|&over| depth(over) <= level);
            self.stop = Stop::What(over.unwrap_or(what));
        }
    }

    /// The rows that have cells, as they are shown.
    fn cell_rows(&self, story: &Story) -> Vec<usize> {
        let mut rows = arrangement::rows(story, self, &self.matrix(story));
        rows.retain(|&who| !is_heading(story, who));
        rows
    }

    /// Brings the keyboard's place to what is shown: of what its row and its column are part of, else the first.
    pub(super) fn settle(&mut self, story: &Story) {
        let rows = match self.stop {
            Stop::Who => arrangement::rows(story, self, &self.matrix(story)),
            Stop::Cell | Stop::What(_) => self.cell_rows(story),
        };
        let columns = arrangement::columns(story, self);
        let nearest = |list: &[usize], axis: &Axis, index: usize| {
            let mut lineage = axis.lineage(index);
            let near = lineage.find(|whole| list.contains(whole));
            near.or(list.first().copied()).unwrap_or(index)
        };
        self.focus.who = nearest(&rows, &story.who, self.focus.who);
        self.focus.what = nearest(&columns, &story.what, self.focus.what);
        if let Stop::What(entry) = self.stop {
            let below = story.what.subtree(entry);
            match columns.iter().find(|what| below.contains(what)) {
                Some(&what) if !below.contains(&self.focus.what) => self.focus.what = what,
                Some(_) => {}
                None => self.stop = Stop::Cell,
            }
        }
    }

    /// How many rows are left, to be read out.
    pub(super) fn arranged(&self, story: &Story) -> String {
        let rows = self.cell_rows(story);
        self.words.counted(Phrase::RowsShown, rows.len())
    }
}
