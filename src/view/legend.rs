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
    let mut entries = Vec::new();
    let mut through = false;
    for kind in Kind::ALL {
        let mut is_used = matches!(kind, Kind::Set(access) if story.accesses().contains(&access));
        for row in &matrix.rows {
            for cell in &row.cells {
                is_used |= cell.kind == kind;
                through |= cell.set.is_some();
            }
        }
        if is_used {
            entries.push(LegendEntry {
                kind,
                label: reader.words.kind(kind),
                meaning: reader.words.meaning(kind),
            });
        }
    }
    Legend {
        title: reader.words.text(Phrase::LegendLabel),
        entries,
        through: through.then(|| reader.words.text(Phrase::ThroughMeans)),
    }
}
