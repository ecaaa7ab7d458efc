//! Who stands where: bars side by side in rows, and what is too close to tell apart gathered into groups.

use std::rc::Rc;

use super::extent::{Certainty, Extent};
use super::scale::Window;

/// Where one event, or a group of them, is drawn.
#[derive(Debug)]
pub(super) struct Placed {
    /// Positions of the events, in order; never empty.
    pub(super) events: Vec<usize>,
    /// Which lane, from the top.
    pub(super) lane: usize,
    /// Which row of the lane, from the top.
    pub(super) row: usize,
    /// Where it begins, in thousandths of the way.
    pub(super) from: usize,
    /// Where it ends; where it begins for what is no wider than a mark.
    pub(super) to: usize,
    /// Where the next in the row begins to need room, or the end.
    pub(super) until: usize,
    /// How sure the place is, of the first event.
    pub(super) certainty: Certainty,
}

impl Placed {
    /// Whether it stands for an event.
    pub(super) fn holds(&self, event: usize) -> bool {
        self.events.binary_search(&event).is_ok()
    }

    fn is_mark(&self) -> bool {
        self.from == self.to && self.events.len() == 1 || self.events.len() > 1
    }

    /// Where the next may begin, given half the width of a mark.
    fn end(&self, half: usize) -> usize {
        if self.is_mark() {
            self.to + half
        } else {
            self.to
        }
    }
}

/// How much room there is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room<'r> {
    /// The width of a mark, in thousandths.
    pub(super) mark: usize,
    /// The rows of each lane.
    pub(super) rows: &'r [usize],
}

/// The events that a window shows, each in one place: of so many, by position, lane and extent.
#[inline(never)]
pub(super) fn gathered(
    count: usize,
    event: &dyn Fn(usize) -> (usize, usize, Extent),
    window: Window,
    room: Room<'_>,
) -> Vec<Rc<Placed>> {
    let half = room.mark / 2;
    let mut placed: Vec<Placed> = Vec::new();
    // The last in each row, by lane.
    let mut last: Vec<Vec<usize>> = vec![Vec::new(); room.rows.len().max(1)];
    for nth in 0..count {
        let (event, lane, extent) = event(nth);
        if extent.certainty == Certainty::Undated || !window.meets(extent.from, extent.to) {
            continue;
        }
        let (mut from, mut to) = (window.at(extent.from), window.at(extent.to));
        if to - from < room.mark {
            from = window.at(extent
                .place()
                .unwrap_or(extent.from)
                .clamp(window.from(), window.to()));
            to = from;
        }
        let is_mark = from == to;
        let start = if is_mark {
            from.saturating_sub(half)
        } else {
            from
        };
        let Some(rows) = last.get_mut(lane) else {
            continue;
        };
        let most = room.rows.get(lane).copied().unwrap_or(1).max(1);
        let free = rows
            .iter()
            .position(|&at| placed.get(at).is_none_or(|other| other.end(half) <= start));
        let row = match free {
            Some(row) => row,
            None if rows.len() < most => rows.len(),
            None => {
                // Joins the one that it reaches back least over, and of these the closest.
                let reach = |&at: &usize| {
                    placed.get(at).map_or((0, 0), |other| {
                        (other.from.saturating_sub(from), from.abs_diff(other.to))
                    })
                };
                let nearest = rows.iter().copied().min_by_key(reach);
                if let Some(other) = nearest.and_then(|at| placed.get_mut(at)) {
                    other.events.push(event);
                    other.from = other.from.min(from);
                    other.to = other.to.max(to);
                }
                continue;
            }
        };
        let index = placed.len();
        match rows.get_mut(row) {
            Some(at) => {
                if let Some(before) = placed.get_mut(*at) {
                    before.until = start;
                }
                *at = index;
            }
            None => rows.push(index),
        }
        placed.push(Placed {
            events: vec![event],
            lane,
            row,
            from,
            to,
            until: 1000,
            certainty: extent.certainty,
        });
    }
    placed.into_iter().map(Rc::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(at: i64) -> Extent {
        span(at, at)
    }

    fn span(from: i64, to: i64) -> Extent {
        Extent {
            from,
            to,
            certainty: Certainty::Exact,
        }
    }

    fn drawn(extents: &[Extent], rows: usize) -> Vec<(Vec<usize>, usize, usize, usize)> {
        let room = Room {
            mark: 20,
            rows: &[rows],
        };
        let event = |nth: usize| (nth, 0, extents[nth]);
        gathered(extents.len(), &event, Window::new(0, 1000), room)
            .iter()
            .map(|placed| (placed.events.clone(), placed.row, placed.from, placed.to))
            .collect()
    }

    #[test]
    fn marks_closer_than_a_marks_width_gather() {
        assert_eq!(
            drawn(&[exact(100), exact(110), exact(125), exact(400)], 1),
            [(vec![0, 1, 2], 0, 100, 125), (vec![3], 0, 400, 400)]
        );
    }

    #[test]
    fn marks_take_other_rows_before_they_gather() {
        assert_eq!(
            drawn(&[exact(100), exact(110), exact(115)], 2),
            [(vec![0], 0, 100, 100), (vec![1, 2], 1, 110, 115)]
        );
    }

    #[test]
    fn bars_never_overlap_and_take_rows_of_their_own() {
        assert_eq!(
            drawn(
                &[span(0, 400), span(200, 600), span(400, 700), span(450, 460)],
                3
            ),
            [
                (vec![0], 0, 0, 400),
                (vec![1], 1, 200, 600),
                (vec![2], 0, 400, 700),
                (vec![3], 2, 455, 455)
            ]
        );
    }

    #[test]
    fn what_is_narrower_than_a_mark_is_one() {
        assert_eq!(drawn(&[span(500, 510)], 1), [(vec![0], 0, 505, 505)]);
    }

    proptest! {
        #[test]
        fn no_event_is_lost_and_all_stay_on_the_axis(
            stretches in prop::collection::vec((-200..1200_i64, 0..300_i64, 0..3_usize), 0..200),
            mark in 1..120_usize, rows in 1..4_usize,
        ) {
            let window = Window::new(0, 1000);
            let rows = [rows, rows, rows];
            let room = Room { mark, rows: &rows };
            let event = |nth: usize| {
                let (from, width, lane) = stretches[nth];
                (nth, lane, span(from, from + width))
            };
            let placed = gathered(stretches.len(), &event, window, room);
            let mut seen: Vec<usize> = placed.iter().flat_map(|placed| placed.events.clone()).collect();
            seen.sort_unstable();
            let expected: Vec<usize> = stretches.iter().enumerate()
                .filter(|(_, (from, width, _))| window.meets(*from, from + width))
                .map(|(event, _)| event).collect();
            prop_assert_eq!(seen, expected);
            for one in &placed {
                prop_assert!(one.from <= one.to && one.to <= 1000);
                prop_assert!(one.row < rows[one.lane]);
            }
        }
    }
}
