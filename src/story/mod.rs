//! What an author wrote, and what it means: from the text of a story file to the derived matrix.
//!
//! Nothing here knows a browser, a clock, a network or how anything looks. A [`Story`] can only be
//! had through [`Story::read`], so every one is whole: ids resolved, trees without cycles, events in
//! order.

mod access;
mod axis;
mod check;
mod event;
mod file;
mod json;
mod order;
mod problem;
mod when;

pub use access::{Kind, Matrix, Reading, Setting, WhatIf};
pub use axis::{Axis, Cell, Entry};
pub use check::{Checked, Glance};
pub use event::{Access, Basis, Change, Claim, Event, Image, Source, Status};
#[cfg(feature = "cli")]
pub use file::schema;
#[cfg(feature = "cli")]
pub(crate) use problem::remedy;
pub use problem::{Position, Problem, Severity};
pub use when::{Civil, Date, Edge, Instant, Parts, Qualification, Season, Shape, When, WhenError};

use core::ops::Range;

use access::Settings;
use order::Order;

/// The text of the story that is shown where a page names none.
pub const BUILT_IN: &str = include_str!("../../stories/anthropic-and-the-government.json");

/// A story that has been read and checked: its rows, columns and sources, and its events in order.
///
/// Events stand in a line, so that a reader can walk along it: every `after`, every dispute and
/// every pair of dates that cannot overlap is respected, and ties keep the file's order. A *moment*
/// is where the reader stands on that line: after so many of the events, from 0, before them all.
///
/// ```
/// use who_can_use::story::{Cell, Kind, Access, Story, WhatIf};
/// let text = r#"{
///   "format": 1, "title": "The bridge",
///   "who": [{ "id": "lorries", "name": "Lorries" }],
///   "what": [{ "id": "bridge", "name": "The bridge" }],
///   "events": [
///     { "id": "crack", "title": "A crack is found", "when": "2026-03",
///       "changes": [{ "who": "lorries", "what": "bridge", "access": "barred" }] },
///     { "id": "opening", "title": "It opens", "when": "1932",
///       "changes": [{ "who": "lorries", "what": "bridge", "access": "allowed" }] }
///   ]
/// }"#;
/// let story = Story::read(text).story.expect("no errors");
/// let (cell, what_if) = (Cell { who: 0, what: 0 }, WhatIf::default());
/// let kind = |moment| story.at(moment, &what_if).reading(cell).kind(&story);
/// assert_eq!(story.events()[0].id, "opening");
/// assert_eq!(kind(0), Kind::Unknown);
/// assert_eq!(kind(1), Kind::Set(Access::Allowed));
/// assert_eq!(kind(2), Kind::Set(Access::Barred));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// The headline.
    pub title: String,
    /// One or two sentences under the headline.
    pub summary: Option<String>,
    /// The BCP 47 tag of the language the story's own words are in.
    pub language: Option<String>,
    /// When the story was published.
    pub published: Option<When>,
    /// Where readers can tell the author of a mistake.
    pub report: Option<String>,
    /// Where the claims come from, in the file's order.
    pub sources: Vec<Source>,
    /// The rows of the matrix: those who use.
    pub who: Axis,
    /// The columns of the matrix: what is used.
    pub what: Axis,
    events: Vec<Event>,
    happened: usize,
    order: Order,
    contested_by: Vec<Vec<usize>>,
    settings: Settings,
}

impl Story {
    /// Reads the text of a story file, and finds all that is wrong with it.
    ///
    /// Takes time in n log n, for n the length of the text.
    #[must_use]
    pub fn read(text: &str) -> Checked {
        Checked::read(text)
    }

    /// Reads what [`Story::read`] does, and refuses what it does, but says of problems only whether there are
    /// any: so a program that never asks for more does not hold the words for them. A text that is given away is
    /// let go as soon as it is read.
    #[must_use]
    pub fn glance(text: impl AsRef<str>) -> Glance {
        Glance::at(text)
    }

    /// The events in order: first those that happened or are going on, then the possible ones.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How many events happened or are going on. The moment of that number is *now*.
    #[must_use]
    pub fn happened(&self) -> usize {
        self.happened
    }

    /// The last moment a reader can go to: after all that happened, and the possible events that
    /// are switched on.
    #[must_use]
    pub fn last_moment(&self, what_if: &WhatIf) -> usize {
        self.happened + what_if.on().len()
    }

    /// Position of the event that a moment comes right after; none for the start.
    #[must_use]
    pub fn event_at(&self, moment: usize, what_if: &WhatIf) -> Option<usize> {
        match moment.checked_sub(1)? {
            last if last < self.happened => Some(last),
            beyond => what_if.on().get(beyond - self.happened).copied(),
        }
    }

    /// The moment right after an event; none for a possible one that is switched off.
    #[must_use]
    pub fn moment_of(&self, event: usize, what_if: &WhatIf) -> Option<usize> {
        if event < self.happened {
            return Some(event + 1);
        }
        what_if
            .on()
            .binary_search(&event)
            .ok()
            .map(|at| self.happened + at + 1)
    }

    /// The moment for a day: after the last event that had certainly happened by the end of it.
    ///
    /// ```
    /// use who_can_use::story::{Story, When};
    /// let story = Story::read(r#"{ "format": 1, "title": "The bridge", "events": [
    ///   { "id": "opening", "title": "It opens", "when": "1932" },
    ///   { "id": "crack", "title": "A crack is found", "when": "2026-03~" }
    /// ] }"#).story.expect("no errors");
    /// let moment_on = |day| story.moment_on(When::parse(day).unwrap().latest().unwrap());
    /// assert_eq!(moment_on("1932-06-01"), 0);
    /// // "About March" reaches to the end of April.
    /// assert_eq!(moment_on("2026-04-29"), 1);
    /// assert_eq!(moment_on("2026-04-30"), 2);
    /// ```
    #[must_use]
    pub fn moment_on(&self, end_of_day: Instant) -> usize {
        let had_happened = |&at: &usize| self.order.bounds(at).1 <= end_of_day.0;
        (0..self.happened)
            .rev()
            .find(had_happened)
            .map_or(0, |last| last + 1)
    }

    /// Position of the event with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.events.iter().position(|event| event.id == id)
    }

    /// The names of a cell's row and of its column; empty for one that is not there.
    #[must_use]
    pub fn names(&self, cell: Cell) -> [&str; 2] {
        [(&self.who, cell.who), (&self.what, cell.what)].map(|(axis, index)| {
            let entry = axis.entries().get(index);
            entry.map_or("", |entry| entry.name.as_str())
        })
    }

    /// The matrix at a moment; one past the last is the last. Moments past *now* include the
    /// possible events that are switched on, and are hypothetical.
    #[must_use]
    pub fn at(&self, moment: usize, what_if: &WhatIf) -> Matrix<'_> {
        Matrix::at(self, moment.min(self.last_moment(what_if)), what_if)
    }

    /// The matrix as of the end of a day. Cells for which it matters whether an event of uncertain
    /// date had happened by then read as [`Reading::Maybe`].
    #[must_use]
    pub fn on(&self, end_of_day: Instant) -> Matrix<'_> {
        Matrix::on(self, end_of_day)
    }

    /// The change that a setting is of.
    #[must_use]
    pub fn change(&self, setting: Setting) -> Option<&Change> {
        self.events.get(setting.event)?.changes.get(setting.change)
    }

    /// Whether it is known that the first event came before the second: see [`Reading::Disputed`].
    #[must_use]
    pub fn precedes(&self, first: usize, second: usize) -> bool {
        self.order.precedes(first, second)
    }

    /// The first and the last second an event can have happened in, given its date and what is known of its
    /// order; none for a side that nothing bounds.
    #[must_use]
    pub fn bounds(&self, event: usize) -> (Option<Instant>, Option<Instant>) {
        let (earliest, latest) = self.order.bounds(event);
        (
            (earliest != i64::MIN).then_some(Instant(earliest)),
            (latest != i64::MAX).then_some(Instant(latest)),
        )
    }

    /// Whether any event says something of a row, by its name or through a wider group.
    #[must_use]
    pub fn speaks_of(&self, who: usize) -> bool {
        self.who
            .lineage(who)
            .any(|who| self.settings.names_row(who))
    }

    /// The accesses that any event sets, each once, in order.
    #[must_use]
    pub fn accesses(&self) -> &[Access] {
        self.settings.accesses()
    }

    /// How many of some events, by their positions, change something. Takes the same time for any number.
    #[must_use]
    pub fn telling(&self, events: Range<usize>) -> usize {
        self.settings.telling(events)
    }

    fn contested_by(&self, event: usize) -> &[usize] {
        self.contested_by
            .get(event)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}
