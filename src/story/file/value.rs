//! The single values of the format: texts, ids, addresses and words from a list.

use super::read::{Written, wrong_sort};
use crate::story::event::{Access, Basis, Status};
use crate::story::json::Node;
use crate::story::problem::{Place, Problems, quoted, remedy};
use crate::story::when::When;

impl Written for u64 {
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
        let Node::Number(Some(number)) = node else {
            wrong_sort(node, place, problems, "a whole number");
            return 0;
        };
        *number
    }
}

impl Written for String {
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
        text(node, place, problems).unwrap_or_default().to_owned()
    }
}

/// Reads a text.
#[inline(never)]
fn text<'n>(
    node: &'n Node<'_>,
    place: &Place<'_>,
    problems: &mut impl Problems,
) -> Option<&'n str> {
    let Node::Text(text) = node else {
        wrong_sort(node, place, problems, "a text");
        return None;
    };
    // Most texts have no character that begins as these do, and no byte is found faster than one of its own.
    if text.as_bytes().contains(&0xe2)
        && let Some(control) = text.chars().find(|&c| turns_direction(c))
    {
        problems.warning(place, || {
            (
                format!(
                    "This text has the character U+{:04X}, which can make it read in another order than it is written.",
                    u32::from(control)
                ),
                Some("Take it out; the widget sets texts of either direction apart by itself.".into()),
            )
        });
    }
    Some(text)
}

/// The controls of the Unicode Bidirectional Algorithm (UAX #9) that hold past the next character.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A value that must be written, although its sort is one that could be left out.
#[derive(Debug)]
#[cfg_attr(
    feature = "cli",
    derive(schemars::JsonSchema),
    schemars(transparent, inline)
)]
pub(in crate::story) struct Needed<T>(pub(in crate::story) T);

impl<T: Written> Written for Needed<T> {
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
        Self(T::read(node, place, problems))
    }
}

/// What an entry is called by others in the same file: `[a-z0-9][a-z0-9-]*`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::story) struct Id(pub(in crate::story) String);

impl Id {
    /// Whether it stands in for one that could not be read.
    pub(in crate::story) fn is_unreadable(&self) -> bool {
        self.0.is_empty()
    }
}

/// A longer id is none that an author would take over from a message.
const LONGEST_MENDED: usize = 60;

impl Written for Id {
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
        let Some(text) = text(node, place, problems) else {
            return Self(String::new());
        };
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if text.starts_with(plain) && text.chars().all(|c| plain(c) || c == '-') {
            return Self(text.to_owned());
        }
        problems.error(place, || {
            let mended: String = text
                .to_ascii_lowercase()
                .chars()
                .map(|c| if plain(c) { c } else { '-' })
                .collect();
            let mended = mended.trim_matches('-');
            let what = "An id has only small letters a to z, digits and hyphens, and starts with no hyphen.";
            let hint = (1..=LONGEST_MENDED)
                .contains(&mended.len())
                .then(|| format!("Write \"{mended}\", here and wherever it is meant."));
            (what.into(), hint)
        });
        Self(String::new())
    }
}

/// A link that does nothing but lead somewhere: http, https, mailto, or relative to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::story) struct Address(pub(in crate::story) String);

impl Written for Address {
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
        let unreadable = Self(String::new());
        let Some(text) = text(node, place, problems) else {
            return unreadable;
        };
        // Browsers drop white space and controls from an address (URL standard, basic URL parser),
        // and what is left may have another scheme than it seems.
        if text.is_empty() || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            problems.error(place, || {
                (
                    "This is no address: it is empty or has white space in it.".into(),
                    Some("Write a space as %20, or take it out.".into()),
                )
            });
            return unreadable;
        }
        let before_path = text.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        if let Some((scheme, _)) = before_path.split_once(':') {
            let allowed = ["http", "https", "mailto"];
            if !allowed.iter().any(|name| scheme.eq_ignore_ascii_case(name)) {
                problems.error(place, || {
                    (
                        format!(
                            "An address that starts with {} is not safe to link to.",
                            quoted(&format!("{scheme}:"))
                        ),
                        Some(
                            "Use http:, https:, mailto:, or an address relative to the page."
                                .into(),
                        ),
                    )
                });
                return unreadable;
            }
        }
        Self(text.to_owned())
    }
}

impl Written for When {
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
        let when = text(node, place, problems).and_then(|text| {
            let when = When::of(text);
            if when.is_none() {
                problems.error(place, || no_date_in_words(text));
            }
            when
        });
        when.unwrap_or_else(Self::unknown)
    }
}

/// Why a text is no date, and how to mend it.
fn no_date_in_words(text: &str) -> (String, Option<String>) {
    let Err(error) = When::parse(text) else {
        return <(String, Option<String>)>::default();
    };
    let what = format!("{} can't be read as a date: {}.", quoted(text), error.what);
    // A hint that repeats a text without end is none.
    let hint = error.hint.filter(|hint| hint.len() < LONGEST_HINT);
    (what, hint.map(|hint| capital(&hint) + "."))
}

/// The most bytes of a hint about a date.
const LONGEST_HINT: usize = 200;

/// A clause as a sentence's beginning.
fn capital(clause: &str) -> String {
    let mut sentence = clause.to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}

/// Reads one of some words, and gives which.
#[inline(never)]
fn word(
    node: &Node<'_>,
    place: &Place<'_>,
    problems: &mut impl Problems,
    words: &[&'static str],
) -> Option<usize> {
    let text = text(node, place, problems)?;
    let found = words.iter().position(|word| *word == text);
    if found.is_none() {
        problems.error(place, || {
            (
                format!(
                    "{} is not one of the words that can stand here.",
                    quoted(text)
                ),
                remedy(text, words.iter().copied()),
            )
        });
    }
    found
}

/// Says in one place which words an author writes for the values of an enum, and which stands in
/// for a word that is none of them.
macro_rules! words {
    ($name:ident, else $unreadable:ident { $($word:literal => $variant:ident,)* }) => {
        impl $name {
            /// The word a story file has for it.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl Written for $name {
            fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
                let found = word(node, place, problems, &[$($word),*]);
                let named = found.and_then(|at| [$(Self::$variant),*].get(at).copied());
                named.unwrap_or(Self::$unreadable)
            }
        }
    };
}

words! { Access, else Pending {
    "allowed" => Allowed,
    "limited" => Limited,
    "pending" => Pending,
    "barred" => Barred,
}}

words! { Status, else Happened {
    "happened" => Happened,
    "ongoing" => Ongoing,
    "possible" => Possible,
}}

words! { Basis, else Declined {
    "on-record" => OnRecord,
    "anonymous" => Anonymous,
    "document" => Document,
    "analysis" => Analysis,
    "declined" => Declined,
}}
