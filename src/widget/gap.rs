//! What is left out of a long list, as high as it would be.

use core::ops::Range;

use yew::prelude::*;

use super::markup::{Markup, plain};
use super::piece::{Content, Piece};

/// So many lines that are not drawn.
#[derive(PartialEq)]
pub(super) struct Gap {
    tag: &'static str,
    lines: usize,
}

/// Lines, each with its number, with gaps for those between them that are not drawn, out of so many.
pub(super) fn with_gaps(
    tag: &'static str,
    lines: impl Iterator<Item = (usize, Html)>,
    all: Range<usize>,
) -> Vec<Html> {
    let mut drawn = Vec::new();
    let mut next = all.start;
    let left_out = |range: Range<usize>| {
        // No id begins with a space.
        let key = [" ", &range.start.to_string()].concat();
        let lines = range.len();
        (lines > 0).then(|| Piece::drawn(&key, Content::Gap(Gap { tag, lines })))
    };
    for (line, html) in lines {
        drawn.extend(left_out(next..line));
        drawn.push(html);
        next = line + 1;
    }
    drawn.extend(left_out(next..all.end));
    drawn
}

/// The gap.
pub(super) fn gap(gap: &Gap) -> Markup {
    plain(gap.tag)
        .with("class", "gap")
        .with("aria-hidden", "true")
        .number("data-lines", gap.lines)
}
