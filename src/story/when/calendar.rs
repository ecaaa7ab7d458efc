//! The proleptic Gregorian calendar: days and seconds counted from 1970, and back.
//!
//! The two conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
//! (<https://howardhinnant.github.io/date_algorithms.html>), which count eras of 400 years that begin on
//! 1 March, so that a leap day is the last day of its year.

/// Seconds in a day; leap seconds are not counted, as in Unix time.
const DAY: i64 = 86_400;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;
/// Days in an era of 400 years.
const ERA: i64 = 146_097;

/// The years that may be written, either way from year 0: every bound of such a date, widened ones too,
/// fits an [`Instant`].
pub(super) const FURTHEST_YEAR: i64 = 292_000_000_000;

/// A point in time: seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar.
///
/// Reaches some 292 billion years either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

/// The calendar date and the time of day of an [`Instant`], in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// The astronomical year: 0 is 1 BC, -1 is 2 BC.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

impl Instant {
    /// The first second of a day; `None` where the calendar has no such day, or it is out of reach.
    ///
    /// ```
    /// use who_can_use::story::Instant;
    ///
    /// assert_eq!(Instant::start_of_day(1970, 1, 2), Some(Instant(86_400)));
    /// assert_eq!(Instant::start_of_day(2026, 2, 29), None);
    /// ```
    #[must_use]
    pub fn start_of_day(year: i64, month: u8, day: u8) -> Option<Self> {
        let reachable = (-FURTHEST_YEAR..=FURTHEST_YEAR).contains(&year);
        let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        (reachable && exists).then(|| first_second(days_from_civil(year, month, day)))
    }

    /// The last second of the day it lies in, for those who ask by day: what had happened by its end.
    ///
    /// ```
    /// use who_can_use::story::{Instant, When};
    ///
    /// let noon = When::parse("2026-04-29T12:00:00Z").unwrap().latest().unwrap();
    /// assert_eq!(Some(noon.end_of_day()), When::parse("2026-04-29").unwrap().latest());
    /// ```
    #[must_use]
    pub fn end_of_day(self) -> Self {
        Self(self.0.saturating_add(DAY - 1 - self.0.rem_euclid(DAY)))
    }

    /// Its date and time of day in UTC.
    ///
    /// ```
    /// use who_can_use::story::Instant;
    ///
    /// let civil = Instant(-1).civil();
    /// assert_eq!((civil.year, civil.month, civil.day), (1969, 12, 31));
    /// assert_eq!((civil.hour, civil.minute, civil.second), (23, 59, 59));
    /// ```
    #[must_use]
    pub fn civil(self) -> Civil {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY));
        let second = self.0.rem_euclid(DAY);
        Civil {
            year,
            month,
            day,
            hour: (second / 3600) as u8,
            minute: (second / 60 % 60) as u8,
            second: (second % 60) as u8,
        }
    }
}

/// The first second of a day counted from 1970-01-01.
pub(super) fn first_second(day: i64) -> Instant {
    Instant(day * DAY)
}

/// The last second of a day counted from 1970-01-01.
pub(super) fn last_second(day: i64) -> Instant {
    Instant(day * DAY + DAY - 1)
}

/// The number of days in a month, 1 to 12.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first day of a month, counted from 1970-01-01; months are counted from January of year 0.
pub(super) fn first_day_of(month: i64) -> i64 {
    days_from_civil(month.div_euclid(12), month.rem_euclid(12) as u8 + 1, 1)
}

/// The day of a date, counted from 1970-01-01.
pub(super) fn days_from_civil(year: i64, month: u8, day: u8) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * ERA + day_of_era - EPOCH
}

/// The date of a day counted from 1970-01-01.
fn civil_from_days(day: i64) -> (i64, u8, u8) {
    let day = day + EPOCH;
    let era = day.div_euclid(ERA);
    let day_of_era = day.rem_euclid(ERA);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month as u8, day_of_month as u8)
}
