//! The story, and who can use what as of a moment: moved from moment to moment by what changed.

use std::collections::HashMap;

use serde::Deserialize;

/// The accesses; a cell that nothing is said of has the first.
pub const ACCESS: [&str; 5] = ["unknown", "allowed", "limited", "pending", "barred"];

/// The part of a story that is shown.
#[derive(Debug, Deserialize)]
pub struct Story {
    pub title: String,
    pub who: Vec<Entry>,
    pub what: Vec<Entry>,
    pub events: Vec<Event>,
}

/// A row or a column.
#[derive(Debug, Deserialize)]
pub struct Entry {
    pub id: String,
    pub name: String,
}

/// An event.
#[derive(Debug, Deserialize)]
pub struct Event {
    pub when: String,
    pub title: String,
    pub detail: String,
    pub changes: Vec<Change>,
}

/// What an event changes.
#[derive(Debug, Deserialize)]
pub struct Change {
    who: String,
    what: String,
    access: String,
}

/// The matrix.
#[derive(Debug)]
pub struct Matrix {
    pub moment: usize,
    pub columns: usize,
    /// Minutes of each event, in order.
    pub times: Vec<f64>,
    pub access: Vec<u8>,
    /// Of each event: its cells, what they become, and the change of the same cell before.
    changes: Vec<Vec<(usize, u8)>>,
    /// Of each cell: the events that change it, and what it becomes.
    history: Vec<Vec<(usize, u8)>>,
}

impl Matrix {
    /// The matrix before all events.
    pub fn of(story: &Story) -> Self {
        let place = |entries: &[Entry]| -> HashMap<String, usize> {
            let ids = entries.iter().map(|entry| entry.id.clone());
            ids.zip(0..).collect()
        };
        let (rows, columns) = (place(&story.who), place(&story.what));
        let cells = rows.len() * columns.len();
        let mut history = vec![Vec::new(); cells];
        let changes = story.events.iter().enumerate().map(|(event, told)| {
            let cells = told.changes.iter().filter_map(|change| {
                let cell = rows.get(&change.who)? * columns.len() + columns.get(&change.what)?;
                let access = ACCESS.iter().position(|name| *name == change.access)? as u8;
                history[cell].push((event, access));
                Some((cell, access))
            });
            cells.collect()
        });
        Self {
            moment: 0,
            changes: changes.collect(),
            columns: columns.len(),
            times: story
                .events
                .iter()
                .map(|event| minutes(&event.when))
                .collect(),
            access: vec![0; cells],
            history,
        }
    }

    /// Goes to a moment.
    pub fn go(&mut self, moment: usize) {
        let (from, to) = (self.moment.min(moment), self.moment.max(moment));
        self.moment = moment;
        for event in from..to {
            for nth in 0..self.changes[event].len() {
                let (cell, _) = self.changes[event][nth];
                let access = self.why(cell).next().map_or(0, |(_, access)| access);
                self.access[cell] = access;
            }
        }
    }

    /// The events that set a cell so far, newest first.
    pub fn why(&self, cell: usize) -> impl Iterator<Item = (usize, u8)> {
        let history = &self.history[cell];
        let end = history.partition_point(|&(event, _)| event < self.moment);
        history[..end].iter().rev().copied()
    }

    /// How many events are up to a time.
    pub fn up_to(&self, time: f64) -> usize {
        self.times.partition_point(|&at| at <= time)
    }
}

/// The minutes of a time such as `2019-01-31T12:30:00Z`, in months of 31 days: near enough to draw it.
fn minutes(when: &str) -> f64 {
    let mut numbers = when.split(|sign: char| !sign.is_ascii_digit());
    let mut next = || {
        numbers
            .next()
            .and_then(|text| text.parse().ok())
            .unwrap_or(0.0)
    };
    let (year, month, day, hour, minute) = (next(), next(), next(), next(), next());
    (((year * 12.0 + month) * 31.0 + day) * 24.0 + hour) * 60.0 + minute
}
