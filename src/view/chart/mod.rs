//! The chart: all events along an axis, by time or in equal steps.
//!
//! What lives here are pure functions from a story and how the reader looks at it to numbers and words. How
//! wide a pixel is and which way the page reads is the widget's business: places are thousandths of the way
//! in reading order.

mod axes;
mod extent;
mod frame;
mod groups;
mod layout;
mod mark;
mod scale;
mod ticks;

pub use extent::Certainty;
pub use frame::{ChartAction, Frame};
pub use layout::Zone;
pub use mark::{ChartMark, Spot, mark};
pub use scale::Scale;

use std::rc::Rc;

use super::Reader;
use crate::story::{Story, When};
use extent::Extent;
use layout::Layout;

/// The chart as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Whether it is open where there is room, and where there is little.
    pub open: [bool; 2],
    /// How its axis counts.
    pub scale: Scale,
    /// Whether there is a scale to choose.
    pub has_scales: bool,
    /// Whether less than the whole story is seen.
    pub zoomed: bool,
    /// Dates along the axis.
    pub ticks: Vec<Tick>,
    /// The lanes, from the top.
    pub lanes: Vec<ChartLane>,
    /// The language of the lanes' names, where it is another than that of the words around them.
    pub language: Option<String>,
    /// How many rows there are in all.
    pub rows: usize,
    /// The events and groups of each zone.
    pub zones: Vec<(Zone, Vec<Spot>)>,
    /// Where the reader stands on the axis.
    pub moment: Option<usize>,
}

/// A date along the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Where, in thousandths of the way.
    pub at: usize,
    /// The date in words; empty where there is no room for it.
    pub label: String,
}

/// A lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartLane {
    /// Its name; empty where the events give none.
    pub name: String,
    /// The first of its rows.
    pub row: usize,
    /// How many it has.
    pub rows: usize,
}

/// How many events are in view.
pub(super) fn in_view(frame: &Frame) -> usize {
    let axis = frame
        .layout
        .as_deref()
        .and_then(|shown| shown.zones.first());
    let placed = axis.into_iter().flat_map(|(_, placed)| placed);
    placed.map(|placed| placed.events.len()).sum()
}

/// The chart for where the reader stands and how they look at it.
#[must_use]
pub fn chart(story: &Story, reader: &Reader) -> Chart {
    let frame = &reader.frame;
    let mut chart = Chart {
        open: frame.is_open(),
        scale: Scale::Steps,
        has_scales: false,
        zoomed: false,
        ticks: Vec::new(),
        lanes: Vec::new(),
        language: reader.story_language(story).map(str::to_owned),
        rows: 0,
        zones: Vec::new(),
        moment: None,
    };
    let Some(shown) = frame.layout.as_deref() else {
        return chart;
    };
    chart.scale = shown.scale;
    chart.has_scales = frame.axes.has_time();
    chart.zoomed = shown.zoomed;
    chart.ticks = ticks(reader, shown);
    let mut row = 0;
    for (lane, &rows) in shown.rows.iter().enumerate() {
        let name = frame.axes.lanes.get(lane);
        chart.lanes.push(ChartLane {
            name: name.cloned().unwrap_or_default(),
            row,
            rows,
        });
        row += rows;
    }
    chart.rows = row;
    let stop = shown.stop(frame.stop.or(reader.event(story)));
    for (zone, placed) in &shown.zones {
        let first_row = |lane: usize| match zone {
            Zone::Undated => 0,
            _ => chart.lanes.get(lane).map_or(0, |lane| lane.row),
        };
        let spots = placed.iter().map(|placed| {
            let room = placed.until.saturating_sub(placed.to);
            Spot {
                row: first_row(placed.lane) + placed.row,
                titled: placed.events.len() == 1 && room >= shown.title(*zone),
                place: mark::stands(story, reader, placed),
                open: reader
                    .open_event(story)
                    .is_some_and(|event| placed.holds(event)),
                stop: stop == Some(placed),
                placed: Rc::clone(placed),
            }
        });
        let spots = spots.collect();
        chart.zones.push((*zone, spots));
    }
    chart.moment = moment(story, reader, shown);
    chart
}

/// Where the reader stands on the axis; nothing where that is not seen.
fn moment(story: &Story, reader: &Reader, shown: &Layout) -> Option<usize> {
    let place = match &reader.day {
        Some(day) if shown.scale == Scale::Time => day.end.0,
        _ => {
            let event = reader
                .event(story)
                .filter(|&event| event < story.happened())?;
            Extent::of(story, event, shown.scale).place()?
        }
    };
    shown
        .window
        .meets(place, place)
        .then(|| shown.window.at(place))
}

/// The dates along the axis in words.
fn ticks(reader: &Reader, shown: &Layout) -> Vec<Tick> {
    let tick = |(at, when): &(usize, Option<When>)| {
        let mut label = reader.words.date(when.as_ref());
        // A date is written after its tick, so the last one may find no room: five letters take that of a mark.
        if at + label.len() * shown.mark / 5 > 1000 {
            label.clear();
        }
        Tick { at: *at, label }
    };
    shown.ticks.iter().map(tick).collect()
}
