//! Reads one date: a day, a month, a season, a year, with what is not specified or not sure of it.

use super::super::calendar::{FURTHEST_YEAR, days_in_month};
use super::YEAR_FIRST;
use super::piece::{Fault, Piece, Read, Words};
use crate::story::{Date, Parts, Qualification, Season};

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
pub(super) fn date<F: Fault>(piece: Piece) -> Read<Date, F> {
    let (stated, qualification) = qualified(piece);
    if let Some(at) = stated.find(b"?~%") {
        return stated.level_2(
            at,
            "qualifying a part of a date is",
            "write ?, ~ or % once, at the end of the date",
        );
    }
    if let Some(at) = stated.find(b".:+TZ") {
        if stated.text.starts_with("..") || stated.text.ends_with("..") {
            return stated.fault(at, "an open side has no date", "write ../2026-04-29");
        }
        return stated.fault(at, "this is not a date", YEAR_FIRST);
    }
    let parts = match stated.after(b'Y') {
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
    let qualification = match piece.text.bytes().last() {
        Some(b'?') => Qualification::Uncertain,
        Some(b'~') => Qualification::Approximate,
        Some(b'%') => Qualification::UncertainAndApproximate,
        _ => return (piece, None),
    };
    (piece.before(piece.text.len() - 1), Some(qualification))
}

/// The year after a Y.
fn long_year<F: Fault>(piece: Piece) -> Read<Parts, F> {
    let digits = piece.after(b'-').unwrap_or(piece);
    if let Some(at) = digits.text.bytes().position(|byte| !byte.is_ascii_digit()) {
        return digits.fault(at, "after Y there is a year alone", "write Y-13800000000");
    }
    if digits.text.len() < 5 || digits.text.starts_with('0') {
        return piece.fault(
            0,
            "Y is for years of more than four digits",
            "write a year of four digits without it, as in 2026 or -0043",
        );
    }
    match digits.number() {
        Some(year) if year <= FURTHEST_YEAR => Ok(Parts::Year {
            year: if digits.at == piece.at { year } else { -year },
        }),
        _ => piece.fault(
            0,
            "this year is out of reach",
            "years go from Y-292000000000 to Y292000000000",
        ),
    }
}

/// The fields of a date between its hyphens.
struct Fields<'t> {
    /// The sign of the year, if it is negative.
    minus: &'static str,
    year: Piece<'t>,
    month: Option<Piece<'t>>,
    day: Option<Piece<'t>>,
}

/// As a hint, how to write it with two digits in each field after the year.
impl Words for &Fields<'_> {
    fn text(self) -> String {
        let mut hint = ["write ", self.minus, self.year.text].concat();
        for field in [self.month, self.day].into_iter().flatten() {
            hint.push('-');
            match field.text.len() {
                1 => hint.push('0'),
                2 => {}
                _ => return YEAR_FIRST.to_owned(),
            }
            hint.push_str(field.text);
        }
        hint
    }
}

impl<'t> Fields<'t> {
    fn of(piece: Piece<'t>) -> Self {
        let (minus, unsigned) = match piece.after(b'-') {
            Some(unsigned) => ("-", unsigned),
            None => ("", piece),
        };
        let (year, rest) = first_field(unsigned);
        let (month, day) = match rest.map(first_field) {
            Some((month, day)) => (Some(month), day),
            None => (None, None),
        };
        Self {
            minus,
            year,
            month,
            day,
        }
    }
}

/// What stands before the first hyphen, and after it if there is one.
fn first_field(piece: Piece) -> (Piece, Option<Piece>) {
    match piece.split(b'-') {
        Some((first, rest)) => (first, Some(rest)),
        None => (piece, None),
    }
}

fn calendar_date<F: Fault>(piece: Piece) -> Read<Parts, F> {
    let fields = Fields::of(piece);
    let stated = year_parts(&fields)?;
    let Some(month) = fields.month else {
        return Ok(stated);
    };
    let Parts::Year { year } = stated else {
        return fields.year.level_2(
            fields.year.find(b"X").unwrap_or_default(),
            "a month in a year that is not specified is",
            ["write ", fields.minus, fields.year.text],
        );
    };
    let stated = month_parts(&fields, month, year)?;
    match fields.day {
        Some(day) => day_parts(&fields, day, stated),
        None => Ok(stated),
    }
}

fn year_parts<F: Fault>(fields: &Fields) -> Read<Parts, F> {
    let piece = fields.year;
    let text = piece.text;
    let negative = !fields.minus.is_empty();
    if let Some(year) = piece.digits(4) {
        if year == 0 && negative {
            return piece.fault(0, "year 0 has no sign", "write 0000");
        }
        let year = if negative { -year } else { year };
        return Ok(Parts::Year { year });
    }
    if let Some(at) = piece.find(b"X") {
        let unit = match &text[at..] {
            "X" => 10,
            "XX" => 100,
            _ => 0,
        };
        let Some(known) = piece
            .before(at)
            .number()
            .filter(|_| unit > 0 && text.len() == 4)
        else {
            return piece.level_2(
                at,
                "a year with these digits unspecified is",
                "write 202X or 20XX, or leave the date out where nothing is known",
            );
        };
        let (low, high) = (known * unit, known * unit + unit - 1);
        // Year 0 is written without a sign, so that -000X begins with -9 and ends with -1.
        let (first, last) = if negative {
            (-high, -low.max(1))
        } else {
            (low, high)
        };
        return Ok(match unit {
            10 => Parts::Decade { first, last },
            _ => Parts::Century { first, last },
        });
    }
    let more_follows = fields.month.is_some();
    match (text.len(), text) {
        (0, _) => piece.fault(0, "a year is missing", YEAR_FIRST),
        (1..4, _) if more_follows => {
            piece.fault(0, "a date begins with a year of four digits", YEAR_FIRST)
        }
        (1..4, _) => piece.fault(
            0,
            "a year has four digits",
            "write 0079 for the year 79, 202X for ten years, 20XX for a hundred",
        ),
        (8, _) if !more_follows => piece.fault(
            0,
            "year, month and day have hyphens between them",
            [
                "write ",
                fields.minus,
                &text[..4],
                "-",
                &text[4..6],
                "-",
                &text[6..],
            ],
        ),
        _ => piece.fault(
            0,
            "a year of more than four digits has a Y before it",
            ["write Y", fields.minus, text],
        ),
    }
}

fn month_parts<F: Fault>(fields: &Fields, piece: Piece, year: i64) -> Read<Parts, F> {
    if piece.text == "XX" {
        return Ok(Parts::SomeMonth { year });
    }
    if let Some(at) = piece.find(b"X") {
        return piece.level_2(
            at,
            "one unspecified digit of a month is",
            "write XX for the month",
        );
    }
    let season = match piece.digits(2) {
        Some(month @ 1..=12) => {
            let month = month as u8;
            return Ok(Parts::Month { year, month });
        }
        Some(21) => Season::Spring,
        Some(22) => Season::Summer,
        Some(23) => Season::Autumn,
        Some(24) => Season::Winter,
        Some(25..=41) => {
            return piece.level_2(
                0,
                "quarters and seasons of a hemisphere are",
                "write the months, as in 2026-03/2026-05",
            );
        }
        Some(_) => {
            return piece.fault(
                0,
                "there is no such month",
                "months are 01 to 12, seasons 21 to 24",
            );
        }
        None => return two_digits(fields, piece, "a month has two digits"),
    };
    Ok(Parts::Season { year, season })
}

/// A day in what its year and month say.
fn day_parts<F: Fault>(fields: &Fields, piece: Piece, stated: Parts) -> Read<Parts, F> {
    let (year, month) = match (piece.text, stated) {
        ("XX", Parts::Month { year, month }) => return Ok(Parts::SomeDayOfMonth { year, month }),
        ("XX", Parts::SomeMonth { year }) => return Ok(Parts::SomeDayOfYear { year }),
        (_, Parts::Month { year, month }) => (year, month),
        (_, Parts::Season { .. }) => {
            return piece.fault(0, "a season has no days", "leave out the day");
        }
        _ => {
            return piece.level_2(
                0,
                "a day of a month that is not specified is",
                "leave out month and day, or write XX for both",
            );
        }
    };
    if let Some(at) = piece.find(b"X") {
        return piece.level_2(
            at,
            "one unspecified digit of a day is",
            "write XX for the day",
        );
    }
    let Some(day) = piece.digits(2) else {
        return two_digits(fields, piece, "a day has two digits");
    };
    let day = day as u8;
    let last = days_in_month(year, month);
    if (1..=last).contains(&day) {
        return Ok(Parts::Day { year, month, day });
    }
    let name = MONTHS
        .get(usize::from(month) - 1)
        .copied()
        .unwrap_or_default();
    let (of_year, last) = match last {
        28 => (fields.year.text, " has 28 days"),
        29 => (fields.year.text, " has 29 days"),
        30 => ("", " has 30 days"),
        _ => ("", " has 31 days"),
    };
    let minus = if of_year.is_empty() { "" } else { fields.minus };
    let space = if of_year.is_empty() { "" } else { " " };
    piece.fault(0, [name, space, minus, of_year, last], "")
}

fn two_digits<F: Fault>(fields: &Fields, piece: Piece, what: &str) -> Read<Parts, F> {
    match piece.text {
        "" => piece.fault(0, what, "write them, or leave out the hyphen"),
        _ => piece.fault(0, what, fields),
    }
}
