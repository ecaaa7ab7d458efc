//! What is left out of a long list, as high as it would be.

use core::ops::Range;

use yew::prelude::*;

use super::markup::plain;
use crate::view::wording::numeral;

/// Lines, each with its number, with gaps for those between them that are not drawn, out of so many.
pub(super) fn with_gaps(
    tag: &'static str,
    lines: &mut dyn Iterator<Item = (usize, Html)>,
    all: Range<usize>,
) -> Vec<Html> {
    let mut drawn = Vec::new();
    let mut next = all.start;
    let mut gaps = 0;
    let mut left_out = |range: Range<usize>| {
        let gap = plain(tag)
            .key(&gap_key(gaps))
            .always("class", "gap")
            .always("aria-hidden", "true")
            .placed(&[("data-lines", range.len())]);
        gaps += usize::from(!range.is_empty());
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

/// The key of a gap among siblings whose keys are numbers.
pub(super) fn gap_key(nth: usize) -> String {
    [" ", &numeral(nth)].concat()
}
