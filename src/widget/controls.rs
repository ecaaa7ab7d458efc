//! The controls that arrange the matrix, behind a disclosure.

use yew::prelude::*;

use super::edition::Edition;
use super::markup::{button, element, plain, text};
use crate::story::Kind;
use crate::view::{self, Arrangement, Choice, Offer};

/// What the controls are drawn from: cheap to compare, where what they offer may be hundreds of rows.
#[derive(PartialEq)]
pub(super) struct Arranged {
    pub(super) edition: Edition,
    pub(super) arrangement: Arrangement,
    pub(super) kinds: Vec<Kind>,
    /// Whether the reader has opened them: until then each list has what is chosen alone.
    pub(super) open: bool,
}

/// The controls.
pub(super) fn controls(arranged: &Arranged) -> Html {
    let Arranged {
        edition,
        arrangement,
        kinds,
        open,
    } = arranged;
    let controls = view::controls(&edition.story, edition.words, arrangement, kinds, *open);
    let clear = button("clear")
        .truth("aria-disabled", !controls.narrowed)
        .words(controls.clear);
    element("details", "arrange")
        .child(plain("summary").words(controls.title))
        .each(&controls.choices, choice)
        .child(clear)
        .html()
}

fn choice(choice: &Choice) -> Html {
    let language = choice.language;
    // The first is the widget's own: none of them.
    let own = |shown: &Offer| shown.value.is_empty();
    let select = element("select", "select")
        .with("data-of", choice.of)
        .each(&choice.offers, |shown| {
            offer(shown, language.filter(|_| !own(shown)))
        });
    element("label", "choice")
        .key(choice.of)
        .child(text("span", "name", choice.label))
        .child(select)
        .html()
}

fn offer(offer: &Offer, language: Option<&str>) -> Html {
    // Lists of choices show no levels: spaces that do not break stand for them.
    let words = ["\u{a0}\u{a0}".repeat(offer.depth).as_str(), offer.label].concat();
    plain("option")
        .told_in(language)
        .key(offer.value)
        .with("value", offer.value)
        .property("selected", offer.chosen)
        .words(&words)
        .html()
}
