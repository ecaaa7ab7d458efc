//! What the reader sees, as plain data: where they stand, what they did, and what is shown for it.
//!
//! Everything here is a pure function of a [`Story`](crate::story::Story) and a [`Reader`]: no browser, no
//! clock, no markup. A sentence that a reader can meet is in [`wording`] and nowhere else.

mod action;
mod arrangement;
mod bookmark;
mod chart;
mod controls;
pub mod csv;
mod legend;
mod matrix;
mod moment;
mod notice;
mod options;
mod print;
mod reader;
mod search;
mod share;
mod timeline;
mod viewport;
mod why;
pub mod wording;

pub use action::{Action, Direction};
pub use arrangement::Arrangement;
pub use bookmark::bookmark;
pub use chart::{
    Certainty, Chart, ChartAction, ChartLane, ChartMark, Frame, Scale, Spot, Tick, Zone, chart,
    mark,
};
pub use controls::{Choice, Controls, Offer, controls};
pub use legend::{Legend, LegendEntry, legend};
pub use matrix::{Column, Heading, Matrix, MatrixCell, MatrixRow, matrix, was};
pub use moment::{Mark, MarkKind, Moment, Tense, moment};
pub use notice::{Notice, Standing, notices, standing};
pub use options::{HeadingLevel, Options, Shown};
pub use print::{Print, print};
pub use reader::{Chosen, Day, Reader, Stop};
pub use share::{Share, share};
pub use timeline::{Place, Timeline, TimelineEvent, sets, status_name, timeline};
pub use viewport::Viewport;
pub use why::{
    Answer, CellAnswer, ChangeLine, ClaimLine, Claims, EventAnswer, History, SourceLink, Span,
    Step, Why, why,
};
