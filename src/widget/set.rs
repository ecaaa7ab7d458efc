//! The label of an access in its colours: the sign and the word.

use yew::prelude::*;

use super::icon::icon;
use super::markup::plain;
use crate::story::Kind;

/// The label of what a cell is, or is set to.
pub(super) fn set(kind: Kind, label: &'static str) -> Html {
    plain("span")
        .with("class", "set")
        .with("data-access", kind.word())
        .child(icon(kind))
        .words(label)
        .html()
}
