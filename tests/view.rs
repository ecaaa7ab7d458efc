//! What the reader sees, as data: a story and what they did in, and what is shown for it out.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use who_can_use::story::{BUILT_IN, Cell, Kind, Story};
use who_can_use::view::wording::ENGLISH;
use who_can_use::view::{
    Action, Answer, Chosen, Direction, MarkKind, MatrixCell, Notice, Options, Place, Reader, Shown,
    Standing, Tense, legend, matrix, moment, notices, timeline, was, why,
};

fn built_in() -> Story {
    Story::read(BUILT_IN).story.unwrap()
}

fn at(story: &Story, name: &str) -> Reader {
    Reader::now(story, &ENGLISH).after(story, &Action::NamedMoment(name.to_owned()))
}

fn cell(story: &Story, who: &str, what: &str) -> Cell {
    Cell {
        who: story.who.find(who).unwrap(),
        what: story.what.find(what).unwrap(),
    }
}

fn chosen<'s>(
    story: &'s Story,
    reader: &Reader,
    who: &str,
    what: &str,
) -> who_can_use::view::CellAnswer<'s> {
    let reader = reader.after(story, &Action::ChoseCell(cell(story, who, what)));
    match why(story, &reader).answer {
        Answer::Cell(answer) => answer,
        other => panic!("not a cell: {other:?}"),
    }
}

/// A story of two events of the same year whose order nobody knows, one that contests, and one that may come.
fn uncertain() -> Story {
    let text = r#"{
      "format": 1, "title": "Rules that collide",
      "who": [
        { "id": "bodies", "name": "Public bodies" },
        { "id": "city", "name": "The city", "part_of": "bodies" },
        { "id": "schools", "name": "Schools" }
      ],
      "what": [{ "id": "chat", "name": "Chat" }],
      "events": [
        { "id": "opening", "title": "The city opens it", "when": "2024-01~",
          "changes": [{ "who": "city", "what": "chat", "access": "allowed" }] },
        { "id": "ban", "title": "The court bars it", "when": "2024-02?",
          "changes": [{ "who": "city", "what": "chat", "access": "barred" }] },
        { "id": "suit", "title": "The maker sues", "when": "2025", "disputes": ["ban"] },
        { "id": "undated", "title": "Schools ask for it",
          "changes": [{ "who": "schools", "what": "chat", "access": "pending" }] },
        { "id": "law", "title": "A law allows it", "status": "possible",
          "changes": [{ "who": "schools", "what": "chat", "access": "limited", "conditions": ["with a licence"] }] },
        { "id": "talks", "title": "Talks fail", "status": "possible" }
      ]
    }"#;
    Story::read(text).story.unwrap()
}

#[test]
fn a_reader_arrives_now_with_nothing_open_and_nothing_to_hear() {
    let story = built_in();
    let reader = Options::default().reader(&story);
    assert_eq!(reader.moment, story.happened());
    assert_eq!(reader.chosen, None);
    assert_eq!(reader.announcement, "");
    assert_eq!(matrix(&story, &reader).heading, "Who can use what now");
    assert_eq!(moment(&story, &reader).tense, Tense::Now);
}

#[test]
fn stepping_goes_one_event_and_stops_at_both_ends() {
    let story = built_in();
    let now = Reader::now(&story, &ENGLISH);
    let back = now.after(&story, &Action::SteppedBack);
    assert_eq!(back.moment, now.moment - 1);
    assert_eq!(
        back.after(&story, &Action::SteppedForward).moment,
        now.moment
    );
    assert_eq!(
        now.after(&story, &Action::SteppedForward).moment,
        now.moment
    );
    let start = now.after(&story, &Action::MovedTo(0));
    assert_eq!(start.after(&story, &Action::SteppedBack).moment, 0);
    assert_eq!(
        now.after(&story, &Action::MovedTo(usize::MAX)).moment,
        now.moment
    );
    assert_eq!(
        start.after(&story, &Action::ReturnedToNow).moment,
        now.moment
    );
}

#[test]
fn a_step_is_announced_in_one_short_sentence() {
    let story = built_in();
    assert_eq!(
        at(&story, "nsa-use").announcement,
        "After “NSA uses Mythos”: 1 cell changed"
    );
    assert_eq!(
        at(&story, "refusal").announcement,
        "After “Anthropic refuses “all lawful purposes” use of Claude”: nothing changed in the table"
    );
    assert_eq!(at(&story, "start").announcement, "Before the first event");
}

#[test]
fn the_announcement_counts_the_cells_that_are_marked() {
    let story = built_in();
    for position in 0..=story.happened() {
        let reader = Reader::now(&story, &ENGLISH).after(&story, &Action::MovedTo(position));
        let shown = matrix(&story, &reader);
        let marked = shown
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter(|cell| cell.was.is_some())
            .count();
        assert_eq!(marked, reader.changed(&story).len(), "moment {position}");
    }
}

#[test]
fn a_changed_cell_says_what_it_was() {
    let story = built_in();
    let shown = matrix(&story, &at(&story, "nsa-use"));
    let nsa = &shown.rows[2];
    assert_eq!(Some(nsa.who), story.who.find("nsa"));
    let words = |cell: &MatrixCell| Some(was(&ENGLISH, cell.was?, false));
    let said: Vec<_> = nsa.cells.iter().map(words).collect();
    assert_eq!(said, [None, Some("was Pending".to_owned()), None, None]);
    let agreements = matrix(&story, &at(&story, "rival-agreements"));
    let new = words(&agreements.rows[1].cells[2]);
    assert_eq!(new.as_deref(), Some("new"));
}

#[test]
fn a_group_of_columns_is_a_heading_over_its_parts() {
    let story = built_in();
    let shown = matrix(&story, &Reader::now(&story, &ENGLISH));
    let columns: Vec<_> = shown
        .columns
        .iter()
        .map(|column| story.what.entries()[column.what].id.as_str())
        .collect();
    assert_eq!(
        columns,
        ["claude", "mythos", "openai-models", "google-models"]
    );
    let spans: Vec<Vec<_>> = shown
        .headings
        .iter()
        .map(|row| {
            row.iter()
                .map(|heading| (heading.columns, heading.rows))
                .collect()
        })
        .collect();
    assert_eq!(spans, [vec![(2, 1), (1, 2), (1, 2)], vec![(1, 1), (1, 1)]]);
}

#[test]
fn a_group_of_rows_that_no_event_speaks_of_is_a_heading_only() {
    let story = uncertain();
    let reader = Reader::now(&story, &ENGLISH);
    let shown = matrix(&story, &reader);
    let cells: Vec<_> = shown.rows.iter().map(|row| row.cells.len()).collect();
    assert_eq!(cells, [0, 1, 1]);
    assert_eq!(reader.focus, cell(&story, "city", "chat"));
}

#[test]
fn a_cell_set_for_a_wider_group_says_which() {
    let story = built_in();
    let shown = matrix(&story, &Reader::now(&story, &ENGLISH));
    let nsa = &shown.rows[2];
    assert_eq!(
        nsa.cells[0].through(&story, &ENGLISH).as_deref(),
        Some("through Federal agencies and Anthropic’s models")
    );
    assert_eq!(nsa.cells[1].through(&story, &ENGLISH), None);
}

#[test]
fn not_reported_is_never_the_look_of_barred() {
    let story = built_in();
    let start = at(&story, "start");
    let shown = matrix(&story, &start);
    for cell in shown.rows.iter().flat_map(|row| &row.cells) {
        let label = ENGLISH.kind(cell.kind);
        assert_eq!((cell.kind, label), (Kind::Unknown, "Not reported"));
    }
    let answer = chosen(&story, &start, "pentagon", "claude");
    assert_eq!(
        answer.sentence,
        "The story does not say whether Pentagon can use Claude."
    );
    assert_eq!(answer.notes, ["That is not the same as being barred."]);
    assert!(answer.steps.is_empty());
}

#[test]
fn a_chosen_cell_answers_with_its_chain_of_changes_newest_first() {
    let story = built_in();
    let answer = chosen(&story, &Reader::now(&story, &ENGLISH), "pentagon", "mythos");
    assert_eq!(answer.as_of, "Now");
    assert_eq!(answer.sentence, "Pentagon cannot use Mythos.");
    assert_eq!(answer.label, "Barred");
    let stands: Vec<_> = answer.steps.iter().map(|step| step.stands).collect();
    assert!(
        stands[0] && stands[1..].iter().all(|&stands| !stands),
        "{stands:?}"
    );
    assert!(!answer.steps[0].claims.lines.is_empty());
}

#[test]
fn a_limit_is_told_with_its_conditions() {
    let story = built_in();
    let answer = chosen(
        &story,
        &Reader::now(&story, &ENGLISH),
        "pentagon",
        "openai-models",
    );
    assert_eq!(
        answer.sentence,
        "Pentagon can use OpenAI’s models, with limits: in classified settings; under the “all lawful purposes” standard."
    );
}

#[test]
fn a_disputed_cell_shows_both_sides_and_who_contests() {
    let story = uncertain();
    let answer = chosen(&story, &at(&story, "ban"), "city", "chat");
    assert_eq!(answer.kind, Kind::Disputed);
    assert_eq!(
        answer.sentence,
        "It is disputed whether The city can use Chat."
    );
    assert_eq!(
        answer.notes,
        [
            "“The city opens it” says: Allowed.",
            "“The court bars it” says: Barred."
        ]
    );
    assert!(answer.steps.iter().all(|step| step.stands));
    let later = chosen(&story, &at(&story, "suit"), "city", "chat");
    assert!(
        later
            .notes
            .contains(&"Contested by “The maker sues”.".to_owned())
    );
}

#[test]
fn a_day_within_an_uncertain_date_reads_maybe_and_says_both() {
    let story = uncertain();
    let reader = at(&story, "2024-01-15");
    let shown = matrix(&story, &reader);
    assert_eq!(shown.heading, "Who could use what on 15 January 2024");
    assert_eq!(shown.tense, Tense::Day);
    let answer = chosen(&story, &reader, "city", "chat");
    assert_eq!(answer.kind, Kind::Maybe);
    assert!(
        answer
            .notes
            .contains(&"Or nothing had been reported by then.".to_owned()),
        "{answer:?}"
    );
    assert!(
        answer
            .notes
            .contains(&"“The city opens it” says: Allowed.".to_owned()),
        "{answer:?}"
    );
}

#[test]
fn moving_on_from_a_day_returns_to_events() {
    let story = uncertain();
    let reader = at(&story, "2024-01-15").after(&story, &Action::SteppedForward);
    assert_eq!(reader.day, None);
    assert_eq!(moment(&story, &reader).tense, Tense::Past);
}

#[test]
fn an_event_without_a_date_says_so() {
    let story = uncertain();
    let undated = story.find("undated").unwrap();
    assert_eq!(
        ENGLISH.date(story.events()[undated].when.as_ref()),
        "date not reported"
    );
}

#[test]
fn events_lie_behind_at_or_ahead_of_the_reader() {
    let story = built_in();
    let shown = timeline(&story, &at(&story, "designation"));
    let places: Vec<_> = shown.happened.iter().map(|event| event.place).collect();
    let current = places
        .iter()
        .position(|&place| place == Place::Current)
        .unwrap();
    assert_eq!(
        Some(shown.happened[current].event),
        story.find("designation")
    );
    assert!(places[..current].iter().all(|&place| place == Place::Past));
    assert!(
        places[current + 1..]
            .iter()
            .all(|&place| place == Place::Future)
    );
    assert!(
        shown
            .possible
            .iter()
            .all(|event| event.place == Place::Future)
    );
}

#[test]
fn what_may_come_stands_apart_with_a_switch_that_is_off() {
    let story = built_in();
    let shown = timeline(&story, &Reader::now(&story, &ENGLISH));
    assert_eq!(shown.happened.len(), story.happened());
    assert!(shown.happened.iter().all(|event| event.what_if.is_none()));
    assert!(
        shown
            .possible
            .iter()
            .all(|event| event.what_if == Some(false))
    );
    assert!(shown.possible.iter().all(|event| {
        let status = story.events()[event.event].status;
        ENGLISH.status(status) == Some("May come")
    }));
}

#[test]
fn supposing_an_event_goes_there_and_says_that_it_is_a_what_if() {
    let story = uncertain();
    let law = story.find("law").unwrap();
    let reader = Reader::now(&story, &ENGLISH).after(&story, &Action::Supposed(law));
    assert_eq!(reader.moment, story.happened() + 1);
    assert_eq!(
        reader.announcement,
        "What if “A law allows it”: 1 cell changed"
    );
    assert_eq!(moment(&story, &reader).badge, "What if");
    assert_eq!(
        matrix(&story, &reader).heading,
        "Who could use what if this happened"
    );
    assert_eq!(
        moment(&story, &reader).marks.last().unwrap().kind,
        MarkKind::Possible
    );
    let answer = chosen(&story, &reader, "schools", "chat");
    assert_eq!(answer.as_of, "What if: “A law allows it”");
    let off = reader.after(&story, &Action::Supposed(law));
    assert_eq!(off.moment, story.happened());
    assert_eq!(moment(&story, &off).tense, Tense::Now);
}

#[test]
fn supposing_an_event_that_happened_does_nothing() {
    let story = uncertain();
    let now = Reader::now(&story, &ENGLISH);
    assert_eq!(now.after(&story, &Action::Supposed(0)).what_if, now.what_if);
}

#[test]
fn opening_an_event_goes_to_its_moment_and_stepping_on_opens_the_next() {
    let story = built_in();
    let designation = story.find("designation").unwrap();
    let opened = Reader::now(&story, &ENGLISH).after(&story, &Action::ChoseEvent(designation));
    assert_eq!(opened.chosen, Some(Chosen::Event(designation)));
    assert_eq!(opened.event(&story), Some(designation));
    let next = opened.after(&story, &Action::SteppedForward);
    assert_eq!(next.chosen, Some(Chosen::Event(designation + 1)));
    assert_eq!(next.after(&story, &Action::Closed).chosen, None);
}

#[test]
fn opening_an_event_that_may_come_stays_where_the_reader_is() {
    let story = built_in();
    let action = story.find("executive-action").unwrap();
    let opened = Reader::now(&story, &ENGLISH).after(&story, &Action::ChoseEvent(action));
    assert_eq!(opened.moment, story.happened());
    let Answer::Event(answer) = why(&story, &opened).answer else {
        panic!("not an event")
    };
    assert_eq!(answer.what_if, Some(false));
    assert_eq!(answer.status_word, Some("May come"));
}

#[test]
fn a_cell_stays_open_while_the_reader_moves() {
    let story = built_in();
    let nsa = cell(&story, "nsa", "mythos");
    let reader = Reader::now(&story, &ENGLISH)
        .after(&story, &Action::ChoseCell(nsa))
        .after(&story, &Action::MovedTo(0));
    assert_eq!(reader.chosen, Some(Chosen::Cell(nsa)));
}

#[test]
fn cells_and_events_link_to_each_other() {
    let story = built_in();
    let answer = chosen(&story, &Reader::now(&story, &ENGLISH), "nsa", "mythos");
    let event = story.find(&answer.steps[0].event.id).unwrap();
    let opened = Reader::now(&story, &ENGLISH).after(&story, &Action::ChoseEvent(event));
    let Answer::Event(answer) = why(&story, &opened).answer else {
        panic!("not an event")
    };
    assert_eq!(
        (answer.changes[0].who, answer.changes[0].what),
        ("nsa", "mythos")
    );
}

#[test]
fn claims_say_what_they_rest_on_and_a_shared_source_is_named_once() {
    let story = built_in();
    let opened = at(&story, "no-comment");
    let Answer::Event(answer) = why(&story, &opened).answer else {
        panic!("not an event")
    };
    assert_eq!(
        answer.claims.lines[0].attribution,
        "Anthropic, declined to comment"
    );
    assert_eq!(answer.claims.lines[0].basis, "declined");
    assert_eq!(answer.claims.lines[0].source, None);
    let source = answer.claims.shared.unwrap();
    assert_eq!(source.label, "Axios, 29 April 2026");
    assert_eq!(source.url, story.sources[0].url.as_deref());
}

#[test]
fn the_arrow_keys_walk_the_cells_and_stop_at_the_edges() {
    let story = built_in();
    let walked = |directions: &[Direction]| {
        directions
            .iter()
            .fold(Reader::now(&story, &ENGLISH), |reader, &direction| {
                reader.after(&story, &Action::LookedTo(direction))
            })
            .focus
    };
    use Direction::{Back, Down, First, Forward, Last, RowEnd, RowStart, Up};
    assert_eq!(walked(&[]), cell(&story, "federal-agencies", "claude"));
    assert_eq!(walked(&[Up, Back]), walked(&[]));
    assert_eq!(walked(&[Down, Forward]), cell(&story, "pentagon", "mythos"));
    assert_eq!(
        walked(&[Down, RowEnd]),
        cell(&story, "pentagon", "google-models")
    );
    assert_eq!(
        walked(&[Down, RowEnd, RowStart, Forward]),
        cell(&story, "pentagon", "claude")
    );
    assert_eq!(
        walked(&[Last, Down, Forward]),
        cell(&story, "nsa", "google-models")
    );
    assert_eq!(walked(&[Last, First]), walked(&[]));
}

#[test]
fn a_moment_can_be_named_by_event_day_start_and_end() {
    let story = built_in();
    assert_eq!(at(&story, "start").moment, 0);
    assert_eq!(at(&story, "end").moment, story.happened());
    assert_eq!(at(&story, "2030-01-01").moment, story.happened());
    assert_eq!(at(&story, "1999").moment, 0);
    let designation = story.find("designation").unwrap();
    assert_eq!(at(&story, "designation").moment, designation + 1);
}

#[test]
fn what_was_asked_for_and_is_not_there_is_told_until_the_next_step() {
    let story = built_in();
    let options = Options {
        moment: Some("resignation".into()),
        view: Some("table".into()),
        ..Options::default()
    };
    let reader = options.reader(&story);
    assert_eq!(reader.moment, story.happened());
    assert_eq!(reader.shown, Shown::Both);
    let notice = reader.notice.clone().unwrap();
    assert!(
        notice.contains("There is no moment “resignation”"),
        "{notice}"
    );
    assert!(notice.contains("There is no view “table”"), "{notice}");
    assert_eq!(reader.after(&story, &Action::SteppedBack).notice, None);
}

#[test]
fn the_legend_lists_the_looks_in_use_and_stays_the_same_from_moment_to_moment() {
    let story = built_in();
    let labels = |name: &str| -> Vec<&str> {
        let reader = at(&story, name);
        let shown = matrix(&story, &reader);
        legend(&story, &reader, &shown)
            .entries
            .iter()
            .map(|entry| entry.label)
            .collect()
    };
    assert_eq!(
        labels("end"),
        ["Allowed", "Limited", "Pending", "Barred", "Not reported"]
    );
    assert_eq!(labels("start"), labels("end"));
}

#[test]
fn the_slider_carries_a_mark_for_each_event_but_never_more_than_can_be_told_apart() {
    let story = built_in();
    assert_eq!(
        moment(&story, &Reader::now(&story, &ENGLISH)).marks.len(),
        story.happened()
    );
    let events: Vec<_> = (0..1000)
        .map(|n| format!(r#"{{ "id": "e{n}", "title": "Event {n}" }}"#))
        .collect();
    let text = format!(
        r#"{{ "format": 1, "title": "Long", "events": [{}] }}"#,
        events.join(",")
    );
    let long = Story::read(&text).story.unwrap();
    let marks = moment(&long, &Reader::now(&long, &ENGLISH)).marks;
    assert!(marks.len() <= 120, "{}", marks.len());
    assert!(marks.windows(2).all(|pair| pair[0].at < pair[1].at));
    assert!(marks.last().unwrap().at <= 1000);
}

#[test]
fn the_page_is_told_of_moves_and_choices_in_the_ids_of_the_story() {
    let story = built_in();
    let now = Reader::now(&story, &ENGLISH);
    let moved = now.after(&story, &Action::NamedMoment("nsa-use".into()));
    assert_eq!(
        notices(&story, &now, &moved),
        [Notice::Moved(Standing {
            event: Some("nsa-use".into()),
            date: Some("../2026-04-29".into()),
            changed: vec![("nsa".into(), "mythos".into())],
        })]
    );
    let opened = moved.after(&story, &Action::ChoseCell(cell(&story, "nsa", "mythos")));
    assert_eq!(
        notices(&story, &moved, &opened),
        [Notice::ChoseCell {
            who: "nsa".into(),
            what: "mythos".into()
        }]
    );
    assert_eq!(notices(&story, &opened, &opened), []);
    let closed = opened.after(&story, &Action::Closed);
    assert_eq!(notices(&story, &opened, &closed), [Notice::Closed]);
}
