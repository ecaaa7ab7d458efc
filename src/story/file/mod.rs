//! A story file as its author wrote it: every value of the right sort, nothing looked up yet.
//!
//! The structs here are the story format. What they refer to by id is resolved in `check`; nothing
//! here may look from one entry to another.

mod read;
#[cfg(feature = "cli")]
mod schema;
mod value;

use super::event::{Access, Basis, Status};
use super::when::When;
use read::written;
pub(super) use read::{Written, read};
#[cfg(feature = "cli")]
pub use schema::schema;
pub(super) use value::{Address, Id, Needed};

written! {
    /// A whole story.
    pub(super) struct File beside "$schema" {
        /// The version of the format: 1.
        #[expect(dead_code, reason = "it is checked before the rest is read")]
        #[cfg_attr(feature = "cli", schemars(schema_with = "schema::version"))]
        format: u64,
        /// The headline.
        title: String,
        /// One or two sentences under the headline.
        summary: Option<String>,
        /// The BCP 47 tag of the language the story is written in.
        #[cfg_attr(feature = "cli", schemars(example = &"en", example = &"pt-BR"))]
        language: Option<String>,
        /// The day the story was published.
        published: Option<When>,
        /// Where readers can tell you of a mistake: `mailto:` or a page, which is told of which cell.
        #[cfg_attr(feature = "cli", schemars(example = &"mailto:corrections@example.org"))]
        report: Option<Address>,
        /// Where the claims come from.
        sources: Vec<Source>,
        /// The rows of the matrix, in reading order.
        who: Vec<Entry>,
        /// The columns of the matrix, in reading order.
        what: Vec<Entry>,
        /// What happened, is going on, or may come.
        events: Needed<Vec<Event>>,
    }
}

written! {
    /// A place where claims were published.
    pub(super) struct Source {
        /// What claims call it.
        id: Id,
        /// Its headline.
        title: String,
        /// Who published it.
        publisher: Option<String>,
        /// Where to read it.
        url: Option<Address>,
        /// When it was published.
        published: Option<When>,
        /// Who wrote it.
        authors: Vec<String>,
    }
}

written! {
    /// A row or a column of the matrix.
    pub(super) struct Entry {
        /// What changes call it.
        id: Id,
        /// What readers call it.
        name: String,
        /// Who makes it.
        #[cfg_attr(feature = "cli", schemars(example = &"Anthropic"))]
        by: Option<String>,
        /// The id of the entry it is part of, from which it takes what is set there.
        part_of: Option<Id>,
        /// A sentence about it.
        about: Option<String>,
    }
}

written! {
    /// One thing that happened, is going on, or may come.
    pub(super) struct Event {
        /// What other events call it.
        id: Id,
        /// The event in a few words.
        title: String,
        /// The event in a few sentences.
        detail: Option<String>,
        /// The lane of the timeline it is drawn in.
        #[cfg_attr(feature = "cli", schemars(example = &"Pentagon"))]
        lane: Option<String>,
        /// When it happened: an EDTF date, levels 0 and 1. Leave it out if that is not known.
        when: Option<When>,
        /// The ids of events known to come before this one, for use where dates cannot say so.
        after: Vec<Id>,
        /// Whether it happened, is going on, or may come.
        status: Option<Status>,
        /// The ids of events this one contests.
        disputes: Vec<Id>,
        /// A picture of it.
        image: Option<Image>,
        /// Where to read more.
        link: Option<Address>,
        /// Who says so.
        claims: Vec<Claim>,
        /// What it changes in the matrix.
        changes: Vec<Change>,
    }
}

written! {
    /// A picture with the words that stand for it.
    pub(super) struct Image {
        /// Where it is.
        url: Address,
        /// What it shows, for those who cannot see it.
        alt: String,
        /// Whose picture it is.
        credit: Option<String>,
    }
}

written! {
    /// What a source says of an event.
    pub(super) struct Claim {
        /// The id of the source.
        source: Option<Id>,
        /// What the claim rests on.
        basis: Option<Basis>,
        /// Who said it, in words.
        #[cfg_attr(feature = "cli", schemars(example = &"two sources"))]
        said_by: Option<String>,
        /// What was said, in your words.
        says: Option<String>,
        /// What was said, in the speaker's own words.
        quote: Option<String>,
    }
}

written! {
    /// What an event sets for a row and a column, and all below them.
    pub(super) struct Change {
        /// The id of the row.
        who: Id,
        /// The id of the column.
        what: Id,
        /// Whether it can be used from here on.
        access: Access,
        /// What `limited` depends on.
        conditions: Vec<String>,
    }
}
