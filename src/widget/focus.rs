//! Where the focus goes with a step, so that it is never lost.

use js_sys::Reflect;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::{chart, matrix, timeline, why};
use crate::story::Story;
use crate::view::{Action, Chosen, Reader};

/// What became of the focus with a step.
#[derive(Debug, Default)]
pub(super) struct Focus {
    /// Whether it was in the widget before the step.
    inside: bool,
    /// Whether the reader left the panel with the step.
    left: bool,
    /// Where it has to go once the step is drawn.
    target: Option<String>,
    /// From where the reader opened the panel.
    origin: Option<HtmlElement>,
    /// What opens that as well, where the reader came from elsewhere.
    opener: Option<String>,
}

impl Focus {
    /// Takes note of a step before it is drawn. One who is elsewhere on the page is left alone.
    pub(super) fn step(
        &mut self,
        section: &Element,
        story: &Story,
        [before, after]: [&Reader; 2],
        action: &Action,
    ) {
        let focus = focused(section);
        let is_in = |place: &str| focus.as_ref().is_some_and(|focus| is_in(focus, place));
        let in_panel = is_in(why::PANEL);
        let opened = after.chosen.is_some() && after.chosen != before.chosen;
        self.inside = focus.is_some();
        self.left = in_panel && *action == Action::Closed;
        self.target = match action {
            Action::LookedTo(_) => Some(matrix::STOP),
            Action::Charted(_) if is_in(".plot") => Some(chart::STOP),
            // A reader who walks the matrix stays there.
            Action::ChoseCell(_) | Action::ChoseEvent(_)
                if opened && self.inside && !is_in(".matrix") =>
            {
                Some(why::ANSWER)
            }
            _ => None,
        }
        .map(str::to_owned);
        self.opener = match before.chosen.or(after.chosen) {
            Some(Chosen::Event(event)) => story.events().get(event).map(timeline::opener),
            _ => Some(matrix::STOP.to_owned()),
        };
        if opened && !in_panel {
            self.origin = focus;
        }
    }

    /// Takes note that the chart is about to be laid out for another room: the mark that has the focus may be drawn as
    /// another, or be in a group from then on.
    pub(super) fn stays(&mut self, section: &Element) {
        if self.target.is_none() && focused(section).is_some_and(|focus| is_in(&focus, ".plot")) {
            self.target = Some(chart::STOP.to_owned());
        }
    }

    /// Puts the focus where it belongs once the step is drawn: to what was opened; for a reader who has left the
    /// panel, back to what opened it; and where what had it is gone, to the nearest that is left.
    pub(super) fn drawn(&mut self, section: &Element) {
        if let Some(target) = self.target.take() {
            found(section, &target).map(takes);
        }
        let inside = core::mem::take(&mut self.inside);
        if !inside || (!self.left && focused(section).is_some()) {
            return;
        }
        let opener = self.opener.take();
        let mut places = [
            self.origin.take(),
            opener.and_then(|opener| found(section, &opener)),
            found(section, matrix::STOP),
            found(section, why::ANSWER),
        ];
        if !self.left {
            places.rotate_right(1);
        }
        places.into_iter().flatten().any(takes);
    }
}

/// Whether an element takes the focus. What is hidden or gone does not.
fn takes(element: HtmlElement) -> bool {
    element.focus().is_ok() && focused(&element).is_some()
}

/// What has the focus, where that is an element or something in it.
///
/// The tree is asked, and not who matches `:focus`: in WebKit nobody does while its window is not in front.
fn focused(element: &Element) -> Option<HtmlElement> {
    let tree = element.get_root_node();
    let focus = Reflect::get(&tree, &"activeElement".into()).ok()?;
    let focus: HtmlElement = focus.dyn_into().ok()?;
    element.contains(Some(&focus)).then_some(focus)
}

/// Whether an element lies inside one that this selector finds.
fn is_in(element: &HtmlElement, place: &str) -> bool {
    element.closest(place).is_ok_and(|found| found.is_some())
}

/// The first that this selector finds.
pub(super) fn found(section: &Element, selector: &str) -> Option<HtmlElement> {
    section.query_selector(selector).ok()??.dyn_into().ok()
}
