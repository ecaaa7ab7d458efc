//! The rows or the columns of the matrix: a tree of entries in reading order.

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
}

/// The entries of one side of the matrix, in reading order: each entry is followed by its parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axis {
    entries: Vec<Entry>,
}

impl Axis {
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
    pub fn lineage(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        core::iter::successors(Some(index), |&at| self.entries.get(at)?.part_of)
    }
}
