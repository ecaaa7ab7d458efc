//! Which rows, columns and events of a long story are in sight, as the reader scrolls.

use core::cell::Cell;
use core::ops::Range;
use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{Element, HtmlElement};
use yew::Callback;

use super::focus::found;
use super::resize::Resize;
use super::timeline::scrolled;
use crate::view::Action;

/// What tells of scrolling; nothing does once it is dropped.
pub(super) struct Sight {
    look: Rc<dyn Fn()>,
    timeline: HtmlElement,
    /// How far the timeline was scrolled, its room, and how high a line and all of them were, when that was last another.
    measured: Rc<Cell<[i32; 4]>>,
    _listeners: Vec<EventListener>,
    _resize: Resize,
}

impl core::fmt::Debug for Sight {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str("Sight")
    }
}

impl Sight {
    /// Watches the matrix and the timeline in a section, and tells what is in sight.
    pub(super) fn of(section: &Element, tell: Callback<Action>) -> Option<Self> {
        let [matrix, timeline] = [".scroll", ".timeline"].map(|selector| found(section, selector));
        let (matrix, timeline) = (matrix?, timeline?);
        let measured = Rc::default();
        let look: Rc<dyn Fn()> = {
            let (matrix, timeline, measured) =
                (matrix.clone(), timeline.clone(), Rc::clone(&measured));
            Rc::new(move || {
                let lines = lines(&timeline, &measured);
                for action in [cells(&matrix), lines].into_iter().flatten() {
                    tell.emit(action);
                }
            })
        };
        let listen = |element: &HtmlElement| {
            let look = Rc::clone(&look);
            EventListener::new(element, "scroll", move |_| look())
        };
        let listeners = vec![listen(&matrix), listen(&timeline)];
        let resize = Resize::of(vec![matrix, timeline.clone()], Rc::clone(&look))?;
        Some(Self {
            look,
            timeline,
            measured,
            _listeners: listeners,
            _resize: resize,
        })
    }

    /// What tells what is in sight now.
    pub(super) fn look(&self) -> Rc<dyn Fn()> {
        Rc::clone(&self.look)
    }

    /// The lines that will be in sight once the reader stands at one of them, where a long timeline scrolls for it: drawn
    /// with the step, they need no frame of their own. What was measured last tells it, since to measure in the middle of
    /// a step has the page laid out for it.
    pub(super) fn lines_around(&self, line: usize) -> Option<Action> {
        let [from, room, height, whole] = self.measured.get();
        let top = i32::try_from(line).ok()? * height;
        let to = scrolled((from, room), top, height)?;
        let lines = seen(to.min(whole - room), room, height)?;
        // Where an event has the focus, it is that which stays in view.
        held(&self.timeline)
            .is_none()
            .then_some(Action::ScrolledTimeline(lines, None))
    }
}

/// The cells in sight, where the matrix is so large that no others are drawn.
fn cells(scroll: &HtmlElement) -> Option<Action> {
    if !scroll.has_attribute("data-large") {
        return None;
    }
    let [row, head, column, who] =
        [".row", "thead", ".cell", ".corner"].map(|part| found(scroll, part));
    let height =
        |element: Option<HtmlElement>| element.map_or(0, |element| element.offset_height());
    let width = |element: Option<HtmlElement>| element.map_or(0, |element| element.offset_width());
    let rows = seen(
        scroll.scroll_top(),
        scroll.client_height() - height(head),
        height(row),
    )?;
    let columns = seen(
        scroll.scroll_left().abs(),
        scroll.client_width() - width(who),
        width(column),
    )?;
    Some(Action::ScrolledMatrix(rows, columns))
}

/// The lines in sight, where there are so many events that no others are drawn. How they were measured is noted.
fn lines(timeline: &HtmlElement, measured: &Cell<[i32; 4]>) -> Option<Action> {
    if !timeline.has_attribute("data-long") {
        return None;
    }
    let line = found(timeline, ".event")?.offset_height();
    let (from, room) = (timeline.scroll_top(), timeline.client_height());
    measured.set([from, room, line, timeline.scroll_height()]);
    Some(Action::ScrolledTimeline(
        seen(from, room, line)?,
        held(timeline),
    ))
}

/// The line that has the focus. What may come stands one line further down than it counts, behind the divider.
fn held(timeline: &HtmlElement) -> Option<usize> {
    let event = found(timeline, ".event:focus-within")?;
    let place: usize = event.get_attribute("aria-posinset")?.parse().ok()?;
    let is_possible = event.get_attribute("data-status")? == "possible";
    Some(place - usize::from(!is_possible))
}

/// What of a row of equal things is in sight; nothing where they are not drawn.
fn seen(scrolled: i32, room: i32, size: i32) -> Option<Range<usize>> {
    if size <= 0 {
        return None;
    }
    let count = |length: i32| (length / size).unsigned_abs() as usize;
    let from = scrolled.max(0);
    // Those that are in sight in part as well.
    Some(count(from)..count(from + room.max(0) + size - 1))
}
