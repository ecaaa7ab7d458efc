//! Which event comes before which: as a line to walk along, and as what is really known.

use super::axis::loop_from;
use super::when::Instant;
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// What the order of an event depends on, at its index in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Timing {
    /// The earliest and the latest second it can have happened in.
    pub(super) bounds: (i64, i64),
    /// Indices of the events known to come before it.
    pub(super) after: Vec<usize>,
}

/// The bounds of a date in seconds, where an open side reaches as far as time does.
pub(super) fn bounds(earliest: Option<Instant>, latest: Option<Instant>) -> (i64, i64) {
    (
        earliest.map_or(i64::MIN, |at| at.0),
        latest.map_or(i64::MAX, |at| at.0),
    )
}

/// Events of which the one with the smallest number goes first, and of several that of the smallest index.
///
/// One sort of heap for all, since each sort costs the wasm a copy of its code.
type Queue = BinaryHeap<Reverse<(i64, usize)>>;

/// In a queue of such entries the last event goes first.
fn last_first(event: usize) -> Reverse<(i64, usize)> {
    Reverse((-(event as i64), event))
}

/// How many loops are looked for: each is an error, and takes time in the number of events to find.
const LOOPS: usize = 100;

/// Sorts events so that every `after` and every pair of dates that cannot overlap is respected;
/// ties keep the file's order.
///
/// Gives the indices in their new order, and each loop that contradicts it: events of which each
/// is known to come after the next, and the last after the first. Takes time in n log n, for n the
/// number of events and links. After so many loops as [`LOOPS`] it gives up, with events left out.
pub(super) fn sorted(timings: &[Timing]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let timing = |index: usize| timings.get(index);
    let earliest = |index| timing(index).map_or(i64::MIN, |timing| timing.bounds.0);
    let mut waiting_for: Vec<usize> = Vec::with_capacity(timings.len());
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); timings.len()];
    for (index, timing) in timings.iter().enumerate() {
        waiting_for.push(timing.after.len());
        for &before in &timing.after {
            if let Some(followers) = followers.get_mut(before) {
                followers.push(index);
            }
        }
    }
    let mut placed = vec![false; timings.len()];
    let mut order = Vec::with_capacity(timings.len());
    let mut loops = Vec::new();
    // An event whose `after` is satisfied waits by its earliest bound, until no event is left that
    // was certainly over by then; of those that can come next, the file's first does.
    let (mut undated, mut ready, mut ends) = (Queue::new(), Queue::new(), Queue::new());
    for (index, timing) in timings.iter().enumerate() {
        ends.push(Reverse((timing.bounds.1, index)));
        if timing.after.is_empty() {
            undated.push(Reverse((earliest(index), index)));
        }
    }
    let mut first_left = 0;
    while order.len() < timings.len() && loops.len() < LOOPS {
        while let Some(&Reverse((_, index))) = ends.peek()
            && placed.get(index) == Some(&true)
        {
            ends.pop();
        }
        let first_end = ends.peek().map_or((i64::MAX, 0), |&Reverse(end)| end);
        while let Some(&Reverse((start, index))) = undated.peek()
            && start <= first_end.0
        {
            undated.pop();
            ready.push(Reverse((0, index)));
        }
        let next = match ready.pop() {
            Some(Reverse((_, index))) => index,
            None => {
                // Every event left waits for another one that is left: somewhere they run in a circle.
                while placed.get(first_left) == Some(&true) {
                    first_left += 1;
                }
                let waits_for = |index: usize| {
                    let left = |other: &&usize| placed.get(**other) == Some(&false);
                    let after = timing(index).and_then(|timing| timing.after.iter().find(left));
                    // One that waits for no link waits for the date that is over first.
                    after.copied().or(Some(first_end.1))
                };
                let circle = loop_from(first_left, &waits_for);
                let Some(&first) = circle.iter().min() else {
                    break;
                };
                loops.push(circle);
                first
            }
        };
        if core::mem::replace(placed.get_mut(next).unwrap_or(&mut true), true) {
            continue;
        }
        order.push(next);
        for &follower in followers.get(next).into_iter().flatten() {
            if let Some(count) = waiting_for.get_mut(follower) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    undated.push(Reverse((earliest(follower), follower)));
                }
            }
        }
    }
    (order, loops)
}

/// What is known of the order of a story's events, by their positions in it.
///
/// One event *precedes* another if a chain of these facts leads from it to the other: an `after`; a
/// dispute, which comes after what it contests; two dates that cannot overlap; the very same date,
/// where the file's order counts. Two events of which neither precedes the other have an unknown
/// order, whatever positions the line gave them.
///
/// A chain with a pair of dates in it shows in the bounds: what comes after an event cannot be
/// earlier than it, nor what comes before it later. So each event's bounds are narrowed by those it
/// is linked to, and only chains without dates are left to be walked. [`Order::precedes`] takes
/// constant time where the dates say so, else time in the number of links between the two.
///
/// ```
/// use who_can_use::story::Story;
/// let story = Story::read(r#"{ "format": 1, "title": "The bridge", "events": [
///   { "id": "repair", "title": "It is repaired", "after": ["crack"] },
///   { "id": "crack", "title": "A crack is found", "when": "2026-03~" },
///   { "id": "warning", "title": "An engineer warns", "when": "2026-04" },
///   { "id": "opening", "title": "It opens", "when": "1932" }
/// ] }"#).story.expect("no errors");
/// let ids: Vec<&str> = story.events().iter().map(|event| event.id.as_str()).collect();
/// assert_eq!(ids, ["opening", "crack", "repair", "warning"]);
/// let precedes = |one, two| story.precedes(story.find(one).unwrap(), story.find(two).unwrap());
/// assert!(precedes("opening", "repair"));
/// // About March may have been in April.
/// assert!(!precedes("crack", "warning"));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Order {
    bounds: Vec<(i64, i64)>,
    after: Vec<Vec<usize>>,
    all_before: Vec<usize>,
}

impl Order {
    /// Takes timings whose `after` are positions, each smaller than the timing's own. From the
    /// position `happened` on events are possible ones, which count as coming one after the other.
    pub(super) fn new(timings: Vec<Timing>, happened: usize) -> Self {
        let mut bounds: Vec<(i64, i64)> = Vec::with_capacity(timings.len());
        let mut after: Vec<Vec<usize>> = Vec::with_capacity(timings.len());
        for timing in timings {
            let (mut earliest, latest) = timing.bounds;
            for &at in &timing.after {
                earliest = bounds.get(at).map_or(earliest, |at| at.0.max(earliest));
            }
            bounds.push((earliest, latest));
            after.push(timing.after);
        }
        // What may come says nothing of when the rest happened.
        for (position, before) in after.iter().enumerate().take(happened).rev() {
            let latest = bounds.get(position).map_or(i64::MAX, |own| own.1);
            for &at in before {
                if let Some(earlier) = bounds.get_mut(at) {
                    earlier.1 = earlier.1.min(latest);
                }
            }
        }
        let mut latest_so_far: Vec<i64> = Vec::with_capacity(bounds.len());
        let mut all_before: Vec<usize> = Vec::with_capacity(bounds.len());
        let mut latest = i64::MIN;
        for (position, own) in bounds.iter().enumerate() {
            let mut known = latest_so_far.partition_point(|&latest| latest < own.0);
            for &at in after.get(position).into_iter().flatten() {
                let reach = all_before.get(at).copied().unwrap_or_default();
                known = known.max(if reach == at { at + 1 } else { reach });
            }
            all_before.push(if position < happened { known } else { position });
            latest = latest.max(own.1);
            latest_so_far.push(latest);
        }
        Self {
            bounds,
            after,
            all_before,
        }
    }

    /// Whether the first is known to come before the second.
    pub(super) fn precedes(&self, first: usize, second: usize) -> bool {
        let mut before = Before::default();
        before.add(second, self);
        first < second && before.contains(first, self)
    }

    /// Events, and those of the ones linked to come before them that a question may be asked of;
    /// what comes before one that it may not be asked of is not looked at.
    ///
    /// Gives their positions, sorted.
    pub(super) fn up_to(&self, last: &[usize], is_asked: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found = last.to_vec();
        let mut is_found = vec![false; last.iter().max().map_or(0, |&at| at + 1)];
        for &at in last {
            if let Some(known) = is_found.get_mut(at) {
                *known = true;
            }
        }
        let mut done = 0;
        while let Some(&at) = found.get(done) {
            done += 1;
            for &before in self.after.get(at).into_iter().flatten() {
                if let Some(known) = is_found.get_mut(before)
                    && !*known
                    && is_asked(before)
                {
                    *known = true;
                    found.push(before);
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// How many events from the start are all known to come before this one; there may be more.
    pub(super) fn all_before(&self, position: usize) -> usize {
        self.all_before.get(position).copied().unwrap_or_default()
    }

    /// The earliest and the latest second an event can have happened in, given all that is known.
    pub(super) fn bounds(&self, position: usize) -> (i64, i64) {
        self.bounds
            .get(position)
            .copied()
            .unwrap_or((i64::MIN, i64::MAX))
    }
}

/// The events known to come before any of some events.
///
/// Events are asked about from the last to the first, so that each link is followed once at most.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// All up to here are.
    all: usize,
    /// All that were over by then are.
    earliest: Option<i64>,
    /// Those linked to come before, as far as they have been followed.
    linked: Queue,
}

impl Before {
    /// Takes in all that comes before an event.
    pub(super) fn add(&mut self, event: usize, order: &Order) {
        self.all = self.all.max(order.all_before(event));
        self.earliest = self.earliest.max(Some(order.bounds(event).0));
        for &before in order.after.get(event).into_iter().flatten() {
            if before >= self.all {
                self.linked.push(last_first(before));
            }
        }
    }

    /// Whether an event is among them. Once asked, no later event may be.
    pub(super) fn contains(&mut self, event: usize, order: &Order) -> bool {
        if event < self.all || Some(order.bounds(event).1) < self.earliest {
            return true;
        }
        while let Some(&Reverse((_, last))) = self.linked.peek()
            && last > event
        {
            while self.linked.peek() == Some(&last_first(last)) {
                self.linked.pop();
            }
            self.add(last, order);
        }
        event < self.all || self.linked.peek() == Some(&last_first(event))
    }
}
