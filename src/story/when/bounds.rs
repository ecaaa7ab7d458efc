//! The first and the last second that a date can mean.

use super::calendar::{days_from_civil, first_day_of, first_second, last_second};
use super::{Date, Edge, Instant, Parts, Season, Shape};

/// The bounds of what a text says; `None` for a side that is open or not known.
pub(super) fn of_shape(shape: &Shape) -> (Option<Instant>, Option<Instant>) {
    match *shape {
        Shape::Date(date) => {
            let (earliest, latest) = of_date(date);
            (Some(earliest), Some(latest))
        }
        Shape::Time { at, .. } => (Some(at), Some(at)),
        Shape::Interval { from, to } => (
            date_of(from).map(|date| of_date(date).0),
            date_of(to).map(|date| of_date(date).1),
        ),
    }
}

/// The bounds of a date as stated, before its qualification widens them.
pub(super) fn as_stated(date: Date) -> (Instant, Instant) {
    of_date(Date {
        qualification: None,
        ..date
    })
}

fn date_of(edge: Edge) -> Option<Date> {
    match edge {
        Edge::Date(date) => Some(date),
        Edge::Open | Edge::Unknown => None,
    }
}

fn of_date(date: Date) -> (Instant, Instant) {
    let widened = i64::from(date.qualification.is_some());
    let (first, last) = match span(date.parts) {
        Span::Day(day) => (day - widened, day + widened),
        Span::Months { first, last, unit } => (
            first_day_of(first - widened * unit),
            first_day_of(last + widened * unit + 1) - 1,
        ),
    };
    (first_second(first), last_second(last))
}

/// The days or months a date covers, and the unit its qualification widens it by.
enum Span {
    /// One day, counted from 1970-01-01.
    Day(i64),
    /// Months counted from January of year 0, and how many make one unit.
    Months { first: i64, last: i64, unit: i64 },
}

fn span(parts: Parts) -> Span {
    match parts {
        Parts::Day { year, month, day } => Span::Day(days_from_civil(year, month, day)),
        Parts::Month { year, month } | Parts::SomeDayOfMonth { year, month } => {
            let month = year * 12 + i64::from(month) - 1;
            months(month, month, 1)
        }
        Parts::Season { year, season } => match season {
            Season::Spring | Season::Autumn => months(year * 12 + 2, year * 12 + 11, 3),
            Season::Summer | Season::Winter => months(year * 12 - 1, year * 12 + 14, 3),
        },
        Parts::Year { year } | Parts::SomeMonth { year } | Parts::SomeDayOfYear { year } => {
            years(year, year, 1)
        }
        Parts::Decade { first, last } => years(first, last, 10),
        Parts::Century { first, last } => years(first, last, 100),
    }
}

fn years(first: i64, last: i64, unit: i64) -> Span {
    months(first * 12, last * 12 + 11, unit * 12)
}

fn months(first: i64, last: i64, unit: i64) -> Span {
    Span::Months { first, last, unit }
}
