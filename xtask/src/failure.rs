//! What went wrong, in words for whoever typed the command.

use std::fmt;
use std::path::Path;

/// A command that could not do its work: what happened and, where one is known, the next step.
#[derive(Debug)]
pub struct Failure {
    what: String,
    hint: Option<String>,
}

/// What a step of a command gives back.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failure whose sentence says what happened.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hint: None,
        }
    }

    /// A file or folder that could not be read or written.
    pub fn at(path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("{}: {error}", path.display()))
    }

    /// The same failure with a next step for the reader.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.what)?;
        match &self.hint {
            Some(hint) => write!(formatter, "\n  {hint}"),
            None => Ok(()),
        }
    }
}
