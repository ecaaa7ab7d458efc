//! What an author wrote, and what it means: from the text of a story file to the derived matrix.
//!
//! Nothing here knows a browser, a clock, a network or how anything looks. A [`Story`] can only be had
//! through [`Story::read`], so every one is whole: ids resolved, trees without cycles, events in order.

mod access;
mod axis;
mod event;
mod when;

pub use access::{Kind, Matrix, Reading, Setting, WhatIf};
pub use axis::{Axis, Cell, Entry};
pub use event::{Access, Basis, Change, Claim, Event, Image, Source, Status};
pub use when::{Instant, When};

/// A story that has been read and checked: its rows, columns and sources, and its events in order.
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
    /// Where the claims come from, in the file's order.
    pub sources: Vec<Source>,
    /// The rows of the matrix: those who use.
    pub who: Axis,
    /// The columns of the matrix: what is used.
    pub what: Axis,
    /// The events in order: first those that happened, then the possible ones.
    events: Vec<Event>,
    happened: usize,
}
