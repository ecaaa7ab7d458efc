//! Reads one date: a day, a month, a season, a year, with what is not specified or not sure of it.

use super::super::calendar::{FURTHEST_YEAR, days_in_month};
use super::YEAR_FIRST;
use super::piece::Piece;
use crate::story::{Date, Parts, Qualification, Season, WhenError};

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

/// The date that a piece is.
pub(super) fn date(piece: Piece) -> Result<Date, WhenError> {
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
pub(super) fn qualified(piece: Piece) -> (Piece, Option<Qualification>) {
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
    let minus = if sign < 0 { "-" } else { "" };
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
            format!("write {minus}{}", year.text),
        );
    };
    let (month, day) = match rest.split('-') {
        Some((month, day)) => (month, Some(day)),
        None => (rest, None),
    };
    let padded = || match day {
        Some(day) if day.text.len() > 2 => YEAR_FIRST.to_owned(),
        Some(day) => format!(
            "write {minus}{}-{:0>2}-{:0>2}",
            year.text, month.text, day.text
        ),
        None => format!("write {minus}{}-{:0>2}", year.text, month.text),
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
