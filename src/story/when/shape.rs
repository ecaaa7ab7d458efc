//! What a date says, taken apart for those who put it into words.

use super::Instant;

/// What an EDTF text says: a date, a time, or an interval.
///
/// ```
/// use who_can_use::story::{Edge, Parts, Shape, When};
///
/// let when = When::parse("../2026-04-29").unwrap();
/// let Shape::Interval { from, to: Edge::Date(to) } = when.shape() else { panic!() };
/// assert_eq!(*from, Edge::Open);
/// assert_eq!(to.parts(), Parts::Day { year: 2026, month: 4, day: 29 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A date: `2026-04`.
    Date(Date),
    /// A second: `2026-04-29T14:05:00Z`.
    Time {
        /// The second itself.
        at: Instant,
        /// Whether the text says how far from UTC it is. Where it does not, EDTF calls it a local time,
        /// of nobody knows where; it is read as UTC.
        zoned: bool,
    },
    /// Somewhere from one side to the other, or all of it: `2026-04-27/2026-04-29`.
    Interval {
        /// The side it begins with.
        from: Edge,
        /// The side it ends with, which is not before the first.
        to: Edge,
    },
}

/// A side of an interval.
///
/// An open side and one that is not known are told apart here; both leave the bound `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// A date.
    Date(Date),
    /// Without limit, or none is given: `..`.
    Open,
    /// There is one, and nobody knows it: the empty text.
    Unknown,
}

/// A date that the calendar has, with its qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub(super) parts: Parts,
    pub(super) qualification: Option<Qualification>,
}

impl Date {
    /// What is specified of it.
    #[must_use]
    pub fn parts(self) -> Parts {
        self.parts
    }

    /// How sure it is; `None` for a date that is simply stated.
    #[must_use]
    pub fn qualification(self) -> Option<Qualification> {
        self.qualification
    }
}

/// What is specified of a date. Years are astronomical: 0 is 1 BC, -1 is 2 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parts {
    /// `2026-04-29`.
    Day {
        /// The year.
        year: i64,
        /// 1 to 12.
        month: u8,
        /// 1 to the last day of that month.
        day: u8,
    },
    /// `2026-04`.
    Month {
        /// The year.
        year: i64,
        /// 1 to 12.
        month: u8,
    },
    /// `2026-21`.
    Season {
        /// The year.
        year: i64,
        /// Which of the four.
        season: Season,
    },
    /// `2026` or `Y-13800000000`.
    Year {
        /// The year.
        year: i64,
    },
    /// `202X`, one of ten years; `-201X` is one of -2019 to -2010.
    Decade {
        /// The first of the years.
        first: i64,
        /// The last of them.
        last: i64,
    },
    /// `20XX`, one of a hundred years.
    Century {
        /// The first of the years.
        first: i64,
        /// The last of them.
        last: i64,
    },
    /// `2026-XX`: in one month of the year, not specified which.
    SomeMonth {
        /// The year.
        year: i64,
    },
    /// `2026-04-XX`: on one day of the month, not specified which.
    SomeDayOfMonth {
        /// The year.
        year: i64,
        /// 1 to 12.
        month: u8,
    },
    /// `2026-XX-XX`: on one day of the year, not specified which.
    SomeDayOfYear {
        /// The year.
        year: i64,
    },
}

/// How sure a date is.
///
/// All three widen both bounds of the date they stand on by one unit of what is specified of it: a day,
/// a month, a season of three months, a year, a decade (`202X`) or a century (`20XX`). Digits that are
/// not specified do not make the unit finer, so `2026-04-XX~` is widened by a month as `2026-04~` is. A
/// source that is unsure of a day rarely means more than the next one, and one that is unsure of a year
/// may well mean a month of the next. Each side of an interval is widened by its own qualification; a
/// time takes none.
///
/// ```
/// use who_can_use::story::When;
///
/// let bounds = |text| When::parse(text).map(|when| (when.earliest(), when.latest()));
/// assert_eq!(bounds("2026-04-29~"), bounds("2026-04-28/2026-04-30"));
/// assert_eq!(bounds("2026-04?"), bounds("2026-03/2026-05"));
/// assert_eq!(bounds("2026%"), bounds("2025/2027"));
/// assert_eq!(bounds("202X~"), bounds("2010/2039"));
/// assert_eq!(bounds("2026-04-XX~"), bounds("2026-03/2026-05"));
/// assert_eq!(bounds("2026-04~/2026-06-01"), bounds("2026-03/2026-06-01"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualification {
    /// `?`: possibly, but not surely, this date.
    Uncertain,
    /// `~`: about this date.
    Approximate,
    /// `%`: possibly about this date.
    UncertainAndApproximate,
}

/// A season, of which EDTF does not say the hemisphere.
///
/// A year has two of each, half a year apart, reckoned by whole months or by the sun, and the one that
/// spans the new year goes by either year's number. The bounds hold all of these, since anything
/// narrower would call an order of events certain that is not: spring and autumn reach from 1 March to
/// 31 December, summer and winter from 1 December of the year before to 31 March of the year after. An
/// author who knows the months says them instead: `2026-03/2026-05`.
///
/// ```
/// use who_can_use::story::When;
///
/// let bounds = |text| When::parse(text).map(|when| (when.earliest(), when.latest()));
/// assert_eq!(bounds("2026-21"), bounds("2026-03/2026-12"));
/// assert_eq!(bounds("2026-24"), bounds("2025-12/2027-03"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// 21.
    Spring,
    /// 22.
    Summer,
    /// 23.
    Autumn,
    /// 24.
    Winter,
}
