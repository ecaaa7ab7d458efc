//! The words of the chart's controls.

use crate::view::wording::{Phrase, Words};

/// What the controls are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartLabels {
    /// The whole.
    pub heading: &'static str,
    /// The choice of a scale.
    pub scale: &'static str,
    /// The scale of equal steps.
    pub steps: &'static str,
    /// The scale of time.
    pub time: &'static str,
    /// The button that looks closer.
    pub zoom_in: &'static str,
    /// The button that looks from further away.
    pub zoom_out: &'static str,
    /// The button back to the whole story.
    pub whole: &'static str,
    /// Over what may come.
    pub possible: &'static str,
    /// Over what has no date.
    pub undated: &'static str,
    /// At the end of what happened.
    pub now: &'static str,
}

/// The words in the reader's language.
pub(super) fn labels(words: &Words) -> ChartLabels {
    ChartLabels {
        heading: words.text(Phrase::ChartHeading),
        scale: words.text(Phrase::ScaleLabel),
        steps: words.text(Phrase::EqualSteps),
        time: words.text(Phrase::TrueTime),
        zoom_in: words.text(Phrase::ZoomIn),
        zoom_out: words.text(Phrase::ZoomOut),
        whole: words.text(Phrase::WholeStory),
        possible: words.text(Phrase::MayCome),
        undated: words.text(Phrase::DateNotReported),
        now: words.text(Phrase::Now),
    }
}
