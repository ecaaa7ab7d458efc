//! What is left out of a long list, as high as it would be.

use core::ops::Range;

use yew::prelude::*;

use super::markup::plain;
use crate::view::wording::numeral;

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
        let key = [" ", &numeral(range.start)].concat();
        let gap = plain(tag)
            .key(&key)
            .with("class", "gap")
            .with("aria-hidden", "true")
            .placed(&[("data-lines", range.len())]);
        (!range.is_empty()).then(|| gap.html())
    };
    for (line, html) in lines {
        drawn.extend(left_out(next..line));
        drawn.push(html);
        next = line + 1;
    }
    drawn.extend(left_out(next..all.end));
    drawn
}
