//! The label of an access in its colours: the sign and the word.

use yew::prelude::*;

use super::icon::icon;
use crate::story::Kind;

/// The label of what a cell is, or is set to.
pub(super) fn set(kind: Kind, label: &'static str) -> Html {
    html! { <span key={label} class="set" data-access={kind.word()}>{icon(kind)}{label}</span> }
}
