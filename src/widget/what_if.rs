//! The switch of an event that may come.

use super::markup::{Markup, button, plain, text};

/// The switch; hidden for an event that happened.
pub(super) fn what_if(on: Option<bool>, label: &'static str, event: &str) -> Markup {
    let knob = plain("span")
        .with("class", "knob")
        .with("aria-hidden", "true");
    button("what-if")
        .with("role", "switch")
        .hidden(on.is_none())
        .truth("aria-checked", on.unwrap_or_default())
        .child(knob)
        .words(label)
        .child(text("span", "hidden", event))
}
