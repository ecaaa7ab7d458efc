//! What is known of a story, for programs: JSON-LD in the words of schema.org.
//!
//! The story is a `NewsArticle`. Each source is a `CreativeWork` among its citations, since the format does not say
//! what kind of work it is. Each claim is a `Claim` that is part of the article and appears in its source. Who says it
//! is known in words only, which may name a person, an organisation or "two sources"; schema.org takes a text where
//! it expects either. One who was asked and would not say claims nothing, and is left out.

use serde_json::{Map, Value, json};

use super::html::Html;
use crate::story::{Basis, Claim, Entry, Event, Parts, Shape, Source, Story, When};

/// The JSON-LD of a story.
#[must_use]
pub fn linked_data(story: &Story) -> Value {
    let claims = story.events().iter().flat_map(|event| {
        let claims = event.claims.iter();
        let claims = claims.filter(|claim| claim.basis != Some(Basis::Declined));
        claims.map(|said| claim(story, event, said))
    });
    let about = [&story.who, &story.what]
        .into_iter()
        .flat_map(|axis| axis.entries());
    object([
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("NewsArticle".into())),
        ("headline", text(&story.title)),
        ("description", optional(story.summary.as_deref())),
        ("inLanguage", optional(story.language.as_deref())),
        ("datePublished", story.published.as_ref().and_then(date)),
        ("about", several(about.map(thing))),
        ("citation", several(story.sources.iter().map(source))),
        ("hasPart", several(claims)),
    ])
}

/// The element that holds it.
pub(super) fn script(story: &Story) -> Html {
    Html::data("application/ld+json", &linked_data(story).to_string())
}

fn thing(entry: &Entry) -> Value {
    object([
        ("@type", Some("Thing".into())),
        ("name", text(&entry.name)),
        ("description", optional(entry.about.as_deref())),
    ])
}

fn source(source: &Source) -> Value {
    let authors = source.authors.iter();
    object([
        ("@type", Some("CreativeWork".into())),
        ("@id", text(&name(source))),
        ("headline", text(&source.title)),
        (
            "publisher",
            source
                .publisher
                .as_ref()
                .map(|publisher| json!({ "@type": "Organization", "name": publisher })),
        ),
        (
            "author",
            several(authors.map(|author| json!({ "@type": "Person", "name": author }))),
        ),
        ("url", optional(source.url.as_deref())),
        ("datePublished", source.published.as_ref().and_then(date)),
    ])
}

fn claim(story: &Story, event: &Event, claim: &Claim) -> Value {
    let source = claim.source.and_then(|source| story.sources.get(source));
    let said = claim.says.as_ref().or(claim.quote.as_ref());
    let quote = claim.quote.as_ref().filter(|quote| Some(*quote) != said);
    object([
        ("@type", Some("Claim".into())),
        ("name", text(&event.title)),
        ("text", text(said.unwrap_or(&event.title))),
        (
            "hasPart",
            quote.map(|quote| json!({ "@type": "Quotation", "text": quote })),
        ),
        ("author", optional(claim.said_by.as_deref())),
        (
            "appearance",
            source.map(|source| json!({ "@type": "CreativeWork", "@id": name(source) })),
        ),
    ])
}

/// What the source is called in this data: its address, else a name that holds here only.
fn name(source: &Source) -> String {
    source
        .url
        .clone()
        .unwrap_or_else(|| format!("_:{}", source.id))
}

/// The date as ISO 8601 has it; nothing for what only EDTF can say.
fn date(when: &When) -> Option<Value> {
    let is_plain = match when.shape() {
        Shape::Time { .. } => true,
        Shape::Date(date) if date.qualification().is_none() => match date.parts() {
            Parts::Day { year, .. } | Parts::Month { year, .. } | Parts::Year { year } => {
                (0..=9999).contains(&year)
            }
            _ => false,
        },
        Shape::Date(_) | Shape::Interval { .. } => false,
    };
    is_plain.then(|| when.written().into())
}

fn text(text: &str) -> Option<Value> {
    Some(text.into())
}

fn optional(text: Option<&str>) -> Option<Value> {
    text.map(Value::from)
}

/// A list; nothing where it is empty.
fn several(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then(|| values.into())
}

/// An object of the members that have a value.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter();
    let members = members.filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(members.collect::<Map<_, _>>())
}
