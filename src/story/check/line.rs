//! The events put in a line, and what is known of their order.

use crate::story::order::{Order, Timing, bounds, sorted};
use crate::story::problem::{Place, Problems, quoted};
use crate::story::{Event, Status};

/// Events in their order, what is known of it, how many happened, and each one's index in the file.
pub(super) type Ordered = (Vec<Event>, Order, usize, Vec<usize>);

pub(super) fn ordered(written: Vec<Event>, problems: &mut impl Problems) -> Option<Ordered> {
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
    let (happened, possible): (Vec<usize>, Vec<usize>) =
        (0..written.len()).partition(|&index| !is_possible(index));
    let mut line: Vec<usize> = Vec::with_capacity(written.len());
    for group in [&happened, &possible] {
        // Within a group only its own events order it: every possible one comes after what happened.
        let mut index_in_group = vec![None; written.len()];
        for (at, &index) in group.iter().enumerate() {
            if let Some(slot) = index_in_group.get_mut(index) {
                *slot = Some(at);
            }
        }
        let of_group: Vec<Timing> = group
            .iter()
            .filter_map(|&index| timings.get(index))
            .map(|timing| Timing {
                bounds: timing.bounds,
                after: timing
                    .after
                    .iter()
                    .filter_map(|&other| index_in_group.get(other).copied().flatten())
                    .collect(),
            })
            .collect();
        let (order, loops) = sorted(&of_group);
        for circle in loops {
            let mut circle: Vec<usize> = circle
                .iter()
                .filter_map(|&at| group.get(at).copied())
                .collect();
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
        line.extend(order.iter().filter_map(|&at| group.get(at).copied()));
    }
    let mut position = vec![0; written.len()];
    for (at, &index) in line.iter().enumerate() {
        if let Some(slot) = position.get_mut(index) {
            *slot = at;
        }
    }
    let at_position = |index: &usize| position.get(*index).copied().unwrap_or_default();
    let mut in_line: Vec<Timing> = line
        .iter()
        .filter_map(|&index| timings.get(index))
        .map(|timing| Timing {
            bounds: timing.bounds,
            after: timing.after.iter().map(at_position).collect(),
        })
        .collect();
    let mut written: Vec<Option<Event>> = written.into_iter().map(Some).collect();
    let mut events: Vec<Event> = Vec::with_capacity(line.len());
    for &index in &line {
        let Some(mut event) = written.get_mut(index).and_then(Option::take) else {
            continue;
        };
        event.after = event.after.iter().map(at_position).collect();
        event.disputes = event.disputes.iter().map(at_position).collect();
        events.push(event);
    }
    // Events with the very same date count as ordered by the file, which is the order they are in now.
    let mut dated: Vec<(&str, usize)> = events
        .iter()
        .enumerate()
        .filter_map(|(at, event)| Some((event.when.as_ref()?.written(), at)))
        .collect();
    dated.sort_unstable();
    for pair in dated.windows(2) {
        if let &[(when, before), (same, at)] = pair
            && when == same
            && let Some(timing) = in_line.get_mut(at)
        {
            timing.after.push(before);
        }
    }
    if problems.any_error() {
        return None;
    }
    let order = Order::new(in_line, happened.len());
    Some((events, order, happened.len(), line))
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
