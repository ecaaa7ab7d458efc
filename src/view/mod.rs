//! What the reader sees, as plain data: where they stand, what they did, and what is shown for it.
//!
//! Everything here is a pure function of a [`Story`](crate::story::Story) and a [`Reader`]: no browser, no
//! clock, no markup. A sentence that a reader can meet is in [`wording`] and nowhere else.

mod action;
mod bookmark;
pub mod csv;
mod legend;
mod matrix;
mod moment;
mod notice;
mod options;
mod reader;
mod share;
mod timeline;
mod why;
pub mod wording;

pub use action::{Action, Direction};
pub use bookmark::bookmark;
pub use legend::{Legend, LegendEntry, legend};
pub use matrix::{Column, Heading, Matrix, MatrixCell, MatrixRow, matrix};
pub use moment::{Mark, MarkKind, Moment, MomentLabels, Tense, moment};
pub use notice::{Notice, Standing, notices, standing};
pub use options::{Options, Shown};
pub use reader::{Chosen, Day, Reader};
pub use share::{Share, share};
pub use timeline::{Place, Timeline, TimelineEvent, timeline};
pub use why::{
    Answer, CellAnswer, ChangeLine, ClaimLine, Claims, EventAnswer, EventLink, SourceLink, Step,
    Why, WhyLabels, why,
};
