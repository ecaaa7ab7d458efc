//! Pieces of which there may be many, or much in each: one is drawn anew only when it shows something else.

use yew::prelude::*;

use super::{chart, controls, matrix, row, timeline};

/// What a piece shows.
#[derive(PartialEq)]
pub(super) enum Content {
    Chart(chart::Charted),
    Controls(controls::Arranged),
    Event(timeline::Item),
    Head(matrix::Head),
    Mark(chart::Marked),
    Row(row::Row),
}

impl Content {
    /// What it is drawn as.
    pub(super) fn html(&self) -> Html {
        match self {
            Self::Chart(charted) => chart::chart(charted).html(),
            Self::Controls(arranged) => controls::controls(arranged),
            Self::Event(item) => timeline::event(item),
            Self::Head(head) => matrix::head(head),
            Self::Mark(marked) => chart::mark(marked),
            Self::Row(shown) => row::row(shown),
        }
    }
}
