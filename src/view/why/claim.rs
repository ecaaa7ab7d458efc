//! Who says so, and what that rests on.

use crate::story::{Basis, Claim, Event, Story};
use crate::view::Reader;
use crate::view::wording::Phrase;

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
    /// Where it was published.
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

pub(super) fn claims(story: &Story, reader: &Reader, event: &Event) -> Vec<ClaimLine> {
    event
        .claims
        .iter()
        .map(|claim| claim_line(story, reader, claim))
        .collect()
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
