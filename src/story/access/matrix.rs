//! The matrix at a moment, a cell at a time.

use super::{Reading, Setting, WhatIf};
use crate::story::{Cell, Event, Instant, Story};
use core::ops::Range;

/// The events taken as having come.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Come {
    /// The first so many of the line, and these possible ones.
    UpTo(usize, Vec<usize>),
    /// Those that had certainly come by the end of a day.
    By(Instant),
    /// Those that had certainly come by the end of a day, and those of uncertain date up to one of
    /// them, or all.
    ByAndUpTo(Instant, Option<usize>),
}

/// The matrix of a story at a moment.
///
/// Nothing is computed until a cell is asked for. A reading takes time in the logarithm of the
/// number of changes, times the levels above its row and column, and in the number of changes of
/// the cell whose order is not known; where all dates are known it is that of a few look-ups,
/// however many events there are.
#[derive(Debug, Clone)]
pub struct Matrix<'s> {
    story: &'s Story,
    come: Come,
}

impl<'s> Matrix<'s> {
    pub(in crate::story) fn at(story: &'s Story, moment: usize, what_if: &WhatIf) -> Self {
        let happened = moment.min(story.happened());
        let possible = what_if
            .on()
            .iter()
            .copied()
            .take(moment - happened)
            .collect();
        Self {
            story,
            come: Come::UpTo(happened, possible),
        }
    }

    pub(in crate::story) fn on(story: &'s Story, end_of_day: Instant) -> Self {
        Self {
            story,
            come: Come::By(end_of_day),
        }
    }

    /// The story it is of.
    #[must_use]
    pub fn story(&self) -> &'s Story {
        self.story
    }

    /// Whether possible events are taken as having come.
    #[must_use]
    pub fn is_hypothetical(&self) -> bool {
        matches!(&self.come, Come::UpTo(_, possible) if !possible.is_empty())
    }

    fn has_come(&self, event: usize) -> bool {
        let order = &self.story.order;
        let certain =
            |day: Instant| event < self.story.happened() && order.bounds(event).1 <= day.0;
        match &self.come {
            Come::UpTo(moment, possible) => {
                event < *moment || possible.binary_search(&event).is_ok()
            }
            Come::By(day) => certain(*day),
            Come::ByAndUpTo(day, last) => {
                certain(*day)
                    || (self.may_have_come(event, *day)
                        && last.is_none_or(|last| event == last || order.precedes(event, last)))
            }
        }
    }

    /// Whether an event's bounds straddle the end of a day.
    fn may_have_come(&self, event: usize, day: Instant) -> bool {
        let (earliest, latest) = self.story.order.bounds(event);
        event < self.story.happened() && earliest <= day.0 && day.0 < latest
    }

    /// The changes that bear on a cell and have come, newest first: one an event.
    fn settings(&self, cell: Cell) -> impl Iterator<Item = Setting> + '_ {
        let end = match &self.come {
            Come::UpTo(moment, possible) => possible.last().map_or(*moment, |&last| last + 1),
            Come::By(_) | Come::ByAndUpTo(..) => self.story.happened(),
        };
        let of_cell = self.story.settings.of(cell, end, self.story);
        of_cell.filter(|setting| self.has_come(setting.event))
    }

    /// The changes that stand, newest first.
    fn standing(&self, cell: Cell) -> Vec<Setting> {
        let story = self.story;
        let (mut standing, mut later, mut all_before) = (Vec::new(), Vec::new(), 0);
        for setting in self.settings(cell) {
            if setting.event < all_before {
                break;
            }
            let ends = |&later: &usize| {
                story.order.precedes(setting.event, later) && !story.contests(later, setting.event)
            };
            if !later.iter().any(ends) {
                standing.push(setting);
            }
            later.push(setting.event);
            let first_contested = story
                .events
                .get(setting.event)
                .and_then(|event| event.disputes.iter().min().copied());
            let ended = story.order.all_before(setting.event);
            all_before = all_before.max(ended.min(first_contested.unwrap_or(ended)));
        }
        standing
    }

    /// What is known of a cell.
    #[must_use]
    pub fn reading(&self, cell: Cell) -> Reading {
        match self.come {
            Come::By(day) => self.reading_by(cell, day),
            _ => self.one_reading(cell),
        }
    }

    fn one_reading(&self, cell: Cell) -> Reading {
        let story = self.story;
        let mut sides = self.standing(cell);
        let Some(&last) = sides.first() else {
            return Reading::Unknown;
        };
        let mut contested_by: Vec<usize> = sides
            .iter()
            .flat_map(|side| story.contested_by(side.event))
            .copied()
            .filter(|&event| self.has_come(event))
            .collect();
        let access = |setting: &Setting| story.change(*setting).map(|change| change.access);
        if contested_by.is_empty() && sides.iter().all(|side| access(side) == access(&last)) {
            return Reading::Settled(last);
        }
        contested_by.sort_unstable();
        contested_by.dedup();
        sides.reverse();
        Reading::Disputed {
            sides,
            contested_by,
        }
    }

    fn reading_by(&self, cell: Cell, day: Instant) -> Reading {
        let story = self.story;
        let mut readings = vec![self.one_reading(cell)];
        let up_to = |last| Self {
            story,
            come: Come::ByAndUpTo(day, last),
        };
        let with_all = up_to(None);
        let mut uncertain: Vec<usize> = with_all
            .settings(cell)
            .flat_map(|setting| {
                let contesting = story.contested_by(setting.event).iter().copied();
                contesting.chain([setting.event])
            })
            .filter(|&event| self.may_have_come(event, day))
            .collect();
        if uncertain.is_empty() {
            return readings.swap_remove(0);
        }
        uncertain.sort_unstable();
        uncertain.dedup();
        for last in uncertain.into_iter().map(Some).chain([None]) {
            let reading = up_to(last).one_reading(cell);
            if readings
                .iter()
                .all(|known| known.kind(story) != reading.kind(story))
            {
                readings.push(reading);
            }
        }
        if readings.len() == 1 {
            readings.swap_remove(0)
        } else {
            Reading::Maybe(readings)
        }
    }

    /// The changes that bear on a cell and have come, newest first: the chain that led to its reading.
    #[must_use]
    pub fn why(&self, cell: Cell) -> Vec<Setting> {
        match self.come {
            Come::By(day) => {
                let with_all = Self {
                    story: self.story,
                    come: Come::ByAndUpTo(day, None),
                };
                with_all.settings(cell).collect()
            }
            _ => self.settings(cell).collect(),
        }
    }

    /// The cells that read differently in another matrix of the same story, by row and column.
    ///
    /// Looks only at cells below the changes of events that come in one and not in the other.
    #[must_use]
    pub fn changed(&self, other: &Matrix<'_>) -> Vec<Cell> {
        let mut cells: Vec<Cell> = self
            .differing(other)
            .filter_map(|event| self.story.events.get(event))
            .flat_map(|event| self.touched(event))
            .collect();
        cells.sort_unstable();
        cells.dedup();
        cells.retain(|&cell| !self.reading(cell).agrees(&other.reading(cell), self.story));
        cells
    }

    /// The events that may count in one of two matrices and not in the other.
    fn differing(&self, other: &Matrix<'_>) -> impl Iterator<Item = usize> + '_ {
        let (range, possible): (Range<usize>, Vec<usize>) = match (&self.come, &other.come) {
            (Come::UpTo(one, on), Come::UpTo(two, other_on)) => (
                *one.min(two)..*one.max(two),
                on.iter().chain(other_on).copied().collect(),
            ),
            _ => (0..self.story.events.len(), Vec::new()),
        };
        range.chain(possible)
    }

    /// The cells that an event's changes reach, and those of the events it contests.
    fn touched(&self, event: &'s Event) -> impl Iterator<Item = Cell> + 's {
        let story = self.story;
        let contested = event.disputes.iter().filter_map(|&at| story.events.get(at));
        core::iter::once(event)
            .chain(contested)
            .flat_map(|event| &event.changes)
            .flat_map(|change| {
                let columns = story.what.subtree(change.cell.what);
                let cells_of = move |who| columns.clone().map(move |what| Cell { who, what });
                story.who.subtree(change.cell.who).flat_map(cells_of)
            })
    }
}
