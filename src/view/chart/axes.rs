//! What of the chart follows from the story alone: its axes, and its lanes.

use super::extent::{Certainty, Extent};
use super::scale::{STEP, Scale, Window};
use crate::story::Story;

/// More lanes than this are too thin to read: all events then share one.
const MOST_LANES: usize = 10;

/// The axes and the lanes of a story, found once: they ask every event.
#[derive(Debug)]
pub(super) struct Axes {
    /// The scale that tells most.
    pub(super) telling: Scale,
    /// The whole of the axis of equal steps.
    steps: Window,
    /// The whole of the axis of time; none where nothing is bounded.
    time: Option<Window>,
    /// The names of the lanes; none where lanes tell nothing.
    pub(super) lanes: Vec<String>,
    /// The lane of each event.
    lane_of: Vec<usize>,
}

impl Axes {
    pub(super) fn of(story: &Story) -> Self {
        let time = time(story);
        let lanes = lanes(story);
        let lane = |name: Option<&str>| {
            let mut lanes = lanes.iter();
            lanes.position(|lane| lane == name.unwrap_or_default())
        };
        let mut lane_of = Vec::new();
        for event in story.events() {
            lane_of.push(lane(event.lane.as_deref()).unwrap_or(0));
        }
        Self {
            telling: time.map_or(Scale::Steps, |whole| telling(story, whole)),
            steps: Window::new(0, story.happened().max(1) as i64 * STEP),
            time,
            lane_of,
            lanes,
        }
    }

    /// The whole of an axis, and its scale: equal steps where nothing is bounded in time.
    pub(super) fn whole(&self, scale: Scale) -> (Scale, Window) {
        match self.time {
            Some(time) if scale == Scale::Time => (scale, time),
            _ => (Scale::Steps, self.steps),
        }
    }

    /// Whether there is a scale to choose.
    pub(super) fn has_time(&self) -> bool {
        self.time.is_some()
    }

    /// The lane of an event, from the top.
    pub(super) fn lane_of(&self, event: usize) -> usize {
        self.lane_of.get(event).copied().unwrap_or_default()
    }
}

/// From the first bound of any event that happened to the last, with a little room around.
fn time(story: &Story) -> Option<Window> {
    let mut reach: Option<(i64, i64)> = None;
    for event in 0..story.happened() {
        let (earliest, latest) = story.bounds(event);
        for at in [earliest, latest].into_iter().flatten() {
            let (first, last) = reach.unwrap_or((at.0, at.0));
            reach = Some((first.min(at.0), last.max(at.0)));
        }
    }
    reach.map(|(first, last)| {
        let room = (last.abs_diff(first) / 50).max(3600);
        Window::new(
            first.saturating_sub_unsigned(room),
            last.saturating_add_unsigned(room),
        )
    })
}

/// The scale that tells most: time where most events have dates that tell one from another on it.
fn telling(story: &Story, whole: Window) -> Scale {
    let mut told = 0;
    let mut places = 0;
    let mut last = None;
    for event in 0..story.happened() {
        let extent = Extent::of(story, event, Scale::Time);
        let narrow = extent.to.abs_diff(extent.from) <= whole.width() / 10;
        if narrow && extent.certainty != Certainty::Undated {
            told += 1;
            let at = Some(whole.at(extent.from) / 20);
            places += usize::from(at != last);
            last = at;
        }
    }
    if places >= 3 && told * 2 > story.happened() {
        Scale::Time
    } else {
        Scale::Steps
    }
}

/// The names that events give their lanes in order of appearance, what has no name last.
fn lanes(story: &Story) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut unnamed = false;
    for event in story.events() {
        match event.lane.as_ref() {
            Some(name) if !names.contains(name) => {
                if names.len() == MOST_LANES {
                    return Vec::new();
                }
                names.push(name.clone());
            }
            Some(_) => {}
            None => unnamed = true,
        }
    }
    if unnamed && !names.is_empty() {
        names.push(String::new());
    }
    if names.len() < 2 { Vec::new() } else { names }
}
