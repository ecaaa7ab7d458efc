//! An event of a story: when it happened, who says so, and what it changed.

use super::{Cell, When};

/// One thing that happened, is going on, or may come.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The author's id, unique in the story.
    pub id: String,
    /// The event in a few words.
    pub title: String,
    /// The event in a few sentences.
    pub detail: Option<String>,
    /// The lane of the timeline it is drawn in.
    pub lane: Option<String>,
    /// When it happened, where that is known at all.
    pub when: Option<When>,
    /// Whether it happened, is going on, or may come.
    pub status: Status,
    /// Positions of the events known to come before this one.
    pub after: Vec<usize>,
    /// Positions of the events this one contests.
    pub disputes: Vec<usize>,
    /// A picture of it.
    pub image: Option<Image>,
    /// Where to read more: an address that is safe to link to.
    pub link: Option<String>,
    /// Who says so.
    pub claims: Vec<Claim>,
    /// What it changed in the matrix.
    pub changes: Vec<Change>,
}

/// Whether an event happened, is going on, or may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "cli",
    derive(schemars::JsonSchema),
    schemars(rename_all = "kebab-case")
)]
pub enum Status {
    /// It took place.
    #[default]
    Happened,
    /// It began and has not ended; its changes are in force.
    Ongoing,
    /// It may come: without effect until the reader asks "what if".
    Possible,
}

/// Whether someone can use something, as one change sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "cli",
    derive(schemars::JsonSchema),
    schemars(rename_all = "kebab-case")
)]
pub enum Access {
    /// Without a reported condition.
    Allowed,
    /// Allowed under conditions.
    Limited,
    /// Asked for or being decided, not in force.
    Pending,
    /// Not allowed.
    Barred,
}

impl Access {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Allowed, Self::Limited, Self::Pending, Self::Barred];
}

/// What one event sets for a row and a column, and all below them.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The row and the column named by the author.
    pub cell: Cell,
    /// What it sets.
    pub access: Access,
    /// The conditions of [`Access::Limited`], in the author's words.
    pub conditions: Vec<String>,
}

impl Change {
    /// Whether both set the same, under the same conditions.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        self.access == other.access && self.conditions == other.conditions
    }
}

/// What a source says of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Index into [`super::Story::sources`].
    pub source: Option<usize>,
    /// What the claim rests on.
    pub basis: Option<Basis>,
    /// Who said it, in words.
    pub said_by: Option<String>,
    /// What was said, in the author's words.
    pub says: Option<String>,
    /// What was said, in the speaker's own words.
    pub quote: Option<String>,
}

/// What a claim rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "cli",
    derive(schemars::JsonSchema),
    schemars(rename_all = "kebab-case")
)]
pub enum Basis {
    /// Said by someone named, openly.
    OnRecord,
    /// Said by someone whose name is withheld.
    Anonymous,
    /// Read in a document.
    Document,
    /// Concluded by the reporter.
    Analysis,
    /// Asked, and would not say.
    Declined,
}

/// A place where claims were published.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The author's id, unique among sources.
    pub id: String,
    /// The headline of the source.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where to read it: an address that is safe to link to.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<When>,
    /// Who wrote it.
    pub authors: Vec<String>,
}

/// A picture with the words that stand for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Where it is: an address that is safe to load.
    pub url: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Whose picture it is.
    pub credit: Option<String>,
}
