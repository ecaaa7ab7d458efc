//! Pieces of which there may be many, or much in each: one is drawn anew only when it shows something else.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

use super::{chart, controls, matrix, timeline};

/// What a piece shows.
///
/// One component for all, since each component costs the wasm a copy of Yew's part in it.
#[derive(PartialEq)]
pub(super) enum Content {
    Chart(chart::Charted),
    Controls(controls::Arranged),
    Event(timeline::Item),
    Head(matrix::Head),
    Mark(chart::Marked),
    Row(matrix::Row),
}

/// What a piece is given.
#[derive(Properties, PartialEq)]
pub(super) struct PieceProps {
    content: Rc<Content>,
}

/// A piece.
pub(super) struct Piece;

impl Piece {
    /// Draws what a piece shows. It is known among its siblings by the key.
    #[inline(never)]
    pub(super) fn drawn(key: &str, content: Content) -> Html {
        let content = Rc::new(content);
        VChild::<Self>::new(PieceProps { content }, Some(Key::from(key))).into()
    }

    /// Draws it once and for all, for paper.
    #[inline(never)]
    pub(super) fn printed(_: &str, content: Content) -> Html {
        content.html()
    }
}

impl Content {
    /// What it is drawn as.
    fn html(&self) -> Html {
        match self {
            Self::Chart(charted) => chart::chart(charted).html(),
            Self::Controls(arranged) => controls::controls(arranged),
            Self::Event(item) => timeline::event(item),
            Self::Head(head) => matrix::head(head),
            Self::Mark(marked) => chart::mark(marked).html(),
            Self::Row(row) => matrix::row(row),
        }
    }
}

impl Component for Piece {
    type Message = ();
    type Properties = PieceProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().content.html()
    }
}
