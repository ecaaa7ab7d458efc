//! What of the axis an event takes, and how sure that is.

use super::scale::{STEP, Scale, Window};
use crate::story::{Date, Edge, Parts, Shape, Story, When};

/// What is known of when an event took place, as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// A day, or a second.
    Exact,
    /// From one day to another.
    Span,
    /// Somewhere between two bounds.
    Soft,
    /// Not before its bound.
    Since,
    /// Not after its bound.
    Until,
    /// Not known at all.
    Undated,
}

impl Certainty {
    /// The name a stylesheet knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Span => "span",
            Self::Soft => "soft",
            Self::Since => "since",
            Self::Until => "until",
            Self::Undated => "undated",
        }
    }
}

/// What of the axis an event takes; an open side reaches as far as the axis does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) certainty: Certainty,
}

impl Extent {
    /// What an event that happened takes.
    pub(super) fn of(story: &Story, event: usize, scale: Scale) -> Self {
        if scale == Scale::Steps {
            let middle = event as i64 * STEP + STEP / 2;
            return Self {
                from: middle,
                to: middle,
                certainty: Certainty::Exact,
            };
        }
        let (earliest, latest) = story.bounds(event);
        let certainty = match (earliest, latest) {
            (None, None) => Certainty::Undated,
            (Some(_), None) => Certainty::Since,
            (None, Some(_)) => Certainty::Until,
            (Some(_), Some(_)) => {
                let when = story
                    .events()
                    .get(event)
                    .and_then(|event| event.when.as_ref());
                bounded(when.map(When::shape))
            }
        };
        Self {
            from: earliest.map_or(i64::MIN, |at| at.0),
            to: latest.map_or(i64::MAX, |at| at.0),
            certainty,
        }
    }

    /// Where it can be said to be: in its middle, or at the one bound that it has.
    pub(super) fn place(self) -> Option<i64> {
        match self.certainty {
            Certainty::Undated => None,
            Certainty::Since => Some(self.from),
            Certainty::Until => Some(self.to),
            Certainty::Exact | Certainty::Span | Certainty::Soft => {
                Some(Window::new(self.from, self.to).middle())
            }
        }
    }
}

fn bounded(shape: Option<&Shape>) -> Certainty {
    let stated = |date: Date| date.qualification().is_none();
    match shape {
        Some(Shape::Time { .. }) => Certainty::Exact,
        Some(Shape::Date(date)) if stated(*date) && matches!(date.parts(), Parts::Day { .. }) => {
            Certainty::Exact
        }
        Some(Shape::Interval {
            from: Edge::Date(from),
            to: Edge::Date(to),
        }) if stated(*from) && stated(*to) => Certainty::Span,
        _ => Certainty::Soft,
    }
}
