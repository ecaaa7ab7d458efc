//! What the page's author asks for, read into what the reader starts with.

use super::Reader;
use super::action::Action;
use super::wording::{ENGLISH, Words};
use crate::story::Story;

/// The element's attributes as written; nothing where one is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Where to start: an event's id, an EDTF day, `start` or `end`.
    pub moment: Option<String>,
    /// Where to start, and with what open: a bookmark. It goes before `moment`.
    pub bookmark: Option<String>,
    /// What to show: `both`, `timeline` or `matrix`.
    pub view: Option<String>,
    /// The texts of the language to speak, as [`Words::spoken`] takes them; nothing for English.
    pub words: Option<String>,
    /// `auto`, `light` or `dark`. The stylesheet reads it from the element itself.
    pub theme: Option<String>,
    /// The level of the story's title among the page's headings, `1` to `4`.
    pub heading_level: Option<String>,
    /// How wide the element is, in CSS pixels, where that is known: the chart is then laid out for it at once.
    pub width: usize,
    /// Whether all of a long story is drawn, for where nobody can scroll to the rest of it.
    pub whole: bool,
}

/// Which of the two views is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// The timeline and the matrix.
    #[default]
    Both,
    /// The timeline alone.
    Timeline,
    /// The matrix alone.
    Matrix,
}

impl Shown {
    /// The view of that name, in the words of the `view` attribute.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "both" | "" => Some(Self::Both),
            "timeline" => Some(Self::Timeline),
            "matrix" => Some(Self::Matrix),
            _ => None,
        }
    }

    /// The name the `view` attribute knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Timeline => "timeline",
            Self::Matrix => "matrix",
        }
    }
}

/// The level of the story's title among the page's headings. Those below it follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadingLevel(usize);

impl Default for HeadingLevel {
    fn default() -> Self {
        Self(2)
    }
}

impl HeadingLevel {
    /// The level that the `heading-level` attribute asks for; where that is none, the usual one.
    ///
    /// The fourth is the last that leaves room for the two below it.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name.trim().as_bytes() {
            [digit @ b'1'..=b'4'] => Self(usize::from(digit - b'0')),
            _ => Self::default(),
        }
    }

    /// The level so many below it, 0 for the title's own.
    #[must_use]
    pub fn below(self, steps: usize) -> usize {
        self.0 + steps
    }
}

impl Options {
    /// The language to speak: the one asked for, else English.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        self.words
            .as_deref()
            .and_then(Words::spoken)
            .unwrap_or(&ENGLISH)
    }

    /// Where the reader stands when the widget opens: at the moment asked for, else now.
    ///
    /// What was asked for and is not there is told in the reader's notice.
    #[must_use]
    pub fn reader(&self, story: &Story) -> Reader {
        let mut reader = Reader::now(story, self.words());
        reader.heading_level =
            HeadingLevel::named(self.heading_level.as_deref().unwrap_or_default());
        reader.viewport.whole = self.whole;
        let mut told: Option<String> = None;
        let asked = [
            self.moment.clone().map(Action::NamedMoment),
            self.view.clone().map(Action::NamedView),
            self.bookmark.clone().map(Action::Followed),
        ];
        for action in asked.iter().flatten() {
            reader = reader.after(story, action);
            if let Some(more) = reader.notice.take() {
                told = Some(told.map_or(more.clone(), |told| [&told, " ", &more].concat()));
            }
        }
        reader.notice = told;
        // Nothing has changed for someone who has just arrived.
        reader.announcement = String::new();
        reader
    }
}
