//! How the reader looks at the chart, and what they can do to it.

use std::rc::Rc;

use super::axes::Axes;
use super::extent::Extent;
use super::groups::Placed;
use super::layout::{Layout, layout};
use super::scale::{Scale, Window};
use crate::story::Story;
use crate::view::Direction;

/// How the reader looks at the chart.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Whether it is open; until they say, the story's dates do.
    pub open: Option<bool>,
    /// The scale they chose; until they do, the one that tells most.
    pub scale: Option<Scale>,
    /// What of the axis they see; all of it until they zoom.
    pub(super) window: Option<Window>,
    /// The event that the keyboard stands on.
    pub(super) stop: Option<usize>,
    /// How many marks there is room for side by side.
    pub(in crate::view) room: usize,
    /// What of it follows from the story.
    pub(super) axes: Rc<Axes>,
    /// Where everything is; none while it is closed.
    pub(super) layout: Option<Rc<Layout>>,
}

impl PartialEq for Frame {
    /// Axes and layout follow from the story and the rest.
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open
            && self.scale == other.scale
            && self.window == other.window
            && self.stop == other.stop
            && self.room == other.room
    }
}

/// What the reader can do to the chart, or the browser for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartAction {
    /// Opened it, or closed it.
    Opened(bool),
    /// Chose a scale.
    ChoseScale(Scale),
    /// Zoomed or panned: to a stretch between two places, in millionths of what is seen.
    Framed(i64, i64),
    /// Zoomed out to the whole story.
    SawWhole,
    /// Opened the group that begins with an event.
    ChoseGroup(usize),
    /// Moved the keyboard's place.
    LookedTo(Direction),
    /// There is room for so many marks side by side now.
    MadeRoom(usize),
}

impl Frame {
    /// The whole story, with the room of a wide page.
    pub(in crate::view) fn of(story: &Story) -> Self {
        let mut frame = Self {
            open: None,
            scale: None,
            window: None,
            stop: None,
            room: 40,
            axes: Rc::new(Axes::of(story)),
            layout: None,
        };
        frame.lay_out(story);
        frame
    }

    /// Whether it is open where there is room, and where there is little.
    pub(super) fn is_open(&self) -> [bool; 2] {
        let telling = self.axes.telling == Scale::Time;
        [self.open.unwrap_or(telling), self.open.unwrap_or_default()]
    }

    /// The scale and the whole of its axis.
    pub(super) fn axis(&self) -> (Scale, Window) {
        self.axes.whole(self.scale.unwrap_or(self.axes.telling))
    }

    /// Whether events stand in lanes with names.
    #[must_use]
    pub fn has_lanes(&self) -> bool {
        !self.axes.lanes.is_empty()
    }

    fn lay_out(&mut self, story: &Story) {
        let before = self.layout.take();
        self.layout =
            (self.is_open() != [false; 2]).then(|| Rc::new(layout(story, self, before.as_deref())));
    }

    /// Does it; gives the event to open, where the chart has no closer look to offer.
    pub(in crate::view) fn step(
        &mut self,
        story: &Story,
        moment: usize,
        action: ChartAction,
    ) -> Option<usize> {
        match action {
            ChartAction::Opened(open) => {
                self.open = Some(open);
                self.lay_out(story);
            }
            ChartAction::ChoseScale(scale) => {
                self.scale = Some(scale);
                self.window = None;
                self.lay_out(story);
            }
            ChartAction::Framed(from, to) => {
                let (_, whole) = self.axis();
                let seen = self.window.unwrap_or(whole);
                self.frame(story, Window::new(seen.reach(from), seen.reach(to)));
            }
            ChartAction::SawWhole => {
                self.window = None;
                self.lay_out(story);
            }
            ChartAction::ChoseGroup(first) => return self.choose_group(story, moment, first),
            ChartAction::LookedTo(direction) => self.look(story, moment, direction),
            ChartAction::MadeRoom(room) => {
                let room = room.clamp(4, 200);
                if room != self.room {
                    self.room = room;
                    self.lay_out(story);
                }
            }
        }
        None
    }

    fn frame(&mut self, story: &Story, window: Window) {
        let (scale, whole) = self.axis();
        self.window = window.within(whole, scale.least());
        self.lay_out(story);
    }

    /// Moves what is seen, no more than it takes, so that an event is in it.
    pub(in crate::view) fn reveal(&mut self, story: &Story, event: usize) {
        self.stop = Some(event);
        let (scale, _) = self.axis();
        let place = Extent::of(story, event, scale).place();
        if let (Some(window), Some(place)) = (self.window, place)
            && event < story.happened()
            && !window.meets(place, place)
        {
            self.frame(story, window.around(place));
        }
    }

    /// A closer look at a group, where that tells its events apart; else its events one after the other.
    fn choose_group(&mut self, story: &Story, moment: usize, first: usize) -> Option<usize> {
        self.stop = Some(first);
        let shown = self.layout.clone()?;
        let group = shown.stop(Some(first)).filter(|group| group.holds(first))?;
        let mut reach: Option<(i64, i64)> = None;
        for &event in &group.events {
            if let Some(place) = Extent::of(story, event, shown.scale).place() {
                let (from, to) = reach.unwrap_or((place, place));
                reach = Some((from.min(place), to.max(place)));
            }
        }
        if let Some((from, to)) = reach.filter(|_| is_among(shown.axis(), group)) {
            let room = to.abs_diff(from) / 4;
            let closer = Window::new(
                from.saturating_sub_unsigned(room),
                to.saturating_add_unsigned(room),
            );
            if from < to
                && closer.width() < shown.window.width() / 4 * 3
                && shown.window.width() > shown.scale.least()
            {
                self.frame(story, closer);
                return None;
            }
        }
        let ahead = group.events.iter().find(|&&event| event >= moment);
        ahead.or(group.events.first()).copied()
    }

    fn look(&mut self, story: &Story, moment: usize, direction: Direction) {
        let Some(shown) = self.layout.clone() else {
            return;
        };
        let all = shown.placed();
        let Some(here) = shown.stop(self.stop.or(moment.checked_sub(1))) else {
            return;
        };
        let mut before = all.iter();
        let at = before.position(|placed| Rc::ptr_eq(placed, here));
        let at = at.unwrap_or_default();
        let on_axis = shown.axis().len();
        let target = match direction {
            // Past the edge of what is seen, the next event comes into view.
            Direction::Back if at == 0 => return self.reveal_beyond(story, &shown, false),
            Direction::Forward
                if at + 1 == on_axis
                    && self
                        .window
                        .is_some_and(|window| beyond(story, &shown, window, true).is_some()) =>
            {
                return self.reveal_beyond(story, &shown, true);
            }
            Direction::Back => all.get(at - 1).copied(),
            Direction::Forward => all.get(at + 1).copied(),
            Direction::Up => beside(&shown, here, false),
            Direction::Down => beside(&shown, here, true),
            Direction::First | Direction::RowStart => all.first().copied(),
            Direction::Last | Direction::RowEnd => all.last().copied(),
        };
        if let Some(&event) = target.and_then(|placed| placed.events.first()) {
            self.stop = Some(event);
        }
    }

    fn reveal_beyond(&mut self, story: &Story, shown: &Layout, later: bool) {
        if let Some(window) = self.window
            && let Some(event) = beyond(story, shown, window, later)
        {
            self.reveal(story, event);
        }
    }
}

/// The nearest event that a window leaves out on that side.
fn beyond(story: &Story, shown: &Layout, window: Window, later: bool) -> Option<usize> {
    let mut nearest: Option<(u64, usize)> = None;
    for event in 0..story.happened() {
        let place = Extent::of(story, event, shown.scale).place();
        let away = place.and_then(|place| match later {
            true if place > window.to() => Some(place.abs_diff(window.to())),
            false if place < window.from() => Some(place.abs_diff(window.from())),
            _ => None,
        });
        if let Some(away) = away
            && nearest.is_none_or(|(least, _)| away < least)
        {
            nearest = Some((away, event));
        }
    }
    nearest.map(|(_, event)| event)
}

/// The nearest in the next row up or down that has any.
fn beside<'p>(shown: &'p Layout, here: &Rc<Placed>, down: bool) -> Option<&'p Rc<Placed>> {
    let row = |placed: &Placed| (placed.lane, placed.row);
    let mut found: Option<&Rc<Placed>> = None;
    for (_, zone) in &shown.zones {
        if !is_among(zone, here) {
            continue;
        }
        for placed in zone {
            let is_beside = if down {
                row(placed) > row(here)
            } else {
                row(placed) < row(here)
            };
            let is_better = found.is_none_or(|found| {
                let away = |placed: &Placed| placed.from.abs_diff(here.from);
                if row(placed) == row(found) {
                    away(placed) < away(found)
                } else {
                    (row(placed) < row(found)) == down
                }
            });
            if is_beside && is_better {
                found = Some(placed);
            }
        }
    }
    found
}

/// Whether it is one of them.
fn is_among(zone: &[Rc<Placed>], placed: &Rc<Placed>) -> bool {
    zone.iter().any(|other| Rc::ptr_eq(other, placed))
}
