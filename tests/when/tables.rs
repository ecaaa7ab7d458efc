//! What is read, with its bounds as a person would write them, and what is said of the rest.

use who_can_use::story::{Edge, Instant, Parts, Qualification, Season, Shape, When};

/// A text, its first second and its last; "none" for a side without limit.
const BOUNDS: &[(&str, &str, &str)] = &[
    // Level 0.
    ("2026-04-29", "2026-04-29 00:00:00", "2026-04-29 23:59:59"),
    ("2026-04", "2026-04-01 00:00:00", "2026-04-30 23:59:59"),
    ("2000-02", "2000-02-01 00:00:00", "2000-02-29 23:59:59"),
    ("1900-02", "1900-02-01 00:00:00", "1900-02-28 23:59:59"),
    ("2024-02", "2024-02-01 00:00:00", "2024-02-29 23:59:59"),
    ("2026", "2026-01-01 00:00:00", "2026-12-31 23:59:59"),
    ("0000", "0-01-01 00:00:00", "0-12-31 23:59:59"),
    (
        "2026-04-29T14:05:00Z",
        "2026-04-29 14:05:00",
        "2026-04-29 14:05:00",
    ),
    (
        "2026-04-29T14:05:00",
        "2026-04-29 14:05:00",
        "2026-04-29 14:05:00",
    ),
    (
        "2026-04-29T14:05:00+02",
        "2026-04-29 12:05:00",
        "2026-04-29 12:05:00",
    ),
    (
        "2026-12-31T23:05:00-01:30",
        "2027-01-01 00:35:00",
        "2027-01-01 00:35:00",
    ),
    (
        "2026-04-27/2026-04-29",
        "2026-04-27 00:00:00",
        "2026-04-29 23:59:59",
    ),
    ("2026-04/2027", "2026-04-01 00:00:00", "2027-12-31 23:59:59"),
    (
        "2026-04/2026-04-29",
        "2026-04-01 00:00:00",
        "2026-04-29 23:59:59",
    ),
    (
        "2026-04-29/2026-04",
        "2026-04-29 00:00:00",
        "2026-04-30 23:59:59",
    ),
    ("2026/2026", "2026-01-01 00:00:00", "2026-12-31 23:59:59"),
    // Level 1: long and negative years.
    (
        "Y170000002",
        "170000002-01-01 00:00:00",
        "170000002-12-31 23:59:59",
    ),
    (
        "Y-13800000000",
        "-13800000000-01-01 00:00:00",
        "-13800000000-12-31 23:59:59",
    ),
    (
        "Y-292000000000~",
        "-292000000001-01-01 00:00:00",
        "-291999999999-12-31 23:59:59",
    ),
    (
        "Y292000000000~",
        "291999999999-01-01 00:00:00",
        "292000000001-12-31 23:59:59",
    ),
    ("-0043-03-15", "-43-03-15 00:00:00", "-43-03-15 23:59:59"),
    ("-0001~", "-2-01-01 00:00:00", "0-12-31 23:59:59"),
    // Level 1: seasons, of either hemisphere.
    ("2026-21", "2026-03-01 00:00:00", "2026-12-31 23:59:59"),
    ("2026-22", "2025-12-01 00:00:00", "2027-03-31 23:59:59"),
    ("2026-23", "2026-03-01 00:00:00", "2026-12-31 23:59:59"),
    ("2026-24", "2025-12-01 00:00:00", "2027-03-31 23:59:59"),
    ("2026-21~", "2025-12-01 00:00:00", "2027-03-31 23:59:59"),
    // Level 1: qualification widens by one unit of what is specified.
    ("2026-04-30?", "2026-04-29 00:00:00", "2026-05-01 23:59:59"),
    ("2026-03-01~", "2026-02-28 00:00:00", "2026-03-02 23:59:59"),
    ("2026-01%", "2025-12-01 00:00:00", "2026-02-28 23:59:59"),
    ("2026~", "2025-01-01 00:00:00", "2027-12-31 23:59:59"),
    ("2026-XX~", "2025-01-01 00:00:00", "2027-12-31 23:59:59"),
    ("2026-04-XX?", "2026-03-01 00:00:00", "2026-05-31 23:59:59"),
    ("202X~", "2010-01-01 00:00:00", "2039-12-31 23:59:59"),
    ("20XX~", "1900-01-01 00:00:00", "2199-12-31 23:59:59"),
    // Level 1: unspecified digits.
    ("202X", "2020-01-01 00:00:00", "2029-12-31 23:59:59"),
    ("20XX", "2000-01-01 00:00:00", "2099-12-31 23:59:59"),
    ("-201X", "-2019-01-01 00:00:00", "-2010-12-31 23:59:59"),
    ("000X", "0-01-01 00:00:00", "9-12-31 23:59:59"),
    ("-000X", "-9-01-01 00:00:00", "-1-12-31 23:59:59"),
    ("2026-XX", "2026-01-01 00:00:00", "2026-12-31 23:59:59"),
    ("2026-02-XX", "2026-02-01 00:00:00", "2026-02-28 23:59:59"),
    ("2026-XX-XX", "2026-01-01 00:00:00", "2026-12-31 23:59:59"),
    // Level 1: extended intervals.
    ("../2026-04-29", "none", "2026-04-29 23:59:59"),
    ("2026-04-29/..", "2026-04-29 00:00:00", "none"),
    ("/2026-04-29~", "none", "2026-04-30 23:59:59"),
    ("2026-04-29?/", "2026-04-28 00:00:00", "none"),
    ("../..", "none", "none"),
    ("/", "none", "none"),
    (
        "2026-04~/2026-06?",
        "2026-03-01 00:00:00",
        "2026-07-31 23:59:59",
    ),
    (
        "2026-21/2026-08",
        "2026-03-01 00:00:00",
        "2026-08-31 23:59:59",
    ),
    (
        "Y-13800000000/-0043",
        "-13800000000-01-01 00:00:00",
        "-43-12-31 23:59:59",
    ),
];

/// A text, the byte where it goes wrong, and what is said.
const ERRORS: &[(&str, usize, &str)] = &[
    // Written otherwise.
    (
        "",
        0,
        "there is no date: leave it out where it is not known",
    ),
    ("2026-4-9", 5, "a month has two digits: write 2026-04-09"),
    ("-0043-3-15", 6, "a month has two digits: write -0043-03-15"),
    ("2026-04-9", 8, "a day has two digits: write 2026-04-09"),
    ("2026-4", 5, "a month has two digits: write 2026-04"),
    (
        "04/29/2026",
        5,
        "an interval has one slash: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    (
        "29-04-2026",
        0,
        "a date begins with a year of four digits: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    (
        "29.04.2026",
        2,
        "this is not a date: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    (
        "April 2026",
        0,
        "this character is in no date: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    (
        "20260429",
        0,
        "year, month and day have hyphens between them: write 2026-04-29",
    ),
    (
        "2026–04–29",
        4,
        "this dash is not a hyphen: write - between year, month and day, and / between two dates",
    ),
    (
        "2026-04-29 14:05",
        10,
        "a date has no spaces: write 2026-04-29, or with a time 2026-04-29T14:05:00Z",
    ),
    (
        "79",
        0,
        "a year has four digits: write 0079 for the year 79, 202X for ten years, 20XX for a hundred",
    ),
    (
        "12026",
        0,
        "a year of more than four digits has a Y before it: write Y12026",
    ),
    (
        "-12026",
        1,
        "a year of more than four digits has a Y before it: write Y-12026",
    ),
    (
        "Y2026",
        1,
        "Y is for years of more than four digits: write a year of four digits without it, as in 2026 or -0043",
    ),
    (
        "Y20260-04",
        6,
        "after Y there is a year alone: write Y-13800000000",
    ),
    ("y12026", 0, "Y, T and Z are capitals in a date"),
    (
        "202x",
        3,
        "a digit that is not specified is a capital X: write 202X",
    ),
    (
        "199u",
        3,
        "a digit that is not specified is a capital X: write 202X",
    ),
    (
        "uncertain",
        0,
        "this character is in no date: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    ("2026-21-05", 8, "a season has no days: leave out the day"),
    (
        "-",
        1,
        "a year is missing: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    ("-0000", 1, "year 0 has no sign: write 0000"),
    (
        "2026-",
        5,
        "a month has two digits: write them, or leave out the hyphen",
    ),
    (
        "2026-04-",
        8,
        "a day has two digits: write them, or leave out the hyphen",
    ),
    (
        "2026-4-129",
        5,
        "a month has two digits: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    (
        "2026-04-129",
        8,
        "a day has two digits: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    (
        "20260429-05",
        0,
        "a year of more than four digits has a Y before it: write Y20260429",
    ),
    (
        "2026-xx",
        5,
        "a digit that is not specified is a capital X: write 202X",
    ),
    (
        "today",
        0,
        "this character is in no date: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    (
        "Easter 2026",
        0,
        "this character is in no date: write the year first, then month and day, with hyphens, as in 2026-04-29",
    ),
    // Not in the calendar, or out of reach.
    (
        "2026-13",
        5,
        "there is no such month: months are 01 to 12, seasons 21 to 24",
    ),
    ("2026-02-30", 8, "February 2026 has 28 days"),
    ("2024-02-30", 8, "February 2024 has 29 days"),
    ("1900-02-29", 8, "February 1900 has 28 days"),
    ("-0004-02-30", 9, "February -0004 has 29 days"),
    ("2026-05-32", 8, "May has 31 days"),
    ("2026-04-31", 8, "April has 30 days"),
    ("2026-04-00", 8, "April has 30 days"),
    (
        "Y292000000001",
        1,
        "this year is out of reach: years go from Y-292000000000 to Y292000000000",
    ),
    (
        "Y-99999999999999999999",
        1,
        "this year is out of reach: years go from Y-292000000000 to Y292000000000",
    ),
    ("-0004-04-31", 9, "April has 30 days"),
    // Times.
    (
        "2026-04-29T15:06",
        11,
        "a time is hours, minutes and whole seconds: write 15:06:00",
    ),
    (
        "2026-04-29T15:06:07.5Z",
        11,
        "a time is hours, minutes and whole seconds: write 15:06:07",
    ),
    (
        "2026-04-29T",
        11,
        "a time is hours, minutes and whole seconds: write 14:05:00",
    ),
    (
        "2026-04-29T25:05:00Z",
        11,
        "there is no such time: hours are 00 to 23, minutes and seconds 00 to 59",
    ),
    (
        "2026-04-29T14:60:00Z",
        14,
        "there is no such time: hours are 00 to 23, minutes and seconds 00 to 59",
    ),
    (
        "2026-04-29T23:59:60Z",
        17,
        "there is no such time: hours are 00 to 23, minutes and seconds 00 to 59",
    ),
    (
        "2026-04-29T24:00:00Z",
        11,
        "a day ends at 23:59:59: write 00:00:00 of the next day",
    ),
    (
        "2026-04-29T14:05:00+0200",
        19,
        "a shift from UTC is Z, or hours, or hours and minutes: write Z, +02 or +02:00",
    ),
    (
        "2026-04-29T14:05:00-00:00",
        19,
        "a shift of zero has no minus: write Z",
    ),
    (
        "2026-04-29T14:05:00Z1",
        19,
        "a shift from UTC is Z, or hours, or hours and minutes: write Z, +02 or +02:00",
    ),
    (
        "2026-04-29T14:05:00Z~",
        20,
        "a time takes no ?, ~ or %: leave out the time: 2026-04-29~",
    ),
    (
        "2026-04T14:05:00Z",
        0,
        "a time follows a plain day: write year, month and day before the T, as in 2026-04-29T14:05:00Z",
    ),
    (
        "2026-04-29T24:05:00Z",
        11,
        "there is no such time: hours are 00 to 23, minutes and seconds 00 to 59",
    ),
    (
        "2026-04-29T14:05:00+24:00",
        19,
        "a shift from UTC is Z, or hours, or hours and minutes: write Z, +02 or +02:00",
    ),
    (
        "2026-04-29T14:05:00-02:60",
        19,
        "a shift from UTC is Z, or hours, or hours and minutes: write Z, +02 or +02:00",
    ),
    // Intervals.
    (
        "2026-04-29/2026-04-27",
        0,
        "the interval ends before it begins: write 2026-04-27/2026-04-29",
    ),
    (
        "2026~/2025",
        0,
        "the interval ends before it begins: write 2025/2026~",
    ),
    (
        "2026-04-29T14:05:00Z/..",
        10,
        "the sides of an interval have no time of day: write 2026-04-29",
    ),
    (
        "2026/open",
        5,
        "a side of an interval has no words: write .. for an open side, and nothing for one that is not known",
    ),
    ("..2026", 0, "an open side has no date: write ../2026-04-29"),
    ("2026/2026-4", 10, "a month has two digits: write 2026-04"),
    // Level 2.
    (
        "[1667,1668]",
        0,
        "sets of dates are EDTF level 2, which is not supported: write an interval, as in 2026-04-27/2026-04-29",
    ),
    (
        "Y-17E7",
        4,
        "exponents and significant digits are EDTF level 2, which is not supported: write all digits of the year, as in Y-13800000000",
    ),
    (
        "1950S2",
        4,
        "exponents and significant digits are EDTF level 2, which is not supported: write all digits of the year, as in Y-13800000000",
    ),
    (
        "2026-34",
        5,
        "quarters and seasons of a hemisphere are EDTF level 2, which is not supported: write the months, as in 2026-03/2026-05",
    ),
    (
        "2004-06~-11",
        7,
        "qualifying a part of a date is EDTF level 2, which is not supported: write ?, ~ or % once, at the end of the date",
    ),
    (
        "?2026",
        0,
        "qualifying a part of a date is EDTF level 2, which is not supported: write ?, ~ or % once, at the end of the date",
    ),
    (
        "XXXX",
        0,
        "a year with these digits unspecified is EDTF level 2, which is not supported: write 202X or 20XX, or leave the date out where nothing is known",
    ),
    (
        "156X-12-25",
        3,
        "a month in a year that is not specified is EDTF level 2, which is not supported: write 156X",
    ),
    (
        "1984-1X",
        6,
        "one unspecified digit of a month is EDTF level 2, which is not supported: write XX for the month",
    ),
    (
        "1984-12-2X",
        9,
        "one unspecified digit of a day is EDTF level 2, which is not supported: write XX for the day",
    ),
    (
        "1984-XX-25",
        8,
        "a day of a month that is not specified is EDTF level 2, which is not supported: leave out month and day, or write XX for both",
    ),
    (
        "2026-04-XX/2026-05-03",
        8,
        "unspecified digits within an interval are EDTF level 2, which is not supported: leave out the -XX, which says the same here",
    ),
    (
        "202X/2030",
        3,
        "unspecified digits within an interval are EDTF level 2, which is not supported: write its first or last year",
    ),
];

fn civil(instant: Option<Instant>) -> String {
    let Some(instant) = instant else {
        return "none".to_owned();
    };
    let at = instant.civil();
    format!(
        "{}-{:02}-{:02} {:02}:{:02}:{:02}",
        at.year, at.month, at.day, at.hour, at.minute, at.second
    )
}

fn read(text: &str) -> When {
    When::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn dates_have_the_bounds_a_person_would_write() {
    for &(text, earliest, latest) in BOUNDS {
        let when = read(text);
        assert_eq!(civil(when.earliest()), earliest, "earliest of {text}");
        assert_eq!(civil(when.latest()), latest, "latest of {text}");
    }
}

#[test]
fn what_is_no_date_is_told_where_and_how_to_write_it() {
    for &(text, position, said) in ERRORS {
        let error = When::parse(text)
            .map(|when| panic!("{text} is read: {when:?}"))
            .unwrap_err();
        assert_eq!(error.to_string(), said, "{text}");
        assert_eq!(error.position, position, "{text}");
    }
}

#[test]
fn a_suggested_text_is_read() {
    for &(text, ..) in ERRORS {
        let hint = When::parse(text).unwrap_err().hint.unwrap_or_default();
        let Some(suggested) = hint.strip_prefix("write ") else {
            continue;
        };
        let is_whole = suggested.starts_with(|c: char| c.is_ascii_digit() || c == 'Y' || c == '-')
            && !suggested.contains([' ', ':'])
            && suggested.len() > 1;
        if is_whole {
            read(suggested);
        }
    }
}

#[test]
fn a_shape_keeps_what_was_written_apart() {
    let date = |text: &str| match *read(text).shape() {
        Shape::Date(date) => date,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(
        date("2026-21").parts(),
        Parts::Season {
            year: 2026,
            season: Season::Spring
        }
    );
    assert_eq!(
        date("2026-24").parts(),
        Parts::Season {
            year: 2026,
            season: Season::Winter
        }
    );
    assert_eq!(date("2026-XX").parts(), Parts::SomeMonth { year: 2026 });
    assert_eq!(
        date("2026-XX-XX").parts(),
        Parts::SomeDayOfYear { year: 2026 }
    );
    assert_eq!(
        date("2026-04-XX").parts(),
        Parts::SomeDayOfMonth {
            year: 2026,
            month: 4
        }
    );
    assert_eq!(
        date("-201X").parts(),
        Parts::Decade {
            first: -2019,
            last: -2010
        }
    );
    assert_eq!(
        date("20XX").parts(),
        Parts::Century {
            first: 2000,
            last: 2099
        }
    );
    assert_eq!(date("2026").qualification(), None);
    assert_eq!(
        date("2026?").qualification(),
        Some(Qualification::Uncertain)
    );
    assert_eq!(
        date("2026~").qualification(),
        Some(Qualification::Approximate)
    );
    assert_eq!(
        date("2026%").qualification(),
        Some(Qualification::UncertainAndApproximate)
    );
    assert!(matches!(
        read("/2026").shape(),
        Shape::Interval {
            from: Edge::Unknown,
            ..
        }
    ));
    assert!(matches!(
        read("../2026").shape(),
        Shape::Interval {
            from: Edge::Open,
            ..
        }
    ));
    assert!(matches!(
        read("2026-04-29T14:05:00").shape(),
        Shape::Time { zoned: false, .. }
    ));
    assert!(matches!(
        read("2026-04-29T14:05:00Z").shape(),
        Shape::Time { zoned: true, .. }
    ));
}

#[test]
fn two_are_the_same_when_they_say_the_same() {
    let same = [
        ("2026-04-29T14:05:00Z", "2026-04-29T16:05:00+02:00"),
        ("2026-04-29T14:05:00+00", "2026-04-29T14:05:00Z"),
    ];
    let different = [
        ("2026", "2026-01/2026-12"),
        ("2026", "2026-XX"),
        ("2026~", "2026?"),
        ("../2026", "/2026"),
        ("2026-04-29T14:05:00", "2026-04-29T14:05:00Z"),
    ];
    for (one, other) in same {
        assert_eq!(read(one), read(other));
    }
    for (one, other) in different {
        assert_ne!(read(one), read(other));
    }
}

#[test]
fn only_dates_that_cannot_overlap_are_certainly_before() {
    let before = [
        ("2026-04-28", "2026-04-29"),
        ("2026-03", "2026-04-01"),
        ("../2026-03", "2026-04/.."),
        ("2026-04-29T14:04:59Z", "2026-04-29T14:05:00Z"),
        ("Y-13800000000", "2026"),
        ("2026-04-27~", "2026-04-29"),
    ];
    let unclear = [
        ("2026-04-29", "2026-04-29"),
        ("2026-04-29T14:05:00Z", "2026-04-29T14:05:00Z"),
        ("2026-04", "2026-04-29"),
        ("2026-04-28~", "2026-04-29"),
        ("2026-03?", "2026-04-30"),
        ("2026-03/..", "2027"),
        ("2025", "../2027"),
        ("/", "2026"),
    ];
    for (one, other) in before {
        assert!(read(one).certainly_before(&read(other)), "{one} {other}");
        assert!(!read(other).certainly_before(&read(one)), "{other} {one}");
    }
    for (one, other) in unclear {
        assert!(!read(one).certainly_before(&read(other)), "{one} {other}");
    }
}

#[test]
fn the_ends_of_time_do_not_overflow() {
    for second in [i64::MIN, i64::MIN + 1, -1, 0, i64::MAX - 1, i64::MAX] {
        let instant = Instant(second);
        assert!(instant.end_of_day() >= instant);
        assert!((1..=12).contains(&instant.civil().month));
    }
    assert_eq!(Instant(i64::MAX).end_of_day(), Instant(i64::MAX));
}

#[test]
fn only_days_of_the_calendar_have_a_start() {
    assert_eq!(
        Instant::start_of_day(2026, 4, 29),
        read("2026-04-29").earliest()
    );
    assert_eq!(
        Instant::start_of_day(-292_000_000_000, 1, 1),
        read("Y-292000000000").earliest()
    );
    for (year, month, day) in [
        (2026, 0, 1),
        (2026, 13, 1),
        (2026, 4, 0),
        (2026, 4, 31),
        (2026, 2, 29),
        (292_000_000_001, 1, 1),
        (i64::MIN, 1, 1),
    ] {
        assert_eq!(Instant::start_of_day(year, month, day), None);
    }
}
