//! Pieces of which there may be many, or much in each: one is drawn anew only when it shows something else.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

use super::gap::{Gap, gap};
use super::place::{put_all_in_place, put_in_place};
use super::{chart, controls, matrix, timeline};

/// What a piece shows.
///
/// One component for all, since each component costs the wasm a copy of Yew's part in it.
#[derive(PartialEq)]
pub(super) enum Content {
    Chart(chart::Charted),
    Controls(controls::Arranged),
    Event(timeline::Item),
    Gap(Gap),
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
pub(super) struct Piece {
    node: NodeRef,
}

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
        content.html(&NodeRef::default())
    }
}

impl Content {
    /// What it is drawn as; its own element is known to the node, where it has to be put in its place.
    fn html(&self, node: &NodeRef) -> Html {
        match self {
            Self::Chart(charted) => chart::chart(charted).reference(node).html(),
            Self::Controls(arranged) => controls::controls(arranged),
            Self::Event(item) => timeline::event(item),
            Self::Gap(shown) => gap(shown).reference(node).html(),
            Self::Head(head) => matrix::head(head),
            Self::Mark(marked) => chart::mark(marked).reference(node).html(),
            Self::Row(row) => matrix::row(row),
        }
    }
}

impl Component for Piece {
    type Message = ();
    type Properties = PieceProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            node: NodeRef::default(),
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().content.html(&self.node)
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let Some(element) = self.node.cast::<Element>() else {
            return;
        };
        match &*context.props().content {
            Content::Chart(_) => put_all_in_place(&element, chart::PLACED),
            _ => put_in_place(&element),
        }
    }
}
