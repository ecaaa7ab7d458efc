//! Where the reader stands, what they can do, and where that takes them.

use super::action::{Action, Direction};
use super::matrix::{rows_with_cells, shown_columns};
use super::options::Shown;
use super::wording::{Phrase, Words};
use crate::story::{Cell, Instant, Matrix, Story, WhatIf, When};

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
    /// The cell that the keyboard stands on.
    pub focus: Cell,
    /// What their last action did, to be read out.
    pub announcement: String,
    /// What was asked for and is not there.
    pub notice: Option<String>,
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
        let focus = Cell {
            who: rows_with_cells(story).first().copied().unwrap_or(0),
            what: shown_columns(story).first().copied().unwrap_or(0),
        };
        Self {
            words,
            moment: story.happened(),
            day: None,
            what_if: WhatIf::default(),
            chosen: None,
            shown: Shown::Both,
            focus,
            announcement: String::new(),
            notice: None,
        }
    }

    /// The matrix as the reader sees it.
    #[must_use]
    pub fn matrix<'s>(&self, story: &'s Story) -> Matrix<'s> {
        match &self.day {
            Some(day) => story.on(day.end),
            None => story.at(self.moment, &self.what_if),
        }
    }

    /// The cells on show that the event the reader stands after has changed, by row and column. None where they
    /// asked for a day, since other events may have come by then.
    #[must_use]
    pub fn changed(&self, story: &Story) -> Vec<Cell> {
        let Some(before) = self.moment.checked_sub(1).filter(|_| self.day.is_none()) else {
            return Vec::new();
        };
        let mut changed = story
            .at(self.moment, &self.what_if)
            .changed(&story.at(before, &self.what_if));
        if !changed.is_empty() {
            let (rows, columns) = (rows_with_cells(story), shown_columns(story));
            changed.retain(|cell| {
                rows.binary_search(&cell.who).is_ok() && columns.binary_search(&cell.what).is_ok()
            });
        }
        changed
    }

    /// Position of the event the reader stands after.
    #[must_use]
    pub fn event(&self, story: &Story) -> Option<usize> {
        story.event_at(self.moment, &self.what_if)
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

    /// Whether the reader looks at something that has not happened.
    #[must_use]
    pub fn supposes(&self, story: &Story) -> bool {
        self.moment > story.happened()
    }

    /// Where the reader is once they have done this.
    #[must_use]
    pub fn after(&self, story: &Story, action: &Action) -> Self {
        let mut next = self.clone();
        next.notice = None;
        match action {
            Action::MovedTo(moment) => next.go(story, *moment),
            Action::SteppedForward => next.go(story, self.moment.saturating_add(1)),
            Action::SteppedBack => next.go(story, self.moment.saturating_sub(1)),
            Action::ReturnedToNow => next.go(story, story.happened()),
            Action::ChoseCell(cell) => next.ask(story, *cell),
            Action::ChoseEvent(event) => next.open(story, *event),
            Action::Supposed(event) => next.suppose(story, *event),
            Action::Closed => next.chosen = None,
            Action::LookedTo(direction) => next.look(story, *direction),
            Action::NamedMoment(name) => next.go_to_named(story, name),
            Action::Followed(bookmark) => next.follow(story, bookmark),
            Action::NamedView(name) => match Shown::named(name) {
                Some(shown) => next.shown = shown,
                None => {
                    next.notice = Some(self.words.sentence(Phrase::NoSuchView, &[("name", name)]))
                }
            },
        }
        next
    }

    fn go(&mut self, story: &Story, moment: usize) {
        let moment = moment.min(story.last_moment(&self.what_if));
        let stays = moment == self.moment && self.day.is_none();
        self.moment = moment;
        self.day = None;
        if let Some(Chosen::Event(_)) = self.chosen {
            self.chosen = self.event(story).map(Chosen::Event);
        }
        if !stays {
            self.announcement = self.moved(story);
        }
    }

    pub(super) fn ask(&mut self, story: &Story, cell: Cell) {
        if cell.who >= story.who.entries().len() || cell.what >= story.what.entries().len() {
            return;
        }
        self.focus = cell;
        self.chosen = Some(Chosen::Cell(cell));
        self.announcement = super::why::answer(story, self, cell);
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

    fn suppose(&mut self, story: &Story, event: usize) {
        let before = self.moment;
        self.what_if = self.what_if.toggled(story, event);
        match story.moment_of(event, &self.what_if) {
            Some(moment) => {
                self.go(story, moment);
                self.announcement = self.moved(story);
            }
            None => {
                // Those who looked at what would follow go back to what is left of it.
                self.go(story, before.min(story.last_moment(&self.what_if)));
                self.announcement = self.moved(story);
            }
        }
    }

    fn look(&mut self, story: &Story, direction: Direction) {
        let columns = shown_columns(story);
        let rows = rows_with_cells(story);
        let at = |list: &[usize], index: usize| {
            list.iter().position(|&known| known == index).unwrap_or(0)
        };
        let (row, column) = (at(&rows, self.focus.who), at(&columns, self.focus.what));
        let (last_row, last_column) = (
            rows.len().saturating_sub(1),
            columns.len().saturating_sub(1),
        );
        let (row, column) = match direction {
            Direction::Up => (row.saturating_sub(1), column),
            Direction::Down => ((row + 1).min(last_row), column),
            Direction::Back => (row, column.saturating_sub(1)),
            Direction::Forward => (row, (column + 1).min(last_column)),
            Direction::RowStart => (row, 0),
            Direction::RowEnd => (row, last_column),
            Direction::First => (0, 0),
            Direction::Last => (last_row, last_column),
        };
        if let (Some(&who), Some(&what)) = (rows.get(row), columns.get(column)) {
            self.focus = Cell { who, what };
        }
    }

    pub(super) fn go_to_named(&mut self, story: &Story, name: &str) {
        let moment = match name {
            "start" => Some(0),
            "end" | "" => Some(story.happened()),
            _ => story
                .find(name)
                .and_then(|event| story.moment_of(event, &self.what_if)),
        };
        if let Some(moment) = moment {
            return self.go(story, moment);
        }
        let day = When::parse(name).ok().and_then(|when| {
            let end = when.latest()?;
            Some(Day { when, end })
        });
        match day {
            Some(day) => {
                self.go(story, story.moment_on(day.end));
                self.day = Some(day);
            }
            None => {
                self.go(story, story.happened());
                self.notice = Some(self.words.sentence(Phrase::NoSuchMoment, &[("name", name)]));
            }
        }
    }

    /// Where the reader now stands and how much changed there, in a short sentence.
    fn moved(&self, story: &Story) -> String {
        let Some(event) = self
            .event(story)
            .and_then(|event| story.events().get(event))
        else {
            return self.words.text(Phrase::BeforeAll).to_owned();
        };
        let changed = self.changed(story).len();
        let phrase = if self.supposes(story) {
            Phrase::AnnouncedWhatIf
        } else {
            Phrase::Announced
        };
        self.words.sentence(
            phrase,
            &[
                ("event", &event.title),
                (
                    "changed",
                    &self.words.counted(Phrase::CellsChanged, changed),
                ),
            ],
        )
    }
}
