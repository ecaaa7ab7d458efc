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
#[derive(Debug)]
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
    let extent = |event: usize| (event, axes.lane_of(event), Extent::of(story, event, scale));
    let share = |room: usize, most: usize| (1000 / room.max(1)).max(count * 1000 / most).max(1);
    let mark = share(frame.room, MOST_MARKS);
    let rows = match before {
        Some(before) if before.scale == scale && before.room == frame.room => before.rows.clone(),
        _ => {
            let most = vec![(8 / count).clamp(1, 4); count];
            let room = Room { mark, rows: &most };
            rows(&gathered(happened, &extent, whole, room), count)
        }
    };
    let total: usize = rows.iter().sum();
    let room = Room {
        mark: mark.max(total * 1000 / MOST_MARKS),
        rows: &rows,
    };
    let axis = gathered(happened, &extent, window, room);
    let mark = room.mark;
    // Apart from the axis there is an order and no more.
    let in_order = |events: &[usize], lane: &dyn Fn(usize) -> usize, room| {
        let event = |nth: usize| {
            let event = events.get(nth).copied().unwrap_or_default();
            (event, lane(event), Extent::of(story, nth, Scale::Steps))
        };
        let window = Window::new(0, events.len().max(1) as i64 * STEP);
        gathered(events.len(), &event, window, room)
    };
    let possible: Vec<usize> = (happened..story.events().len()).collect();
    let one_each = vec![1; count];
    let room = Room {
        mark: share(frame.room / PART_POSSIBLE, MOST_APART),
        rows: &one_each,
    };
    let possible = in_order(&possible, &|event| axes.lane_of(event), room);
    let mut undated = Vec::new();
    for event in 0..happened {
        if Extent::of(story, event, scale).place().is_none() {
            undated.push(event);
        }
    }
    let room = Room {
        mark: (1000 / frame.room.max(1)).max(1000 / MOST_APART),
        rows: &[1],
    };
    let undated = in_order(&undated, &|_| 0, room);
    Layout {
        scale,
        window,
        zoomed: frame.window.is_some(),
        room: frame.room,
        rows,
        mark,
        ticks: ticks(story, scale, window, (frame.room / 5).clamp(2, 8)),
        zones: [
            (Zone::Axis, axis),
            (Zone::Possible, possible),
            (Zone::Undated, undated),
        ],
    }
}

/// How many rows each of so many lanes needs.
fn rows(axis: &[Rc<Placed>], count: usize) -> Vec<usize> {
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
    let mut found: Vec<(usize, Option<When>)> = Vec::new();
    if scale == Scale::Time {
        for (at, when) in super::ticks::ticks(window, most) {
            found.push((window.at(at), when));
        }
        return found;
    }
    let place = |event: usize| Extent::of(story, event, Scale::Steps).from;
    // What is seen is one stretch, since each event is a step after the one before it.
    let is_seen = |event: &usize| window.meets(place(*event), place(*event));
    let first = (0..story.happened()).find(is_seen).unwrap_or_default();
    let seen = (first..story.happened()).take_while(is_seen).count();
    for event in (first..first + seen).step_by(seen.div_ceil(most).max(1)) {
        let event_of = story.events().get(event);
        let when = event_of.and_then(|event| event.when.clone());
        if when.is_some() && found.last().is_none_or(|(_, last)| *last != when) {
            found.push((window.at(place(event)), when));
        }
    }
    found
}

impl Layout {
    /// All that is drawn, in reading order.
    pub(super) fn placed(&self) -> Vec<&Rc<Placed>> {
        let mut all = Vec::new();
        for (_, placed) in &self.zones {
            all.extend(placed);
        }
        all
    }

    /// The first row of a lane, from the top of all lanes.
    pub(super) fn first_row(&self, lane: usize) -> usize {
        self.rows.get(..lane).unwrap_or_default().iter().sum()
    }

    /// What is on the axis.
    pub(super) fn axis(&self) -> &[Rc<Placed>] {
        let [(_, axis), ..] = &self.zones;
        axis
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

    /// The one that the keyboard stands on: with this event, else the first.
    pub(super) fn stop(&self, event: Option<usize>) -> Option<&Rc<Placed>> {
        let all = self.placed();
        let mut holding = all.iter();
        let stop = event.and_then(|event| holding.find(|placed| placed.holds(event)));
        stop.or(all.first()).copied()
    }
}
