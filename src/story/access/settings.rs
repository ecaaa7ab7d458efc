//! The changes of a story by the cell they name, for looking up without going through the events.

use core::ops::Range;

use super::Setting;
use crate::story::{Access, Cell, Event, Story};

/// Every change of a story, sorted by row, column and position.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::story) struct Settings {
    sorted: Vec<(Cell, Setting)>,
    /// Of each row and each column, whether any change names it.
    named: (Vec<bool>, Vec<bool>),
    /// What is set anywhere, each once, in order.
    accesses: Vec<Access>,
    /// For each moment, how many of the events before it change something.
    telling: Vec<usize>,
}

impl Settings {
    pub(in crate::story) fn new(events: &[Event], rows: usize, columns: usize) -> Self {
        let mut sorted: Vec<(Cell, Setting)> = Vec::new();
        let mut accesses: Vec<Access> = Vec::new();
        let mut telling = vec![0];
        for (position, event) in events.iter().enumerate() {
            let before = telling.last().copied().unwrap_or_default();
            telling.push(before + usize::from(!event.changes.is_empty()));
            for (index, change) in event.changes.iter().enumerate() {
                if !accesses.contains(&change.access) {
                    accesses.push(change.access);
                }
                sorted.push((
                    change.cell,
                    Setting {
                        event: position,
                        change: index,
                    },
                ));
            }
        }
        sorted.sort_unstable();
        // Of two changes of one event that name the same cell the last written counts.
        sorted.reverse();
        sorted.dedup_by(|later, kept| later.0 == kept.0 && later.1.event == kept.1.event);
        sorted.reverse();
        let mut named = (vec![false; rows], vec![false; columns]);
        for (cell, _) in &sorted {
            for (list, index) in [(&mut named.0, cell.who), (&mut named.1, cell.what)] {
                if let Some(entry) = list.get_mut(index) {
                    *entry = true;
                }
            }
        }
        // In order: a sort of its own would weigh more.
        let mut in_order = Vec::new();
        for access in Access::ALL {
            if accesses.contains(&access) {
                in_order.push(access);
            }
        }
        Self {
            sorted,
            named,
            accesses: in_order,
            telling,
        }
    }

    /// Whether any change names this row.
    pub(in crate::story) fn names_row(&self, who: usize) -> bool {
        self.named.0.get(who) == Some(&true)
    }

    /// What is set anywhere, each once, in order.
    pub(in crate::story) fn accesses(&self) -> &[Access] {
        &self.accesses
    }

    /// How many of some events change something.
    pub(in crate::story) fn telling(&self, events: Range<usize>) -> usize {
        let before = |event| self.telling.get(event).copied().unwrap_or_default();
        before(events.end).saturating_sub(before(events.start))
    }

    /// Those that name exactly this cell, of events before a position.
    fn naming(&self, cell: Cell, end: usize) -> &[(Cell, Setting)] {
        let start = self.sorted.partition_point(|(named, _)| *named < cell);
        let rest = self.sorted.get(start..).unwrap_or_default();
        let count = rest.partition_point(|(named, setting)| *named == cell && setting.event < end);
        rest.get(..count).unwrap_or_default()
    }

    /// Those that bear on a cell, of events before a position, newest first: of each event the most
    /// specific.
    pub(super) fn of(&self, cell: Cell, end: usize, story: &Story) -> Newest<'_> {
        let mut lists: Vec<(usize, &[(Cell, Setting)])> = Vec::new();
        let rows = story.who.lineage(cell.who).enumerate();
        let columns = story.what.lineage(cell.what).enumerate();
        let is_named = |list: &[bool], index| list.get(index) == Some(&true);
        for (rows_up, who) in rows.filter(|&(_, who)| is_named(&self.named.0, who)) {
            let columns = columns.clone();
            for (columns_up, what) in columns.filter(|&(_, what)| is_named(&self.named.1, what)) {
                let list = self.naming(Cell { who, what }, end);
                if list.is_empty() {
                    continue;
                }
                let steps = rows_up + columns_up;
                // Behind those of as many steps up: the nearer row, which came first, stays first.
                let place = lists.iter().position(|&(known, _)| known > steps);
                lists.insert(place.unwrap_or(lists.len()), (steps, list));
            }
        }
        Newest {
            lists: lists.into_iter().map(|(_, list)| list).collect(),
        }
    }
}

/// Merges lists of settings, most specific list first, from their ends.
pub(super) struct Newest<'s> {
    lists: Vec<&'s [(Cell, Setting)]>,
}

impl Iterator for Newest<'_> {
    type Item = Setting;

    fn next(&mut self) -> Option<Setting> {
        let last = |list: &&[(Cell, Setting)]| list.last().map(|&(_, setting)| setting);
        let newest = self
            .lists
            .iter()
            .filter_map(last)
            .map(|setting| setting.event)
            .max()?;
        let mut most_specific = None;
        for list in &mut self.lists {
            if let Some(((_, setting), rest)) = list.split_last()
                && setting.event == newest
            {
                most_specific = most_specific.or(Some(*setting));
                *list = rest;
            }
        }
        most_specific
    }
}
