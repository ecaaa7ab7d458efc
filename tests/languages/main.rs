//! The languages, held: every phrase in each of them, with its blanks and its forms, and the dates read one by one.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use who_can_use::story::When;
use who_can_use::view::wording::{ENGLISH, Phrase, Words, lines};

const TAGS: [&str; 9] = ["ar", "de", "es", "fr", "he", "hi", "ja", "pt", "zh"];

fn file(tag: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/view/wording/languages");
    std::fs::read_to_string(format!("{folder}/{tag}.json")).unwrap()
}

fn words(tag: &str) -> &'static Words {
    match tag {
        "en" => &ENGLISH,
        _ => Words::spoken(&lines(&file(tag)).unwrap()).unwrap(),
    }
}

/// Every phrase of every language but English, with the tag.
fn translations() -> impl Iterator<Item = (&'static str, Phrase, &'static str)> {
    TAGS.into_iter().flat_map(|tag| {
        let words = words(tag);
        Phrase::ALL
            .iter()
            .map(move |&phrase| (tag, phrase, words.text(phrase)))
    })
}

fn forms(text: &str) -> usize {
    text.split('|').count()
}

/// How many forms a phrase for a count has in a language: those of its plural rule, and one for none.
fn counted_forms(words: &Words) -> usize {
    match words.text(Phrase::Plural) {
        "other" => 2,
        "one-other" | "below-two-other" => 3,
        "one-two-other" => 4,
        "one-two-few-many-other" => 6,
        unknown => panic!("{}: no plural rule {unknown}", words.language()),
    }
}

#[test]
fn every_language_has_every_phrase_and_no_other() {
    for tag in TAGS {
        let file: serde_json::Value = serde_json::from_str(&file(tag)).unwrap();
        let file = file.as_object().unwrap();
        for phrase in Phrase::ALL {
            let text = file.get(phrase.name()).and_then(serde_json::Value::as_str);
            assert!(
                text.is_some_and(|text| !text.is_empty()),
                "languages/{tag}.json has no `{}`: “{}”",
                phrase.name(),
                ENGLISH.text(*phrase)
            );
        }
        assert_eq!(
            file.len(),
            Phrase::ALL.len(),
            "{tag} has phrases that are none"
        );
    }
}

#[test]
fn a_phrase_has_the_same_blanks_in_every_language() {
    fn blanks(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .map(|after| after.split_once('}').unwrap().0)
            .collect()
    }
    for (tag, phrase, text) in translations() {
        assert_eq!(
            blanks(text),
            blanks(ENGLISH.text(phrase)),
            "{tag}: {phrase:?}: {text}"
        );
    }
}

#[test]
fn a_phrase_has_the_forms_that_its_language_needs() {
    for (tag, phrase, text) in translations() {
        let english = forms(ENGLISH.text(phrase));
        let needed = match phrase {
            Phrase::Ago => continue,
            Phrase::About
            | Phrase::AboutGoverned
            | Phrase::By
            | Phrase::From
            | Phrase::Until
            | Phrase::Span => 1..=4,
            _ if ENGLISH.text(phrase).contains("{count}") => {
                let needed = counted_forms(words(tag));
                needed..=needed
            }
            _ => english..=english,
        };
        assert!(needed.contains(&forms(text)), "{tag}: {phrase:?}: {text}");
    }
}

#[test]
fn the_form_for_a_count_is_that_of_the_unicode_rules() {
    let table = include_str!("plurals.tsv");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let (head, rows) = rows.split_first().unwrap();
    for (column, tag) in head.iter().enumerate().skip(1) {
        let words = words(tag);
        let text = words.text(Phrase::CellsChanged);
        let categories: Vec<&str> = match words.text(Phrase::Plural) {
            "other" => vec!["other"],
            "one-two-other" => vec!["one", "two", "other"],
            "one-two-few-many-other" => vec!["one", "two", "few", "many", "other"],
            _ => vec!["one", "other"],
        };
        for row in rows {
            let form = categories
                .iter()
                .position(|name| *name == row[column])
                .unwrap();
            let expected = text
                .split('|')
                .nth(form)
                .unwrap()
                .replace("{count}", row[0]);
            let count = row[0].parse().unwrap();
            assert_eq!(
                words.counted(Phrase::CellsChanged, count),
                expected,
                "{tag}: {count}"
            );
        }
        let none = text.split('|').next_back().unwrap();
        assert_eq!(words.counted(Phrase::CellsChanged, 0), none, "{tag}");
    }
}

#[test]
fn dates_read_as_readers_of_the_language_say_them() {
    for tag in TAGS.into_iter().chain(["en"]) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/languages/dates");
        let table = std::fs::read_to_string(format!("{folder}/{tag}.tsv")).unwrap();
        assert!(table.lines().count() >= 25, "{tag} has few dates");
        for line in table.lines() {
            let (written, expected) = line.split_once('\t').unwrap();
            let when = When::parse(written).unwrap_or_else(|error| panic!("{written}: {error}"));
            assert_eq!(words(tag).date(Some(&when)), expected, "{tag}: {written}");
        }
    }
}

#[test]
fn the_words_of_a_cell_fit_where_the_english_ones_do() {
    let cell = [
        Phrase::Allowed,
        Phrase::Limited,
        Phrase::Pending,
        Phrase::Barred,
        Phrase::Disputed,
        Phrase::Maybe,
        Phrase::Unknown,
        Phrase::Now,
        Phrase::AsOf,
        Phrase::WhatIf,
    ];
    for (tag, phrase, text) in translations().filter(|(_, phrase, _)| cell.contains(phrase)) {
        // 1.6 times the longest of them in English, “Not reported”.
        assert!(text.chars().count() <= 19, "{tag}: {phrase:?}: {text}");
    }
}

#[test]
fn a_phrase_that_is_not_translated_is_said_in_english_with_english_plurals() {
    let file = r#"{ "Language": "xx", "Direction": "rtl", "Plural": "other", "Allowed": "Ja" }"#;
    let words = Words::spoken(&lines(file).unwrap()).unwrap();
    assert_eq!(words.text(Phrase::Allowed), "Ja");
    assert_eq!(words.text(Phrase::Barred), "Barred");
    assert_eq!(words.counted(Phrase::CellsChanged, 1), "1 cell changed");
    assert_eq!(words.direction(), Some("rtl"));
}

#[test]
fn texts_of_another_build_are_refused() {
    let french = lines(&file("fr")).unwrap();
    assert!(Words::spoken(&french).is_some());
    assert!(Words::spoken(&format!("{french}One more\n")).is_none());
    assert!(Words::spoken("").is_none());
}

#[test]
fn a_language_is_kept_once() {
    let german = lines(&file("de")).unwrap();
    let (one, two) = (
        Words::spoken(&german).unwrap(),
        Words::spoken(&german).unwrap(),
    );
    assert!(std::ptr::eq(one, two));
}

#[test]
fn a_name_in_another_script_is_set_apart_from_the_sentence_around_it() {
    let values = [("event", "Claude 4 (beta)")];
    assert_eq!(
        words("ar").sentence(Phrase::AfterEvent, &values),
        "بعد «\u{2068}Claude 4 (beta)\u{2069}»"
    );
    assert_eq!(
        ENGLISH.sentence(Phrase::AfterEvent, &[("event", "القرار")]),
        "After “\u{2068}القرار\u{2069}”"
    );
    assert_eq!(
        ENGLISH.sentence(Phrase::AfterEvent, &values),
        "After “Claude 4 (beta)”"
    );
}
