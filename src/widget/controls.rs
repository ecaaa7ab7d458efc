//! The controls that arrange the matrix, behind a disclosure.

use yew::prelude::*;

use super::markup::{button, element, plain, text};
use crate::view::{Choice, Controls, Offer};

/// The controls.
pub(super) fn controls(controls: &Controls) -> Html {
    let choices = controls.choices.iter().map(choice).collect();
    let clear = button("clear")
        .truth("aria-disabled", !controls.narrowed)
        .words(controls.clear);
    element("details", "arrange")
        .child(plain("summary").words(controls.title).html())
        .children(choices)
        .child(clear.html())
        .html()
}

fn choice(choice: &Choice) -> Html {
    let offers = choice.offers.iter().map(offer).collect();
    let select = element("select", "select")
        .with("data-of", choice.of)
        .children(offers);
    element("label", "choice")
        .key(choice.of)
        .child(text("span", "name", choice.label))
        .child(select.html())
        .html()
}

fn offer(offer: &Offer) -> Html {
    // Lists of choices show no levels: spaces that do not break stand for them.
    let words = ["\u{a0}\u{a0}".repeat(offer.depth).as_str(), &offer.label].concat();
    plain("option")
        .key(&offer.value)
        .with("value", &offer.value)
        .property("selected", offer.chosen)
        .words(&words)
        .html()
}
