//! When something happened, as precisely as it is known: an EDTF date, levels 0 and 1.
//!
//! EDTF is the Extended Date/Time Format of the [Library of Congress][loc], which is a profile of
//! ISO 8601-1 and 8601-2. Here is the grammar in full; what it makes of a text is said once, on the type
//! that holds it. Nothing here knows a clock or how a date is put into words.
//!
//! | written | means | level |
//! | --- | --- | --- |
//! | `2026`, `2026-04`, `2026-04-29` | a year, a month, a day | 0 |
//! | `2026-04-29T14:05:00Z`, `…+02`, `…+02:00`, `…` | a second, with or without its shift from UTC | 0 |
//! | `2026-04-27/2026-04-29` | from one date to another | 0 |
//! | `Y170000002`, `Y-13800000000` | a year of more than four digits | 1 |
//! | `-0043` | a year before year 0, which is 1 BC | 1 |
//! | `2026-21` to `2026-24` | spring, summer, autumn, winter | 1 |
//! | `2026-04?`, `2026-04~`, `2026-04%` | uncertain, approximate, both | 1 |
//! | `202X`, `20XX`, `2026-XX`, `2026-04-XX`, `2026-XX-XX` | digits that are not specified | 1 |
//! | `../2026-04-29`, `2026-04-29/..`, `../..` | open on a side | 1 |
//! | `/2026-04-29`, `2026-04-29/`, `/` | a side that is not known | 1 |
//!
//! Every date may be qualified, and every date but one with unspecified digits may be a side of an
//! interval: that one combination the Library of Congress puts at level 2.
//!
//! [loc]: https://www.loc.gov/standards/datetime/

mod bounds;
mod calendar;
mod error;
mod grammar;
mod shape;

pub use calendar::{Civil, Instant};
pub use error::WhenError;
use grammar::Fault;
pub use shape::{Date, Edge, Parts, Qualification, Season, Shape};

/// An EDTF date as written, with what it says and the bounds that follow from it.
///
/// Two are equal when they say the same, however it is written: the same instant with another shift
/// from UTC, say. Equal bounds are not enough, for `2026` and `2026-01/2026-12` say different things.
///
/// ```
/// use who_can_use::story::When;
///
/// let written = |text| When::parse(text).unwrap();
/// assert_eq!(written("2026-04-29T14:05:00Z"), written("2026-04-29T16:05:00+02:00"));
/// assert_ne!(written("2026"), written("2026-01/2026-12"));
/// ```
#[derive(Debug, Clone)]
pub struct When {
    written: Box<str>,
    shape: Shape,
    earliest: Option<Instant>,
    latest: Option<Instant>,
}

impl When {
    /// Reads an EDTF date of level 0 or 1.
    ///
    /// # Errors
    ///
    /// Everything else, with the place, what is wrong there, and how to write it instead.
    ///
    /// ```
    /// use who_can_use::story::When;
    ///
    /// assert!(When::parse("2026-04-29").is_ok());
    /// let error = When::parse("2026-4-9").unwrap_err();
    /// assert_eq!(error.position, 5);
    /// assert_eq!(error.to_string(), "a month has two digits: write 2026-04-09");
    /// ```
    pub fn parse(text: &str) -> Result<Self, WhenError> {
        Self::parsed(text).map_err(|error: Box<WhenError>| *error)
    }

    /// Reads what [`When::parse`] does, where nobody is told why something else is not a date: so a
    /// program that never asks does not hold the words for it.
    ///
    /// ```
    /// use who_can_use::story::When;
    ///
    /// assert_eq!(When::of("2026-04-29"), When::parse("2026-04-29").ok());
    /// assert_eq!(When::of("2026-4-9"), None);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::parsed::<()>(text).ok()
    }

    fn parsed<F: Fault>(text: &str) -> Result<Self, F> {
        let shape = grammar::shape(text)?;
        let (earliest, latest) = bounds::of_shape(&shape);
        Ok(Self {
            written: text.into(),
            shape,
            earliest,
            latest,
        })
    }

    /// The date of which nothing is known, `/`.
    pub(in crate::story) fn unknown() -> Self {
        Self {
            written: "/".into(),
            shape: Shape::Interval {
                from: Edge::Unknown,
                to: Edge::Unknown,
            },
            earliest: None,
            latest: None,
        }
    }

    /// The text it was read from.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// What it says, for those who put it into words.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The first second it can mean; `None` when it is open, or not known, how early that is.
    ///
    /// A date is all of its days, a time is its one second, and an interval is everything from its first
    /// side to its second. How `~`, `?` and `%` widen a date is said at [`Qualification`], how wide a
    /// season is at [`Season`].
    ///
    /// ```
    /// use who_can_use::story::{Instant, When};
    ///
    /// let april = When::parse("2026-04").unwrap();
    /// assert_eq!(april.earliest(), Instant::start_of_day(2026, 4, 1));
    /// assert_eq!(april.latest(), Instant::start_of_day(2026, 4, 30).map(Instant::end_of_day));
    /// let by_then = When::parse("../2026-04-29").unwrap();
    /// assert_eq!(by_then.earliest(), None);
    /// ```
    #[must_use]
    pub fn earliest(&self) -> Option<Instant> {
        self.earliest
    }

    /// The last second it can mean; `None` when it is open, or not known, how late that is.
    ///
    /// See [`When::earliest`].
    #[must_use]
    pub fn latest(&self) -> Option<Instant> {
        self.latest
    }

    /// Whether all of it lies before all of the other: their bounds do not overlap.
    ///
    /// ```
    /// use who_can_use::story::When;
    ///
    /// let written = |text| When::parse(text).unwrap();
    /// assert!(written("2026-03").certainly_before(&written("2026-04-01")));
    /// assert!(!written("2026-03~").certainly_before(&written("2026-04-01")));
    /// assert!(!written("../2026-04").certainly_before(&written("2026-04-29")));
    /// ```
    #[must_use]
    pub fn certainly_before(&self, other: &Self) -> bool {
        matches!((self.latest, other.earliest), (Some(latest), Some(earliest)) if latest < earliest)
    }
}

impl PartialEq for When {
    fn eq(&self, other: &Self) -> bool {
        self.shape == other.shape
    }
}

impl Eq for When {}
