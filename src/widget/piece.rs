//! Pieces of which there may be many: each is drawn anew only when it shows something else.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

use super::{matrix, timeline};
use crate::view;

/// What a piece shows.
///
/// One component for all, since each component costs the wasm a copy of Yew's part in it.
#[derive(PartialEq)]
pub(super) enum Shown {
    Row(matrix::Row),
    Event(view::TimelineEvent),
}

/// What a piece is given.
#[derive(Properties, PartialEq)]
pub(super) struct PieceProps {
    shown: Rc<Shown>,
}

/// A piece.
pub(super) struct Piece;

impl Piece {
    /// Draws what a piece shows. It is known among its siblings by the key.
    #[inline(never)]
    pub(super) fn drawn(key: &str, shown: Shown) -> Html {
        let shown = Rc::new(shown);
        VChild::<Self>::new(PieceProps { shown }, Some(Key::from(key))).into()
    }
}

impl Component for Piece {
    type Message = ();
    type Properties = PieceProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match &*context.props().shown {
            Shown::Row(row) => matrix::row(row),
            Shown::Event(event) => timeline::event(event),
        }
    }
}
