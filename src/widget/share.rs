//! The menu of what a reader can take away. What its choices do is in `share.js`, which comes when it is opened.

use yew::prelude::*;

use super::markup::{button, element};
use crate::view::Share;

/// The menu. Choices that not every page or browser offers are hidden until they are known to work.
pub(super) fn share(menu: &Share) -> Html {
    let choices = element("div", "share-menu")
        .each(&menu.choices, |&(name, words)| {
            let choice = button(name).key(name).words(words);
            choice.hidden(matches!(name, "copy-link" | "send")).html()
        })
        .child(element("p", "shared").always("role", "status"));
    element("details", "share")
        .child(element("summary", "share-button").words(menu.label))
        .child(choices)
        .html()
}
