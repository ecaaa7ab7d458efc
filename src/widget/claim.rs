//! Who says so: the claims about an event.

use yew::prelude::*;

use super::markup::{Markup, element, plain, text, told};
use super::why::{item, link, list};
use crate::view::{ClaimLine, Claims, SourceLink};

/// The claims, and where all of them were published where that is one place.
pub(super) fn claims(claims: &Claims, language: Option<&str>) -> Markup {
    let shared = attribution()
        .absent(claims.shared.is_none())
        .each(claims.shared.as_slice(), source);
    plain("div")
        .child(list("ul", "claims", &claims.lines, |line| {
            claim(line, language)
        }))
        .child(shared)
}

fn claim(line: &ClaimLine, language: Option<&str>) -> Markup {
    let attribution = attribution()
        .child(text("span", "said-by", &line.attribution))
        .each(line.source.as_slice(), source);
    item("claim")
        .with("data-basis", line.basis)
        .child(told("p", "says", line.says.unwrap_or_default(), language))
        .child(told("q", "quote", line.quote.unwrap_or_default(), language))
        .child(attribution)
}

fn attribution() -> Markup {
    element("p", "attribution")
}

fn source(source: &SourceLink) -> Html {
    let cite = element("cite", "source")
        .key("source")
        .with("title", source.title);
    match source.url {
        Some(url) => cite.child(link(url, &source.label)).html(),
        None => cite.words(&source.label).html(),
    }
}
