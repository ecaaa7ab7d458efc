//! A stretch of the text that is read, which knows where it stands.

use crate::story::WhenError;

/// What a piece is read as, or what is told of a fault in it.
pub(super) type Read<T, F> = Result<T, F>;

/// What is told of a text that is not a date.
pub(in crate::story::when) trait Fault {
    /// Takes the place, what is wrong there, and how to write it instead; an empty hint is none.
    fn new(position: usize, what: impl Words, hint: impl Words) -> Self;
}

/// Boxed, for it is rare and far larger than a date.
impl Fault for Box<WhenError> {
    fn new(position: usize, what: impl Words, hint: impl Words) -> Self {
        let hint = hint.text();
        Box::new(WhenError {
            position,
            what: what.text(),
            hint: (!hint.is_empty()).then_some(hint),
        })
    }
}

/// That there is one, and no more. What would be said of it is never put together.
impl Fault for () {
    fn new(_: usize, _: impl Words, _: impl Words) -> Self {}
}

/// A text that is put together only where it is told.
pub(in crate::story::when) trait Words {
    fn text(self) -> String;
}

impl Words for &str {
    fn text(self) -> String {
        self.to_owned()
    }
}

impl<const N: usize> Words for [&str; N] {
    fn text(self) -> String {
        self.concat()
    }
}

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
    pub(super) fn fault<T, F: Fault>(
        self,
        offset: usize,
        what: impl Words,
        hint: impl Words,
    ) -> Read<T, F> {
        Err(F::new(self.at + offset, what, hint))
    }

    /// Something at a byte of it that only level 2 of EDTF has, and how to write it instead.
    pub(super) fn level_2<T, F: Fault>(
        self,
        offset: usize,
        what: &str,
        hint: impl Words,
    ) -> Read<T, F> {
        let what = [what, " EDTF level 2, which is not supported"];
        self.fault(offset, what, hint)
    }
}
