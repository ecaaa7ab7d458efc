//! Reads the text of an EDTF date, levels 0 and 1.

use super::calendar::{FURTHEST_YEAR, days_from_civil, days_in_month, first_second};
use super::{Date, Edge, Instant, Parts, Qualification, Season, Shape, WhenError, bounds};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const YEAR_FIRST: &str = "write the year first, then month and day, with hyphens, as in 2026-04-29";

/// What a whole text says.
pub(super) fn shape(text: &str) -> Result<Shape, WhenError> {
    let whole = Piece { text, at: 0 };
    if text.is_empty() {
        return whole.fault(0, "there is no date", "leave it out where it is not known");
    }
    known_characters(whole)?;
    let Some((from, to)) = whole.split('/') else {
        return match whole.split('T') {
            Some((day, time)) => date_and_time(day, time),
            None => date(whole).map(Shape::Date),
        };
    };
    if let Some((second, _)) = to.split('/') {
        return whole.fault(second.end(), "an interval has one slash", YEAR_FIRST);
    }
    interval(from, to)
}

/// A stretch of the text, with the byte it starts at.
#[derive(Clone, Copy)]
struct Piece<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Piece<'t> {
    fn end(self) -> usize {
        self.at + self.text.len()
    }

    /// What stands before and after the first such character, which is ASCII.
    fn split(self, character: char) -> Option<(Self, Self)> {
        let (before, after) = self.text.split_once(character)?;
        let before = Self {
            text: before,
            at: self.at,
        };
        let after = Self {
            text: after,
            at: before.end() + 1,
        };
        Some((before, after))
    }

    /// What follows a prefix.
    fn after(self, prefix: char) -> Option<Self> {
        let text = self.text.strip_prefix(prefix)?;
        Some(Self {
            text,
            at: self.end() - text.len(),
        })
    }

    /// The number it is, where it is so many digits and nothing else.
    fn digits(self, count: usize) -> Option<i64> {
        let all = self.text.len() == count && self.text.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| self.text.parse().ok()).flatten()
    }

    fn fault<T>(
        self,
        offset: usize,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) -> Result<T, WhenError> {
        Err(WhenError {
            position: self.at + offset,
            what: what.into(),
            hint: Some(hint.into()),
        })
    }

    fn fact<T>(self, what: impl Into<String>) -> Result<T, WhenError> {
        Err(WhenError {
            position: self.at,
            what: what.into(),
            hint: None,
        })
    }
}

/// Refuses every character that no EDTF date of level 0 or 1 has, so that what follows is ASCII.
fn known_characters(whole: Piece) -> Result<(), WhenError> {
    let known = |c: char| c.is_ascii_digit() || "-:+/.XYTZ?~%".contains(c);
    let Some((at, character)) = whole.text.char_indices().find(|&(_, c)| !known(c)) else {
        return Ok(());
    };
    let (before, rest) = whole.text.split_at(at);
    let after_digit = before.ends_with(|c: char| c.is_ascii_digit());
    match character {
        '[' | ']' | '{' | '}' => whole.fault(
            at,
            "sets of dates are EDTF level 2, which is not supported",
            "write an interval, as in 2026-04-27/2026-04-29",
        ),
        'E' | 'S' if after_digit => whole.fault(
            at,
            "exponents and significant digits are EDTF level 2, which is not supported",
            "write all digits of the year, as in Y-13800000000",
        ),
        'x' | 'u' if after_digit || before.ends_with(['-', 'X']) => whole.fault(
            at,
            "a digit that is not specified is a capital X",
            "write 202X",
        ),
        'y' | 't' | 'z'
            if rest.len() == 1 || rest[1..].starts_with(|c: char| !c.is_alphabetic()) =>
        {
            let capital = character.to_ascii_uppercase();
            whole.fault(
                at,
                format!("{character} is not in capitals"),
                format!("write {capital}"),
            )
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' => whole.fault(
            at,
            "this dash is not a hyphen",
            "write - between year, month and day, and / between two dates",
        ),
        _ if character.is_whitespace() => whole.fault(
            at,
            "a date has no spaces",
            "write 2026-04-29, or with a time 2026-04-29T14:05:00Z",
        ),
        'o' | 'u' | 'n' | 'p' if ["open", "unknown", "now", "present"].contains(&rest) => whole
            .fault(
                at,
                "a side of an interval has no words",
                "write .. for an open side, and nothing for one that is not known",
            ),
        _ => whole.fault(at, format!("a date has no {character:?}"), YEAR_FIRST),
    }
}

fn interval(from: Piece, to: Piece) -> Result<Shape, WhenError> {
    let first = edge(from)?;
    let second = edge(to)?;
    if let (Edge::Date(first), Edge::Date(second)) = (first, second)
        && bounds::as_stated(first).0 > bounds::as_stated(second).1
    {
        return from.fault(
            0,
            "the interval ends before it begins",
            format!("write {}/{}", to.text, from.text),
        );
    }
    Ok(Shape::Interval {
        from: first,
        to: second,
    })
}

fn edge(side: Piece) -> Result<Edge, WhenError> {
    match side.text {
        ".." => return Ok(Edge::Open),
        "" => return Ok(Edge::Unknown),
        _ => {}
    }
    if let Some((day, _)) = side.split('T') {
        return side.fault(
            day.text.len(),
            "the sides of an interval have no time of day",
            format!("write {}", day.text),
        );
    }
    let date = date(side)?;
    let stated = match date.parts {
        Parts::SomeMonth { .. } | Parts::SomeDayOfMonth { .. } | Parts::SomeDayOfYear { .. } => {
            "leave out the -XX, which says the same here"
        }
        Parts::Decade { .. } | Parts::Century { .. } => "write its first or last year",
        _ => return Ok(Edge::Date(date)),
    };
    side.fault(
        side.text.find('X').unwrap_or_default(),
        "unspecified digits within an interval are EDTF level 2, which is not supported",
        stated,
    )
}

fn date(piece: Piece) -> Result<Date, WhenError> {
    let (stated, qualification) = qualified(piece);
    if let Some(at) = stated.text.find(['?', '~', '%']) {
        return stated.fault(
            at,
            "qualifying a part of a date is EDTF level 2, which is not supported",
            "write ?, ~ or % once, at the end of the date",
        );
    }
    if let Some(at) = stated.text.find(['.', ':', '+', 'T', 'Z']) {
        return match stated.text.contains("..") {
            true => stated.fault(at, "an open side has no date", "write ../2026-04-29"),
            false => stated.fault(at, "this is not a date", YEAR_FIRST),
        };
    }
    let parts = match stated.after('Y') {
        Some(long) => long_year(long)?,
        None => calendar_date(stated)?,
    };
    Ok(Date {
        parts,
        qualification,
    })
}

/// What a date states, and how sure it says that is.
fn qualified(piece: Piece) -> (Piece, Option<Qualification>) {
    let qualification = match piece.text.as_bytes().last() {
        Some(b'?') => Qualification::Uncertain,
        Some(b'~') => Qualification::Approximate,
        Some(b'%') => Qualification::UncertainAndApproximate,
        _ => return (piece, None),
    };
    let text = &piece.text[..piece.text.len() - 1];
    (Piece { text, ..piece }, Some(qualification))
}

/// The year after a Y.
fn long_year(piece: Piece) -> Result<Parts, WhenError> {
    let digits = piece.after('-').unwrap_or(piece);
    if let Some((year, _)) = digits.split('-') {
        return digits.fault(
            year.text.len(),
            "a year of more than four digits has no month",
            "leave the month out",
        );
    }
    if let Some(at) = digits.text.find(|c: char| !c.is_ascii_digit()) {
        return digits.fault(at, "a year after Y is all digits", "write Y-13800000000");
    }
    if digits.text.len() < 5 || digits.text.starts_with('0') {
        return piece.fault(
            0,
            "Y is for years of more than four digits",
            "write a year of four digits without it, as in 2026 or -0043",
        );
    }
    match piece.text.parse() {
        Ok(year) if (-FURTHEST_YEAR..=FURTHEST_YEAR).contains(&year) => Ok(Parts::Year { year }),
        _ => piece.fault(
            0,
            "this year is out of reach",
            "years go from Y-292000000000 to Y292000000000",
        ),
    }
}

fn calendar_date(piece: Piece) -> Result<Parts, WhenError> {
    let (sign, unsigned) = match piece.after('-') {
        Some(unsigned) => (-1, unsigned),
        None => (1, piece),
    };
    let (year, rest) = match unsigned.split('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (unsigned, None),
    };
    let stated = year_parts(year, sign, rest.is_some())?;
    let Some(rest) = rest else {
        return Ok(stated);
    };
    let Parts::Year { year: number } = stated else {
        return year.fault(
            year.text.find('X').unwrap_or_default(),
            "a month in a year that is not specified is EDTF level 2, which is not supported",
            format!("write {}", year.text),
        );
    };
    let (month, day) = match rest.split('-') {
        Some((month, day)) => (month, Some(day)),
        None => (rest, None),
    };
    let padded = || match day {
        Some(day) => format!("write {}-{:0>2}-{:0>2}", year.text, month.text, day.text),
        None => format!("write {}-{:0>2}", year.text, month.text),
    };
    let stated = month_parts(month, number, padded)?;
    let Some(day) = day else {
        return Ok(stated);
    };
    day_parts(day, stated, padded)
}

fn year_parts(piece: Piece, sign: i64, more_follows: bool) -> Result<Parts, WhenError> {
    let text = piece.text;
    if let Some(year) = piece.digits(4) {
        if year == 0 && sign < 0 {
            return piece.fault(0, "year 0 has no sign", "write 0000");
        }
        return Ok(Parts::Year { year: sign * year });
    }
    let known = text.trim_end_matches('X');
    let known = Piece {
        text: known,
        ..piece
    };
    if text.len() == 4 {
        if let Some(tens) = known.digits(3) {
            let (first, last) = signed_years(sign, tens * 10, tens * 10 + 9);
            return Ok(Parts::Decade { first, last });
        }
        if let Some(hundreds) = known.digits(2) {
            let (first, last) = signed_years(sign, hundreds * 100, hundreds * 100 + 99);
            return Ok(Parts::Century { first, last });
        }
    }
    if let Some(at) = text.find('X') {
        return piece.fault(
            at,
            "a year with these digits unspecified is EDTF level 2, which is not supported",
            "write 202X or 20XX, or leave the date out where nothing is known",
        );
    }
    let (what, hint) = match text.len() {
        0 => ("a year is missing", YEAR_FIRST.into()),
        1..4 if more_follows => (
            "a date begins with a year of four digits",
            YEAR_FIRST.into(),
        ),
        1..4 => (
            "a year has four digits",
            format!("write {text:0>4} for that year, 202X for ten years, 20XX for a hundred"),
        ),
        8 if !more_follows => (
            "year, month and day have hyphens between them",
            format!("write {}-{}-{}", &text[..4], &text[4..6], &text[6..]),
        ),
        _ => (
            "a year of more than four digits has a Y before it",
            format!("write Y{}{text}", if sign < 0 { "-" } else { "" }),
        ),
    };
    piece.fault(0, what, hint)
}

/// The first and the last of some years of one sign; year 0 is written without one.
fn signed_years(sign: i64, low: i64, high: i64) -> (i64, i64) {
    match sign {
        1 => (low, high),
        _ => (-high, -low.max(1)),
    }
}

fn month_parts(piece: Piece, year: i64, padded: impl Fn() -> String) -> Result<Parts, WhenError> {
    if piece.text == "XX" {
        return Ok(Parts::SomeMonth { year });
    }
    if let Some(at) = piece.text.find('X') {
        return piece.fault(
            at,
            "one unspecified digit of a month is EDTF level 2, which is not supported",
            "write XX for the month",
        );
    }
    let season = match (piece.text.len(), piece.digits(2)) {
        (0, _) => return piece.fault(0, "a month is missing", "write it, or leave out the hyphen"),
        (1, _) => return piece.fault(0, "a month has two digits", padded()),
        (_, None) => return piece.fault(0, "a month has two digits", YEAR_FIRST),
        (_, Some(month @ 1..=12)) => {
            let month = month as u8;
            return Ok(Parts::Month { year, month });
        }
        (_, Some(21)) => Season::Spring,
        (_, Some(22)) => Season::Summer,
        (_, Some(23)) => Season::Autumn,
        (_, Some(24)) => Season::Winter,
        (_, Some(25..=41)) => {
            return piece.fault(
                0,
                "quarters and seasons of a hemisphere are EDTF level 2, which is not supported",
                "write the months, as in 2026-03/2026-05",
            );
        }
        _ => {
            return piece.fault(
                0,
                format!("there is no month {}", piece.text),
                "months are 01 to 12, seasons 21 to 24",
            );
        }
    };
    Ok(Parts::Season { year, season })
}

/// A day in what its year and month say.
fn day_parts(piece: Piece, stated: Parts, padded: impl Fn() -> String) -> Result<Parts, WhenError> {
    match (piece.text, stated) {
        ("XX", Parts::Month { year, month }) => return Ok(Parts::SomeDayOfMonth { year, month }),
        ("XX", Parts::SomeMonth { year }) => return Ok(Parts::SomeDayOfYear { year }),
        _ => {}
    }
    let (year, month) = match stated {
        Parts::Month { year, month } => (year, month),
        Parts::Season { .. } => {
            return piece.fault(0, "a season has no days", "leave out the day");
        }
        _ => {
            return piece.fault(
                0,
                "a day of a month that is not specified is EDTF level 2, which is not supported",
                "leave out month and day, or write XX for both",
            );
        }
    };
    if let Some(at) = piece.text.find('X') {
        return piece.fault(
            at,
            "one unspecified digit of a day is EDTF level 2, which is not supported",
            "write XX for the day",
        );
    }
    match (piece.text.len(), piece.digits(2)) {
        (0, _) => piece.fault(0, "a day is missing", "write it, or leave out the hyphen"),
        (1, _) => piece.fault(0, "a day has two digits", padded()),
        (_, None) => piece.fault(0, "a day has two digits", YEAR_FIRST),
        (_, Some(day)) => {
            let last = days_in_month(year, month);
            let day = day as u8;
            if (1..=last).contains(&day) {
                return Ok(Parts::Day { year, month, day });
            }
            let name = MONTHS[usize::from(month) - 1];
            piece.fact(match month {
                2 => format!("{name} {year} has {last} days"),
                _ => format!("{name} has {last} days"),
            })
        }
    }
}

fn date_and_time(day: Piece, time: Piece) -> Result<Shape, WhenError> {
    let Date {
        parts: Parts::Day {
            year,
            month,
            day: number,
        },
        qualification: None,
    } = date(day)?
    else {
        return day.fault(
            0,
            "a time follows a plain day",
            "write year, month and day before the T, as in 2026-04-29T14:05:00Z",
        );
    };
    let day_second = first_second(days_from_civil(year, month, number)).0;
    if let (stated, Some(_)) = qualified(time) {
        return time.fault(
            stated.text.len(),
            "a time takes no ?, ~ or %",
            format!("leave out the time: {}~", day.text),
        );
    }
    let clock = time.text.find(['Z', '+', '-']).unwrap_or(time.text.len());
    let (clock, shift) = time.text.split_at(clock);
    let clock = Piece {
        text: clock,
        at: time.at,
    };
    let shift = Piece {
        text: shift,
        at: clock.end(),
    };
    let second = second_of_day(clock)?;
    let (shift, zoned) = match shift.text {
        "" => (0, false),
        "Z" => (0, true),
        _ => (seconds_of_shift(shift)?, true),
    };
    Ok(Shape::Time {
        at: Instant(day_second + second - shift),
        zoned,
    })
}

fn second_of_day(piece: Piece) -> Result<i64, WhenError> {
    let fields = piece.split(':').and_then(|(hour, rest)| {
        let (minute, second) = rest.split(':')?;
        Some((hour.digits(2)?, minute.digits(2)?, second.digits(2)?))
    });
    match fields {
        Some((hour @ 0..24, minute @ 0..60, second @ 0..60)) => {
            Ok(hour * 3600 + minute * 60 + second)
        }
        Some((24, 0, 0)) => piece.fault(
            0,
            "a day ends at 23:59:59",
            "write 00:00:00 of the next day",
        ),
        Some((hour, minute, _)) => {
            let (offset, field) = match (hour, minute) {
                (24.., _) => (0, "hour"),
                (_, 60..) => (3, "minute"),
                _ => (6, "second"),
            };
            let number = &piece.text[offset..offset + 2];
            piece.fault(
                offset,
                format!("there is no {field} {number}"),
                "hours are 00 to 23, minutes and seconds 00 to 59",
            )
        }
        None => {
            let hint = match (piece.text.len(), piece.text.find('.')) {
                (5, None) => format!("write {}:00", piece.text),
                (_, Some(at)) => format!("write {}", &piece.text[..at]),
                _ => "write 14:05:00".to_owned(),
            };
            piece.fault(0, "a time is hours, minutes and whole seconds", hint)
        }
    }
}

/// How far a zone is ahead of UTC, from `+02` or `+02:00`.
fn seconds_of_shift(piece: Piece) -> Result<i64, WhenError> {
    let (sign, unsigned) = match (piece.after('+'), piece.after('-')) {
        (Some(ahead), _) => (1, ahead),
        (_, Some(behind)) => (-1, behind),
        _ => return piece.fault(1, "nothing follows Z", "write the time up to its Z"),
    };
    let (hour, minute) = match unsigned.split(':') {
        Some((hour, minute)) => (hour.digits(2), minute.digits(2)),
        None => (unsigned.digits(2), Some(0)),
    };
    match (hour, minute) {
        (Some(0), Some(0)) if sign < 0 => piece.fault(0, "a shift of zero has no minus", "write Z"),
        (Some(hour @ 0..24), Some(minute @ 0..60)) => Ok(sign * (hour * 3600 + minute * 60)),
        _ => piece.fault(
            0,
            "a shift from UTC is hours, or hours and minutes",
            "write +02 or +02:00",
        ),
    }
}
