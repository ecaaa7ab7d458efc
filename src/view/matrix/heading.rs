//! The headings over the columns, in as many rows as there are levels of groups.

use core::ops::Range;

use crate::story::{Axis, Story};
use crate::view::arrangement::has_parts;
use crate::view::{Reader, Stop};

/// A heading over one column or over a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    /// The index of the column or group in [`Story::what`].
    pub what: usize,
    /// Over how many columns it stands.
    pub columns: usize,
    /// How many heading rows it fills.
    pub rows: usize,
    /// Whether it is a group's.
    pub group: bool,
    /// For a group, whether its parts are folded away. It is then a column itself.
    pub folded: Option<bool>,
    /// Whether the keyboard stands on it.
    pub focus: bool,
}

impl Heading {
    /// Who makes it, where that is to be said and its name does not say it.
    #[must_use]
    pub fn by<'s>(&self, story: &'s Story) -> Option<&'s str> {
        let entry = story.what.entries().get(self.what)?;
        let by = entry.by.as_deref().filter(|_| entry.depth == 0)?;
        (!crate::view::search::contains(&entry.name, by)).then_some(by)
    }
}

/// The headings over the shown columns, widest groups first.
pub(super) fn headings(axis: &Axis, shown: &[usize], reader: &Reader) -> Vec<Vec<Heading>> {
    let folded = &reader.arrangement.folded_columns;
    let entries = axis.entries();
    // How many of the shown columns, which are in order, are among these.
    let over = |parts: Range<usize>| {
        let before = |end: usize| shown.partition_point(|&what| what < end);
        before(parts.end) - before(parts.start)
    };
    let mut headings: Vec<Vec<Heading>> = Vec::new();
    for &what in shown {
        while entries
            .get(what)
            .is_some_and(|entry| entry.depth >= headings.len())
        {
            headings.push(Vec::new());
        }
    }
    let levels = headings.len();
    for (index, entry) in entries.iter().enumerate() {
        let columns = over(axis.subtree(index));
        let Some(level) = headings.get_mut(entry.depth).filter(|_| columns > 0) else {
            continue;
        };
        let is_column = over(index..index + 1) > 0;
        level.push(Heading {
            what: index,
            columns,
            rows: if is_column { levels - entry.depth } else { 1 },
            group: !is_column,
            folded: has_parts(entries, index).then(|| folded.contains(&index)),
            focus: reader.stop == Stop::What(index),
        });
    }
    headings
}
