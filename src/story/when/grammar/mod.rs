//! Reads the text of an EDTF date, levels 0 and 1.

mod date;
mod piece;
mod time;

use super::{Edge, Parts, Shape, WhenError, bounds};
use date::date;
use piece::Piece;
use time::date_and_time;

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
