//! The legend: what the looks of the cells mean.

use yew::prelude::*;

use super::markup::{Markup, drawn, element, plain};
use crate::view::{Legend, LegendEntry};

/// The legend.
pub(super) fn legend(legend: &Legend) -> Html {
    let entries = &legend.entries;
    let mut looks = drawn(entries.len(), &mut |nth| entries.get(nth).map(look));
    let through = sample()
        .always("data-wider", "")
        .with("aria-hidden", "true");
    looks.push(
        entry("", through)
            .hidden(legend.through.is_none())
            .child(plain("span").words(legend.through.unwrap_or_default()))
            .html(),
    );
    element("ul", "legend")
        .with("aria-label", legend.title)
        .children(looks)
        .html()
}

fn look(look: &LegendEntry) -> Html {
    let kind = look.kind;
    let sample = sample().always("data-access", kind.word());
    let label = plain("b").words(look.label).html();
    let meaning = plain("span").child(label).words(" ").words(look.meaning);
    entry(kind.word(), sample).child(meaning).html()
}

fn entry(key: &str, sample: Markup) -> Markup {
    element("li", "look").key(key).child(sample)
}

fn sample() -> Markup {
    plain("span").always("class", "sample")
}
