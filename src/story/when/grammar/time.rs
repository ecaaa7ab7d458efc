//! Reads a day with a time of day.

use super::super::calendar::{days_from_civil, first_second};
use super::date::{date, qualified};
use super::piece::{Fault, Piece, Read};
use crate::story::{Date, Instant, Parts, Shape};

/// The second that a day and what follows its T are.
pub(super) fn date_and_time<F: Fault>(day: Piece, time: Piece) -> Read<Shape, F> {
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
    if let (stated, Some(_)) = qualified(time) {
        return time.fault(
            stated.text.len(),
            "a time takes no ?, ~ or %",
            ["leave out the time: ", day.text, "~"],
        );
    }
    let end = time.find(b"Z+-").unwrap_or(time.text.len());
    let shift = time.from(end);
    let second = second_of_day(time.before(end))?;
    let (shift, zoned) = match shift.text {
        "" => (0, false),
        "Z" => (0, true),
        _ => (seconds_of_shift(shift)?, true),
    };
    let midnight = first_second(days_from_civil(year, month, number)).0;
    Ok(Shape::Time {
        at: Instant(midnight + second - shift),
        zoned,
    })
}

fn second_of_day<F: Fault>(piece: Piece) -> Read<i64, F> {
    let fields = piece.split(b':').and_then(|(hour, rest)| {
        let (minute, second) = rest.split(b':')?;
        Some((hour.digits(2)?, minute.digits(2)?, second.digits(2)?))
    });
    let wrong = match fields {
        Some((hour @ 0..24, minute @ 0..60, second @ 0..60)) => {
            return Ok(hour * 3600 + minute * 60 + second);
        }
        Some((24, 0, 0)) => {
            return piece.fault(
                0,
                "a day ends at 23:59:59",
                "write 00:00:00 of the next day",
            );
        }
        Some((24.., _, _)) => 0,
        Some((_, 60.., _)) => 3,
        Some(_) => 6,
        None => {
            let what = "a time is hours, minutes and whole seconds";
            return match (piece.text.len(), piece.find(b".")) {
                (5, None) => piece.fault(0, what, ["write ", piece.text, ":00"]),
                (_, Some(8)) => piece.fault(0, what, ["write ", piece.before(8).text]),
                _ => piece.fault(0, what, "write 14:05:00"),
            };
        }
    };
    piece.fault(
        wrong,
        "there is no such time",
        "hours are 00 to 23, minutes and seconds 00 to 59",
    )
}

/// How far a zone is ahead of UTC, from `+02` or `+02:00`.
fn seconds_of_shift<F: Fault>(piece: Piece) -> Read<i64, F> {
    let unsigned = piece.from(1);
    let (hour, minute) = match unsigned.split(b':') {
        Some((hour, minute)) => (hour.digits(2), minute.digits(2)),
        None => (unsigned.digits(2), Some(0)),
    };
    match (piece.text.bytes().next(), hour, minute) {
        (Some(b'-'), Some(0), Some(0)) => piece.fault(0, "a shift of zero has no minus", "write Z"),
        (Some(b'-'), Some(hour @ 0..24), Some(minute @ 0..60)) => Ok(-(hour * 60 + minute) * 60),
        (Some(b'+'), Some(hour @ 0..24), Some(minute @ 0..60)) => Ok((hour * 60 + minute) * 60),
        _ => piece.fault(
            0,
            "a shift from UTC is Z, or hours, or hours and minutes",
            "write Z, +02 or +02:00",
        ),
    }
}
