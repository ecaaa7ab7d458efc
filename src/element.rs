//! The browser edge: where a page's element, which `embed.js` defines, meets a widget.
//!
//! Strings and plain objects cross here, and no other module knows of them. Each element has a wasm
//! instance of its own, so what is global here belongs to one widget.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Callback, Renderer};

use crate::story::Story;
use crate::view::wording::{ENGLISH, Phrase, Words};
use crate::view::{self, Action, HeadingLevel, Notice, Options, Standing};
use crate::widget::{App, Props};

/// A story shown in a node of the page.
#[wasm_bindgen]
pub struct Widget {
    story: Rc<Story>,
    /// What draws it, until it does.
    renderer: Cell<Option<Renderer<App>>>,
    app: OnceCell<AppHandle<App>>,
}

#[wasm_bindgen]
impl Widget {
    /// Reads the story with this text, to be drawn in an empty node. On a slow telephone each takes a while, so
    /// that the page gets a turn between the two.
    ///
    /// `options` holds the element's attributes by name, each a string or null, and as `words` the texts of its
    /// language, null for English. `emit` is called with a
    /// name and a detail, in ids of the story, null where there is none:
    ///
    /// | name | when | detail |
    /// | --- | --- | --- |
    /// | `ready` | the story is drawn | as for `moment` |
    /// | `moment` | the reader went to another moment | `{ event, date, changed: [{ who, what }] }` |
    /// | `select` | the reader opened or closed something | `{ event, who, what }` |
    /// | `doubts` | the story's author should look: what at, the desk says | null |
    /// | `panic` | the instance is about to trap | what happened, and where in the code |
    ///
    /// # Errors
    ///
    /// Null, when the story cannot be shown. What keeps it from that the desk says.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: Element,
        story: String,
        options: &Object,
        emit: Function,
    ) -> Result<Self, JsValue> {
        // A release build has no message to tell: a panic only stops it, which the loader sees.
        if cfg!(debug_assertions) {
            report_panics_to(emit.clone());
        }
        let glance = Story::glance(story);
        let story = glance.story.ok_or(JsValue::NULL)?;
        if glance.problems {
            tell(&emit, "doubts", &JsValue::NULL);
        }
        let option = |name: &str| Reflect::get(options, &name.into()).ok()?.as_string();
        let wide = root.unchecked_ref::<HtmlElement>().offset_width();
        let story = Rc::new(story);
        let props = Props::of(
            Rc::clone(&story),
            Options {
                moment: option("moment"),
                bookmark: option("bookmark"),
                view: option("view"),
                words: option("words"),
                theme: option("theme"),
                heading_level: option("heading-level"),
                width: wide.unsigned_abs() as usize,
                whole: false,
            },
            Callback::from(move |notice| {
                let (name, detail) = event(notice);
                tell(&emit, name, &detail);
            }),
        );
        Ok(Self {
            story,
            renderer: Cell::new(Some(Renderer::with_root_and_props(root, props))),
            app: OnceCell::new(),
        })
    }

    /// Draws it, once.
    pub fn draw(&self) {
        if let Some(renderer) = self.renderer.take() {
            let _ = self.app.set(renderer.render());
        }
    }

    /// One of the options is another now, or gone. With `whole` all of a long story is drawn, to be taken away.
    pub fn set(&self, name: &str, value: Option<String>) {
        if name == "words" {
            let words = value.as_deref().and_then(Words::spoken);
            return self.act(Action::Reads(words.unwrap_or(&ENGLISH)));
        }
        let value = value.unwrap_or_default();
        match name {
            "moment" => self.act(Action::NamedMoment(value)),
            // One that is taken away again has led where it should.
            "bookmark" if !value.is_empty() => self.act(Action::Followed(value)),
            "whole" => self.act(Action::Unrolled(!value.is_empty())),
            "view" => self.act(Action::NamedView(value)),
            "heading-level" => {
                let level = HeadingLevel::named(&value);
                self.act(Action::Titled(level));
            }
            // The stylesheet reads the theme from the element.
            _ => {}
        }
    }

    /// Where the reader is, as `bookmark`; or words for what they take away: `source`, with a blank for the sources,
    /// `copied`, `downloaded` or `refused`. Empty while nothing is drawn.
    pub fn text(&self, name: &str) -> String {
        let app = self.app.get().and_then(|app| app.get_component());
        let Some(reader) = app.as_ref().and_then(|app| app.reader()) else {
            return String::new();
        };
        let story = &*self.story;
        match name {
            "bookmark" => view::bookmark(story, reader),
            _ => reader
                .words
                .text(match name {
                    "source" => Phrase::SourceNote,
                    "copied" => Phrase::Copied,
                    "downloaded" => Phrase::Downloaded,
                    _ => Phrase::NotShared,
                })
                .to_owned(),
        }
    }

    /// Goes one event on.
    pub fn next(&self) {
        self.act(Action::SteppedForward);
    }

    /// Goes one event back.
    pub fn previous(&self) {
        self.act(Action::SteppedBack);
    }

    /// Takes the story out of its node, and all that it holds with it.
    pub fn unmount(self) {
        if let Some(app) = self.app.into_inner() {
            app.destroy();
        }
    }

    fn act(&self, action: Action) {
        if let Some(app) = self.app.get() {
            app.send_message(action);
        }
    }
}

/// The name and the detail of the event that tells the page of this.
fn event(notice: Notice) -> (&'static str, JsValue) {
    match notice {
        Notice::Ready(standing) => ("ready", moment(standing)),
        Notice::Moved(standing) => ("moment", moment(standing)),
        Notice::ChoseCell { who, what } => ("select", selection(None, Some(who), Some(what))),
        Notice::ChoseEvent { event } => ("select", selection(Some(event), None, None)),
        Notice::Closed => ("select", selection(None, None, None)),
    }
}

fn moment(standing: Standing) -> JsValue {
    let cell = |(who, what): (String, String)| object([("who", who.into()), ("what", what.into())]);
    let changed: Array = standing.changed.into_iter().map(cell).collect();
    object([
        ("event", nullable(standing.event)),
        ("date", nullable(standing.date)),
        ("changed", changed.into()),
    ])
}

fn selection(event: Option<String>, who: Option<String>, what: Option<String>) -> JsValue {
    object([
        ("event", nullable(event)),
        ("who", nullable(who)),
        ("what", nullable(what)),
    ])
}

fn nullable(text: Option<String>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from)
}

fn object<const N: usize>(properties: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in &properties {
        set(&object, name, value);
    }
    object.into()
}

/// Sets a property of an object that was made here, and so takes it.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// What the page does with what it is told is no business of the widget's, not even that it throws.
fn tell(emit: &Function, name: &str, detail: &JsValue) {
    let _ = emit.call2(&JsValue::NULL, &name.into(), detail);
}

thread_local! {
    static EMIT: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Tells the page of a panic: it alone can put something in the place of a widget that is lost.
fn report_panics_to(emit: Function) {
    EMIT.set(Some(emit));
    yew::set_custom_panic_hook(Box::new(|panic| {
        EMIT.with_borrow(|emit| {
            if let Some(emit) = emit {
                tell(emit, "panic", &panic.to_string().into());
            }
        });
    }));
}
