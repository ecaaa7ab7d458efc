//! Where the reader stands, what they can do, and where that takes them.

mod place;
mod time;

pub use place::Stop;

use std::rc::Rc;

use super::action::Action;
use super::arrangement::{self, Arrangement, is_heading};
use super::chart::{ChartAction, Frame};
use super::options::{HeadingLevel, Shown};
use super::viewport::Viewport;
use super::wording::{Phrase, Words};
use crate::story::{Cell, Event, Instant, Matrix, Story, WhatIf, When};

/// Where the reader stands in a story, and what they have open.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    /// The language they read.
    pub words: &'static Words,
    /// The moment: after this many events.
    pub moment: usize,
    /// The day they asked for, until they move: cells may then read "maybe".
    pub day: Option<Day>,
    /// The possible events they have switched on.
    pub what_if: WhatIf,
    /// What they have opened.
    pub chosen: Option<Chosen>,
    /// Which views they see.
    pub shown: Shown,
    /// The level of the story's title among the page's headings.
    pub heading_level: HeadingLevel,
    /// The cell that the keyboard stands on, or is nearest to.
    pub focus: Cell,
    /// What of the matrix it stands on.
    pub stop: Stop,
    /// How they look at the chart.
    pub frame: Frame,
    /// What their last action did, to be read out.
    pub announcement: String,
    /// What was asked for and is not there.
    pub notice: Option<String>,
    /// How they have arranged the matrix.
    pub arrangement: Arrangement,
    /// The moment that what they see is compared with.
    pub compared: Option<usize>,
    /// What they look for among the events.
    pub sought: String,
    /// Positions of the events of it, in order; nothing where they look for none.
    pub found: Option<Rc<[usize]>>,
    /// What of a long story they have in sight.
    pub viewport: Viewport,
    /// Whether the story plays, event by event.
    pub playing: bool,
}

/// A day that the reader asked for by its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The date as asked for.
    pub when: When,
    /// The end of it.
    pub end: Instant,
}

/// What the reader can open to ask why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// A cell of the matrix.
    Cell(Cell),
    /// An event, by its position.
    Event(usize),
}

impl Reader {
    /// A reader who has just arrived: after the last event that happened, with nothing open.
    #[must_use]
    pub fn now(story: &Story, words: &'static Words) -> Self {
        let mut reader = Self {
            words,
            moment: story.happened(),
            day: None,
            what_if: WhatIf::default(),
            chosen: None,
            shown: Shown::Both,
            heading_level: HeadingLevel::default(),
            focus: Cell { who: 0, what: 0 },
            stop: Stop::Cell,
            frame: Frame::of(story),
            announcement: String::new(),
            notice: None,
            arrangement: Arrangement::default(),
            compared: None,
            sought: String::new(),
            found: None,
            viewport: Viewport::default(),
            playing: false,
        };
        reader.settle(story);
        reader.reveal(story);
        reader
    }

    /// The matrix as the reader sees it.
    #[must_use]
    pub fn matrix<'s>(&self, story: &'s Story) -> Matrix<'s> {
        match &self.day {
            Some(day) => story.on(day.end),
            None => story.at(self.moment, &self.what_if),
        }
    }

    /// The cells of the whole matrix, however it is arranged, that the event the reader stands after has changed,
    /// by row and column. None where they asked for a day, since other events may have come by then.
    #[must_use]
    pub fn changed(&self, story: &Story) -> Vec<Cell> {
        let Some(before) = self.moment.checked_sub(1).filter(|_| self.day.is_none()) else {
            return Vec::new();
        };
        let mut changed = story
            .at(self.moment, &self.what_if)
            .changed(&story.at(before, &self.what_if));
        let columns = story.what.entries();
        changed.retain(|cell| {
            !is_heading(story, cell.who) && !arrangement::has_parts(columns, cell.what)
        });
        changed
    }

    /// Position of the event the reader stands after.
    #[must_use]
    pub fn event(&self, story: &Story) -> Option<usize> {
        story.event_at(self.moment, &self.what_if)
    }

    /// The event the reader stands after.
    #[must_use]
    pub fn event_behind<'s>(&self, story: &'s Story) -> Option<&'s Event> {
        story.events().get(self.event(story)?)
    }

    /// The event that is open: the chosen one, or the one the reader stands after where no cell is chosen.
    #[must_use]
    pub fn open_event(&self, story: &Story) -> Option<usize> {
        match self.chosen {
            Some(Chosen::Event(event)) => Some(event),
            Some(Chosen::Cell(_)) => None,
            None => self.event(story),
        }
    }

    /// The language of the story's own texts, where it is another than that of the words around them.
    #[must_use]
    pub fn story_language<'s>(&self, story: &'s Story) -> Option<&'s str> {
        self.words.other(story.language.as_deref())
    }

    /// Whether the reader looks at something that has not happened.
    #[must_use]
    pub fn supposes(&self, story: &Story) -> bool {
        self.moment > story.happened()
    }

    /// Whether the reader has no more of the story in sight, and no less, than at another time, and as much room for it.
    #[must_use]
    pub fn sees_as_much(&self, other: &Self) -> bool {
        self.viewport == other.viewport && self.frame.room == other.frame.room
    }

    /// Where the reader is once they have done this.
    #[must_use]
    pub fn after(&self, story: &Story, action: &Action) -> Self {
        let mut next = self.clone();
        if !action.is_passive() {
            next.notice = None;
            // Whatever the reader does ends the play.
            next.playing = self.playing && matches!(action, Action::Played);
        }
        match action {
            Action::MovedTo(moment) => next.go(story, *moment),
            Action::SteppedForward => next.go(story, self.moment.saturating_add(1)),
            Action::SteppedBack => next.go(story, self.moment.saturating_sub(1)),
            Action::ReturnedToNow => next.go(story, story.happened()),
            Action::ChoseCell(cell) => next.ask(story, *cell),
            Action::ChoseEvent(event) => next.open(story, *event),
            Action::Supposed(event) => next.suppose(story, *event),
            Action::Closed => next.chosen = None,
            Action::FoldedRow(who) => {
                arrangement::toggle(&mut next.arrangement.folded_rows, *who);
                next.focus.who = *who;
                next.stop = Stop::Who;
                next.settle(story);
            }
            Action::FoldedColumn(what) => {
                arrangement::toggle(&mut next.arrangement.folded_columns, *what);
                next.stop = Stop::What(*what);
                next.settle(story);
            }
            Action::Arranged(arrangement) => {
                next.arrangement = arrangement.clone();
                next.settle(story);
                next.announcement = next.arranged(story);
            }
            Action::Compared => next.compare(story),
            Action::Sought(words) => {
                next.sought = words.clone();
                next.found = crate::view::search::found(story, words).map(Rc::from);
                next.announcement = crate::view::search::counted(&next);
            }
            Action::Played => next.play(story),
            Action::PlayedOn => next.play_on(story),
            Action::LookedTo(direction) => next.look(story, *direction),
            Action::Charted(action) => next.chart(story, *action),
            Action::ScrolledMatrix(rows, columns) => next.viewport.see_cells(rows, columns),
            Action::OpenedChoices => next.viewport.choices = true,
            Action::ScrolledTimeline(lines, held) => next.viewport.see_lines(lines, *held),
            Action::Unrolled(whole) => next.viewport.whole = *whole,
            Action::NamedMoment(name) => next.go_to_named(story, name),
            Action::Titled(level) => next.heading_level = *level,
            Action::Reads(words) => {
                next.words = words;
                // What was said in another language has been read out.
                next.announcement = String::new();
            }
            Action::Followed(bookmark) => next.follow(story, bookmark),
            Action::NamedView(name) => match Shown::named(name) {
                Some(shown) => next.shown = shown,
                None => {
                    next.notice = Some(self.words.sentence(Phrase::NoSuchView, &[("name", name)]))
                }
            },
        }
        if next.moment != self.moment {
            next.reveal(story);
        }
        next
    }

    /// Brings the event the reader stands after into sight.
    fn reveal(&mut self, story: &Story) {
        if let Some(event) = self.event(story) {
            self.frame.reveal(story, event);
        }
        if let Some(line) = self.line(story) {
            self.viewport.reveal(line);
        }
    }

    /// The line of the timeline that the reader stands at; nothing where they look for others.
    #[must_use]
    pub fn line(&self, story: &Story) -> Option<usize> {
        self.event(story).map_or(Some(0), |event| {
            crate::view::timeline::line(story, self, event)
        })
    }

    fn chart(&mut self, story: &Story, action: ChartAction) {
        if let Some(event) = self.frame.step(story, self.moment, action) {
            return self.open(story, event);
        }
        if matches!(
            action,
            ChartAction::Framed(..) | ChartAction::SawWhole | ChartAction::ChoseScale(_)
        ) {
            let seen = super::chart::in_view(&self.frame);
            self.announcement = self.words.counted(Phrase::EventsInView, seen);
        }
    }

    pub(super) fn ask(&mut self, story: &Story, cell: Cell) {
        if cell.who >= story.who.entries().len() || cell.what >= story.what.entries().len() {
            return;
        }
        self.focus = cell;
        self.stop = Stop::Cell;
        // A change may name a group of columns, which has no cell on show.
        self.settle(story);
        self.chosen = Some(Chosen::Cell(cell));
        self.announcement = crate::view::why::answer(story, self, cell);
    }

    pub(super) fn open(&mut self, story: &Story, event: usize) {
        let Some(opened) = story.events().get(event) else {
            return;
        };
        match story.moment_of(event, &self.what_if) {
            Some(moment) if moment != self.moment || self.day.is_some() => self.go(story, moment),
            _ => {
                self.announcement = self
                    .words
                    .sentence(Phrase::Opened, &[("event", &opened.title)])
            }
        }
        self.chosen = Some(Chosen::Event(event));
    }
}
