//! What the looks of the cells mean.

use super::wording::Phrase;
use super::{Matrix, Reader};
use crate::story::{Kind, Story};

/// The looks that are in use, each with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legend {
    /// What it is called.
    pub title: &'static str,
    /// In the order of the access, the uncertain ones last.
    pub entries: Vec<LegendEntry>,
    /// What the mark of a cell set for a wider group means, where one is shown.
    pub through: Option<&'static str>,
}

impl Legend {
    /// The looks alone.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        self.entries.iter().map(|entry| entry.kind).collect()
    }
}

/// One look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendEntry {
    /// The look itself.
    pub kind: Kind,
    /// Its label.
    pub label: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The legend of a story with this matrix on show.
///
/// What any event sets stays listed at every moment, so that the legend does not jump as the reader moves.
#[must_use]
pub fn legend(story: &Story, reader: &Reader, matrix: &Matrix) -> Legend {
    let set = story.accesses().iter().copied().map(Kind::Set);
    let cells = || matrix.rows.iter().flat_map(|row| &row.cells);
    let mut kinds: Vec<Kind> = Vec::new();
    for kind in set.chain(cells().map(|cell| cell.kind)) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.sort_unstable();
    Legend {
        title: reader.words.text(Phrase::LegendLabel),
        entries: kinds
            .into_iter()
            .map(|kind| LegendEntry {
                kind,
                label: reader.words.kind(kind),
                meaning: reader.words.meaning(kind),
            })
            .collect(),
        through: cells()
            .any(|cell| cell.through.is_some())
            .then(|| reader.words.text(Phrase::ThroughMeans)),
    }
}
