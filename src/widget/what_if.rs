//! The switch of an event that may come.

use yew::prelude::*;

use super::text::{text, truth};

/// The switch; hidden for an event that happened.
pub(super) fn what_if(on: Option<bool>, label: &'static str, event: &str) -> Html {
    html! {
        <button class="what-if" part="what-if" type="button" role="switch" hidden={on.is_none()}
            aria-checked={truth(on.unwrap_or_default())}>
            <span class="knob" aria-hidden="true"></span>
            {label}
            {text("span", "hidden", event)}
        </button>
    }
}
