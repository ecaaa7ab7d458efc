//! The stories that all contenders show.

#[path = "../../generated.rs"]
#[expect(dead_code, reason = "the native benchmarks generate other kinds too")]
mod generated;

use generated::{Changes, Order};

/// How large a story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Events, each with a time of its own, in their order.
    pub events: usize,
    /// Rows of the matrix.
    pub who: usize,
    /// Columns of the matrix.
    pub what: usize,
}

impl Size {
    /// So many events, rows and columns.
    pub const fn of(events: usize, who: usize, what: usize) -> Self {
        Self { events, who, what }
    }

    /// The text of the story of this size, always the same.
    pub fn story(self) -> String {
        generated::story(
            self.events,
            self.who,
            self.what,
            Order::Minutes,
            Changes::Anywhere,
        )
    }
}
