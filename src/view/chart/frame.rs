//! How the reader looks at the chart, and what they can do to it.

use super::extent::Extent;
use super::groups::Placed;
use super::layout::{Layout, axis, layout};
use super::scale::{Scale, Window};
use crate::story::Story;
use crate::view::Direction;

/// How the reader looks at the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub(super) room: usize,
}

impl Default for Frame {
    /// The whole story, with the room of a wide page.
    fn default() -> Self {
        Self {
            open: None,
            scale: None,
            window: None,
            stop: None,
            room: 40,
        }
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
    /// Does it; gives the event to open, where the chart has no closer look to offer.
    pub(in crate::view) fn step(
        &mut self,
        story: &Story,
        moment: usize,
        action: ChartAction,
    ) -> Option<usize> {
        match action {
            ChartAction::Opened(open) => self.open = Some(open),
            ChartAction::ChoseScale(scale) => {
                self.scale = Some(scale);
                self.window = None;
            }
            ChartAction::Framed(from, to) => {
                let (_, whole) = axis(story, self);
                let seen = self.window.unwrap_or(whole);
                self.frame(story, Window::new(seen.reach(from), seen.reach(to)));
            }
            ChartAction::SawWhole => self.window = None,
            ChartAction::ChoseGroup(first) => return self.choose_group(story, moment, first),
            ChartAction::LookedTo(direction) => self.look(story, moment, direction),
            ChartAction::MadeRoom(room) => self.room = room.clamp(4, 200),
        }
        None
    }

    fn frame(&mut self, story: &Story, window: Window) {
        let (scale, whole) = axis(story, self);
        self.window = window.within(whole, scale.least());
    }

    /// Moves what is seen, no more than it takes, so that an event is in it.
    pub(in crate::view) fn reveal(&mut self, story: &Story, event: usize) {
        self.stop = Some(event);
        let (scale, _) = axis(story, self);
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
        let shown = layout(story, self);
        let group = shown
            .placed()
            .find(|placed| placed.events.contains(&first))?;
        let places = || {
            let extents = group
                .events
                .iter()
                .map(|&event| Extent::of(story, event, shown.scale));
            extents.filter_map(Extent::place)
        };
        let on_axis = shown
            .zones
            .first()
            .is_some_and(|(_, axis)| axis.contains(group));
        if let (true, Some(from), Some(to)) = (on_axis, places().min(), places().max()) {
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
        let ahead = group.events.iter().copied().find(|&event| event >= moment);
        ahead.or(group.events.first().copied())
    }

    fn look(&mut self, story: &Story, moment: usize, direction: Direction) {
        let shown = layout(story, self);
        let all: Vec<&Placed> = shown.placed().collect();
        let stop = shown.stop(self.stop.or(moment.checked_sub(1)));
        let Some((at, here)) = stop.and_then(|stop| {
            let at = all.iter().position(|&placed| placed == stop)?;
            Some((at, stop))
        }) else {
            return;
        };
        let on_axis = all.len() - shown.apart();
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

    fn reveal_beyond(&mut self, story: &Story, shown: &Layout<'_>, later: bool) {
        if let Some(window) = self.window
            && let Some(event) = beyond(story, shown, window, later)
        {
            self.reveal(story, event);
        }
    }
}

/// The nearest event that a window leaves out on that side.
fn beyond(story: &Story, shown: &Layout<'_>, window: Window, later: bool) -> Option<usize> {
    let places = (0..story.happened()).filter_map(|event| {
        let place = Extent::of(story, event, shown.scale).place()?;
        let away = if later {
            window.to()..place
        } else {
            place..window.from()
        };
        (away.start < away.end).then(|| (away.end.abs_diff(away.start), event))
    });
    places.min().map(|(_, event)| event)
}

/// The nearest in the next row up or down that has any.
fn beside<'p>(shown: &'p Layout<'_>, here: &Placed, down: bool) -> Option<&'p Placed> {
    let (_, zone) = shown.zones.iter().find(|(_, zone)| zone.contains(here))?;
    let row = |placed: &Placed| (placed.lane, placed.row);
    let rows = zone.iter().map(row);
    let next = if down {
        rows.filter(|&other| other > row(here)).min()
    } else {
        rows.filter(|&other| other < row(here)).max()
    }?;
    let in_row = zone.iter().filter(|placed| row(placed) == next);
    in_row.min_by_key(|placed| placed.from.abs_diff(here.from))
}
