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
use super::wording::Words;
use crate::story::Story;
use axes::Axes;
use extent::Extent;
use layout::Layout;

/// The chart as it is drawn. What it says is asked of it, and of the story, where it is drawn.
#[derive(Debug)]
pub struct Chart {
    /// Whether it is open where there is room, and where there is little.
    pub open: [bool; 2],
    /// The events and groups of each zone.
    pub zones: Vec<(Zone, Vec<Spot>)>,
    /// Where the reader stands on the axis.
    pub moment: Option<usize>,
    axes: Rc<Axes>,
    /// Where everything is; none while it is closed.
    layout: Option<Rc<Layout>>,
}

/// A date along the axis.
#[derive(Debug)]
pub struct Tick {
    /// Where, in thousandths of the way.
    pub at: usize,
    /// The date in words; empty where there is no room for it.
    pub label: String,
}

/// A lane.
#[derive(Debug)]
pub struct ChartLane<'c> {
    /// Its name; empty where the events give none.
    pub name: &'c str,
    /// The first of its rows.
    pub row: usize,
    /// How many it has.
    pub rows: usize,
}

impl PartialEq for Chart {
    /// What is laid out is known by its address: it is laid out anew where it has changed.
    fn eq(&self, other: &Self) -> bool {
        let address = |chart: &Self| chart.layout.as_ref().map(Rc::as_ptr);
        address(self) == address(other)
            && self.open == other.open
            && self.moment == other.moment
            && self.zones == other.zones
    }
}

impl Chart {
    /// How its axis counts.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.layout
            .as_ref()
            .map_or(Scale::Steps, |shown| shown.scale)
    }

    /// Whether there is a scale to choose.
    #[must_use]
    pub fn has_scales(&self) -> bool {
        self.layout.is_some() && self.axes.has_time()
    }

    /// Whether less than the whole story is seen.
    #[must_use]
    pub fn zoomed(&self) -> bool {
        self.layout.as_ref().is_some_and(|shown| shown.zoomed)
    }

    /// Dates along the axis in words.
    #[must_use]
    pub fn ticks(&self, words: &Words) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let Some(shown) = &self.layout else {
            return ticks;
        };
        for (at, when) in &shown.ticks {
            let mut label = words.date(when.as_ref());
            // A date is written after its tick, so the last one may find no room: five letters take that of a mark.
            if at + label.len() * shown.mark / 5 > 1000 {
                label.clear();
            }
            ticks.push(Tick { at: *at, label });
        }
        ticks
    }

    /// The lanes, from the top.
    #[must_use]
    pub fn lanes(&self) -> Vec<ChartLane<'_>> {
        let mut lanes = Vec::new();
        let Some(shown) = &self.layout else {
            return lanes;
        };
        for (lane, &rows) in shown.rows.iter().enumerate() {
            lanes.push(ChartLane {
                name: self.axes.lanes.get(lane).map_or("", String::as_str),
                row: shown.first_row(lane),
                rows,
            });
        }
        lanes
    }
}

/// How many events are in view.
pub(super) fn in_view(frame: &Frame) -> usize {
    let mut events = 0;
    for placed in frame.layout.as_deref().map_or(&[][..], Layout::axis) {
        events += placed.events.len();
    }
    events
}

/// The chart for where the reader stands and how they look at it.
#[must_use]
pub fn chart(story: &Story, reader: &Reader) -> Chart {
    let frame = &reader.frame;
    let mut chart = Chart {
        open: frame.is_open(),
        zones: Vec::new(),
        moment: None,
        axes: Rc::clone(&frame.axes),
        layout: frame.layout.clone(),
    };
    let Some(shown) = frame.layout.as_deref() else {
        return chart;
    };
    let stop = shown.stop(frame.stop.or(reader.event(story)));
    let open = reader.open_event(story);
    for (zone, placed) in &shown.zones {
        let mut spots = Vec::new();
        for placed in placed {
            let room = placed.until.saturating_sub(placed.to);
            let first_row = match zone {
                Zone::Undated => 0,
                _ => shown.first_row(placed.lane),
            };
            spots.push(Spot {
                row: first_row + placed.row,
                titled: placed.events.len() == 1 && room >= shown.title(*zone),
                place: mark::stands(story, reader, placed),
                open: open.is_some_and(|event| placed.holds(event)),
                stop: stop.is_some_and(|stop| Rc::ptr_eq(stop, placed)),
                placed: Rc::clone(placed),
            });
        }
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
