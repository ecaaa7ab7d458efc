//! The switch of an event that may come.

use yew::prelude::*;

use super::markup::{button, plain, text};

/// The switch; hidden for an event that happened.
pub(super) fn what_if(on: Option<bool>, label: &'static str, event: &str) -> Html {
    let knob = plain("span")
        .with("class", "knob")
        .with("aria-hidden", "true");
    button("what-if")
        .with("role", "switch")
        .hidden(on.is_none())
        .truth("aria-checked", on.unwrap_or_default())
        .child(knob.html())
        .words(label)
        .child(text("span", "hidden", event))
        .html()
}
