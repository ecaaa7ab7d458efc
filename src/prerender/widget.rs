//! The widget as its own code draws it, once, as a text.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::{Callback, ServerRenderer};

use crate::story::Story;
use crate::view::Options;
use crate::widget::{App, Props, declared};

/// What the widget shows of a story that is opened with these options.
pub(super) fn markup(story: &Story, options: &Options) -> String {
    let (story, mut options) = (story.clone(), options.clone());
    // Nobody scrolls to the rest of a long story before there is a script.
    options.whole = true;
    let renderer = ServerRenderer::<App>::with_props(move || {
        Props::of(Rc::new(story), options, Callback::noop())
    });
    // The widget takes the place of the markup with its own, so that it needs no marks to find its way in it.
    pollster::block_on(renderer.hydratable(false).render())
}

/// The attributes that say where an element stands, as its own style does once the widget runs.
const PLACES: [&str; 9] = [
    "columns", "from", "span", "bar", "lane", "lanes", "row", "rows", "lines",
];

/// The rules that do the same for the markup, as long as no script does it.
pub(super) fn places(markup: &str) -> String {
    let mut places = BTreeSet::new();
    for attribute in markup.split(" data-").skip(1) {
        let Some((name, rest)) = attribute.split_once("=\"") else {
            continue;
        };
        let value = rest.split('"').next().unwrap_or_default();
        if let (true, Ok(value)) = (PLACES.contains(&name), value.parse::<usize>()) {
            places.insert((name, value));
        }
    }
    // A chart that is closed has nothing to place.
    if places.iter().all(|&(_, value)| value == 0) {
        return String::new();
    }
    let rule = |(name, value)| {
        let declared = declared(&format!("data-{name}"), value);
        format!("[data-{name}=\"{value}\"] {{ {declared} }}\n")
    };
    places.into_iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_known_places_become_rules() {
        let markup = "<b data-from=\"12\" data-lane=\"3\">x data-span=\"1}\" data-who=\"4\"</b><i data-from=\"12\">";
        assert_eq!(
            places(markup),
            "[data-from=\"12\"] { inset-inline-start: 1.2%; }\n[data-lane=\"3\"] { --lane: 3; }\n"
        );
        assert_eq!(places("<b data-from=\"0\" data-lanes=\"0\">"), "");
    }
}
