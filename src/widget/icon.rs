//! The sign of each look: a different outline for each, so that none depends on its colour.

use yew::prelude::*;

use super::markup::{Markup, plain};
use crate::story::{Access, Kind};

/// The sign of a look. It is always beside its word, and so hidden from those who hear it.
pub(super) fn icon(kind: Kind) -> Html {
    drawing("icon", outline(kind)).html()
}

/// The sign of a button that leads somewhere.
pub(super) fn arrow(path: &'static str) -> Markup {
    drawing("arrow", path)
}

#[inline(never)]
fn drawing(noun: &'static str, path: &'static str) -> Markup {
    plain("svg")
        .with("class", noun)
        .with("viewBox", "0 0 16 16")
        .with("aria-hidden", "true")
        .child(plain("path").with("d", path))
}

/// Filled by the even-odd rule.
fn outline(kind: Kind) -> &'static str {
    match kind {
        // A disc with a tick cut out.
        Kind::Set(Access::Allowed) => {
            "M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1ZM4 8.2l2.9 2.9L12.2 5.6 10.9 4.3 6.9 8.4 5.3 6.8Z"
        }
        // A ring, half filled.
        Kind::Set(Access::Limited) => {
            "M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1ZM8 2.8a5.2 5.2 0 0 0 0 10.4Z"
        }
        // A clock.
        Kind::Set(Access::Pending) => {
            "M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1ZM8 2.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 1 0 8 2.6ZM7.2 4.2h1.6v3.5l2.5 1.5-.8 1.3L7.2 8.5Z"
        }
        // A square with a cross cut out.
        Kind::Set(Access::Barred) => {
            "M2 1h12a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1ZM4.9 3.6 3.6 4.9 6.7 8 3.6 11.1 4.9 12.4 8 9.3 11.1 12.4 12.4 11.1 9.3 8 12.4 4.9 11.1 3.6 8 6.7Z"
        }
        // Two arrows that meet head on.
        Kind::Disputed => {
            "M1 7.2h3V4.4L7.4 8 4 11.6V8.8H1ZM15 7.2h-3V4.4L8.6 8 12 11.6V8.8h3ZM7.4 1h1.2v2.6H7.4ZM7.4 12.4h1.2V15H7.4Z"
        }
        // A question mark.
        Kind::Maybe => {
            "M4.4 5.4C4.4 3 6 1.4 8.2 1.4s3.8 1.4 3.8 3.5c0 1.6-.9 2.5-2 3.2-.8.6-1 .9-1 1.7v.6H7v-.8c0-1.5.6-2.1 1.600-2.800.9-.6 1.300-1 1.300-1.800 0-1-.7-1.600-1.800-1.600-1.100 0-1.800.7-1.800 2ZM6.900 12.200h2.200v2.400H6.900Z"
        }
        // A short dash.
        Kind::Unknown => "M4 7.2h8v1.6H4Z",
    }
}
