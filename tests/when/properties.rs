//! What holds for every date, tried on random ones.

use proptest::prelude::*;
use who_can_use::story::{Instant, Shape, When};

const YEARS_IN_REACH: std::ops::RangeInclusive<i64> = -292_000_000_000..=292_000_000_000;

/// A date that can be a side of an interval, without qualification.
fn side() -> impl Strategy<Value = String> {
    let year = || {
        (-9999..=9999_i64).prop_map(|year| match year {
            0.. => format!("{year:04}"),
            _ => format!("-{:04}", -year),
        })
    };
    prop_oneof![
        year(),
        (year(), 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (year(), 21..=24).prop_map(|(year, season)| format!("{year}-{season}")),
        (year(), 1..=12, 1..=28)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        YEARS_IN_REACH
            .prop_filter("of more than four digits", |year| year.abs() > 9999)
            .prop_map(|year| format!("Y{year}")),
    ]
}

/// A date without qualification.
fn date() -> impl Strategy<Value = String> {
    let four_digits = || (0..=9999).prop_map(|year| format!("{year:04}"));
    prop_oneof![
        3 => side(),
        1 => (0..=999).prop_map(|decade| format!("{decade:03}X")),
        1 => (0..=99).prop_map(|century| format!("{century:02}XX")),
        1 => four_digits().prop_map(|year| format!("{year}-XX")),
        1 => four_digits().prop_map(|year| format!("{year}-XX-XX")),
        1 => (four_digits(), 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}-XX")),
    ]
}

fn read(text: &str) -> Result<When, TestCaseError> {
    When::parse(text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))
}

proptest! {
    #[test]
    fn a_date_is_read_and_keeps_its_text(date in date(), mark in "[?~%]?") {
        let text = date + &mark;
        let when = read(&text)?;
        prop_assert_eq!(when.written(), &text);
        prop_assert_eq!(&read(when.written())?, &when);
        prop_assert!(when.earliest() <= when.latest());
        prop_assert!(when.earliest().is_some());
        prop_assert!(!when.certainly_before(&when));
    }

    #[test]
    fn a_qualification_widens_both_bounds(date in date(), mark in "[?~%]") {
        let plain = read(&date)?;
        let qualified = read(&(date + &mark))?;
        prop_assert!(qualified.earliest() < plain.earliest());
        prop_assert!(qualified.latest() > plain.latest());
    }

    #[test]
    fn an_interval_takes_a_bound_from_each_side(
        one in side(), other in side(), first_mark in "[?~%]?", second_mark in "[?~%]?"
    ) {
        let (first, second) = (read(&one)?, read(&other)?);
        let (from, to) = match first.earliest() <= second.latest() {
            true => (one, other),
            false => (other, one),
        };
        let (from, to) = (from + &first_mark, to + &second_mark);
        let interval = read(&format!("{from}/{to}"))?;
        prop_assert_eq!(interval.earliest(), read(&from)?.earliest());
        prop_assert_eq!(interval.latest(), read(&to)?.latest());
        let open = read(&format!("../{to}"))?;
        prop_assert_eq!((open.earliest(), open.latest()), (None, interval.latest()));
        let unknown = read(&format!("{from}/"))?;
        prop_assert_eq!((unknown.earliest(), unknown.latest()), (interval.earliest(), None));
    }

    #[test]
    fn an_interval_that_ends_before_it_begins_is_refused(one in side(), other in side()) {
        let (first, second) = (read(&one)?, read(&other)?);
        prop_assume!(first.certainly_before(&second));
        read(&format!("{one}/{other}"))?;
        let reversed = When::parse(&format!("{other}/{one}")).unwrap_err();
        prop_assert_eq!(reversed.hint, Some(format!("write {one}/{other}")));
    }

    #[test]
    fn a_shift_from_utc_moves_the_second_and_nothing_else(
        hour in 0..24_i64, minute in 0..60_i64, shift_hour in 0..24_i64, shift_minute in 0..60_i64
    ) {
        let text = format!("2026-04-29T{hour:02}:{minute:02}:00+{shift_hour:02}:{shift_minute:02}");
        let when = read(&text)?;
        let midnight = read("2026-04-29")?.earliest();
        let at = Instant(midnight.map_or(0, |start| start.0) + (hour * 60 + minute - shift_hour * 60 - shift_minute) * 60);
        prop_assert_eq!(when.shape(), &Shape::Time { at, zoned: true });
        prop_assert_eq!((when.earliest(), when.latest()), (Some(at), Some(at)));
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>()) {
        let _ = When::parse(&text);
    }

    #[test]
    fn no_text_that_looks_like_a_date_makes_it_fail(text in "[-0-9XYTZ:+/.?~%–xE ]{0,24}") {
        match When::parse(&text) {
            Ok(when) => prop_assert_eq!(when.written(), &text),
            Err(error) => {
                prop_assert!(text.is_char_boundary(error.position), "{} in {text:?}", error.position);
                prop_assert!(!error.what.is_empty());
            }
        }
    }

    #[test]
    fn the_calendar_counts_days_there_and_back(second in any::<i64>()) {
        let instant = Instant(second);
        let civil = instant.civil();
        if let Some(start) = Instant::start_of_day(civil.year, civil.month, civil.day) {
            let of_day = (i64::from(civil.hour) * 60 + i64::from(civil.minute)) * 60 + i64::from(civil.second);
            prop_assert_eq!(start.0 + of_day, second);
            prop_assert_eq!(instant.end_of_day().0, start.0 + 86_399);
        } else {
            prop_assert!(!YEARS_IN_REACH.contains(&civil.year));
        }
    }

    #[test]
    fn the_calendar_has_no_gap(year in -100_000..100_000_i64) {
        let mut next = Instant::start_of_day(year, 1, 1);
        let mut days = 0;
        for month in 1..=12 {
            for day in 1..=31 {
                if let Some(start) = Instant::start_of_day(year, month, day) {
                    prop_assert_eq!(Some(start), next);
                    next = Some(Instant(start.0 + 86_400));
                    days += 1;
                }
            }
        }
        prop_assert_eq!(next, Instant::start_of_day(year + 1, 1, 1));
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        prop_assert_eq!(days, if leap { 366 } else { 365 });
    }

    #[test]
    fn days_follow_each_other(day in -106_000_000_000_000..106_000_000_000_000_i64) {
        let (one, next) = (Instant(day * 86_400).civil(), Instant((day + 1) * 86_400).civil());
        let first_of_month = next.day == 1 && (next.year, next.month) != (one.year, one.month);
        let same_month = (next.year, next.month, next.day) == (one.year, one.month, one.day + 1);
        prop_assert!(first_of_month || same_month, "{one:?} {next:?}");
        let start = Instant::start_of_day(one.year, one.month, one.day);
        prop_assert_eq!(start, Some(Instant(day * 86_400)));
    }
}

#[test]
fn four_centuries_of_days_come_back_as_they_were() {
    let mut day = Instant::start_of_day(1999, 1, 1);
    for year in 1999..2402 {
        for month in 1..=12 {
            for number in 1..=31 {
                let Some(start) = Instant::start_of_day(year, month, number) else {
                    continue;
                };
                assert_eq!(Some(start), day);
                let civil = start.civil();
                assert_eq!((civil.year, civil.month, civil.day), (year, month, number));
                day = Some(Instant(start.0 + 86_400));
            }
        }
    }
}
