//! A stretch of the text that is read, which knows where it stands.

use crate::story::WhenError;

/// A stretch of the text, with the byte it starts at.
#[derive(Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Piece<'t> {
    /// The byte after it.
    pub(super) fn end(self) -> usize {
        self.at + self.text.len()
    }

    /// What stands before and after the first such character, which is ASCII.
    pub(super) fn split(self, character: char) -> Option<(Self, Self)> {
        let (before, after) = self.text.split_once(character)?;
        let before = Self {
            text: before,
            at: self.at,
        };
        let after = Self {
            text: after,
            at: before.end() + 1,
        };
        Some((before, after))
    }

    /// What follows a prefix.
    pub(super) fn after(self, prefix: char) -> Option<Self> {
        let text = self.text.strip_prefix(prefix)?;
        Some(Self {
            text,
            at: self.end() - text.len(),
        })
    }

    /// The number it is, where it is so many digits and nothing else.
    pub(super) fn digits(self, count: usize) -> Option<i64> {
        let all = self.text.len() == count && self.text.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| self.text.parse().ok()).flatten()
    }

    /// Something wrong at a byte of it, and how to write it instead.
    pub(super) fn fault<T>(
        self,
        offset: usize,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) -> Result<T, WhenError> {
        Err(WhenError {
            position: self.at + offset,
            what: what.into(),
            hint: Some(hint.into()),
        })
    }

    /// Something wrong that says itself how to write it.
    pub(super) fn fact<T>(self, what: impl Into<String>) -> Result<T, WhenError> {
        Err(WhenError {
            position: self.at,
            what: what.into(),
            hint: None,
        })
    }
}
