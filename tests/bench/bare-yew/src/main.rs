//! What Yew costs by itself: the page of the benchmark that is written by hand, drawn by Yew as its guide
//! would have it, with the same windowed lists and nothing of the widget's.

mod matrix;
mod page;

use std::cell::RefCell;
use std::rc::Rc;

use matrix::Story;
use page::{Page, Props};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

thread_local! {
    static STORY: RefCell<Option<Rc<Story>>> = const { RefCell::new(None) };
    static SHOWN: RefCell<Vec<AppHandle<Page>>> = const { RefCell::new(Vec::new()) };
}

/// Reads the story.
///
/// # Errors
/// When it is none.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<(), JsError> {
    let story = serde_json::from_str(text)?;
    STORY.set(Some(Rc::new(story)));
    Ok(())
}

/// Shows it in an empty node.
#[wasm_bindgen]
pub fn mount(root: Element) {
    if let Some(story) = STORY.with_borrow(Clone::clone) {
        let handle = Renderer::<Page>::with_root_and_props(root, Props { story }).render();
        SHOWN.with_borrow_mut(|shown| shown.push(handle));
    }
}

/// Takes the last one off the page.
#[wasm_bindgen]
pub fn unmount() {
    if let Some(handle) = SHOWN.with_borrow_mut(Vec::pop) {
        handle.destroy();
    }
}

fn main() {}
