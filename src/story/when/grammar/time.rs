//! Reads a day with a time of day.

use super::super::calendar::{days_from_civil, first_second};
use super::date::{date, qualified};
use super::piece::Piece;
use crate::story::{Date, Instant, Parts, Shape, WhenError};

/// The second that a day and what follows its T are.
pub(super) fn date_and_time(day: Piece, time: Piece) -> Result<Shape, WhenError> {
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
