//! The ids of a list, for looking entries up by them.

use crate::story::problem::remedy;

/// Ids with the index of what they name, sorted.
pub(super) struct Names {
    sorted: Vec<(String, usize)>,
    written: Vec<String>,
}

impl Names {
    /// Takes ids in the order of the file. Gives also the index of each that was there before, with
    /// the index where.
    pub(super) fn new<'i>(ids: impl Iterator<Item = &'i str>) -> (Self, Vec<(usize, usize)>) {
        let written: Vec<String> = ids.map(str::to_owned).collect();
        let mut sorted: Vec<(String, usize)> = written
            .iter()
            .enumerate()
            .map(|(index, id)| (id.clone(), index))
            .collect();
        sorted.sort_unstable();
        let mut twice = Vec::new();
        sorted.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                twice.push((later.1, first.1));
            }
            same
        });
        (Self { sorted, written }, twice)
    }

    /// Replaces each index by that of the same id elsewhere.
    pub(super) fn renumber(&mut self, index_of: impl Fn(&str) -> Option<usize>) {
        self.sorted.retain_mut(|(id, index)| match index_of(id) {
            Some(new) => {
                *index = new;
                true
            }
            None => false,
        });
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
        remedy(id, self.written.iter().map(String::as_str))
    }
}
