//! The matrix at a moment, a cell at a time.

use super::{Reading, Setting, WhatIf};
use crate::story::order::Before;
use crate::story::{Cell, Instant, Story};

/// The events taken as having come.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Come {
    /// The first so many of the line, and these possible ones.
    UpTo(usize, Vec<usize>),
    /// Those that had certainly come by the end of a day.
    By(Instant),
    /// Those that had certainly come by the end of a day, and of those that may have come these, or all.
    ByAndMaybe(Instant, Option<Vec<usize>>),
}

/// The matrix of a story at a moment.
///
/// Nothing is computed until a cell is asked for. A reading takes a look-up for each pair of a row and
/// a column above it that changes name, each in the logarithm of the number of changes; then it goes
/// back through the cell's changes to the first that all later ones are known to follow. Where all
/// dates are known that is the last change, however many events there are; else it is the changes
/// whose order is not known, and the links between them, each once. [`Matrix::why`] goes through all.
///
/// Asked by date it does so again for each change of the cell whose date straddles that day: where
/// none is dated, that is the square of their number.
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
            Come::ByAndMaybe(day, may) => {
                certain(*day)
                    || (self.may_have_come(event, *day)
                        && may
                            .as_ref()
                            .is_none_or(|may| may.binary_search(&event).is_ok()))
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
            Come::By(_) | Come::ByAndMaybe(..) => self.story.happened(),
        };
        let of_cell = self.story.settings.of(cell, end, self.story);
        of_cell.filter(|setting| self.has_come(setting.event))
    }

    /// The changes that stand, newest first.
    fn standing(&self, cell: Cell) -> Vec<Setting> {
        let story = self.story;
        let (mut standing, mut ended, mut all_before) = (Vec::new(), Before::default(), 0);
        for setting in self.settings(cell) {
            let event = setting.event;
            if event < all_before {
                break;
            }
            let stands = match story.contested_by(event) {
                [] => !ended.contains(event, &story.order),
                contesting => !self.is_ended_but_by(contesting, cell, event),
            };
            if stands {
                standing.push(setting);
            }
            ended.add(event, &story.order);
            let disputes = story.events.get(event).map(|event| &event.disputes);
            let first_contested = disputes.and_then(|disputes| disputes.iter().min().copied());
            let before = story.order.all_before(event);
            all_before = all_before.max(before.min(first_contested.unwrap_or(before)));
        }
        standing
    }

    /// Whether what an event sets for a cell is ended by a later one that does not contest it.
    fn is_ended_but_by(&self, contesting: &[usize], cell: Cell, event: usize) -> bool {
        let order = &self.story.order;
        let mut ended = Before::default();
        for setting in self.settings(cell) {
            if setting.event <= event {
                break;
            }
            if contesting.binary_search(&setting.event).is_err() {
                ended.add(setting.event, order);
            }
        }
        ended.contains(event, order)
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
        let mut contested_by: Vec<usize> = Vec::new();
        for side in &sides {
            contested_by.extend(story.contested_by(side.event));
        }
        contested_by.retain(|&event| self.has_come(event));
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
        let may_have_come = |event| self.may_have_come(event, day);
        let with_all = self.with(day, None);
        let (mut uncertain, mut of_access) = (Vec::new(), vec![Vec::new(); 4]);
        for setting in with_all.settings(cell) {
            let contesting = story.contested_by(setting.event).iter().copied();
            uncertain.extend(contesting.filter(|&event| may_have_come(event)));
            if may_have_come(setting.event) {
                uncertain.push(setting.event);
                let access = story.change(setting).map(|change| change.access as usize);
                if let Some(events) = access.and_then(|access| of_access.get_mut(access)) {
                    events.push(setting.event);
                }
            }
        }
        let without = self.one_reading(cell);
        if uncertain.is_empty() {
            return without;
        }
        uncertain.sort_unstable();
        uncertain.dedup();
        let mut readings = vec![without];
        let mut last: Vec<Vec<usize>> = uncertain.iter().map(|&event| vec![event]).collect();
        of_access.retain(|events| events.len() > 1);
        last.append(&mut of_access);
        let mut sets = Vec::with_capacity(last.len() + 1);
        for last in &last {
            sets.push(Some(story.order.up_to(last, may_have_come)));
        }
        sets.push(None);
        for come in sets {
            let reading = self.with(day, come).one_reading(cell);
            let kind = reading.kind(story);
            if readings.iter().all(|known| known.kind(story) != kind) {
                readings.push(reading);
            }
        }
        if readings.len() == 1 {
            readings.swap_remove(0)
        } else {
            Reading::Maybe(readings)
        }
    }

    /// With these of the events that may have come by a day, or all of them.
    fn with(&self, day: Instant, may: Option<Vec<usize>>) -> Self {
        Self {
            story: self.story,
            come: Come::ByAndMaybe(day, may),
        }
    }

    /// The changes that bear on a cell and have come, newest first: the chain that led to its reading.
    ///
    /// ```
    /// use who_can_use::story::{Cell, Story, WhatIf};
    /// let story = Story::read(r#"{ "format": 1, "title": "The bridge",
    ///   "who": [{ "id": "vehicles", "name": "Vehicles" },
    ///           { "id": "lorries", "name": "Lorries", "part_of": "vehicles" }],
    ///   "what": [{ "id": "bridge", "name": "The bridge" }],
    ///   "events": [
    ///     { "id": "opening", "title": "It opens", "when": "1932", "changes": [
    ///       { "who": "vehicles", "what": "bridge", "access": "allowed" }] },
    ///     { "id": "crack", "title": "A crack is found", "when": "2026", "changes": [
    ///       { "who": "lorries", "what": "bridge", "access": "barred" }] }
    ///   ] }"#).story.expect("no errors");
    /// let lorries = Cell { who: 1, what: 0 };
    /// let why = story.at(2, &WhatIf::default()).why(lorries);
    /// let ids: Vec<&str> = why.iter().map(|led| story.events()[led.event].id.as_str()).collect();
    /// assert_eq!(ids, ["crack", "opening"]);
    /// // The first of them was set for lorries, the other inherited from vehicles.
    /// assert_eq!(story.change(why[0]).unwrap().cell, lorries);
    /// assert_eq!(story.change(why[1]).unwrap().cell, Cell { who: 0, what: 0 });
    /// ```
    #[must_use]
    pub fn why(&self, cell: Cell) -> Vec<Setting> {
        match self.come {
            Come::By(day) => self.with(day, None).settings(cell).collect(),
            _ => self.settings(cell).collect(),
        }
    }

    /// The cells that read differently in another matrix of the same story, by row and column.
    ///
    /// Looks only at cells below the changes of events that come in one and not in the other, at each
    /// once.
    #[must_use]
    pub fn changed(&self, other: &Matrix<'_>) -> Vec<Cell> {
        let story = self.story;
        let mut events = self.differing(other);
        for at in 0..events.len() {
            let event = events.get(at).and_then(|&event| story.events.get(event));
            events.extend(event.into_iter().flat_map(|event| &event.disputes));
        }
        let mut named = Vec::new();
        for event in events {
            for change in story
                .events
                .get(event)
                .into_iter()
                .flat_map(|event| &event.changes)
            {
                named.push(change.cell);
            }
        }
        named.sort_unstable();
        named.dedup();
        let mut cells = Vec::new();
        for &cell in &named {
            // A cell below another that is named comes with it.
            if self.is_below_any(cell, &named) {
                continue;
            }
            for who in story.who.subtree(cell.who) {
                for what in story.what.subtree(cell.what) {
                    cells.push(Cell { who, what });
                }
            }
        }
        cells.sort_unstable();
        cells.dedup();
        cells.retain(|&cell| !self.reading(cell).agrees(&other.reading(cell), story));
        cells
    }

    /// Whether the changes of another of some cells, which are sorted, bear on a cell.
    fn is_below_any(&self, cell: Cell, cells: &[Cell]) -> bool {
        for who in self.story.who.lineage(cell.who) {
            for what in self.story.what.lineage(cell.what) {
                let above = Cell { who, what };
                if above != cell && cells.binary_search(&above).is_ok() {
                    return true;
                }
            }
        }
        false
    }

    /// The events that may count in one of two matrices and not in the other.
    fn differing(&self, other: &Matrix<'_>) -> Vec<usize> {
        let (from, to) = match (&self.come, &other.come) {
            (Come::UpTo(one, _), Come::UpTo(two, _)) => (*one.min(two), *one.max(two)),
            _ => (0, self.story.events.len()),
        };
        let mut events: Vec<usize> = (from..to).collect();
        for come in [&self.come, &other.come] {
            if let Come::UpTo(_, possible) = come {
                events.extend(possible);
            }
        }
        events
    }
}
