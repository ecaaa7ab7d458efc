//! The ids of a list, for looking entries up by them.

use crate::story::problem::remedy;
use core::cell::Cell;

/// How many ids are compared in all with ids that are not there: a file can have so many of both
/// that a remedy for each would take minutes.
const COMPARED: usize = 1_000_000;

/// Ids with the index of what they name, sorted.
pub(super) struct Names {
    sorted: Vec<(String, usize)>,
    complete: bool,
    compared: Cell<usize>,
}

impl Names {
    /// Takes ids in the order of the file. Gives also the index of each that was there before, with
    /// the index where.
    pub(super) fn new(ids: &[&String]) -> (Self, Vec<(usize, usize)>) {
        let mut sorted = Vec::with_capacity(ids.len());
        for &id in ids {
            sorted.push((id.clone(), sorted.len()));
        }
        sorted.sort_unstable();
        let mut twice = Vec::new();
        sorted.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                twice.push((later.1, first.1));
            }
            same
        });
        let names = Self {
            complete: sorted.first().is_none_or(|(id, _)| !id.is_empty()),
            sorted,
            compared: Cell::new(0),
        };
        (names, twice)
    }

    /// Replaces each index by that of the same id elsewhere.
    pub(super) fn renumber(&mut self, by: &Names) {
        self.sorted.retain_mut(|(id, index)| match by.find(id) {
            Some(new) => {
                *index = new;
                true
            }
            None => false,
        });
    }

    /// Says that there may be more than could be read.
    pub(super) fn leave_open(&mut self) {
        self.complete = false;
    }

    /// Whether an id that is not there names nothing for sure: it may mean what could not be read.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let at = self
            .sorted
            .binary_search_by(|(name, _)| name.as_str().cmp(id))
            .ok()?;
        self.sorted.get(at).map(|(_, index)| *index)
    }

    /// What an author may have meant by an id that is not there.
    pub(super) fn remedy(&self, id: &str) -> Option<String> {
        let compared = self.compared.get() + self.sorted.len();
        if compared > COMPARED {
            return None;
        }
        self.compared.set(compared);
        let mut ids: Vec<(usize, &str)> = Vec::with_capacity(self.sorted.len());
        for (id, index) in &self.sorted {
            if !id.is_empty() {
                ids.push((*index, id));
            }
        }
        ids.sort_unstable();
        remedy(id, ids.iter().map(|&(_, id)| id))
    }
}
