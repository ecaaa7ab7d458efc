//! Hands places and sizes to the stylesheet, as custom properties: a style attribute would be dropped by a strict
//! policy.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// What is handed over, each from the attribute that begins with `data-` to the property that begins with `--`.
const NAMES: [&str; 8] = [
    "from", "span", "bar", "lane", "lanes", "row", "rows", "lines",
];

/// Puts an element in its place.
pub(super) fn put_in_place(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else {
        return;
    };
    for name in NAMES {
        if let Some(value) = element.get_attribute(&["data-", name].concat()) {
            // A property that cannot be set leaves the element where it is.
            let _ = element.style().set_property(&["--", name].concat(), &value);
        }
    }
}

/// Puts every element that a selector finds in its place.
pub(super) fn put_all_in_place(section: &Element, selector: &str) {
    let Ok(found) = section.query_selector_all(selector) else {
        return;
    };
    for nth in 0..found.length() {
        if let Some(element) = found.get(nth).as_ref().and_then(|node| node.dyn_ref()) {
            put_in_place(element);
        }
    }
}
