//! A stretch of the text that is read, which knows where it stands.

use crate::story::WhenError;

/// What a piece is read as. The error is boxed, for it is rare and far larger than a date.
pub(super) type Read<T> = Result<T, Box<WhenError>>;

/// A stretch of the text, with the byte it starts at. It is ASCII.
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

    /// Where it has the first of some characters.
    pub(super) fn find(self, characters: &[u8]) -> Option<usize> {
        self.text
            .bytes()
            .position(|byte| characters.contains(&byte))
    }

    /// What stands before a byte of it.
    pub(super) fn before(self, offset: usize) -> Self {
        let text = self.text.get(..offset).unwrap_or_default();
        Self { text, ..self }
    }

    /// What stands from a byte of it on.
    pub(super) fn from(self, offset: usize) -> Self {
        let text = self.text.get(offset..).unwrap_or_default();
        let at = self.at + offset;
        Self { text, at }
    }

    /// What stands before and after the first such character.
    pub(super) fn split(self, character: u8) -> Option<(Self, Self)> {
        let offset = self.find(&[character])?;
        Some((self.before(offset), self.from(offset + 1)))
    }

    /// What follows a character that it begins with.
    pub(super) fn after(self, character: u8) -> Option<Self> {
        (self.find(&[character])? == 0).then(|| self.from(1))
    }

    /// The number it is, where it is digits and nothing else, and not too many.
    pub(super) fn number(self) -> Option<i64> {
        if !(1..=12).contains(&self.text.len()) {
            return None;
        }
        self.text.bytes().try_fold(0, |number, byte| {
            byte.is_ascii_digit()
                .then(|| number * 10 + i64::from(byte - b'0'))
        })
    }

    /// The number it is, where it is so many digits and nothing else.
    pub(super) fn digits(self, count: usize) -> Option<i64> {
        let number = self.number()?;
        (self.text.len() == count).then_some(number)
    }

    /// Something wrong at a byte of it, and how to write it instead; an empty hint is none.
    pub(super) fn fault<T>(self, offset: usize, what: &str, hint: &str) -> Read<T> {
        Err(error(self.at + offset, what, hint))
    }

    /// Something at a byte of it that only level 2 of EDTF has, and how to write it instead.
    pub(super) fn level_2<T>(self, offset: usize, what: &str, hint: &str) -> Read<T> {
        let what = [what, " EDTF level 2, which is not supported"].concat();
        Err(error(self.at + offset, &what, hint))
    }
}

fn error(position: usize, what: &str, hint: &str) -> Box<WhenError> {
    Box::new(WhenError {
        position,
        what: what.to_owned(),
        hint: (!hint.is_empty()).then(|| hint.to_owned()),
    })
}
