//! What of a long story is drawn: what the reader sees of it, with some more around.
//!
//! A list or a side of the matrix that is short is drawn whole, so that pages find all of it. Of a long one only
//! so much is there as fits the screen: a page with ten thousand events is then as quick as one with ten.

use core::ops::Range;

/// More rows than these are too many to draw them all,
const MOST_ROWS: usize = 40;
/// and so are more columns than these,
const MOST_COLUMNS: usize = 16;
/// and more lines of the timeline.
const MOST_LINES: usize = 100;
/// What is drawn begins and ends at a multiple of these, so that a little scrolling draws nothing anew.
const LINES: usize = 2;
const COLUMNS: usize = 2;

/// What of a long story is in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewport {
    /// The rows of the matrix, counted as they are shown.
    pub rows: Range<usize>,
    /// The columns of the matrix, counted as they are shown.
    pub columns: Range<usize>,
    /// The lines of the timeline: its events, and the divider before those that may come.
    pub lines: Range<usize>,
    /// The line that the keyboard stands on, which stays drawn when it is out of sight.
    pub held: Option<usize>,
    /// Whether the lists of the controls are, which may name every row: they are behind a disclosure.
    pub choices: bool,
    /// Whether all is drawn, in sight or not: to be printed, or taken as a picture.
    pub whole: bool,
}

impl Default for Viewport {
    /// What most screens have room for.
    fn default() -> Self {
        Self {
            rows: 0..18,
            columns: 0..8,
            lines: 0..8,
            held: None,
            choices: false,
            whole: false,
        }
    }
}

impl Viewport {
    /// Whether a matrix of so many rows and columns has more than are drawn at once.
    #[must_use]
    pub fn is_large([rows, columns]: [usize; 2]) -> bool {
        rows > MOST_ROWS || columns > MOST_COLUMNS
    }

    /// Whether a timeline of so many lines has more than are drawn at once.
    #[must_use]
    pub fn is_long(lines: usize) -> bool {
        lines > MOST_LINES
    }

    /// The reader sees these rows and columns.
    pub(super) fn see_cells(&mut self, rows: &Range<usize>, columns: &Range<usize>) {
        see(&mut self.rows, rows, LINES);
        see(&mut self.columns, columns, COLUMNS);
    }

    /// The reader sees these lines, and the keyboard stands on one.
    pub(super) fn see_lines(&mut self, lines: &Range<usize>, held: Option<usize>) {
        see(&mut self.lines, lines, LINES);
        self.held = held;
    }

    /// Which of so many rows are drawn. The one that is kept is, wherever it is: the keyboard stands on it.
    pub(super) fn rows(&self, count: usize, kept: Option<usize>) -> Vec<usize> {
        self.drawn(count, count > MOST_ROWS, &self.rows, LINES, [kept, None])
    }

    /// Which of so many columns are drawn.
    pub(super) fn columns(&self, count: usize, kept: Option<usize>) -> Vec<usize> {
        self.drawn(
            count,
            count > MOST_COLUMNS,
            &self.columns,
            COLUMNS,
            [kept, None],
        )
    }

    /// Which of so many lines of the timeline are drawn.
    pub(super) fn lines(&self, count: usize, kept: Option<usize>) -> Vec<usize> {
        self.drawn(
            count,
            Self::is_long(count),
            &self.lines,
            LINES,
            [kept, self.held],
        )
    }

    /// Moves the lines in sight so that one of them is among them.
    pub(super) fn reveal(&mut self, line: usize) {
        if !self.lines.contains(&line) {
            let room = self.lines.len();
            let from = line.saturating_sub(room / 2);
            self.lines = from..from + room;
        }
    }

    fn drawn(
        &self,
        count: usize,
        is_long: bool,
        seen: &Range<usize>,
        block: usize,
        kept: [Option<usize>; 2],
    ) -> Vec<usize> {
        if self.whole || !is_long {
            return (0..count).collect();
        }
        let seen = around(seen, block);
        let end = (seen.end + block).min(count);
        // Where a filter has left less than was in sight, its end is.
        let last = count.saturating_sub(seen.len()) / block * block;
        let from = seen.start.saturating_sub(block).min(last);
        let mut drawn: Vec<usize> = (from..end).collect();
        for kept in kept.into_iter().flatten().filter(|&kept| kept < count) {
            if let Err(at) = drawn.binary_search(&kept) {
                drawn.insert(at, kept);
            }
        }
        drawn
    }
}

/// Takes note of what is seen, unless all of it is drawn already, with one more on each side.
fn see(noted: &mut Range<usize>, seen: &Range<usize>, block: usize) {
    let drawn = noted.start.saturating_sub(block)..noted.end + block;
    let is_drawn = drawn.start <= seen.start.saturating_sub(1) && seen.end < drawn.end;
    // Nor is more than twice as much drawn as is seen.
    if !is_drawn || drawn.len() > 2 * (seen.len() + block) {
        *noted = around(seen, block);
    }
}

/// A range with what makes its blocks whole.
fn around(range: &Range<usize>, block: usize) -> Range<usize> {
    range.start / block * block..range.end.div_ceil(block) * block
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seeing(rows: Range<usize>) -> Viewport {
        Viewport {
            rows,
            ..Viewport::default()
        }
    }

    #[test]
    fn what_is_short_is_drawn_whole() {
        let rows = seeing(0..3).rows(MOST_ROWS, None);
        assert_eq!(rows, (0..MOST_ROWS).collect::<Vec<_>>());
    }

    #[test]
    fn of_what_is_long_a_block_more_is_drawn_on_each_side() {
        let rows = seeing(20..30).rows(1000, None);
        assert_eq!(rows, (18..32).collect::<Vec<_>>());
        let rows = seeing(0..10).rows(1000, None);
        assert_eq!(rows, (0..12).collect::<Vec<_>>());
        let rows = seeing(990..1000).rows(1000, None);
        assert_eq!(rows, (988..1000).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_drawn_anew_while_what_is_seen_is_drawn() {
        let mut viewport = seeing(20..30);
        viewport.see_cells(&(21..31), &(0..8));
        assert_eq!(viewport.rows, 20..30);
        viewport.see_cells(&(22..32), &(0..8));
        assert_eq!(viewport.rows, 22..32);
        viewport.see_cells(&(23..27), &(0..8));
        assert_eq!(viewport.rows, 22..28, "a smaller screen");
    }

    #[test]
    fn what_the_keyboard_stands_on_is_drawn_wherever_it_is() {
        let mut expected: Vec<usize> = (0..12).collect();
        expected.push(500);
        assert_eq!(seeing(0..10).rows(1000, Some(500)), expected);
        assert_eq!(seeing(500..510).rows(1000, Some(2))[0], 2);
    }

    #[test]
    fn what_is_left_after_a_filter_is_in_sight() {
        let rows = seeing(900..910).rows(50, None);
        assert_eq!(rows, (40..50).collect::<Vec<_>>());
    }

    #[test]
    fn all_is_drawn_for_paper() {
        let whole = Viewport {
            whole: true,
            ..Viewport::default()
        };
        assert_eq!(whole.rows(1000, None).len(), 1000);
        assert_eq!(whole.columns(300, None).len(), 300);
        assert_eq!(whole.lines(5000, None).len(), 5000);
    }
}
