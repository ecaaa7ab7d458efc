//! Where in time the reader goes.

use super::{Chosen, Day, Reader};
use crate::story::{Story, When};
use crate::view::wording::Phrase;

impl Reader {
    pub(super) fn go(&mut self, story: &Story, moment: usize) {
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

    pub(super) fn suppose(&mut self, story: &Story, event: usize) {
        let before = self.moment;
        self.what_if = self.what_if.toggled(story, event);
        // Those who looked at what would follow go back to what is left of it.
        let moment = story.moment_of(event, &self.what_if).unwrap_or(before);
        self.go(story, moment);
        self.announcement = self.moved(story);
    }

    pub(in crate::view) fn go_to_named(&mut self, story: &Story, name: &str) {
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
        let day = When::of(name).and_then(|when| {
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
    pub(super) fn moved(&self, story: &Story) -> String {
        let Some(event) = self.event_behind(story) else {
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

    pub(super) fn compare(&mut self, story: &Story) {
        self.compared = match self.compared {
            Some(_) => None,
            None => Some(self.moment),
        };
        let phrase = match self.compared {
            Some(_) => Phrase::Comparing,
            None => Phrase::NotComparing,
        };
        let event = self.event_behind(story);
        let before_all = self.words.text(Phrase::BeforeAll);
        let event = event.map_or(before_all, |event| event.title.as_str());
        self.announcement = self.words.sentence(phrase, &[("event", event)]);
    }

    pub(super) fn play(&mut self, story: &Story) {
        self.playing = !self.playing;
        if self.playing && self.moment == story.last_moment(&self.what_if) {
            self.go(story, 0);
        }
    }

    pub(super) fn play_on(&mut self, story: &Story) {
        if !self.playing {
            return;
        }
        self.go(story, self.moment.saturating_add(1));
        self.playing = self.moment < story.last_moment(&self.what_if);
    }
}
