//! Every sentence a reader can meet, in one place.
//!
//! Code elsewhere asks for a [`Phrase`] by its meaning and never writes one itself.
//!
//! - *A phrase more*: a line in the list of `phrase.rs`, with its text in English, and its translations in
//!   `languages/*.json`. Until a language has it, readers of that language meet the English text, and a test
//!   says which is missing where.
//! - *A language more*: a file `languages/<tag>.json` with every phrase, its dates in
//!   `tests/languages/dates/<tag>.tsv`, and, if its plurals are like those of no other, a rule in `plural.rs`.
//!
//! English is in the program. Any other language comes in when it is needed, as its texts in the order of the
//! phrases, one a line: that is what the build makes of its file, so that no key is in the program.

mod date;
mod file;
mod number;
mod phrase;
mod plural;

use core::cell::RefCell;

pub use file::lines;
pub(in crate::view) use number::digits;
pub use number::numeral;
pub use phrase::Phrase;
use plural::Plural;

use crate::story::{Access, Basis, Kind, Status};

/// The words of one language, each of which is kept once.
#[derive(Debug)]
pub struct Words {
    /// The texts in the order of the phrases, one a line; an empty one is not translated yet.
    lines: &'static str,
    /// Where each line ends: in the program that is far smaller than where each text is.
    ends: &'static [u16],
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Eq for Words {}

/// English.
pub static ENGLISH: Words = Words {
    lines: phrase::ENGLISH,
    ends: &ENDS,
};

/// Where each line of English ends.
const ENDS: [u16; Phrase::ALL.len()] = {
    let mut ends = [0; Phrase::ALL.len()];
    let bytes = phrase::ENGLISH.as_bytes();
    assert!(bytes.len() <= u16::MAX as usize);
    let (mut at, mut line) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'\n' {
            ends[line] = at as u16;
            line += 1;
        }
        at += 1;
    }
    ends
};

thread_local! {
    /// The languages that have been spoken here.
    static SPOKEN: RefCell<Vec<&'static Words>> = const { RefCell::new(Vec::new()) };
}

impl Words {
    /// The language with these texts, in the order of the phrases, one a line; none where there are too many or
    /// too few, which is how another build's texts show.
    ///
    /// Labels are lent for as long as the program runs, so the texts are kept for good. Each language is kept
    /// once: asked for again it is the same, whatever the texts.
    #[must_use]
    pub fn spoken(lines: &str) -> Option<&'static Self> {
        let mut ends = Vec::with_capacity(Phrase::ALL.len());
        for (at, byte) in lines.bytes().enumerate() {
            if byte == b'\n' {
                ends.push(u16::try_from(at).ok()?);
            }
        }
        if ends.len() != Phrase::ALL.len() {
            return None;
        }
        let language = lines.split('\n').nth(Phrase::Language as usize);
        SPOKEN.with_borrow_mut(|spoken| {
            let known = spoken
                .iter()
                .find(|known| Some(known.language()) == language);
            Some(known.copied().unwrap_or_else(|| {
                let words: &Self = Box::leak(Box::new(Self {
                    lines: lines.to_owned().leak(),
                    ends: ends.leak(),
                }));
                spoken.push(words);
                words
            }))
        })
    }

    /// A language's tag, where it is another than that of these words.
    #[must_use]
    pub fn other<'l>(&self, language: Option<&'l str>) -> Option<&'l str> {
        language.filter(|language| *language != self.language())
    }

    /// The BCP 47 tag of the language.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.text(Phrase::Language)
    }

    /// In which direction it is read, `ltr` or `rtl`. None for English: it also stands in for languages that there
    /// are no words for, and then leaves the page's direction as it is.
    #[must_use]
    pub fn direction(&self) -> Option<&'static str> {
        (self != &ENGLISH).then(|| self.text(Phrase::Direction))
    }

    /// A phrase that stands as it is.
    #[must_use]
    pub fn text(&self, phrase: Phrase) -> &'static str {
        self.speaker(phrase).own(phrase)
    }

    /// A phrase with its blanks filled: `{who}` takes the value named `who`.
    ///
    /// Where one may be written in another direction than what is around it, each is set apart with the isolates
    /// of the Unicode bidirectional algorithm, so that neither turns the other about.
    #[must_use]
    pub fn sentence(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        let text = self.text(phrase);
        let is_mixed = |&(_, value): &(&str, &str)| value.chars().any(is_right_to_left);
        if !text.chars().any(is_right_to_left) && !values.iter().any(is_mixed) {
            return filled(text, values);
        }
        let apart: Vec<_> = values
            .iter()
            .map(|(name, value)| (*name, ["\u{2068}", value, "\u{2069}"].concat()))
            .collect();
        let values: Vec<_> = apart
            .iter()
            .map(|(name, value)| (*name, &**value))
            .collect();
        filled(text, &values)
    }

    /// A phrase in the form that goes with a count, which fills its blank `{count}`.
    #[must_use]
    pub fn counted(&self, phrase: Phrase, count: usize) -> String {
        let form = self.speaker(phrase).plural().form(count);
        let chosen = nth(self.text(phrase), form);
        filled(chosen, &[("count", &numeral(count))])
    }

    /// Who says a phrase: English, until it is translated.
    fn speaker(&self, phrase: Phrase) -> &Self {
        if self.own(phrase).is_empty() {
            &ENGLISH
        } else {
            self
        }
    }

    /// The language's own text of a phrase; empty until it is translated.
    fn own(&self, phrase: Phrase) -> &'static str {
        let at = phrase as usize;
        let end = |line: usize| self.ends.get(line).copied().map(usize::from);
        let start = at.checked_sub(1).and_then(end).map_or(0, |end| end + 1);
        let text = end(at).and_then(|end| self.lines.get(start..end));
        text.unwrap_or_default()
    }

    fn plural(&self) -> Plural {
        Plural::named(self.text(Phrase::Plural))
    }

    /// The word a cell shows.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.text(match kind {
            Kind::Set(access) => return self.access(access),
            Kind::Disputed => Phrase::Disputed,
            Kind::Maybe => Phrase::Maybe,
            Kind::Unknown => Phrase::Unknown,
        })
    }

    /// The word for an access.
    #[must_use]
    pub fn access(&self, access: Access) -> &'static str {
        self.text(match access {
            Access::Allowed => Phrase::Allowed,
            Access::Limited => Phrase::Limited,
            Access::Pending => Phrase::Pending,
            Access::Barred => Phrase::Barred,
        })
    }

    /// What the word of a cell means, for the legend.
    #[must_use]
    pub fn meaning(&self, kind: Kind) -> &'static str {
        self.text(match kind {
            Kind::Set(Access::Allowed) => Phrase::AllowedMeans,
            Kind::Set(Access::Limited) => Phrase::LimitedMeans,
            Kind::Set(Access::Pending) => Phrase::PendingMeans,
            Kind::Set(Access::Barred) => Phrase::BarredMeans,
            Kind::Disputed => Phrase::DisputedMeans,
            Kind::Maybe => Phrase::MaybeMeans,
            Kind::Unknown => Phrase::UnknownMeans,
        })
    }

    /// What a claim rests on.
    #[must_use]
    pub fn basis(&self, basis: Basis) -> &'static str {
        self.text(match basis {
            Basis::OnRecord => Phrase::OnRecord,
            Basis::Anonymous => Phrase::Anonymous,
            Basis::Document => Phrase::Document,
            Basis::Analysis => Phrase::Analysis,
            Basis::Declined => Phrase::Declined,
        })
    }

    /// The word for an event that did not simply happen.
    #[must_use]
    pub fn status(&self, status: Status) -> Option<&'static str> {
        match status {
            Status::Happened => None,
            Status::Ongoing => Some(self.text(Phrase::Ongoing)),
            Status::Possible => Some(self.text(Phrase::Possible)),
        }
    }
}

/// Whether a letter is of Hebrew, Arabic or one of the scripts beside them.
fn is_right_to_left(letter: char) -> bool {
    ('\u{590}'..'\u{900}').contains(&letter)
}

/// The form of that number; the last where there are fewer.
fn nth(forms: &str, number: usize) -> &str {
    forms.split('|').take(number + 1).last().unwrap_or_default()
}

/// The text with each `{name}` replaced by its value; a blank that has no value stays as it is.
fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_take_their_values_and_values_are_not_read_again() {
        assert_eq!(
            filled(
                "{who} can use {what}.",
                &[("who", "The {what}"), ("what", "Claude")]
            ),
            "The {what} can use Claude."
        );
    }

    #[test]
    fn a_brace_that_is_no_blank_stays() {
        assert_eq!(filled("a { b {c} d", &[("c", "C")]), "a { b {c} d");
        assert_eq!(filled("{nobody}", &[]), "{nobody}");
    }

    #[test]
    fn a_count_chooses_the_form() {
        assert_eq!(ENGLISH.counted(Phrase::CellsChanged, 1), "1 cell changed");
        assert_eq!(ENGLISH.counted(Phrase::CellsChanged, 4), "4 cells changed");
        assert_eq!(
            ENGLISH.counted(Phrase::CellsChanged, 0),
            "nothing changed in the table"
        );
    }
}
