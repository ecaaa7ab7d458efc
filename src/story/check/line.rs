//! The events put in a line, and what is known of their order.

use crate::story::order::{Order, Timing, bounds, sorted};
use crate::story::problem::{Place, Problems, quoted};
use crate::story::{Event, Status};

/// Events in their order, what is known of it, how many happened, and each one's index in the file.
pub(super) type Ordered = (Vec<Event>, Order, usize, Vec<usize>);

pub(super) fn ordered(mut written: Vec<Event>, problems: &mut impl Problems) -> Option<Ordered> {
    let place = Place::TOP.member("events");
    let is_possible = |index: usize| {
        written
            .get(index)
            .is_some_and(|event: &Event| event.status == Status::Possible)
    };
    let id = |index: usize| written.get(index).map_or("", |event| event.id.as_str());
    let mut timings: Vec<Timing> = Vec::with_capacity(written.len());
    for (index, event) in written.iter().enumerate() {
        for (key, earlier) in [("after", &event.after), ("disputes", &event.disputes)] {
            for &other in earlier {
                if is_possible(other) && !is_possible(index) {
                    problems.error(&place.item(index).member(key), || (format!(
                            "This event happened, so it can't come after {}, which is only possible.",
                            quoted(id(other))
                        ), Some("Make this event possible as well, or take the id out.".into())));
                }
            }
        }
        let when = event.when.as_ref();
        timings.push(Timing {
            bounds: when.map_or(bounds(None, None), |when| {
                bounds(when.earliest(), when.latest())
            }),
            after: event.after.iter().chain(&event.disputes).copied().collect(),
        });
    }
    let (mut happened, mut possible) = (Vec::new(), Vec::new());
    for index in 0..written.len() {
        let group = if is_possible(index) {
            &mut possible
        } else {
            &mut happened
        };
        group.push(index);
    }
    let mut line: Vec<usize> = Vec::with_capacity(written.len());
    for group in [&happened, &possible] {
        // Within a group only its own events order it: every possible one comes after what happened.
        let index_in_group = places(group, written.len());
        let of_group = renumbered(&timings, group, &index_in_group);
        let (order, loops) = sorted(&of_group);
        for circle in loops {
            let mut circle = picked(group, &circle);
            let first = circle.iter().min().copied();
            let at = circle.iter().position(|&index| Some(index) == first);
            circle.rotate_left(at.unwrap_or_default());
            problems.error(
                &place.item(circle.first().copied().unwrap_or_default()),
                || {
                    (
                        loop_in_words(&circle, &written, id),
                        Some("Take out one \"after\" or \"disputes\", or mend a date.".into()),
                    )
                },
            );
        }
        line.append(&mut picked(group, &order));
    }
    let position = places(&line, written.len());
    let mut in_line = renumbered(&timings, &line, &position);
    if problems.any_error() {
        return None;
    }
    for event in &mut written {
        for list in [&mut event.after, &mut event.disputes] {
            *list = picked(&position, list);
        }
    }
    let events = moved(written, position);
    // Events with the very same date count as ordered by the file, which is the order they are in now.
    let mut dated: Vec<(String, usize)> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        if let Some(when) = &event.when {
            dated.push((when.written().to_owned(), at));
        }
    }
    dated.sort_unstable();
    for pair in dated.windows(2) {
        if let [(when, before), (same, at)] = pair
            && when == same
            && let Some(timing) = in_line.get_mut(*at)
        {
            timing.after.push(*before);
        }
    }
    let order = Order::new(in_line, happened.len());
    Some((events, order, happened.len(), line))
}

/// Events at their positions in the line, each moved within the list: a second one would take as much room again.
fn moved(mut events: Vec<Event>, mut position: Vec<usize>) -> Vec<Event> {
    let mut at = 0;
    while let Some(&to) = position.get(at) {
        if to == at || to >= events.len() {
            at += 1;
        } else {
            events.swap(at, to);
            position.swap(at, to);
        }
    }
    events
}

/// The place of nothing.
const NOWHERE: usize = usize::MAX;

/// For each of so many numbers, where it stands in a list.
fn places(list: &[usize], count: usize) -> Vec<usize> {
    let mut places = vec![NOWHERE; count];
    for (at, &number) in list.iter().enumerate() {
        if let Some(place) = places.get_mut(number) {
            *place = at;
        }
    }
    places
}

/// What stands at these places of a list, without those that are nowhere.
fn picked(list: &[usize], places: &[usize]) -> Vec<usize> {
    let mut picked = Vec::with_capacity(places.len());
    for &place in places {
        match list.get(place) {
            None | Some(&NOWHERE) => {}
            Some(&number) => picked.push(number),
        }
    }
    picked
}

/// The timings at these indices, with each other event by its place in turn, as far as it has one.
fn renumbered(timings: &[Timing], indices: &[usize], places: &[usize]) -> Vec<Timing> {
    let mut renumbered = Vec::with_capacity(indices.len());
    for &index in indices {
        if let Some(timing) = timings.get(index) {
            renumbered.push(Timing {
                bounds: timing.bounds,
                after: picked(places, &timing.after),
            });
        }
    }
    renumbered
}

/// How many steps of a loop are said: more would be too long to read.
const SAID: usize = 12;

/// A loop of events, each of which is known to come after the next, as a sentence.
fn loop_in_words<'w>(circle: &[usize], written: &[Event], id: impl Fn(usize) -> &'w str) -> String {
    let mut steps = Vec::new();
    for (at, &index) in circle.iter().enumerate().take(SAID) {
        let next = circle
            .get(at + 1)
            .or(circle.first())
            .copied()
            .unwrap_or(index);
        let event = written.get(index);
        let reason = match event {
            Some(event) if event.after.contains(&next) => "after",
            Some(event) if event.disputes.contains(&next) => "disputing",
            _ => "by its date after",
        };
        steps.push(format!(
            "{} comes {reason} {}",
            quoted(id(index)),
            quoted(id(next))
        ));
    }
    if circle.len() > SAID {
        steps.push(format!("and so on for {} more", circle.len() - SAID));
    }
    format!(
        "The order of events contradicts itself: {}.",
        steps.join(", ")
    )
}
