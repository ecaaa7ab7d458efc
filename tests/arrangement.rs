//! What readers do to the matrix and the events: fold, filter, sort, compare, search, play.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use who_can_use::story::{BUILT_IN, Story};
use who_can_use::view::wording::ENGLISH;
use who_can_use::view::{
    Action, Answer, Arrangement, Choice, Direction, Matrix, Reader, controls, legend, matrix,
    timeline, was, why,
};

fn built_in() -> Story {
    Story::read(BUILT_IN).story.unwrap()
}

fn now(story: &Story) -> Reader {
    Reader::now(story, &ENGLISH)
}

/// The reader once they have chosen something in the controls.
fn choosing(story: &Story, reader: &Reader, of: &str, value: &str) -> Reader {
    let arranged = Choice::made(of, value, story, &reader.arrangement).unwrap();
    reader.after(story, &Action::Arranged(arranged))
}

fn rows(story: &Story, reader: &Reader) -> Vec<String> {
    let shown = matrix(story, reader);
    let id = |who: usize| story.who.entries()[who].id.clone();
    shown.rows.iter().map(|row| id(row.who)).collect()
}

fn columns(story: &Story, reader: &Reader) -> Vec<String> {
    let shown = matrix(story, reader);
    let id = |what: usize| story.what.entries()[what].id.clone();
    shown.columns.iter().map(|column| id(column.what)).collect()
}

/// In which of the cells of a row that are shown a column's is.
fn place(story: &Story, shown: &Matrix, what: &str) -> usize {
    let what = story.what.find(what).unwrap();
    let mut columns = shown.columns.iter();
    columns.position(|column| column.what == what).unwrap()
}

#[test]
fn a_folded_group_of_rows_hides_its_parts_and_says_that_they_differ() {
    let story = built_in();
    let agencies = story.who.find("federal-agencies").unwrap();
    let folded = now(&story).after(&story, &Action::FoldedRow(agencies));
    assert_eq!(rows(&story, &folded), ["federal-agencies"]);
    let shown = matrix(&story, &folded);
    assert_eq!(shown.rows[0].folded, Some(true));
    let mythos = place(&story, &shown, "mythos");
    assert!(shown.rows[0].cells[mythos].differs, "parts differ");
    let unfolded = folded.after(&story, &Action::FoldedRow(agencies));
    assert_eq!(rows(&story, &unfolded), rows(&story, &now(&story)));
}

#[test]
fn a_folded_group_of_columns_becomes_a_column_with_a_heading_of_its_own() {
    let story = built_in();
    let group = story.what.find("anthropic-models").unwrap();
    let folded = now(&story).after(&story, &Action::FoldedColumn(group));
    assert_eq!(
        columns(&story, &folded),
        ["anthropic-models", "openai-models", "google-models"]
    );
    let shown = matrix(&story, &folded);
    assert_eq!(shown.headings.len(), 1, "one row of headings is enough");
    assert_eq!(shown.headings[0][0].folded, Some(true));
    assert!(!shown.headings[0][0].group);
}

#[test]
fn the_keyboard_stays_on_a_cell_that_is_shown() {
    let story = built_in();
    let last = now(&story).after(&story, &Action::LookedTo(Direction::Last));
    let agencies = story.who.find("federal-agencies").unwrap();
    let folded = last.after(&story, &Action::FoldedRow(agencies));
    assert_eq!(folded.focus.who, agencies, "it goes up to the group");
    let rows = matrix(&story, &folded).rows.into_iter();
    let stops: Vec<usize> = rows.filter(|row| row.focus).map(|row| row.who).collect();
    assert_eq!(stops, [agencies]);
}

#[test]
fn a_group_without_cells_can_be_asked_about_and_leaves_the_keyboard_a_place() {
    let story = built_in();
    let cell = who_can_use::story::Cell {
        who: story.who.find("federal-agencies").unwrap(),
        what: story.what.find("anthropic-models").unwrap(),
    };
    let reader = now(&story).after(&story, &Action::ChoseCell(cell));
    assert!(matches!(why(&story, &reader).answer, Answer::Cell(_)));
    let shown = matrix(&story, &reader);
    let cells = shown.rows.iter().flat_map(|row| &row.cells);
    assert_eq!(cells.filter(|cell| cell.focus).count(), 1);
}

#[test]
fn one_row_alone_keeps_what_it_is_part_of() {
    let story = built_in();
    let only = choosing(&story, &now(&story), "who", "nsa");
    assert_eq!(rows(&story, &only), ["federal-agencies", "nsa"]);
    assert_eq!(only.announcement, "2 rows shown");
    let all = choosing(&story, &only, "who", "");
    assert_eq!(rows(&story, &all), rows(&story, &now(&story)));
}

#[test]
fn one_column_or_the_parts_of_one_group_alone() {
    let story = built_in();
    let only = choosing(&story, &now(&story), "what", "mythos");
    assert_eq!(columns(&story, &only), ["mythos"]);
    let group = choosing(&story, &now(&story), "what", "anthropic-models");
    assert_eq!(columns(&story, &group), ["claude", "mythos"]);
}

#[test]
fn one_access_alone_leaves_the_rows_that_have_it_and_what_they_are_part_of() {
    let story = built_in();
    let barred = choosing(&story, &now(&story), "kind", "barred");
    assert_eq!(rows(&story, &barred), ["federal-agencies", "pentagon"]);
    let start = barred.after(&story, &Action::MovedTo(0));
    let shown = matrix(&story, &start);
    assert!(shown.rows.is_empty());
    assert_eq!(shown.size, [0, 4]);
}

#[test]
fn rows_are_sorted_among_the_parts_of_the_same_group() {
    let story = built_in();
    let sorted = choosing(&story, &now(&story), "sort", "mythos");
    assert_eq!(
        rows(&story, &sorted),
        ["federal-agencies", "nsa", "pentagon"],
        "allowed comes before barred, and both after what they are part of"
    );
}

#[test]
fn clearing_takes_all_choices_back_and_leaves_what_is_folded() {
    let story = built_in();
    let group = story.what.find("anthropic-models").unwrap();
    let folded = now(&story).after(&story, &Action::FoldedColumn(group));
    let narrowed = choosing(&story, &folded, "kind", "barred");
    assert!(narrowed.arrangement.is_narrowed());
    let widened = narrowed.arrangement.widened();
    assert!(!widened.is_narrowed());
    assert_eq!(widened, folded.arrangement);
    assert_eq!(
        Choice::made("colour", "red", &story, &Arrangement::default()),
        None
    );
}

#[test]
fn the_controls_offer_all_there_is_and_show_what_is_chosen() {
    let story = built_in();
    let reader = choosing(&story, &now(&story), "who", "nsa");
    let legend = legend(&story, &reader, &matrix(&story, &reader));
    let shown = controls(
        &story,
        reader.words,
        &reader.arrangement,
        &legend.kinds(),
        true,
    );
    assert!(shown.narrowed);
    let chosen: Vec<(&str, Vec<&str>)> = shown
        .choices
        .iter()
        .map(|choice| {
            let chosen = choice.offers.iter().filter(|offer| offer.chosen);
            (choice.of, chosen.map(|offer| offer.label).collect())
        })
        .collect();
    assert_eq!(
        chosen,
        [
            ("who", vec!["NSA"]),
            ("what", vec!["Everything"]),
            ("kind", vec!["Any"]),
            ("sort", vec!["Order of the story"])
        ]
    );
}

#[test]
fn until_the_controls_are_open_each_has_what_is_chosen_alone() {
    let story = built_in();
    let reader = choosing(&story, &now(&story), "who", "nsa");
    let drawn = |open| {
        let shown = controls(&story, reader.words, &reader.arrangement, &[], open);
        let offers = shown.choices.iter().map(|choice| choice.offers.clone());
        offers.collect::<Vec<_>>()
    };
    let chosen = drawn(true).into_iter().map(|mut offers| {
        offers.retain(|offer| offer.chosen);
        offers
    });
    assert_eq!(drawn(false), chosen.collect::<Vec<_>>());
    assert!(!reader.viewport.choices);
    let opened = reader.after(&story, &Action::OpenedChoices);
    assert!(opened.viewport.choices);
    assert!(!opened.sees_as_much(&reader), "they are drawn");
    assert_eq!(opened.announcement, reader.announcement);
}

#[test]
fn a_moment_is_compared_with_the_one_where_the_reader_began() {
    let story = built_in();
    let comparing = now(&story).after(&story, &Action::Compared);
    assert_eq!(
        comparing.announcement,
        "Comparing with “Anthropic declines to comment”. Now go to another moment."
    );
    let shown = matrix(&story, &comparing);
    assert_eq!(
        shown.changed,
        "nothing differs from “Anthropic declines to comment”"
    );
    let start = comparing.after(&story, &Action::MovedTo(0));
    let shown = matrix(&story, &start);
    let mythos = place(&story, &shown, "mythos");
    let pentagon = story.who.find("pentagon").unwrap();
    let pentagon = shown.rows.iter().find(|row| row.who == pentagon).unwrap();
    let barred = pentagon.cells[mythos].was.unwrap();
    assert_eq!(was(&ENGLISH, barred, shown.compared), "Barred");
    let ended = start.after(&story, &Action::Compared);
    assert_eq!(ended.compared, None);
    assert!(
        matrix(&story, &ended)
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .all(|cell| cell.was.is_none())
    );
}

#[test]
fn words_are_found_in_all_that_an_event_says() {
    let story = built_in();
    for (sought, events, told) in [
        ("wiles", vec!["introductory-meeting"], "1 event found"),
        ("xylophone", vec![], "no event found"),
    ] {
        let reader = now(&story).after(&story, &Action::Sought(sought.to_owned()));
        assert_eq!(reader.announcement, told);
        let shown = timeline(&story, &reader);
        let happened = shown.happened.iter();
        let ids: Vec<&str> = happened
            .map(|shown| story.events()[shown.event].id.as_str())
            .collect();
        assert_eq!(ids, events);
        assert!(shown.possible.is_empty());
        assert_eq!(shown.found, told);
    }
    let all = now(&story).after(&story, &Action::Sought("  ".to_owned()));
    assert_eq!(timeline(&story, &all).happened.len(), story.happened());
    assert_eq!(timeline(&story, &all).found, "");
}

#[test]
fn a_play_goes_on_event_by_event_and_stops_at_the_end() {
    let story = built_in();
    let mut reader = now(&story).after(&story, &Action::Played);
    assert!(
        reader.playing && reader.moment == 0,
        "from the start, since it was at the end"
    );
    let mut steps = 0;
    while reader.playing {
        reader = reader.after(&story, &Action::PlayedOn);
        steps += 1;
        assert!(steps <= story.happened(), "it ends");
    }
    assert_eq!(reader.moment, story.happened());
}

#[test]
fn whatever_a_reader_does_ends_the_play() {
    let story = built_in();
    let playing = now(&story).after(&story, &Action::Played);
    assert!(!playing.after(&story, &Action::Played).playing);
    let stepped = playing.after(&story, &Action::SteppedForward);
    assert!(!stepped.playing);
    assert_eq!(
        stepped.after(&story, &Action::PlayedOn),
        stepped,
        "a step that comes too late changes nothing"
    );
}

#[test]
fn the_history_of_a_cell_covers_all_time_without_a_gap() {
    let story = built_in();
    let cell = who_can_use::story::Cell {
        who: story.who.find("pentagon").unwrap(),
        what: story.what.find("claude").unwrap(),
    };
    let reader = now(&story).after(&story, &Action::ChoseCell(cell));
    let Answer::Cell(answer) = why(&story, &reader).answer else {
        panic!("a cell is open");
    };
    let mut end = 0;
    for span in &answer.history.spans {
        assert_eq!(span.from, end);
        assert!(span.length > 0);
        end = span.from + span.length;
    }
    assert_eq!(end, 1000);
    assert!(answer.history.at < 1000);
    assert_eq!(
        answer.history.spoken,
        "Over time: Not reported, then Barred, then Limited"
    );
    assert_eq!(answer.report, None, "the author gives no address");
}

#[test]
fn a_mistake_is_reported_to_the_address_that_the_author_gives() {
    for (address, report) in [
        (
            "mailto:desk@example.org",
            "mailto:desk@example.org?subject=A%20story%3A%20Us%20%26%20them%20and%20It%2C%20Start",
        ),
        (
            "https://example.org/report?story=7#form",
            "https://example.org/report?story=7&who=us&what=it&moment=begin#form",
        ),
    ] {
        let text = format!(
            r#"{{ "format": 1, "title": "A story", "report": "{address}",
              "who": [{{ "id": "us", "name": "Us & them" }}], "what": [{{ "id": "it", "name": "It" }}],
              "events": [{{ "id": "begin", "title": "Start",
                "changes": [{{ "who": "us", "what": "it", "access": "allowed" }}] }}] }}"#
        );
        let story = Story::read(&text).story.unwrap();
        let cell = who_can_use::story::Cell { who: 0, what: 0 };
        let reader = now(&story).after(&story, &Action::ChoseCell(cell));
        let Answer::Cell(answer) = why(&story, &reader).answer else {
            panic!("a cell is open");
        };
        assert_eq!(answer.report.as_deref(), Some(report));
    }
}
