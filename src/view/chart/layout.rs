//! The chart in numbers alone: what keys and gestures reckon with, and what is put into words when drawn.

use std::rc::Rc;

use super::extent::Extent;
use super::frame::Frame;
use super::groups::{Placed, Room, gathered};
use super::scale::{STEP, Scale, Window};
use crate::story::{Story, When};

/// A part of the chart with a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The axis, with what happened.
    Axis,
    /// What may come, apart from it.
    Possible,
    /// What has no place on the axis of time.
    Undated,
}

impl Zone {
    /// The name a stylesheet knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Axis => "axis",
            Self::Possible => "possible",
            Self::Undated => "undated",
        }
    }
}

/// So many marks at most on the axis, and in each of the other zones.
const MOST_MARKS: usize = 100;
const MOST_APART: usize = 25;
/// The zone of what may come has this part of the width.
const PART_POSSIBLE: usize = 5;

/// Where everything is, in numbers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) scale: Scale,
    pub(super) window: Window,
    pub(super) zoomed: bool,
    /// For how many marks side by side it was laid out.
    room: usize,
    /// How many rows each lane has, whatever the window shows, so that nothing jumps as it moves.
    pub(super) rows: Vec<usize>,
    pub(super) mark: usize,
    /// Dates along the axis, in order.
    pub(super) ticks: Vec<(usize, Option<When>)>,
    pub(super) zones: [(Zone, Vec<Rc<Placed>>); 3],
}

/// Lays the chart out for how the reader looks at it. What was laid out before, if anything, saves work.
pub(super) fn layout(story: &Story, frame: &Frame, before: Option<&Layout>) -> Layout {
    let axes = &*frame.axes;
    let (scale, whole) = frame.axis();
    let window = frame.window.unwrap_or(whole);
    let count = axes.lanes.len().max(1);
    let happened = story.happened();
    let extents = || {
        let extent = |event| (event, axes.lane_of(event), Extent::of(story, event, scale));
        (0..happened).map(extent)
    };
    let share = |room: usize, most: usize| (1000 / room.max(1)).max(count * 1000 / most).max(1);
    let mark = share(frame.room, MOST_MARKS);
    let rows = match before {
        Some(before) if before.scale == scale && before.room == frame.room => before.rows.clone(),
        _ => {
            let most = vec![(8 / count).clamp(1, 4); count];
            let room = Room { mark, rows: &most };
            rows(&gathered(extents(), whole, room), count)
        }
    };
    let total: usize = rows.iter().sum();
    let mark = mark.max(total * 1000 / MOST_MARKS);
    let room = |rows, mark| Room { mark, rows };
    let axis = gathered(extents(), window, room(&rows, mark));
    // Apart from the axis there is an order and no more.
    let in_order = |nth: usize, event: usize, lane: usize| {
        let extent = Extent::of(story, nth, Scale::Steps);
        (event, lane, extent)
    };
    let possible = gathered(
        (happened..story.events().len())
            .enumerate()
            .map(|(nth, event)| in_order(nth, event, axes.lane_of(event))),
        Window::new(0, (story.events().len() - happened).max(1) as i64 * STEP),
        room(
            &vec![1; count],
            share(frame.room / PART_POSSIBLE, MOST_APART),
        ),
    );
    let undated: Vec<usize> = extents()
        .filter(|(_, _, extent)| extent.place().is_none())
        .map(|(event, _, _)| event)
        .collect();
    let undated = gathered(
        undated
            .iter()
            .enumerate()
            .map(|(nth, &event)| in_order(nth, event, 0)),
        Window::new(0, undated.len().max(1) as i64 * STEP),
        Room {
            mark: (1000 / frame.room.max(1)).max(1000 / MOST_APART),
            rows: &[1],
        },
    );
    let zones = [
        (Zone::Axis, axis),
        (Zone::Possible, possible),
        (Zone::Undated, undated),
    ];
    Layout {
        scale,
        window,
        zoomed: frame.window.is_some(),
        room: frame.room,
        rows,
        mark,
        ticks: ticks(story, scale, window, (frame.room / 5).clamp(2, 8)),
        zones: zones.map(|(zone, placed)| (zone, placed.into_iter().map(Rc::new).collect())),
    }
}

/// How many rows each of so many lanes needs.
fn rows(axis: &[Placed], count: usize) -> Vec<usize> {
    let mut rows = vec![1; count];
    for placed in axis {
        if let Some(rows) = rows.get_mut(placed.lane) {
            *rows = placed.row.max(*rows - 1) + 1;
        }
    }
    rows
}

/// Dates along the axis: round ones on that of time, else those of the events there.
fn ticks(story: &Story, scale: Scale, window: Window, most: usize) -> Vec<(usize, Option<When>)> {
    if scale == Scale::Time {
        let round = super::ticks::ticks(window, most).into_iter();
        return round.map(|(at, when)| (window.at(at), when)).collect();
    }
    let place = |event: usize| Extent::of(story, event, Scale::Steps).from;
    let seen = |event: &usize| window.meets(place(*event), place(*event));
    let seen: Vec<usize> = (0..story.happened()).filter(seen).collect();
    let mut found: Vec<(usize, Option<When>)> = Vec::new();
    for &event in seen.iter().step_by(seen.len().div_ceil(most).max(1)) {
        let when = story
            .events()
            .get(event)
            .and_then(|event| event.when.clone());
        if when.is_some() && found.last().is_none_or(|(_, last)| *last != when) {
            found.push((window.at(place(event)), when));
        }
    }
    found
}

impl Layout {
    /// All that is drawn, in reading order.
    pub(super) fn placed(&self) -> impl Iterator<Item = &Rc<Placed>> {
        self.zones.iter().flat_map(|(_, placed)| placed)
    }

    /// What room a title has to have, in thousandths. Among what may come a mark is a greater part of the width.
    pub(super) fn title(&self, zone: Zone) -> usize {
        let marks = if zone == Zone::Possible {
            2 * PART_POSSIBLE
        } else {
            5
        };
        marks * self.mark
    }

    /// How many of them are apart from the axis.
    pub(super) fn apart(&self) -> usize {
        self.zones
            .iter()
            .skip(1)
            .map(|(_, placed)| placed.len())
            .sum()
    }

    /// The one that the keyboard stands on: with this event, else the first.
    pub(super) fn stop(&self, event: Option<usize>) -> Option<&Rc<Placed>> {
        self.placed()
            .find(|placed| event.is_some_and(|event| placed.holds(event)))
            .or_else(|| self.placed().next())
    }
}
