//! The derived matrix: who can use what at a moment, and why.

use super::{Access, Cell, Story};

/// Which possible events the reader has switched on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WhatIf {
    on: Vec<usize>,
}

/// The matrix of a story at a moment.
#[derive(Debug, Clone)]
pub struct Matrix<'s> {
    story: &'s Story,
    moment: usize,
}

/// One change of one event, as it bears on a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Setting {
    /// Position of the event in [`Story::events`].
    pub event: usize,
    /// Index of the change in the event.
    pub change: usize,
}

/// What is known of a cell at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// One change decides.
    Settled(Setting),
    /// Changes of different access of which none is known to be the latest, or one that is contested.
    Disputed {
        /// The changes that stand, in the story's order.
        sides: Vec<Setting>,
        /// Positions of the events that contest one of them.
        contested_by: Vec<usize>,
    },
    /// Asked by date: it depends on whether an event of uncertain date had happened. Each reading once.
    Maybe(Vec<Reading>),
    /// Nothing is reported.
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
#[allow(dead_code)]
fn address(_: Cell) {}
