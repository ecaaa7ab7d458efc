//! Who says so, and what that rests on.

use crate::story::{Basis, Claim, Event, Story};
use crate::view::Reader;
use crate::view::wording::Phrase;

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// The heading over them.
    pub heading: &'static str,
    /// The same with how many there are.
    pub counted: String,
    /// The claims, in the author's order.
    pub lines: Vec<ClaimLine>,
    /// Where they were all published, where that is one place.
    pub shared: Option<SourceLink>,
}

/// One claim of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLine {
    /// The name of what it rests on, in the story format.
    pub basis: &'static str,
    /// What it rests on and who says it, in words.
    pub attribution: String,
    /// What they say.
    pub says: Option<String>,
    /// Their own words.
    pub quote: Option<String>,
    /// Where it was published, unless all claims beside it share that.
    pub source: Option<SourceLink>,
}

/// Where a claim was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLink {
    /// The publisher, or the title where there is none, and the date.
    pub label: String,
    /// The headline.
    pub title: String,
    /// Where to read it, as given.
    pub url: Option<String>,
}

/// The claims about an event. A source that all of them share is named once, below them.
pub(super) fn claims(story: &Story, reader: &Reader, event: &Event) -> Claims {
    let mut lines: Vec<ClaimLine> = event
        .claims
        .iter()
        .map(|claim| claim_line(story, reader, claim))
        .collect();
    let first = lines.first().and_then(|line| line.source.clone());
    let shared = first.filter(|first| lines.iter().all(|line| line.source.as_ref() == Some(first)));
    if shared.is_some() {
        for line in &mut lines {
            line.source = None;
        }
    }
    Claims {
        heading: reader.words.text(Phrase::ClaimsHeading),
        counted: reader.words.counted(Phrase::ClaimsCounted, lines.len()),
        lines,
        shared,
    }
}

fn claim_line(story: &Story, reader: &Reader, claim: &Claim) -> ClaimLine {
    let words = reader.words;
    let basis = claim.basis.map(|basis| words.basis(basis));
    let attribution = match (claim.said_by.as_deref(), basis) {
        (Some(said_by), Some(basis)) => words.sentence(
            Phrase::Attribution,
            &[("said_by", said_by), ("basis", basis)],
        ),
        (Some(said_by), None) => said_by.to_owned(),
        (None, Some(basis)) => words.sentence(Phrase::BasisAlone, &[("basis", basis)]),
        (None, None) => String::new(),
    };
    ClaimLine {
        basis: claim.basis.map_or("", basis_name),
        attribution,
        says: claim.says.clone(),
        quote: claim.quote.clone(),
        source: claim
            .source
            .and_then(|source| story.sources.get(source))
            .map(|source| SourceLink {
                label: words.sentence(
                    Phrase::SourceLabel,
                    &[
                        (
                            "publisher",
                            source.publisher.as_deref().unwrap_or(&source.title),
                        ),
                        ("date", &words.date(source.published.as_ref())),
                    ],
                ),
                title: source.title.clone(),
                url: source.url.clone(),
            }),
    }
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
