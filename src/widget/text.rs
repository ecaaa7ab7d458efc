//! Words in an element of their own: what most of the widget's markup is.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

/// Words in an element whose class and `part` are one noun; hidden where there is nothing to say.
///
/// `html!` would write out at each place the code that this holds once.
pub(super) fn text(tag: &'static str, noun: &'static str, words: &str) -> Html {
    let noun = || Some(AttributeOrProperty::Static(noun));
    let hidden = words
        .is_empty()
        .then_some(AttributeOrProperty::Static("hidden"));
    let mut element = VTag::new(tag);
    element.set_attributes(Attributes::Dynamic {
        keys: &["class", "part", "hidden"],
        values: Box::new([noun(), noun(), hidden]),
    });
    element.add_child(VText::new(words.to_owned()).into());
    element.into()
}

/// How an attribute says yes or no.
pub(super) fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}
