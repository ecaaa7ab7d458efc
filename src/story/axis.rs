//! The rows or the columns of the matrix: a tree of entries in reading order.

use core::ops::Range;

/// The address of a cell: a row and a column of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Index of the row in [`super::Story::who`].
    pub who: usize,
    /// Index of the column in [`super::Story::what`].
    pub what: usize,
}

/// A row or a column of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The author's id, unique on its axis.
    pub id: String,
    /// What readers call it.
    pub name: String,
    /// Who makes it.
    pub by: Option<String>,
    /// A sentence about it.
    pub about: Option<String>,
    /// Index of the entry it is part of.
    pub part_of: Option<usize>,
    /// How many entries it is part of, through all levels: 0 for one that is part of none.
    pub depth: usize,
    /// One past the index of its last part, through all levels.
    pub(super) end: usize,
}

/// The entries of one side of the matrix, in reading order: each entry is followed by its parts.
///
/// What is set for an entry holds for all that is part of it, so most questions about an axis are
/// about the way up ([`Axis::lineage`]) or all that is below ([`Axis::subtree`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axis {
    entries: Vec<Entry>,
}

impl Axis {
    /// Orders entries so that parts follow what they are part of, and otherwise stay as written.
    ///
    /// # Errors
    /// The indices of entries that are part of themselves through one another, and the entries as given.
    pub(super) fn new(written: Vec<Entry>) -> Result<Self, (Vec<usize>, Vec<Entry>)> {
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); written.len()];
        let mut tops = Vec::new();
        for (index, entry) in written.iter().enumerate() {
            match entry.part_of {
                Some(whole) => parts.get_mut(whole).map_or((), |parts| parts.push(index)),
                None => tops.push(index),
            }
        }
        // A stack and not a recursion, since an author's tree can be deeper than the call stack.
        let mut order: Vec<(usize, usize)> = Vec::with_capacity(written.len());
        let mut open: Vec<(usize, usize)> = Vec::new();
        let (mut below, mut depth) = (&tops, 0);
        loop {
            for &part in below.iter().rev() {
                open.push((part, depth));
            }
            let Some(next) = open.pop() else { break };
            order.push(next);
            let Some(parts) = parts.get(next.0) else {
                break;
            };
            (below, depth) = (parts, next.1 + 1);
        }
        let mut new_index = vec![None; written.len()];
        for (new, &(old, _)) in order.iter().enumerate() {
            if let Some(slot) = new_index.get_mut(old) {
                *slot = Some(new);
            }
        }
        if order.len() < written.len() {
            let start = new_index
                .iter()
                .position(Option::is_none)
                .unwrap_or_default();
            let circle = loop_from(start, &|at| written.get(at)?.part_of);
            return Err((circle, written));
        }
        let mut written: Vec<Option<Entry>> = written.into_iter().map(Some).collect();
        let mut entries: Vec<Entry> = Vec::with_capacity(order.len());
        for (new, &(old, depth)) in order.iter().enumerate() {
            let Some(mut entry) = written.get_mut(old).and_then(Option::take) else {
                continue;
            };
            entry.part_of = entry
                .part_of
                .and_then(|whole| new_index.get(whole).copied().flatten());
            entry.depth = depth;
            entry.end = new + 1;
            entries.push(entry);
        }
        for index in (0..entries.len()).rev() {
            let Some((whole, end)) = entries
                .get(index)
                .and_then(|entry| Some((entry.part_of?, entry.end)))
            else {
                continue;
            };
            if let Some(whole) = entries.get_mut(whole) {
                whole.end = whole.end.max(end);
            }
        }
        Ok(Self { entries })
    }

    /// The entries in reading order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The index of the entry with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// The entry itself, then what it is part of, up to the top.
    pub fn lineage(&self, index: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        core::iter::successors(Some(index), |&at| self.entries.get(at)?.part_of)
    }

    /// The entry itself and all that is part of it, through all levels.
    #[must_use]
    pub fn subtree(&self, index: usize) -> Range<usize> {
        index..self.entries.get(index).map_or(index, |entry| entry.end)
    }
}

/// Follows links from one node into the circle they lead to, and gives its nodes; none if they end.
///
/// By Floyd's tortoise and hare, which needs no memory of where it was.
pub(super) fn loop_from(start: usize, next: &dyn Fn(usize) -> Option<usize>) -> Vec<usize> {
    let (mut tortoise, mut hare) = (start, start);
    loop {
        let (Some(step), Some(leap)) = (next(tortoise), next(hare).and_then(next)) else {
            return Vec::new();
        };
        (tortoise, hare) = (step, leap);
        if tortoise == hare {
            break;
        }
    }
    let mut circle = vec![hare];
    while let Some(at) = next(tortoise)
        && at != hare
    {
        circle.push(at);
        tortoise = at;
    }
    circle
}
