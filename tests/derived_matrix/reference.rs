//! The slow reference.

use crate::written::{ACCESS, Written};
use std::collections::BTreeSet;

/// What the format's rules make of a story, by brute force. Events are meant by their index in the file.
pub struct Reference<'w> {
    pub written: &'w Written,
    pub line: Vec<usize>,
    pub happened: usize,
    pub precedes: Vec<Vec<bool>>,
}

impl<'w> Reference<'w> {
    /// None if the order contradicts itself.
    pub fn new(written: &'w Written) -> Option<Self> {
        let events = &written.events;
        let count = events.len();
        let mut edge = vec![vec![false; count]; count];
        for (late, event) in events.iter().enumerate() {
            for early in 0..count {
                let linked = event.after.contains(&early) || event.disputes.contains(&early);
                let dated = events[early].bounds().1 < event.bounds().0
                    && events[early].possible == event.possible;
                edge[early][late] = linked || dated || (!events[early].possible && event.possible);
            }
        }
        let mut line: Vec<usize> = Vec::new();
        while line.len() < count {
            let free = |&index: &usize| {
                !line.contains(&index)
                    && (0..count).all(|other| !edge[other][index] || line.contains(&other))
            };
            line.push((0..count).find(free)?);
        }
        let position = |index: usize| line.iter().position(|&at| at == index).unwrap();
        for early in 0..count {
            for late in 0..count {
                let same =
                    events[early].days.is_some() && events[early].when() == events[late].when();
                let both_possible = events[early].possible && events[late].possible;
                if position(early) < position(late) && (same || both_possible) {
                    edge[early][late] = true;
                }
            }
        }
        for via in 0..count {
            for early in 0..count {
                for late in 0..count {
                    edge[early][late] |= edge[early][via] && edge[via][late];
                }
            }
        }
        let happened = events.iter().filter(|event| !event.possible).count();
        Some(Self {
            written,
            line,
            happened,
            precedes: edge,
        })
    }

    fn steps_up(parents: &[Option<usize>], from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        for steps in 0.. {
            if at == to {
                return Some(steps);
            }
            at = parents[at]?;
        }
        None
    }

    /// What one event sets for a cell, as an index into [`ACCESS`].
    fn sets(&self, event: usize, who: usize, what: usize) -> Option<usize> {
        let changes = &self.written.events[event].changes;
        let reach = |(index, &(row, column, access)): (usize, &(usize, usize, usize))| {
            let rows = Self::steps_up(&self.written.who, who, row)?;
            let columns = Self::steps_up(&self.written.what, what, column)?;
            Some((rows + columns, rows, std::cmp::Reverse(index), access))
        };
        changes
            .iter()
            .enumerate()
            .filter_map(reach)
            .min()
            .map(|(.., access)| access)
    }

    /// The word for a cell when these events have come.
    pub fn word(&self, come: &[usize], who: usize, what: usize) -> &'static str {
        let setting: Vec<usize> = come
            .iter()
            .copied()
            .filter(|&event| self.sets(event, who, what).is_some())
            .collect();
        let contests =
            |late: usize, early: usize| self.written.events[late].disputes.contains(&early);
        let standing: Vec<usize> = setting
            .iter()
            .copied()
            .filter(|&early| {
                !setting
                    .iter()
                    .any(|&late| self.precedes[early][late] && !contests(late, early))
            })
            .collect();
        let accesses: BTreeSet<usize> = standing
            .iter()
            .filter_map(|&event| self.sets(event, who, what))
            .collect();
        let contested = standing
            .iter()
            .any(|&early| come.iter().any(|&late| contests(late, early)));
        match accesses.into_iter().collect::<Vec<_>>().as_slice() {
            [] => "unknown",
            [access] if !contested => ACCESS[*access],
            _ => "disputed",
        }
    }

    /// The events that had certainly come by the end of a day, and those that may have.
    fn come_by(&self, end_of_day: i64) -> (Vec<usize>, Vec<usize>) {
        let events = &self.written.events;
        let all: Vec<usize> = (0..events.len())
            .filter(|&index| !events[index].possible)
            .collect();
        let upto = |late: usize, early: usize| late == early || self.precedes[early][late];
        let certain = |event: usize| {
            all.iter()
                .any(|&late| upto(late, event) && events[late].bounds().1 <= end_of_day)
        };
        let impossible = |event: usize| {
            all.iter()
                .any(|&early| upto(event, early) && events[early].bounds().0 > end_of_day)
        };
        all.iter()
            .filter(|&&event| !impossible(event))
            .partition(|&&event| certain(event))
    }

    /// The words a cell can have at the end of a day, over every set of events that may have come.
    pub fn words_by(&self, end_of_day: i64, who: usize, what: usize) -> BTreeSet<&'static str> {
        let (certain, open) = self.come_by(end_of_day);
        let mut words = BTreeSet::new();
        for set in 0..1u32 << open.len() {
            let chosen = (0..open.len()).filter(|at| set & (1 << at) != 0);
            let chosen: Vec<usize> = chosen.map(|at| open[at]).collect();
            let left_out = open.iter().filter(|event| !chosen.contains(event));
            let mut left_out = left_out.copied();
            let closed = !left_out.any(|early| {
                let after = |&late: &usize| self.precedes[early][late];
                chosen.iter().any(after)
            });
            if closed {
                words.insert(self.word(&[&certain[..], &chosen].concat(), who, what));
            }
        }
        words
    }

    /// The words that are told of a cell at the end of a day: without the events that may have come,
    /// up to each of them that bears on the cell, up to all that set the same, and with them all.
    pub fn words_told(&self, end_of_day: i64, who: usize, what: usize) -> BTreeSet<&'static str> {
        let (certain, open) = self.come_by(end_of_day);
        let all = [&certain[..], &open].concat();
        let sets = |event: usize| all.contains(&event) && self.sets(event, who, what).is_some();
        let disputes = |event: usize| &self.written.events[event].disputes;
        let bears = |event: usize| sets(event) || disputes(event).iter().any(|&at| sets(at));
        let mut words =
            BTreeSet::from([self.word(&certain, who, what), self.word(&all, who, what)]);
        let mut up_to = |last: &[usize]| {
            let leads_to = |event: usize| {
                last.iter()
                    .any(|&at| at == event || self.precedes[event][at])
            };
            let come = open.iter().copied().filter(|&event| leads_to(event));
            let come: Vec<usize> = certain.iter().copied().chain(come).collect();
            words.insert(self.word(&come, who, what));
        };
        for &last in open.iter().filter(|&&event| bears(event)) {
            up_to(&[last]);
        }
        for access in 0..ACCESS.len() {
            let same = |&event: &usize| self.sets(event, who, what) == Some(access);
            up_to(&open.iter().copied().filter(same).collect::<Vec<_>>());
        }
        words
    }
}
