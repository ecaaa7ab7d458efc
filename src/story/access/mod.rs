//! The derived matrix: who can use what at a moment, and why.
//!
//! Nobody writes the matrix; it follows from the changes of the events. Nothing here may change a
//! story or look at how it was written.

mod matrix;
mod settings;
mod what_if;

use super::{Access, Story};
pub use matrix::Matrix;
pub(super) use settings::Settings;
pub use what_if::WhatIf;

/// One change of one event, as it bears on a cell.
///
/// It is inherited where the change names another cell than the one asked about: a row or a column
/// that this one is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Setting {
    /// Position of the event in [`Story::events`].
    pub event: usize,
    /// Index of the change in the event.
    pub change: usize,
}

/// What is known of a cell at a moment.
///
/// Of the changes so far that name the cell, or a row and a column that its own are part of, one
/// *stands* if no event that is known to come later has such a change as well; so the latest wins.
/// Within one event the most specific change counts: the one with the fewest steps up, and of two
/// with as many, the one that names the nearer row. An event that contests another does not end what
/// the other set; both then stand.
///
/// ```
/// use who_can_use::story::{Cell, Matrix, Story, When, WhatIf};
/// let story = Story::read(r#"{ "format": 1, "title": "The bridge",
///   "who": [{ "id": "vehicles", "name": "Vehicles" },
///           { "id": "lorries", "name": "Lorries", "part_of": "vehicles" },
///           { "id": "buses", "name": "Buses", "part_of": "vehicles" }],
///   "what": [{ "id": "bridge", "name": "The bridge" }],
///   "events": [
///     { "id": "opening", "title": "It opens", "when": "1932", "changes": [
///       { "who": "lorries", "what": "bridge", "access": "limited", "conditions": ["by day"] },
///       { "who": "vehicles", "what": "bridge", "access": "allowed" }] },
///     { "id": "crack", "title": "A crack is found", "when": "2026-03~", "changes": [
///       { "who": "lorries", "what": "bridge", "access": "barred" }] },
///     { "id": "repair", "title": "It is repaired", "when": "2026-04", "changes": [
///       { "who": "lorries", "what": "bridge", "access": "allowed" }] },
///     { "id": "doubt", "title": "A driver was sent back", "when": "2026-06", "disputes": ["opening"] }
///   ] }"#).story.expect("no errors");
/// let word = |matrix: &Matrix<'_>, who| matrix.reading(Cell { who, what: 0 }).kind(&story).word();
/// let words = |matrix: Matrix<'_>| [0, 1, 2].map(|who| word(&matrix, who));
/// let at = |moment| words(story.at(moment, &WhatIf::default()));
/// let on = |day| words(story.on(When::parse(day).unwrap().latest().unwrap()));
/// assert_eq!(at(0), ["unknown", "unknown", "unknown"]);
/// // Of the opening's changes the most specific counts for lorries; buses inherit the other.
/// assert_eq!(at(1), ["allowed", "limited", "allowed"]);
/// // The latest wins.
/// assert_eq!(at(2), ["allowed", "barred", "allowed"]);
/// // About March may have been after the repair.
/// assert_eq!(at(3), ["allowed", "disputed", "allowed"]);
/// // What the opening set is contested where it still stands.
/// assert_eq!(at(4), ["disputed", "disputed", "disputed"]);
/// // The crack was found by then, or later.
/// assert_eq!(on("2026-03-15"), ["allowed", "maybe", "allowed"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The changes that stand agree, and nobody contests them; this is the last of them.
    Settled(Setting),
    /// The changes that stand differ in access and nobody knows which came last, or an event so far
    /// contests one of them.
    Disputed {
        /// The changes that stand, in the story's order.
        sides: Vec<Setting>,
        /// Positions of the events that contest one of them.
        contested_by: Vec<usize>,
    },
    /// Asked by date, and it depends on events that may have happened by then or later. These are
    /// the readings without them, up to each of them, up to all of them that set the same access,
    /// and with them all; each kind once.
    ///
    /// No other set of them gives a cell that has but one of these readings a second one, unless
    /// events contest one another: then what a cell reads can take sets of them that are not tried.
    Maybe(Vec<Reading>),
    /// Nothing has been reported. This is not the same as [`Access::Barred`].
    Unknown,
}

/// What a cell is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One of the four that a change can set.
    Set(Access),
    /// See [`Reading::Disputed`].
    Disputed,
    /// See [`Reading::Maybe`].
    Maybe,
    /// See [`Reading::Unknown`].
    Unknown,
}

impl Kind {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Set(Access::Allowed),
        Self::Set(Access::Limited),
        Self::Set(Access::Pending),
        Self::Set(Access::Barred),
        Self::Disputed,
        Self::Maybe,
        Self::Unknown,
    ];

    /// The one word for it in markup and exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Set(access) => access.word(),
            Self::Disputed => "disputed",
            Self::Maybe => "maybe",
            Self::Unknown => "unknown",
        }
    }
}

impl Reading {
    /// What the cell is drawn as.
    #[must_use]
    pub fn kind(&self, story: &Story) -> Kind {
        match self {
            Self::Settled(setting) => story
                .change(*setting)
                .map_or(Kind::Unknown, |change| Kind::Set(change.access)),
            Self::Disputed { .. } => Kind::Disputed,
            Self::Maybe(_) => Kind::Maybe,
            Self::Unknown => Kind::Unknown,
        }
    }

    /// Whether a reader would call both the same: the same kind, under the same conditions.
    #[must_use]
    pub fn agrees(&self, other: &Self, story: &Story) -> bool {
        match (self, other) {
            (Self::Settled(one), Self::Settled(two)) => story
                .change(*one)
                .zip(story.change(*two))
                .is_some_and(|(one, two)| one.agrees(two)),
            (Self::Disputed { .. } | Self::Maybe(_), _) => self == other,
            _ => self.kind(story) == other.kind(story),
        }
    }
}
