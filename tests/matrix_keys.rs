//! Where the keys lead in the matrix: to every cell, every row's name and every heading, by one stop for Tab.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use who_can_use::story::Story;
use who_can_use::view::wording::ENGLISH;
use who_can_use::view::{Action, Direction, Matrix, Reader, matrix};

/// Two groups of rows, of which no event speaks of the second itself; a group of two columns, and one by itself.
const STORY: &str = r#"{ "format": 1, "title": "Keys",
  "who": [{ "id": "all", "name": "All" },
          { "id": "one", "name": "One", "part_of": "all" },
          { "id": "rest", "name": "Rest" },
          { "id": "two", "name": "Two", "part_of": "rest" }],
  "what": [{ "id": "pair", "name": "Pair" },
           { "id": "left", "name": "Left", "part_of": "pair" },
           { "id": "right", "name": "Right", "part_of": "pair" },
           { "id": "lone", "name": "Lone" }],
  "events": [{ "id": "start", "title": "Start", "changes": [
    { "who": "all", "what": "pair", "access": "allowed" },
    { "who": "two", "what": "lone", "access": "barred" }] }] }"#;

fn story() -> Story {
    Story::read(STORY).story.unwrap()
}

/// All that Tab stops at, each as a row and a column: there has to be one.
fn stops(story: &Story, shown: &Matrix) -> Vec<String> {
    let who = |who: usize| story.who.entries()[who].id.as_str();
    let what = |what: usize| story.what.entries()[what].id.as_str();
    let mut stops = Vec::new();
    for heading in shown
        .headings
        .iter()
        .flatten()
        .filter(|heading| heading.focus)
    {
        stops.push(format!("heading {}", what(heading.what)));
    }
    for row in &shown.rows {
        if row.focus {
            stops.push(format!("name {}", who(row.who)));
        }
        for (cell, column) in row.cells.iter().zip(&shown.columns) {
            if cell.focus {
                stops.push(format!("{} {}", who(row.who), what(column.what)));
            }
        }
    }
    stops
}

/// Where each of the keys leads, one after another.
fn walked(story: &Story, keys: &[Direction]) -> Vec<String> {
    let mut reader = Reader::now(story, &ENGLISH);
    let mut walked = Vec::new();
    for key in keys {
        reader = reader.after(story, &Action::LookedTo(*key));
        let stops = stops(story, &matrix(story, &reader));
        assert_eq!(stops.len(), 1, "one stop: {stops:?}");
        walked.extend(stops);
    }
    walked
}

use Direction::{Back, Down, First, Forward, Last, RowEnd, RowStart, Up};

#[test]
fn the_keys_go_from_the_cells_to_the_names_and_back() {
    assert_eq!(
        walked(
            &story(),
            &[Back, Back, Down, Forward, Forward, RowStart, RowEnd]
        ),
        [
            "name all",
            "name all",
            "name one",
            "one left",
            "one right",
            "name one",
            "one lone"
        ]
    );
}

#[test]
fn the_keys_go_up_to_the_headings_of_groups_and_down_again() {
    assert_eq!(
        walked(&story(), &[Up, Up, Up, Forward, Back, Down, Down]),
        [
            "heading left",
            "heading pair",
            "heading pair",
            "heading lone",
            "heading pair",
            "heading right",
            "all right"
        ]
    );
    assert_eq!(
        walked(&story(), &[Up, RowEnd, Forward, RowStart]),
        [
            "heading left",
            "heading lone",
            "heading lone",
            "heading pair"
        ]
    );
}

#[test]
fn a_row_without_cells_is_crossed_by_its_name() {
    let story = story();
    assert_eq!(
        walked(&story, &[Forward, Down, Down, Forward, Down, Up]),
        [
            "all right",
            "one right",
            "name rest",
            "name rest",
            "two right",
            "name rest"
        ]
    );
    assert_eq!(
        walked(&story, &[Down, Back, Down, Down]),
        ["one left", "name one", "name rest", "name two"],
        "those who go along the names stay on them"
    );
}

#[test]
fn the_first_and_the_last_cell_are_one_key_away() {
    assert_eq!(
        walked(&story(), &[Last, Up, First]),
        ["two lone", "name rest", "all left"]
    );
}

#[test]
fn a_group_keeps_the_keyboard_when_it_is_folded_and_unfolded() {
    let story = story();
    let [rest, pair] = [
        story.who.find("rest").unwrap(),
        story.what.find("pair").unwrap(),
    ];
    let mut reader = Reader::now(&story, &ENGLISH);
    for _ in 0..2 {
        reader = reader.after(&story, &Action::FoldedRow(rest));
        assert_eq!(stops(&story, &matrix(&story, &reader)), ["name rest"]);
    }
    for _ in 0..2 {
        reader = reader.after(&story, &Action::FoldedColumn(pair));
        assert_eq!(stops(&story, &matrix(&story, &reader)), ["heading pair"]);
    }
    let gone = reader.after(
        &story,
        &Action::Arranged(who_can_use::view::Arrangement {
            what: story.what.find("lone"),
            ..Default::default()
        }),
    );
    assert_eq!(
        stops(&story, &matrix(&story, &gone)).len(),
        1,
        "what is left has the stop"
    );
}
