//! The marks along the axis of time: few, at round places of the calendar.

use super::scale::Window;
use crate::story::{Instant, When};
use crate::view::wording::digits;

/// Steps of less than a month, in seconds.
const SECONDS: [i64; 11] = [
    60,
    300,
    900,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
];
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// A twelfth of a Gregorian year, in seconds.
const MONTH: i64 = 2_629_746;
/// From a Monday to the first day of 1970, which was a Thursday.
const MONDAY: i64 = 3 * DAY;
/// Beyond this a year is told as so many years ago, and the beginning of our era says nothing.
const DEEP: i64 = 10_000;

/// Round places in a window, at most that many, with their dates in order.
pub(super) fn ticks(window: Window, most: usize) -> Vec<(i64, Option<When>)> {
    let most = most.max(1) as u64;
    let fits = |step: &i64| window.width() / step.unsigned_abs() < most;
    if let Some(step) = SECONDS.into_iter().find(fits) {
        return of_seconds(window, step);
    }
    of_months(window, months(most, window.width()))
}

fn of_seconds(window: Window, step: i64) -> Vec<(i64, Option<When>)> {
    let mut found = Vec::new();
    let mut at = window.from() - (window.from() + MONDAY).rem_euclid(step);
    while at <= window.to() {
        if at >= window.from() {
            let civil = Instant(at).civil();
            let two = |number: u8| digits(number.into(), 2);
            let mut text = month_text(civil.year, civil.month);
            text += &["-", &two(civil.day)].concat();
            if step < DAY {
                text += &["T", &two(civil.hour), ":", &two(civil.minute), ":00Z"].concat();
            }
            found.push((at, When::of(&text)));
        }
        at += step;
    }
    found
}

/// The step in months: a month, a quarter, half a year, or 1, 2 or 5 years and so on by tens.
fn months(most: u64, width: u64) -> i64 {
    let fits = |step: i64| width / MONTH as u64 / (step as u64) < most;
    if let Some(step) = [1, 3, 6].into_iter().find(|&step| fits(step)) {
        return step;
    }
    let mut ten = 12;
    loop {
        for step in [ten, 2 * ten, 5 * ten] {
            if fits(step) {
                return step;
            }
        }
        ten *= 10;
    }
}

fn of_months(window: Window, step: i64) -> Vec<(i64, Option<When>)> {
    let mut found = Vec::new();
    let civil = Instant(window.from()).civil();
    let mut month = (civil.year * 12).div_euclid(step) * step;
    loop {
        let (mut year, of_year) = (month.div_euclid(12), month.rem_euclid(12) as u8 + 1);
        month += step;
        if step > 12 && year <= 0 {
            if year == 0 && step >= DEEP * 12 {
                continue;
            }
            // There is no year 0 before our era: what is round is 500 BC, which is the year -499.
            year += 1;
        }
        let Some(at) = Instant::start_of_day(year, of_year, 1) else {
            if year < 0 {
                continue;
            }
            return found;
        };
        if at.0 > window.to() {
            return found;
        }
        if at.0 >= window.from() {
            let text = if step < 12 {
                month_text(year, of_year)
            } else {
                year_text(year)
            };
            found.push((at.0, When::of(&text)));
        }
    }
}

fn month_text(year: i64, month: u8) -> String {
    [&year_text(year), "-", &digits(month.into(), 2)].concat()
}

/// A year as EDTF writes it.
fn year_text(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    let years = year.unsigned_abs();
    let long = if years > 9999 { "Y" } else { "" };
    [long, sign, &digits(years, 4)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::wording::ENGLISH;
    use proptest::prelude::*;

    fn labels(from: &str, to: &str) -> Vec<String> {
        let bound =
            |text: &str| When::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let from = bound(from).earliest().map_or(0, |at| at.0);
        let to = bound(to).latest().map_or(0, |at| at.0);
        ticks(Window::new(from, to), 8)
            .iter()
            .map(|(_, when)| ENGLISH.date(when.as_ref()))
            .collect()
    }

    #[test]
    fn ticks_are_at_round_places_of_the_calendar() {
        assert_eq!(
            labels("2026-03-30", "2026-04-06"),
            [
                "30 March 2026",
                "31 March 2026",
                "1 April 2026",
                "2 April 2026",
                "3 April 2026",
                "4 April 2026",
                "5 April 2026",
                "6 April 2026"
            ]
        );
        assert_eq!(
            labels("2026-01-03", "2026-02-15"),
            [
                "5 January 2026",
                "12 January 2026",
                "19 January 2026",
                "26 January 2026",
                "2 February 2026",
                "9 February 2026"
            ]
        );
        assert_eq!(
            labels("2019-12-10", "2020-12-01"),
            ["January 2020", "April 2020", "July 2020", "October 2020"]
        );
        assert_eq!(
            labels("2019-12", "2025-02"),
            ["2020", "2021", "2022", "2023", "2024", "2025"]
        );
        assert_eq!(
            labels("1932", "2026"),
            ["1940", "1960", "1980", "2000", "2020"]
        );
        assert_eq!(
            labels("-0600", "0700"),
            [
                "600 BC", "400 BC", "200 BC", "AD 1", "AD 200", "AD 400", "AD 600"
            ]
        );
        assert_eq!(
            labels("Y-13800000000", "2026"),
            [
                "12 billion years ago",
                "10 billion years ago",
                "8 billion years ago",
                "6 billion years ago",
                "4 billion years ago",
                "2 billion years ago"
            ]
        );
        assert_eq!(
            labels("2026-04-29T13:58:00Z", "2026-04-29T14:04:00Z")
                .first()
                .map(String::as_str),
            Some("29 April 2026, 13:58 UTC")
        );
    }

    proptest! {
        #[test]
        fn ticks_are_few_and_in_order_within_the_window(
            from in -9_000_000_000_000_000_000..9_000_000_000_000_000_000_i64, power in 6..63_u32, most in 1..9_usize,
        ) {
            let window = Window::new(from, from.saturating_add(1 << power));
            let found = ticks(window, most);
            prop_assert!(found.len() <= most + 1, "{}", found.len());
            for (at, _) in &found {
                prop_assert!(window.meets(*at, *at));
            }
            for pair in found.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0);
            }
        }
    }
}
