//! Stories so long that only what is in sight of them is drawn.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use who_can_use::story::{Cell, Story};
use who_can_use::view::wording::ENGLISH;
use who_can_use::view::{Action, Direction, Matrix, Reader, Timeline, matrix, timeline};

/// A story of so many events and one that may come, rows and columns. Each event changes one cell, one after another.
fn long(events: usize, rows: usize, columns: usize) -> Story {
    let entry =
        |prefix: &str, nth: usize| format!(r#"{{ "id": "{prefix}{nth}", "name": "{nth}" }}"#);
    let list = |prefix: &str, count: usize| {
        let entries: Vec<String> = (0..count).map(|nth| entry(prefix, nth)).collect();
        entries.join(",")
    };
    let event = |nth: usize| {
        let (who, what) = (nth % rows, nth % columns);
        format!(
            r#"{{ "id": "e{nth}", "title": "Event {nth}", "when": "{}", "changes": [
                {{ "who": "w{who}", "what": "t{what}", "access": "allowed" }}] }}"#,
            1000 + nth
        )
    };
    let events: Vec<String> = (0..events).map(event).collect();
    let text = format!(
        r#"{{ "format": 1, "title": "Long", "who": [{}], "what": [{}], "events": [{},
            {{ "id": "end", "title": "It may end", "status": "possible" }}] }}"#,
        list("w", rows),
        list("t", columns),
        events.join(",")
    );
    Story::read(&text).story.unwrap()
}

fn now(story: &Story) -> Reader {
    Reader::now(story, &ENGLISH)
}

fn rows(shown: &Matrix) -> Vec<usize> {
    shown.rows.iter().map(|row| row.position).collect()
}

fn columns(shown: &Matrix) -> Vec<usize> {
    shown.columns.iter().map(|column| column.position).collect()
}

fn events(shown: &Timeline) -> Vec<usize> {
    let all = shown.happened.iter().chain(&shown.possible);
    all.map(|event| event.position).collect()
}

#[test]
fn a_short_story_is_drawn_whole() {
    let story = long(38, 40, 16);
    let reader = now(&story);
    let shown = matrix(&story, &reader);
    assert!(!shown.large && !timeline(&story, &reader).long);
    assert_eq!((shown.rows.len(), shown.columns.len()), (40, 16));
    assert_eq!(events(&timeline(&story, &reader)).len(), 39);
}

#[test]
fn of_a_long_story_little_is_drawn_and_all_is_counted() {
    let story = long(5000, 500, 50);
    let reader = now(&story);
    let (shown, list) = (matrix(&story, &reader), timeline(&story, &reader));
    assert!(shown.large && list.long);
    assert_eq!(shown.size, [500, 50]);
    assert_eq!(list.counts, [5000, 1]);
    assert!(shown.rows.len() < 40 && shown.columns.len() < 25);
    assert!(events(&list).len() < 40);
    let cells = shown
        .rows
        .iter()
        .all(|row| row.cells.len() == shown.columns.len());
    assert!(cells, "a row has a cell for each column that is drawn");
    let headings: usize = shown.headings[0]
        .iter()
        .map(|heading| heading.columns)
        .sum();
    assert_eq!(headings, 50, "every column has its heading");
}

#[test]
fn what_is_scrolled_to_is_drawn_with_some_more_around_it() {
    let story = long(5000, 500, 50);
    let scrolled = now(&story).after(&story, &Action::ScrolledMatrix(200..220, 30..36));
    let shown = matrix(&story, &scrolled);
    // And the cell that the keyboard stands on, which is the first.
    assert_eq!(rows(&shown), [vec![0], (198..222).collect()].concat());
    assert_eq!(columns(&shown), [vec![0], (28..38).collect()].concat());
    let scrolled = scrolled.after(&story, &Action::ScrolledTimeline(100..110, None));
    let mut expected: Vec<usize> = (98..112).collect();
    // And the current event.
    expected.push(4999);
    assert_eq!(events(&timeline(&story, &scrolled)), expected);
    // Nor does the keyboard lose its place in the list.
    let held = scrolled.after(&story, &Action::ScrolledTimeline(200..210, Some(100)));
    assert!(events(&timeline(&story, &held)).contains(&100));
}

#[test]
fn scrolling_a_little_changes_nothing() {
    let story = long(5000, 500, 50);
    let scrolled = now(&story).after(&story, &Action::ScrolledMatrix(201..221, 30..36));
    let further = scrolled.after(&story, &Action::ScrolledMatrix(202..222, 30..36));
    assert_eq!(scrolled, further);
}

#[test]
fn scrolling_stops_no_play_and_takes_back_no_notice() {
    let story = long(100, 50, 5);
    let playing = now(&story).after(&story, &Action::Played);
    assert!(playing.playing);
    assert!(
        playing
            .after(&story, &Action::ScrolledTimeline(8..16, None))
            .playing
    );
    let missed = now(&story).after(&story, &Action::NamedMoment("nowhere".to_owned()));
    assert!(missed.notice.is_some());
    let scrolled = missed.after(&story, &Action::ScrolledTimeline(8..16, None));
    assert_eq!(scrolled.notice, missed.notice);
}

#[test]
fn wherever_the_reader_goes_the_event_and_the_cell_they_stand_on_are_drawn() {
    let story = long(5000, 500, 50);
    let mut reader = now(&story);
    for moment in [0, 1, 700, 2500, 4999, 5000] {
        reader = reader.after(&story, &Action::MovedTo(moment));
        let list = timeline(&story, &reader);
        if let Some(event) = moment.checked_sub(1) {
            assert!(events(&list).contains(&event), "after {moment} events");
        }
    }
    for direction in [
        Direction::Last,
        Direction::Up,
        Direction::RowStart,
        Direction::First,
    ] {
        reader = reader.after(&story, &Action::LookedTo(direction));
        let shown = matrix(&story, &reader);
        let names = shown.rows.iter().filter(|row| row.focus).count();
        let cells = shown.rows.iter().flat_map(|row| &row.cells);
        let stops = names + cells.filter(|cell| cell.focus).count();
        assert_eq!(stops, 1, "{direction:?}");
    }
}

#[test]
fn every_cell_is_drawn_as_it_would_be_in_a_short_story() {
    let story = long(300, 60, 20);
    let reader = now(&story).after(&story, &Action::MovedTo(150));
    let whole = matrix(&story, &reader.after(&story, &Action::Unrolled(true)));
    assert_eq!((whole.rows.len(), whole.columns.len()), (60, 20));
    let mut seen = 0;
    for row in (0..60).step_by(8) {
        for column in (0..20).step_by(4) {
            let sight = Action::ScrolledMatrix(row..row + 8, column..column + 4);
            let shown = matrix(&story, &reader.after(&story, &sight));
            for drawn in &shown.rows {
                for (cell, column) in drawn.cells.iter().zip(&shown.columns) {
                    assert_eq!(*cell, whole.rows[drawn.position].cells[column.position]);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 60 * 20);
}

#[test]
fn the_change_that_is_out_of_sight_is_counted() {
    let story = long(5000, 500, 50);
    let reader = now(&story).after(&story, &Action::MovedTo(400));
    assert_eq!(matrix(&story, &reader).changed, "1 cell changed");
    let compared = reader.after(&story, &Action::Compared);
    let later = compared.after(&story, &Action::MovedTo(450));
    let told = matrix(&story, &later).changed;
    assert!(told.starts_with("50 cells differ"), "{told}");
}

#[test]
fn words_that_are_looked_for_leave_the_list_short() {
    let story = long(5000, 500, 50);
    let reader = now(&story).after(&story, &Action::Sought("4321".to_owned()));
    let list = timeline(&story, &reader);
    assert_eq!(list.happened.len(), 1);
    assert_eq!(story.events()[list.happened[0].event].id, "e4321");
    assert_eq!(list.counts, [1, 0]);
    assert!(!list.long);
    let all = reader.after(&story, &Action::Sought(String::new()));
    assert_eq!(timeline(&story, &all).counts, [5000, 1]);
}

#[test]
fn a_cell_far_away_can_be_asked_about() {
    let story = long(5000, 500, 50);
    let cell = Cell { who: 499, what: 49 };
    let asked = now(&story).after(&story, &Action::ChoseCell(cell));
    let shown = matrix(&story, &asked);
    assert_eq!(rows(&shown).last(), Some(&499));
    let open = shown
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| cell.open);
    assert_eq!(open.count(), 1);
}
