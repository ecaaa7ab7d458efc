//! What is wrong with a story file, as data: where, what, and how to mend it.

use core::fmt;

/// Whether a problem keeps a story from being shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The story can't be shown truthfully.
    Error,
    /// The story is shown; its author should look.
    Warning,
}

/// A place in the text of a story file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// One thing that is wrong with a story file.
///
/// It reads as one line, place first:
///
/// ```
/// use who_can_use::story::Story;
/// let checked = Story::read(r#"{ "format": 2, "title": "Later", "events": [] }"#);
/// assert_eq!(
///     checked.problems[0].to_string(),
///     "format (line 1, column 13): This story has format 2, and this version reads format 1. \
///      Use a later version of who-can-use, or write \"format\": 1."
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether the story can still be shown.
    pub severity: Severity,
    /// The JSON path of the value, such as `events[3].changes[0].who`; empty for the whole file.
    pub path: String,
    /// Where that is in the text.
    pub position: Option<Position>,
    /// What is wrong, as a sentence.
    pub what: String,
    /// How to mend it, as a sentence.
    pub hint: Option<String>,
    pub(super) points_at: PointsAt,
}

/// Which part of an object's member a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointsAt {
    Key,
    Value,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.path.as_str(), self.position) {
            ("", None) => {}
            ("", Some(at)) => write!(out, "line {}, column {}: ", at.line, at.column)?,
            (path, None) => write!(out, "{path}: ")?,
            (path, Some(at)) => write!(out, "{path} (line {}, column {}): ", at.line, at.column)?,
        }
        out.write_str(&self.what)?;
        match &self.hint {
            Some(hint) => write!(out, " {hint}"),
            None => Ok(()),
        }
    }
}

/// The most errors, and the most warnings, that are told one by one. More have a common cause, such
/// as another program's file, and a file can have so many that they fill the memory.
const TOLD: usize = 1_000;

/// The problems found so far, by whoever keeps them.
///
/// What is read is the same for all of them. The words of a problem are put together only where they are
/// kept, so that a program which keeps none does not hold them.
pub(super) trait Problems {
    /// Takes one; `words` are what is wrong, and how to mend it.
    fn add(
        &mut self,
        severity: Severity,
        place: &Place<'_>,
        words: impl FnOnce() -> (String, Option<String>),
    );

    /// Whether one is an error.
    fn any_error(&self) -> bool;

    /// Whether one is an error at a place, for whoever keeps the places; else whether any is.
    fn any_error_at(&self, _: &Place<'_>) -> bool {
        self.any_error()
    }

    fn error(&mut self, place: &Place<'_>, words: impl FnOnce() -> (String, Option<String>)) {
        self.add(Severity::Error, place, words);
    }

    fn warning(&mut self, place: &Place<'_>, words: impl FnOnce() -> (String, Option<String>)) {
        self.add(Severity::Warning, place, words);
    }
}

/// Only how bad the worst is.
#[derive(Debug, Default)]
pub(super) struct Noticed(pub(super) Option<Severity>);

impl Problems for Noticed {
    fn add(
        &mut self,
        severity: Severity,
        _: &Place<'_>,
        _: impl FnOnce() -> (String, Option<String>),
    ) {
        if !self.any_error() {
            self.0 = Some(severity);
        }
    }

    fn any_error(&self) -> bool {
        self.0 == Some(Severity::Error)
    }
}

/// Each in words, for authors.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) told: Vec<Problem>,
    errors: usize,
    warnings: usize,
}

impl Problems for Told {
    fn add(
        &mut self,
        severity: Severity,
        place: &Place<'_>,
        words: impl FnOnce() -> (String, Option<String>),
    ) {
        let count = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count > TOLD {
            return;
        }
        let (what, hint) = words();
        self.told.push(Problem {
            severity,
            path: place.path(),
            position: None,
            what,
            hint,
            points_at: if place.key {
                PointsAt::Key
            } else {
                PointsAt::Value
            },
        });
    }

    fn any_error(&self) -> bool {
        self.errors > 0
    }

    fn any_error_at(&self, place: &Place<'_>) -> bool {
        let path = place.path();
        let at = |problem: &Problem| problem.severity == Severity::Error && problem.path == path;
        self.told.iter().any(at)
    }
}

impl Told {
    /// For errors and for warnings, how many there are, where they are not all told.
    pub(super) fn untold(&self) -> impl Iterator<Item = Problem> {
        let counts = [
            (Severity::Error, self.errors, "errors"),
            (Severity::Warning, self.warnings, "warnings"),
        ];
        let more = counts.into_iter().filter(|&(_, count, _)| count > TOLD);
        more.map(|(severity, count, noun)| Problem {
            severity,
            path: String::new(),
            position: None,
            what: format!("There are {count} {noun}; only {TOLD} of them are told."),
            hint: Some("Mend these first: many may have the same cause.".into()),
            points_at: PointsAt::Value,
        })
    }
}

/// A place in the tree of a story file, as a chain of steps from the top: written out only where
/// something is wrong there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
    key: bool,
}

#[derive(Debug, Clone, Copy)]
enum Step<'p> {
    Top,
    Member(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    pub(super) const TOP: Place<'static> = Place {
        parent: None,
        step: Step::Top,
        key: false,
    };

    pub(super) fn member(&'p self, key: &'p str) -> Place<'p> {
        Place {
            parent: Some(self),
            step: Step::Member(key),
            key: false,
        }
    }

    pub(super) fn item(&'p self, index: usize) -> Place<'p> {
        Place {
            parent: Some(self),
            step: Step::Item(index),
            key: false,
        }
    }

    /// The same place, meaning the key and not its value.
    pub(super) fn at_key(self) -> Place<'p> {
        Place { key: true, ..self }
    }

    fn path(&self) -> String {
        let mut path = self.parent.map(Place::path).unwrap_or_default();
        match self.step {
            Step::Top => {}
            Step::Member(key) => add_member(&mut path, key),
            Step::Item(index) => add_item(&mut path, index),
        }
        path
    }
}

/// Appends an object's key to a JSON path.
pub(super) fn add_member(path: &mut String, key: &str) {
    let plain = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if !plain {
        path.push('[');
        path.push_str(&quoted(key));
        path.push(']');
    } else {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    }
}

/// Appends a list's index to a JSON path.
pub(super) fn add_item(path: &mut String, index: usize) {
    path.push('[');
    path.push_str(&index.to_string());
    path.push(']');
}

/// What an author wrote, between quotation marks: on one line, and not all of what is long.
pub(super) fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut quoted = String::from("\"");
    for c in text.chars().take(SHOWN) {
        if c.is_control() {
            quoted.extend(c.escape_default());
        } else {
            quoted.push(c);
        }
    }
    if text.chars().nth(SHOWN).is_some() {
        quoted.push('…');
    }
    quoted.push('"');
    quoted
}

/// The candidate nearest to a word with a slip of the pen in it, if one is near enough.
pub(super) fn nearest<'c>(
    word: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    // Longer words are no slip of the pen, and the distance takes time in the square of the length.
    if word.len() > 100 {
        return None;
    }
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 2 * allowed)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// A sentence that offers the nearest candidate, or else lists what there is.
pub(crate) fn remedy<'c>(
    word: &str,
    candidates: impl Iterator<Item = &'c str> + Clone,
) -> Option<String> {
    if let Some(near) = nearest(word, candidates.clone()) {
        return Some(format!("Did you mean {}?", quoted(near)));
    }
    const SHOWN: usize = 8;
    let shown: Vec<String> = candidates.clone().take(SHOWN).map(quoted).collect();
    if shown.is_empty() {
        return None;
    }
    let more = if candidates.count() > SHOWN {
        ", …"
    } else {
        ""
    };
    Some(format!("There are: {}{more}.", shown.join(", ")))
}
