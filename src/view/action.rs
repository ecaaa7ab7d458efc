//! What the reader can do.

use core::ops::Range;

use super::Arrangement;
use super::chart::ChartAction;
use super::options::HeadingLevel;
use super::wording::Words;
use crate::story::Cell;

/// Where the keyboard goes from a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column back in reading order.
    Back,
    /// One column on in reading order.
    Forward,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
    /// To the first cell.
    First,
    /// To the last cell.
    Last,
}

/// What the reader did, or the page for them.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Went to a moment; one past the end means the end.
    MovedTo(usize),
    /// Went one event on.
    SteppedForward,
    /// Went one event back.
    SteppedBack,
    /// Went to the latest moment that is no "what if".
    ReturnedToNow,
    /// Asked why a cell is as it is.
    ChoseCell(Cell),
    /// Opened an event, and went to the moment after it where it has one.
    ChoseEvent(usize),
    /// Switched a possible event on or off.
    Supposed(usize),
    /// Closed what was open.
    Closed,
    /// Folded away the parts of a group of rows, or unfolded them.
    FoldedRow(usize),
    /// Folded away the parts of a group of columns, or unfolded them.
    FoldedColumn(usize),
    /// Chose what to leave out of the matrix, and what comes first in it.
    Arranged(Arrangement),
    /// Began to compare with the moment they stand at, or ended that.
    Compared,
    /// Looked for words among the events.
    Sought(String),
    /// Let the story play, or stopped it.
    Played,
    /// Watched the play go one event on.
    PlayedOn,
    /// Moved the keyboard's place in the matrix.
    LookedTo(Direction),
    /// Did something to the chart.
    Charted(ChartAction),
    /// Scrolled a large matrix: these rows and columns of it are in sight now.
    ScrolledMatrix(Range<usize>, Range<usize>),
    /// Scrolled a long timeline: these lines of it are in sight now. The keyboard stands on the other, if any.
    ScrolledTimeline(Range<usize>, Option<usize>),
    /// Opened the controls that arrange the matrix.
    OpenedChoices,
    /// Wants all of it drawn, in sight or not, to print it or to take a picture; or no longer.
    Unrolled(bool),
    /// Asked for a moment by name: an event's id, an EDTF day, `start` or `end`.
    NamedMoment(String),
    /// Asked for a view by name.
    NamedView(String),
    /// Has headings that fit the page around them from here on.
    Titled(HeadingLevel),
    /// Reads another language from here on.
    Reads(&'static Words),
    /// Followed a bookmark, as [`bookmark`](super::bookmark()) writes it.
    Followed(String),
}

impl Action {
    /// Whether it only tells what of the story is in sight.
    #[must_use]
    pub fn is_of_sight(&self) -> bool {
        matches!(
            self,
            Self::ScrolledMatrix(..)
                | Self::ScrolledTimeline(..)
                | Self::OpenedChoices
                | Self::Unrolled(_)
                | Self::Charted(ChartAction::MadeRoom(_))
        )
    }

    /// Whether it is no act of the reader's own will: it ends no play, and takes back no word.
    pub(super) fn is_passive(&self) -> bool {
        self.is_of_sight() || matches!(self, Self::PlayedOn | Self::Reads(_))
    }
}
