//! Every sentence a reader can meet, in one place.
//!
//! A language is one [`Words`] value: its phrases, its plural rule and its dates. Code elsewhere asks for a
//! [`Phrase`] by its meaning and never writes one itself, so that a language is added here alone.

mod date;
mod english;
mod phrase;

pub use phrase::Phrase;

use crate::story::{Access, Basis, Kind, Status, When};

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// The BCP 47 tag of the language.
    pub language: &'static str,
    text: fn(Phrase) -> &'static str,
    /// Which of a phrase's forms goes with a count.
    form: fn(usize) -> usize,
    date: fn(Option<&When>) -> String,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl Eq for Words {}

/// English.
pub static ENGLISH: Words = Words {
    language: "en",
    text: english::text,
    form: english::form,
    date: date::date_in_words,
};

impl Words {
    /// A phrase that stands as it is.
    #[must_use]
    pub fn text(&self, phrase: Phrase) -> &'static str {
        (self.text)(phrase)
    }

    /// A phrase with its blanks filled: `{who}` takes the value named `who`.
    #[must_use]
    pub fn sentence(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        filled(self.text(phrase), values)
    }

    /// A phrase in the form that goes with a count, which fills its blank `{count}`.
    #[must_use]
    pub fn counted(&self, phrase: Phrase, count: usize) -> String {
        let text = self.text(phrase);
        let form = (self.form)(count);
        let chosen = text.split('|').nth(form).unwrap_or(text);
        filled(chosen, &[("count", &count.to_string())])
    }

    /// When something happened, as precisely as it is known.
    #[must_use]
    pub fn date(&self, when: Option<&When>) -> String {
        (self.date)(when)
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
