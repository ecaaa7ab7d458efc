//! The one component: the whole widget, or a piece of it that is drawn anew only when it shows something else.
//!
//! It is one, since each component costs the wasm a copy of Yew's part in it.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

use super::piece::Content;
use super::whole::{Opened, Whole};
use crate::story::Story;
use crate::view::{Action, Notice, Options, Reader};

/// What the component shows: a story, or a piece of one that is on show.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    shows: Shows,
}

#[derive(Clone)]
enum Shows {
    Story(Rc<Opened>),
    Piece(Rc<Content>),
}

impl core::fmt::Debug for Shows {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str(match self {
            Self::Story(_) => "Story",
            Self::Piece(_) => "Piece",
        })
    }
}

impl PartialEq for Shows {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // By its address: comparing a story whole would cost more than drawing it.
            (Self::Story(one), Self::Story(other)) => Rc::ptr_eq(one, other),
            (Self::Piece(one), Self::Piece(other)) => one == other,
            _ => false,
        }
    }
}

impl Props {
    /// A story, how to open it, and whom to tell what the reader does. Later changes come as an [`Action`].
    #[must_use]
    pub fn of(story: Rc<Story>, options: Options, outgoing: Callback<Notice>) -> Self {
        let opened = Opened {
            story,
            options,
            outgoing,
        };
        Self {
            shows: Shows::Story(Rc::new(opened)),
        }
    }
}

/// The widget. Send it an [`Action`] to do what a reader can do.
#[derive(Debug)]
pub struct App(Option<Box<Whole>>);

impl App {
    /// Where the reader is.
    #[must_use]
    pub fn reader(&self) -> Option<&Reader> {
        self.whole().map(Whole::reader)
    }

    pub(super) fn whole(&self) -> Option<&Whole> {
        self.0.as_deref()
    }

    /// Draws what a piece shows. It is known among its siblings by the key.
    #[inline(never)]
    pub(super) fn drawn(key: &str, content: Content) -> Html {
        let shows = Shows::Piece(Rc::new(content));
        VChild::<Self>::new(Props { shows }, Some(Key::from(key))).into()
    }

    /// Draws it once and for all, for paper.
    #[inline(never)]
    pub(super) fn printed(_: &str, content: Content) -> Html {
        content.html()
    }
}

impl Component for App {
    type Message = Action;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self(match &ctx.props().shows {
            Shows::Story(opened) => Some(Box::new(Whole::of(opened))),
            Shows::Piece(_) => None,
        })
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let whole = self.0.as_mut();
        whole.is_some_and(|whole| whole.step(ctx.link(), &action))
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match (&self.0, &ctx.props().shows) {
            (Some(whole), _) => whole.html(),
            (None, Shows::Piece(content)) => content.html(),
            // A story makes itself whole when it is created.
            (None, Shows::Story(_)) => Html::default(),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if let Some(whole) = &mut self.0 {
            whole.drawn(ctx.link(), first);
        }
    }
}
