//! The label of an access in its colours: the word, with the sign that the stylesheet puts before it.

use yew::prelude::*;

use super::markup::plain;
use crate::story::Kind;

/// The label of what a cell is, or is set to.
pub(super) fn set(kind: Kind, label: &'static str) -> Html {
    plain("span")
        .always("class", "set")
        .always("data-access", kind.word())
        .words(label)
        .html()
}
