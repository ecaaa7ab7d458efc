//! Reads the text of an EDTF date, levels 0 and 1.
//!
//! Every reader of a page pays for each byte of this, so no number is formatted, and whoever asks only
//! whether a text is a date gets no message: see [`Fault`].

mod date;
mod piece;
mod time;

use super::{Edge, Parts, Shape, bounds};
use date::date;
pub(super) use piece::Fault;
use piece::{Piece, Read};
use time::date_and_time;

const YEAR_FIRST: &str = "write the year first, then month and day, with hyphens, as in 2026-04-29";

/// What a whole text says.
pub(super) fn shape<F: Fault>(text: &str) -> Read<Shape, F> {
    let whole = Piece { text, at: 0 };
    if text.is_empty() {
        return whole.fault(0, "there is no date", "leave it out where it is not known");
    }
    known_characters(whole)?;
    let Some((from, to)) = whole.split(b'/') else {
        return match whole.split(b'T') {
            Some((day, time)) => date_and_time(day, time),
            None => date(whole).map(Shape::Date),
        };
    };
    match to.split(b'/') {
        Some((second, _)) => whole.fault(second.end(), "an interval has one slash", YEAR_FIRST),
        None => interval(from, to),
    }
}

/// Refuses every character that no EDTF date of level 0 or 1 has, so that what follows is ASCII.
fn known_characters<F: Fault>(whole: Piece) -> Read<(), F> {
    let known = |byte: u8| byte.is_ascii_digit() || b"-:+/.XYTZ?~%".contains(&byte);
    let Some(at) = whole.text.bytes().position(|byte| !known(byte)) else {
        return Ok(());
    };
    let rest = whole.from(at).text;
    let previous = whole.before(at).text.bytes().last();
    let after_digit = previous.is_some_and(|byte| byte.is_ascii_digit());
    let before_word = rest
        .as_bytes()
        .get(1)
        .is_some_and(|byte| byte.is_ascii_alphabetic());
    let character = rest.chars().next().unwrap_or_default();
    match character {
        '[' | ']' | '{' | '}' => whole.level_2(
            at,
            "sets of dates are",
            "write an interval, as in 2026-04-27/2026-04-29",
        ),
        'E' | 'S' if after_digit => whole.level_2(
            at,
            "exponents and significant digits are",
            "write all digits of the year, as in Y-13800000000",
        ),
        'x' | 'u' if after_digit || matches!(previous, Some(b'-' | b'X')) => whole.fault(
            at,
            "a digit that is not specified is a capital X",
            "write 202X",
        ),
        'y' | 't' | 'z' if !before_word => whole.fault(at, "Y, T and Z are capitals in a date", ""),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => whole.fault(
            at,
            "this dash is not a hyphen",
            "write - between year, month and day, and / between two dates",
        ),
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' => whole.fault(
            at,
            "a date has no spaces",
            "write 2026-04-29, or with a time 2026-04-29T14:05:00Z",
        ),
        _ if matches!(rest, "open" | "unknown" | "now" | "present") => whole.fault(
            at,
            "a side of an interval has no words",
            "write .. for an open side, and nothing for one that is not known",
        ),
        _ => whole.fault(at, "this character is in no date", YEAR_FIRST),
    }
}

fn interval<F: Fault>(from: Piece, to: Piece) -> Read<Shape, F> {
    let first = edge(from)?;
    let second = edge(to)?;
    if let (Edge::Date(first), Edge::Date(second)) = (first, second)
        && bounds::as_stated(first).0 > bounds::as_stated(second).1
    {
        let reversed = ["write ", to.text, "/", from.text];
        return from.fault(0, "the interval ends before it begins", reversed);
    }
    Ok(Shape::Interval {
        from: first,
        to: second,
    })
}

fn edge<F: Fault>(side: Piece) -> Read<Edge, F> {
    match side.text {
        ".." => return Ok(Edge::Open),
        "" => return Ok(Edge::Unknown),
        _ => {}
    }
    if let Some((day, _)) = side.split(b'T') {
        return side.fault(
            day.text.len(),
            "the sides of an interval have no time of day",
            ["write ", day.text],
        );
    }
    let date = date(side)?;
    let instead = match date.parts {
        Parts::SomeMonth { .. } | Parts::SomeDayOfMonth { .. } | Parts::SomeDayOfYear { .. } => {
            "leave out the -XX, which says the same here"
        }
        Parts::Decade { .. } | Parts::Century { .. } => "write its first or last year",
        _ => return Ok(Edge::Date(date)),
    };
    side.level_2(
        side.find(b"X").unwrap_or_default(),
        "unspecified digits within an interval are",
        instead,
    )
}
