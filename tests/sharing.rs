//! What readers take away with them: a link back, the matrix for a spreadsheet.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use who_can_use::story::{BUILT_IN, Cell, Story};
use who_can_use::view::csv::{Sheet, csv};
use who_can_use::view::wording::ENGLISH;
use who_can_use::view::{Action, Chosen, Options, Reader, bookmark, share};

fn built_in() -> Story {
    Story::read(BUILT_IN).story.unwrap()
}

fn bridge() -> Story {
    let text = include_str!("../stories/the-bridge.json");
    Story::read(text).story.unwrap()
}

fn followed(story: &Story, reader: &Reader, bookmark: &str) -> Reader {
    reader.after(story, &Action::Followed(bookmark.to_owned()))
}

/// Where readers can be, each by what they did since they came.
fn readers(story: &Story) -> Vec<Reader> {
    let now = Reader::now(story, &ENGLISH);
    let mut readers = vec![now.clone()];
    for (position, event) in story.events().iter().enumerate() {
        let there = now.after(story, &Action::ChoseEvent(position));
        readers.push(there.after(story, &Action::Closed));
        readers.push(there);
        if position >= story.happened() {
            let supposed = now.after(story, &Action::Supposed(position));
            readers.push(supposed.after(story, &Action::Supposed(story.happened())));
            readers.push(supposed.after(story, &Action::ReturnedToNow));
            readers.push(supposed);
        } else {
            readers.push(now.after(story, &Action::NamedMoment(event.id.clone())));
        }
    }
    readers.push(now.after(story, &Action::MovedTo(0)));
    readers.push(now.after(story, &Action::NamedMoment("2026-04-15".to_owned())));
    let cells = [(0, 0), (1, 1)].map(|(who, what)| Action::ChoseCell(Cell { who, what }));
    let with_cells = readers
        .iter()
        .flat_map(|reader| cells.each_ref().map(|cell| reader.after(story, cell)));
    let with_cells: Vec<Reader> = with_cells.collect();
    readers.extend(with_cells);
    readers
}

#[test]
fn a_bookmark_leads_back_to_wherever_it_was_made() {
    for story in [built_in(), bridge()] {
        let elsewhere = readers(&story);
        for reader in &elsewhere {
            let bookmark = bookmark(&story, reader);
            for from in &elsewhere {
                let back = followed(&story, from, &bookmark);
                let place = |reader: &Reader| {
                    let Reader {
                        moment,
                        day,
                        what_if,
                        chosen,
                        ..
                    } = reader.clone();
                    (moment, day, what_if, chosen)
                };
                assert_eq!(place(&back), place(reader), "{bookmark}");
                assert_eq!(back.notice, None, "{bookmark}");
            }
        }
    }
}

#[test]
fn a_bookmark_is_made_of_names_of_the_story() {
    let story = built_in();
    let now = Reader::now(&story, &ENGLISH);
    let table = [
        ("moment=start", Action::MovedTo(0)),
        (
            "moment=nsa-use&event=nsa-use",
            Action::ChoseEvent(story.find("nsa-use").unwrap()),
        ),
        (
            "moment=2026-04-15",
            Action::NamedMoment("2026-04-15".to_owned()),
        ),
    ];
    for (expected, action) in table {
        assert_eq!(bookmark(&story, &now.after(&story, &action)), expected);
    }
    let who = story.who.find("pentagon").unwrap();
    let what = story.what.find("mythos").unwrap();
    let asked = now.after(&story, &Action::ChoseCell(Cell { who, what }));
    assert_eq!(
        bookmark(&story, &asked),
        "moment=no-comment&cell=pentagon.mythos"
    );
}

#[test]
fn what_a_bookmark_does_not_name_stays() {
    let story = built_in();
    let reader = Reader::now(&story, &ENGLISH).after(&story, &Action::MovedTo(3));
    let asked = followed(&story, &reader, "cell=pentagon.mythos");
    assert_eq!(asked.moment, 3);
    assert!(matches!(asked.chosen, Some(Chosen::Cell(_))));
}

#[test]
fn what_a_bookmark_names_and_the_story_has_not_is_told() {
    let story = built_in();
    let now = Reader::now(&story, &ENGLISH);
    for (bookmark, told) in [
        (
            "cell=pentagon.crown",
            "There is no “pentagon.crown” to open in this story.",
        ),
        (
            "cell=pentagon",
            "There is no “pentagon” to open in this story.",
        ),
        (
            "event=coronation",
            "There is no “coronation” to open in this story.",
        ),
        (
            "moment=coronation",
            "There is no moment “coronation” in this story, so it shows now.",
        ),
    ] {
        let reader = followed(&story, &now, bookmark);
        assert_eq!(reader.notice.as_deref(), Some(told), "{bookmark}");
        assert_eq!(reader.chosen, None, "{bookmark}");
    }
}

#[test]
fn a_widget_opens_where_its_bookmark_leads() {
    let story = built_in();
    let options = Options {
        moment: Some("start".to_owned()),
        bookmark: Some("moment=nsa-use&cell=nsa.mythos".to_owned()),
        ..Options::default()
    };
    let reader = options.reader(&story);
    assert_eq!(bookmark(&story, &reader), "moment=nsa-use&cell=nsa.mythos");
    assert_eq!(reader.announcement, "");
}

#[test]
fn every_choice_of_the_menu_has_words_of_its_own() {
    let menu = share(&Reader::now(&built_in(), &ENGLISH));
    for (index, (name, words)) in menu.choices.iter().enumerate() {
        assert!(!words.is_empty(), "{name}");
        assert!(
            menu.choices[..index]
                .iter()
                .all(|(_, other)| other != words),
            "{words}"
        );
    }
}

/// A text and the field it becomes.
const FIELDS: &[(&str, &str)] = &[
    ("", ""),
    ("plain words", "plain words"),
    ("3 – 4", "3 – 4"),
    ("one, two", "\"one, two\""),
    ("one; two", "\"one; two\""),
    ("say \"yes\"", "\"say \"\"yes\"\"\""),
    ("two\nlines", "\"two\nlines\""),
    ("two\r\nlines", "\"two\r\nlines\""),
    ("tab\there", "\"tab\there\""),
    ("=1+1", "'=1+1"),
    ("+31 20", "'+31 20"),
    ("-5", "'-5"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "\"'\tx\""),
    ("\rx", "\"'\rx\""),
    ("\nx", "\"'\nx\""),
    ("＝1+1", "'＝1+1"),
    ("＋1", "'＋1"),
    ("－1", "'－1"),
    ("＠x", "'＠x"),
    (
        "=HYPERLINK(\"https://x.example\",\"y\")",
        "\"'=HYPERLINK(\"\"https://x.example\"\",\"\"y\"\")\"",
    ),
    ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
    ("x;=1+1", "\"x;=1+1\""),
    ("'quoted", "'quoted"),
    ("جسر", "جسر"),
];

#[test]
fn no_field_is_calculated_by_a_spreadsheet_and_none_breaks_out() {
    for (text, field) in FIELDS {
        let mut sheet = Sheet::default();
        sheet.row(&["first", text, "last"]);
        assert_eq!(sheet.text(), format!("first,{field},last\r\n"), "{text:?}");
    }
}

#[test]
fn another_reader_of_csv_finds_the_fields_that_were_written() {
    let mut sheet = Sheet::default();
    let texts: Vec<&str> = FIELDS.iter().map(|(text, _)| *text).collect();
    sheet.row(&texts);
    let text = sheet.text();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let record = reader.records().next().unwrap().unwrap();
    assert_eq!(record.len(), texts.len());
    for (read, written) in record.iter().zip(texts) {
        assert!(
            read == written || read.strip_prefix('\'') == Some(written),
            "{read:?}"
        );
    }
}

/// The rows of the matrix as a spreadsheet gets it, by the names of its columns.
fn rows(story: &Story, reader: &Reader) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = csv(story, reader);
    ::csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn every_cell_on_show_has_a_row_at_every_moment() {
    for story in [built_in(), bridge()] {
        let mut reader = Reader::now(&story, &ENGLISH);
        for moment in 0..=story.happened() {
            reader = reader.after(&story, &Action::MovedTo(moment));
            let shown = who_can_use::view::matrix(&story, &reader);
            let rows = rows(&story, &reader);
            for row in &shown.rows {
                let who = &story.who.entries()[row.who].name;
                for (cell, column) in row.cells.iter().zip(&shown.columns) {
                    let what = &story.what.entries()[column.what].name;
                    let of_cell = rows
                        .iter()
                        .filter(|found| &found["who"] == who && &found["what"] == what);
                    let readings: Vec<&str> =
                        of_cell.map(|found| found["reading"].as_str()).collect();
                    assert!(!readings.is_empty(), "{who} {what}");
                    assert!(
                        readings
                            .iter()
                            .all(|reading| reading.starts_with(cell.kind.word())),
                        "{readings:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_row_tells_since_when_and_who_says_so() {
    let story = built_in();
    let reader = followed(&story, &Reader::now(&story, &ENGLISH), "moment=nsa-use");
    let rows = rows(&story, &reader);
    let row = rows
        .iter()
        .find(|row| row["who"] == "NSA" && row["what"] == "Mythos")
        .unwrap();
    assert_eq!(row["moment"], "nsa-use");
    assert_eq!(row["event"], "nsa-use");
    assert_eq!(row["counts"], "yes");
    assert_eq!(row["title"], "NSA uses Mythos");
    assert!(row["sources"].starts_with("Axios, "), "{row:?}");
    assert!(row["sources"].contains("https://"), "{row:?}");
}

#[test]
fn each_side_of_a_dispute_has_a_row() {
    let story = bridge();
    let reader = Reader::now(&story, &ENGLISH);
    let disputed = (0..=story.happened())
        .map(|moment| reader.after(&story, &Action::MovedTo(moment)))
        .flat_map(|reader| rows(&story, &reader))
        .filter(|row| row["reading"].starts_with("disputed"))
        .collect::<Vec<_>>();
    let mut accesses: Vec<&str> = disputed.iter().map(|row| row["access"].as_str()).collect();
    accesses.sort_unstable();
    accesses.dedup();
    assert!(accesses.len() > 1, "{accesses:?}");
}
