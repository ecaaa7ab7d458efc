//! Which possible events the reader takes as having come.

use crate::story::Story;

/// The possible events that the reader has switched on.
///
/// Each is taken as coming after the last event that happened, and after the ones before it in the
/// story's order.
///
/// ```
/// use who_can_use::story::{Access, Cell, Kind, Story, WhatIf};
/// let story = Story::read(r#"{ "format": 1, "title": "The bridge",
///   "who": [{ "id": "lorries", "name": "Lorries" }],
///   "what": [{ "id": "bridge", "name": "The bridge" }],
///   "events": [
///     { "id": "repair", "title": "It may be repaired", "status": "possible", "changes": [
///       { "who": "lorries", "what": "bridge", "access": "allowed" }] },
///     { "id": "crack", "title": "A crack is found", "when": "2026", "changes": [
///       { "who": "lorries", "what": "bridge", "access": "barred" }] }
///   ] }"#).story.expect("no errors");
/// let last = |what_if: &WhatIf| {
///     let matrix = story.at(story.last_moment(what_if), what_if);
///     (matrix.reading(Cell { who: 0, what: 0 }).kind(&story), matrix.is_hypothetical())
/// };
/// let repaired = WhatIf::default().toggled(&story, story.find("repair").unwrap());
/// assert_eq!(last(&WhatIf::default()), (Kind::Set(Access::Barred), false));
/// assert_eq!(last(&repaired), (Kind::Set(Access::Allowed), true));
/// ```
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
