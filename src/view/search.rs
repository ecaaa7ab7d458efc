//! Looking for words in the whole story.

use super::Reader;
use super::wording::Phrase;
use crate::story::{Event, Story};

/// Positions of the events that someone looks for, in order; nothing where they look for none. Each of their words
/// is in what such an event says, in who says so, or in the names of what it changes.
pub(super) fn found(story: &Story, sought: &str) -> Option<Vec<usize>> {
    sought.split_whitespace().next()?;
    let is_sought = |event: &Event| {
        let mut words = sought.split_whitespace();
        words.all(|word| texts(story, event).any(|text| contains(text, word)))
    };
    let events = story.events().iter().enumerate();
    let found = events.filter(|(_, event)| is_sought(event));
    Some(found.map(|(position, _)| position).collect())
}

/// How many events there are of those the reader looks for, in words; empty where they look for none.
pub(super) fn counted(reader: &Reader) -> String {
    reader.found.as_deref().map_or_else(String::new, |found| {
        reader.words.counted(Phrase::EventsFound, found.len())
    })
}

/// All that an event says to a reader.
fn texts<'s>(story: &'s Story, event: &'s Event) -> impl Iterator<Item = &'s str> {
    let claims = event.claims.iter().flat_map(|claim| {
        let source = claim.source.and_then(|source| story.sources.get(source));
        let said = [&claim.said_by, &claim.says, &claim.quote];
        let published = source.map(|source| source.title.as_str());
        let publisher = source.and_then(|source| source.publisher.as_deref());
        let said = said.into_iter().filter_map(|text| text.as_deref());
        said.chain(published).chain(publisher)
    });
    let changes = event.changes.iter().flat_map(|change| {
        let who = story.who.entries().get(change.cell.who);
        let what = story.what.entries().get(change.cell.what);
        let names = [who, what].into_iter().flatten();
        let conditions = change.conditions.iter().map(String::as_str);
        names.map(|entry| entry.name.as_str()).chain(conditions)
    });
    let own = [
        Some(&event.title),
        event.detail.as_ref(),
        event.lane.as_ref(),
    ];
    let own = own.into_iter().flatten().map(String::as_str);
    own.chain(claims).chain(changes)
}

/// Whether a text has a word in it, in small letters or capitals.
fn contains(text: &str, word: &str) -> bool {
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
