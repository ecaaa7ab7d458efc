//! Who says so: the claims about an event.

use yew::prelude::*;

use super::markup::{Markup, element, plain, text, told};
use super::why::{item, link, list};
use crate::view::{ClaimLine, Claims, SourceLink};

/// The claims, and where all of them were published where that is one place.
pub(super) fn claims(claims: &Claims, language: Option<&str>) -> Html {
    let lines = claims.lines.iter();
    let shared = attribution()
        .hidden(claims.shared.is_none())
        .children(claims.shared.iter().map(source).collect());
    plain("div")
        .child(list(
            "ul",
            "claims",
            lines.map(|line| claim(line, language)).collect(),
        ))
        .child(shared.html())
        .html()
}

fn claim(line: &ClaimLine, language: Option<&str>) -> Markup {
    let attribution = attribution()
        .child(text("span", "said-by", &line.attribution))
        .children(line.source.iter().map(source).collect());
    item("claim")
        .with("data-basis", line.basis)
        .child(told(
            "p",
            "says",
            line.says.as_deref().unwrap_or_default(),
            language,
        ))
        .child(told(
            "q",
            "quote",
            line.quote.as_deref().unwrap_or_default(),
            language,
        ))
        .child(attribution.html())
}

fn attribution() -> Markup {
    element("p", "attribution")
}

fn source(source: &SourceLink) -> Html {
    let cite = element("cite", "source")
        .key("source")
        .with("title", &source.title);
    match &source.url {
        Some(url) => cite.child(link(url, &source.label)).html(),
        None => cite.words(&source.label).html(),
    }
}
