//! The chart in numbers alone: what keys and gestures reckon with, and what is put into words when drawn.

use super::extent::{Extent, telling, whole};
use super::frame::Frame;
use super::groups::{Placed, Room, gathered};
use super::lanes::{lane_of, lanes};
use super::scale::{STEP, Scale, Window};
use crate::story::Story;

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
pub(super) struct Layout<'s> {
    pub(super) scale: Scale,
    pub(super) window: Window,
    pub(super) zoomed: bool,
    pub(super) lanes: Vec<&'s str>,
    /// How many rows each lane has, whatever the window shows, so that nothing jumps as it moves.
    pub(super) rows: Vec<usize>,
    pub(super) mark: usize,
    pub(super) zones: [(Zone, Vec<Placed>); 3],
}

/// The scale and the whole of the axis.
pub(super) fn axis(story: &Story, frame: &Frame) -> (Scale, Window) {
    let scale = frame.scale.unwrap_or_else(|| telling(story));
    match whole(story, scale) {
        Some(window) => (scale, window),
        None => (
            Scale::Steps,
            Window::new(0, story.happened().max(1) as i64 * STEP),
        ),
    }
}

pub(super) fn layout<'s>(story: &'s Story, frame: &Frame) -> Layout<'s> {
    let (scale, whole) = axis(story, frame);
    let window = frame.window.unwrap_or(whole);
    let lanes = lanes(story);
    let count = lanes.len().max(1);
    let happened = story.happened();
    let lane = |event: usize| {
        story
            .events()
            .get(event)
            .map_or(0, |event| lane_of(event, &lanes))
    };
    let extents =
        || (0..happened).map(|event| (event, lane(event), Extent::of(story, event, scale)));
    let most = vec![(8 / count).clamp(1, 4); count];
    let share = |room: usize, most: usize| (1000 / room.max(1)).max(count * 1000 / most).max(1);
    let mut mark = share(frame.room, MOST_MARKS);
    let room = |rows, mark| Room { mark, rows };
    let mut axis = gathered(extents(), whole, room(&most, mark));
    let mut rows = vec![1; count];
    for placed in &axis {
        if let Some(rows) = rows.get_mut(placed.lane) {
            *rows = placed.row.max(*rows - 1) + 1;
        }
    }
    let total: usize = rows.iter().sum();
    let fewer = mark.max(total * 1000 / MOST_MARKS);
    if frame.window.is_some() || fewer > mark {
        mark = fewer;
        axis = gathered(extents(), window, room(&rows, mark));
    }
    // Apart from the axis there is an order and no more.
    let in_order = |nth: usize, event: usize, lane: usize| {
        let extent = Extent::of(story, nth, Scale::Steps);
        (event, lane, extent)
    };
    let possible = gathered(
        (happened..story.events().len())
            .enumerate()
            .map(|(nth, event)| in_order(nth, event, lane(event))),
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
    Layout {
        scale,
        window,
        zoomed: frame.window.is_some(),
        lanes,
        rows,
        mark,
        zones: [
            (Zone::Axis, axis),
            (Zone::Possible, possible),
            (Zone::Undated, undated),
        ],
    }
}

impl Layout<'_> {
    /// All that is drawn, in reading order.
    pub(super) fn placed(&self) -> impl Iterator<Item = &Placed> {
        self.zones.iter().flat_map(|(_, placed)| placed)
    }

    /// How many marks of the axis a title has to have the room of. Among what may come a mark is a greater
    /// part of the width.
    pub(super) fn title(&self, placed: &Placed) -> usize {
        let [_, (_, possible), _] = &self.zones;
        if possible.contains(placed) {
            2 * PART_POSSIBLE
        } else {
            5
        }
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
    pub(super) fn stop(&self, event: Option<usize>) -> Option<&Placed> {
        self.placed()
            .find(|placed| event.is_some_and(|event| placed.events.contains(&event)))
            .or_else(|| self.placed().next())
    }
}
