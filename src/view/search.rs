//! Looking for words in the whole story.

use super::Reader;
use super::wording::Phrase;
use crate::story::{Event, Story};

/// Positions of the events that someone looks for, in order; nothing where they look for none. Each of their words
/// is in what such an event says, in who says so, or in the names of what it changes.
pub(super) fn found(story: &Story, sought: &str) -> Option<Vec<usize>> {
    sought.split_whitespace().next()?;
    let mut found = Vec::new();
    for (position, event) in story.events().iter().enumerate() {
        let texts = texts(story, event);
        let is_said = |word| texts.iter().any(|text| contains(text, word));
        if sought.split_whitespace().all(is_said) {
            found.push(position);
        }
    }
    Some(found)
}

/// How many events there are of those the reader looks for, in words; empty where they look for none.
pub(super) fn counted(reader: &Reader) -> String {
    reader.found.as_deref().map_or_else(String::new, |found| {
        reader.words.counted(Phrase::EventsFound, found.len())
    })
}

/// All that an event says to a reader.
fn texts<'s>(story: &'s Story, event: &'s Event) -> Vec<&'s str> {
    let mut texts = vec![event.title.as_str()];
    texts.extend(event.detail.as_deref());
    texts.extend(event.lane.as_deref());
    for claim in &event.claims {
        for said in [&claim.said_by, &claim.says, &claim.quote] {
            texts.extend(said.as_deref());
        }
        if let Some(source) = claim.source.and_then(|source| story.sources.get(source)) {
            texts.push(&source.title);
            texts.extend(source.publisher.as_deref());
        }
    }
    for change in &event.changes {
        texts.extend(story.names(change.cell));
        for condition in &change.conditions {
            texts.push(condition);
        }
    }
    texts
}

/// Whether a text has a word in it, in small letters or capitals.
pub(super) fn contains(text: &str, word: &str) -> bool {
    let mut rest = text;
    loop {
        let mut letters = rest.chars().map(small);
        if word
            .chars()
            .map(small)
            .all(|letter| letters.next() == Some(letter))
        {
            return true;
        }
        let mut left = rest.chars();
        if left.next().is_none() {
            return false;
        }
        rest = left.as_str();
    }
}

/// The small letter of a capital of the scripts that have them, and no accent's, so that `é` finds `É`.
///
/// By the layout of the Unicode blocks, since the whole table would weigh more than all searching.
fn small(letter: char) -> char {
    let code = u32::from(letter);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a9 | 0x410..=0x42f => code + 0x20,
        0x400..=0x40f => code + 0x50,
        0x100..=0x137 | 0x14a..=0x177 | 0x460..=0x481 | 0x48a..=0x4bf => code | 1,
        0x139..=0x148 | 0x179..=0x17e => code + (code & 1),
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_small_letters_find_each_other() {
        for (text, word) in [
            ("The Pentagon", "pentagon"),
            ("ÉLYSÉE", "élysée"),
            ("Москва", "МОСКВА"),
            ("Łódź", "łódź"),
            ("ΑΘΗΝΑ", "αθηνα"),
            ("中文", "中"),
        ] {
            assert!(contains(text, word), "{text}: {word}");
        }
        assert!(!contains("Pentagon", "pentagons"));
        assert!(contains("aab", "ab") && contains("anything", ""));
    }
}
