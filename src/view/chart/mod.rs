//! The chart: all events along an axis, by time or in equal steps.
//!
//! What lives here are pure functions from a story and how the reader looks at it to numbers and words. How
//! wide a pixel is and which way the page reads is the widget's business: places are thousandths of the way
//! in reading order.

mod extent;
mod frame;
mod groups;
mod labels;
mod lanes;
mod layout;
mod scale;
mod ticks;

pub use extent::Certainty;
pub use frame::{ChartAction, Frame};
pub use labels::ChartLabels;
pub use layout::Zone;
pub use scale::Scale;

use super::Reader;
use super::timeline::{Place, place};
use super::wording::Phrase;
use crate::story::{Event, Story};
use extent::Extent;
use groups::Placed;
use layout::{Layout, layout};

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
    /// How many rows there are in all.
    pub rows: usize,
    /// The events and groups of each zone.
    pub zones: Vec<(Zone, Vec<ChartMark>)>,
    /// Where the reader stands on the axis.
    pub moment: Option<usize>,
    /// The words of the controls.
    pub labels: ChartLabels,
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

/// One event, or a group of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartMark {
    /// The id of the event, of the first one in a group.
    pub event: String,
    /// How many events it stands for.
    pub count: usize,
    /// Where it begins, in thousandths of the way.
    pub from: usize,
    /// Where it ends: where it begins for what is drawn as a point.
    pub to: usize,
    /// Up to where its title may reach; where it ends for one that has no room for a title.
    pub until: usize,
    /// The lane, from the top.
    pub lane: usize,
    /// The row, from the top of all lanes.
    pub row: usize,
    /// How sure its place is.
    pub certainty: Certainty,
    /// Where the reader stands to it.
    pub place: Place,
    /// Whether it changes a cell.
    pub telling: bool,
    /// Whether it is open.
    pub open: bool,
    /// Whether it is the one that Tab comes to.
    pub stop: bool,
    /// What it is, in full.
    pub name: String,
    /// What is written beside it.
    pub title: String,
}

/// How many events are in view.
pub(super) fn in_view(story: &Story, frame: &Frame) -> usize {
    let shown = layout(story, frame);
    let [(_, axis), ..] = &shown.zones;
    axis.iter().map(|placed| placed.events.len()).sum()
}

/// The chart for where the reader stands and how they look at it.
#[must_use]
pub fn chart(story: &Story, reader: &Reader) -> Chart {
    let words = reader.words;
    let frame = &reader.frame;
    let wide = frame
        .open
        .unwrap_or_else(|| extent::telling(story) == Scale::Time);
    let open = [wide, frame.open.unwrap_or_default()];
    let labels = labels::labels(words);
    let mut chart = Chart {
        open,
        scale: Scale::Steps,
        has_scales: false,
        zoomed: false,
        ticks: Vec::new(),
        lanes: Vec::new(),
        rows: 0,
        zones: Vec::new(),
        moment: None,
        labels,
    };
    if open == [false; 2] {
        return chart;
    }
    let shown = layout(story, frame);
    chart.scale = shown.scale;
    chart.has_scales = extent::whole(story, Scale::Time).is_some();
    chart.zoomed = shown.zoomed;
    chart.ticks = ticks(story, reader, &shown);
    let mut row = 0;
    for (lane, &rows) in shown.rows.iter().enumerate() {
        let name = shown.lanes.get(lane).copied().unwrap_or_default();
        chart.lanes.push(ChartLane {
            name: name.to_owned(),
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
        let marks = placed.iter().map(|placed| {
            let is_stop = stop == Some(placed);
            mark(
                story,
                reader,
                &shown,
                placed,
                first_row(placed.lane),
                is_stop,
            )
        });
        let marks = marks.collect();
        chart.zones.push((*zone, marks));
    }
    chart.moment = moment(story, reader, &shown);
    chart
}

fn mark(
    story: &Story,
    reader: &Reader,
    shown: &Layout<'_>,
    placed: &Placed,
    row: usize,
    stop: bool,
) -> ChartMark {
    let words = reader.words;
    let count = placed.events.len();
    let event = |at: Option<&usize>| at.and_then(|&at| story.events().get(at));
    let (first, last) = (event(placed.events.first()), event(placed.events.last()));
    let title = |event: Option<&Event>| event.map_or_else(String::new, |event| event.title.clone());
    let places = || {
        placed
            .events
            .iter()
            .map(|&event| place(story, reader, event))
    };
    let stands = if places().any(|place| place == Place::Current) {
        Place::Current
    } else if places().any(|place| place == Place::Past) {
        Place::Past
    } else {
        Place::Future
    };
    let name = if count > 1 {
        let mut events = words.counted(Phrase::EventsCounted, count);
        // The mark shows digits, which those who speak to it will say; some languages have words for two.
        let digits = count.to_string();
        if !events.contains(&digits) {
            events = [digits.as_str(), " ", &events].concat();
        }
        let (first, last) = (title(first), title(last));
        words.sentence(
            Phrase::GroupName,
            &[("events", &events), ("first", &first), ("last", &last)],
        )
    } else {
        let when = words.date(first.and_then(|event| event.when.as_ref()));
        let lane = first.and_then(|event| event.lane.as_deref());
        let phrase = if lane.is_some() {
            Phrase::MarkNameInLane
        } else {
            Phrase::MarkName
        };
        words.sentence(
            phrase,
            &[
                ("event", &title(first)),
                ("when", &when),
                ("lane", lane.unwrap_or_default()),
            ],
        )
    };
    let has_room =
        count == 1 && placed.until.saturating_sub(placed.to) >= shown.title(placed) * shown.mark;
    ChartMark {
        event: first.map_or_else(String::new, |event| event.id.clone()),
        count,
        from: placed.from,
        to: placed.to,
        until: if has_room { placed.until } else { placed.to },
        lane: placed.lane,
        row: row + placed.row,
        certainty: placed.certainty,
        place: stands,
        telling: placed
            .events
            .iter()
            .any(|at| event(Some(at)).is_some_and(|event| !event.changes.is_empty())),
        open: placed
            .events
            .iter()
            .any(|&event| reader.open_event(story) == Some(event)),
        stop,
        name,
        title: if has_room {
            title(first)
        } else {
            String::new()
        },
    }
}

/// Where the reader stands on the axis; nothing where that is not seen.
fn moment(story: &Story, reader: &Reader, shown: &Layout<'_>) -> Option<usize> {
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

/// Dates along the axis: round ones on that of time, else those of the events there.
fn ticks(story: &Story, reader: &Reader, shown: &Layout<'_>) -> Vec<Tick> {
    let words = reader.words;
    let most = (reader.frame.room / 5).clamp(2, 8);
    // A date is written after its tick, so the last one may find no room: five letters take that of a mark.
    let label = |at: usize, words: String| Tick {
        at,
        label: if at + words.len() * shown.mark / 5 > 1000 {
            String::new()
        } else {
            words
        },
    };
    if shown.scale == Scale::Time {
        return ticks::ticks(shown.window, most)
            .into_iter()
            .map(|(at, when)| label(shown.window.at(at), words.date(when.as_ref())))
            .collect();
    }
    let in_view = |event: &usize| {
        let extent = Extent::of(story, *event, Scale::Steps);
        shown.window.meets(extent.from, extent.to)
    };
    let seen: Vec<usize> = (0..story.happened()).filter(in_view).collect();
    let mut found: Vec<Tick> = Vec::new();
    let mut last = None;
    for &event in seen.iter().step_by(seen.len().div_ceil(most).max(1)) {
        let Some(when) = story
            .events()
            .get(event)
            .and_then(|event| event.when.as_ref())
        else {
            continue;
        };
        if last.replace(when) != Some(when) {
            let at = shown.window.at(Extent::of(story, event, Scale::Steps).from);
            found.push(label(at, words.date(Some(when))));
        }
    }
    found
}
