//! The lanes: one for each name that events give, or one for all.

use crate::story::{Event, Story};

/// More lanes than this are too thin to read: all events then share one.
const MOST: usize = 10;

/// The names of the lanes in order of appearance, what has no name last; none where lanes tell nothing.
pub(super) fn lanes(story: &Story) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let mut unnamed = false;
    for event in story.events() {
        match event.lane.as_deref() {
            Some(name) if !names.contains(&name) => {
                if names.len() == MOST {
                    return Vec::new();
                }
                names.push(name);
            }
            Some(_) => {}
            None => unnamed = true,
        }
    }
    if unnamed && !names.is_empty() {
        names.push("");
    }
    if names.len() < 2 { Vec::new() } else { names }
}

/// The lane of an event among these.
pub(super) fn lane_of(event: &Event, lanes: &[&str]) -> usize {
    let name = event.lane.as_deref().unwrap_or_default();
    lanes.iter().position(|&lane| lane == name).unwrap_or(0)
}
