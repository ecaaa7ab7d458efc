//! The switch of an event that may come.

use super::markup::{Markup, button, plain, text};
use crate::view::wording::{Phrase, Words};

/// The switch; absent for an event that happened.
pub(super) fn what_if(on: Option<bool>, words: &Words, event: &str) -> Markup {
    let knob = plain("span")
        .always("class", "knob")
        .always("aria-hidden", "true");
    button("what-if")
        .absent(on.is_none())
        .always("role", "switch")
        .truth("aria-checked", on.unwrap_or_default())
        .child(knob)
        .words(words.text(Phrase::WhatIfSwitch))
        .child(text("span", "hidden", event))
}
