//! Which possible events the reader takes as having come.

use crate::story::Story;

/// The possible events that the reader has switched on.
///
/// Each is taken as coming after the last event that happened, and after the ones before it in the
/// story's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WhatIf {
    on: Vec<usize>,
}

impl WhatIf {
    /// The same with one possible event switched: on if it was off, off if it was on. Any other
    /// event leaves it as it is.
    #[must_use]
    pub fn toggled(&self, story: &Story, event: usize) -> Self {
        let mut on = self.on.clone();
        match on.binary_search(&event) {
            Ok(at) => {
                on.remove(at);
            }
            Err(at) if (story.happened()..story.events().len()).contains(&event) => {
                on.insert(at, event);
            }
            Err(_) => {}
        }
        Self { on }
    }

    /// Whether a possible event is switched on.
    #[must_use]
    pub fn contains(&self, event: usize) -> bool {
        self.on.binary_search(&event).is_ok()
    }

    /// Positions of the events that are switched on, in order.
    #[must_use]
    pub fn on(&self) -> &[usize] {
        &self.on
    }
}
