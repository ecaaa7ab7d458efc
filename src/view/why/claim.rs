//! Who says so, and what that rests on.

use crate::story::{Basis, Claim, Event, Story};
use crate::view::Reader;
use crate::view::wording::Phrase;

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims<'s> {
    /// The heading over them.
    pub heading: &'static str,
    /// The same with how many there are.
    pub counted: String,
    /// The claims, in the author's order.
    pub lines: Vec<ClaimLine<'s>>,
    /// Where they were all published, where that is one place.
    pub shared: Option<SourceLink<'s>>,
}

/// One claim of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLine<'s> {
    /// The name of what it rests on, in the story format.
    pub basis: &'static str,
    /// What it rests on and who says it, in words.
    pub attribution: String,
    /// What they say.
    pub says: Option<&'s str>,
    /// Their own words.
    pub quote: Option<&'s str>,
    /// Where it was published, unless all claims beside it share that.
    pub source: Option<SourceLink<'s>>,
}

/// Where a claim was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLink<'s> {
    /// The publisher, or the title where there is none, and the date.
    pub label: String,
    /// The headline.
    pub title: &'s str,
    /// Where to read it, as given.
    pub url: Option<&'s str>,
}

/// The claims about an event. A source that all of them share is named once, below them.
pub(super) fn claims<'s>(story: &'s Story, reader: &Reader, event: &'s Event) -> Claims<'s> {
    let first = event.claims.first().and_then(|claim| claim.source);
    let is_shared = event.claims.iter().all(|claim| claim.source == first);
    let mut lines = Vec::new();
    for claim in &event.claims {
        let source = claim.source.filter(|_| !is_shared);
        lines.push(ClaimLine {
            basis: claim.basis.map_or("", basis_name),
            attribution: attribution(reader, claim),
            says: claim.says.as_deref(),
            quote: claim.quote.as_deref(),
            source: source_link(story, reader, source),
        });
    }
    Claims {
        heading: reader.words.text(Phrase::ClaimsHeading),
        counted: reader.words.counted(Phrase::ClaimsCounted, lines.len()),
        lines,
        shared: source_link(story, reader, first.filter(|_| is_shared)),
    }
}

fn attribution(reader: &Reader, claim: &Claim) -> String {
    let words = reader.words;
    let basis = claim.basis.map(|basis| words.basis(basis));
    let said_by = claim.said_by.as_deref();
    let phrase = match (said_by, basis) {
        (Some(_), Some(_)) => Phrase::Attribution,
        (None, Some(_)) => Phrase::BasisAlone,
        (_, None) => return said_by.unwrap_or_default().to_owned(),
    };
    let values = [
        ("said_by", said_by.unwrap_or_default()),
        ("basis", basis.unwrap_or_default()),
    ];
    words.sentence(phrase, &values)
}

fn source_link<'s>(
    story: &'s Story,
    reader: &Reader,
    source: Option<usize>,
) -> Option<SourceLink<'s>> {
    let source = story.sources.get(source?)?;
    let publisher = source.publisher.as_deref().unwrap_or(&source.title);
    let date = reader.words.date(source.published.as_ref());
    let values = [("publisher", publisher), ("date", date.as_str())];
    Some(SourceLink {
        label: reader.words.sentence(Phrase::SourceLabel, &values),
        title: &source.title,
        url: source.url.as_deref(),
    })
}

/// The name of a basis in the story format.
fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::OnRecord => "on-record",
        Basis::Anonymous => "anonymous",
        Basis::Document => "document",
        Basis::Analysis => "analysis",
        Basis::Declined => "declined",
    }
}
