//! The signs of buttons that lead somewhere. Those of the looks are in the stylesheet, beside their colours.

use super::markup::{Markup, plain};

/// The sign of a button that leads somewhere.
#[inline(never)]
pub(super) fn arrow(path: &'static str) -> Markup {
    plain("svg")
        .always("class", "arrow")
        .always("viewBox", "0 0 16 16")
        .always("aria-hidden", "true")
        .child(plain("path").with("d", path))
}
