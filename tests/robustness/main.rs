//! Whatever stands in a story file, reading it ends in a story or in problems that say where.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod mutation;
mod soundness;

use std::time::Duration;

use cpu_time::ThreadTime;
use mutation::mutated;
use proptest::prelude::*;
use soundness::sound;
use who_can_use::story::{Problem, Story};

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4_000,
        failure_persistence: None,
        rng_seed: prop::test_runner::RngSeed::Fixed(20_260_429),
        ..Default::default()
    })]

    #[test]
    fn broken_stories_are_sound(text in mutated()) {
        sound(&text);
    }
}

/// The problems of a text, which must be found in seconds of work, however busy the machine is, and told in words that
/// can be read.
fn problems(text: &str) -> Vec<Problem> {
    let start = ThreadTime::now();
    sound(text);
    let problems = Story::read(text).problems;
    let took = start.elapsed();
    assert!(took < Duration::from_secs(30), "it took {took:?} of work");
    for problem in &problems {
        let said = problem.what.len() + problem.hint.as_ref().map_or(0, String::len);
        assert!(said < 2_000, "a sentence of {said} bytes: {}", problem.path);
    }
    problems
}

fn is_error(problem: &Problem) -> bool {
    problem.severity == who_can_use::story::Severity::Error
}

/// A story with something in the place of its events, or beside them.
fn story_with(members: &str) -> String {
    format!(
        r#"{{"format":1,"title":"t","who":[{{"id":"a","name":"a"}}],"what":[{{"id":"b","name":"b"}}],{members}}}"#
    )
}

fn whats(problems: &[Problem]) -> Vec<&str> {
    problems
        .iter()
        .map(|problem| problem.what.as_str())
        .collect()
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    for open in ["[", r#"{"a":"#] {
        let problems = problems(&open.repeat(1_000_000));
        assert_eq!(
            whats(&problems),
            ["This is not JSON: recursion limit exceeded."]
        );
    }
}

#[test]
fn texts_of_five_megabytes_are_read() {
    let long = "long ".repeat(1 << 20);
    assert_eq!(
        problems(&story_with(&format!(
            r#""events":[{{"id":"e","title":"{long}"}}]"#
        ))),
        []
    );
}

#[test]
fn no_message_repeats_a_text_of_a_megabyte() {
    let long = "a".repeat(1 << 20);
    for event in [
        format!(r#"{{"id":"{long}!","title":"t"}}"#),
        format!(r#"{{"id":"e","title":"t","{long}":1}}"#),
        format!(r#"{{"id":"e","title":"t","when":"{long}"}}"#),
        format!(
            r#"{{"id":"e","title":"t","when":"{}"}}"#,
            long.replace('a', "1")
        ),
        format!(r#"{{"id":"e","title":"t","status":"{long}"}}"#),
        format!(r#"{{"id":"e","title":"t","after":["{long}"]}}"#),
        format!(r#"{{"id":"e","title":"t","link":"{long}:"}}"#),
        format!(r#"{{"id":"{long}","title":"t"}},{{"id":"{long}","title":"t"}}"#),
        format!(r#"{{"id":"{long}","title":"t","after":["{long}"]}}"#),
    ] {
        let problems = problems(&story_with(&format!(r#""events":[{event}]"#)));
        assert_eq!(problems.len(), 1, "{:?}", whats(&problems));
    }
}

/// The problems of a story with a key that means nothing, and so many more of it.
fn problems_of_keys(more: usize) -> Vec<Problem> {
    problems(&story_with(&format!(
        r#""events":[],{}"x":1"#,
        r#""x":1,"#.repeat(more)
    )))
}

#[test]
fn a_thousand_of_the_same_are_all_told() {
    let problems = problems_of_keys(999);
    assert_eq!(problems.len(), 1_000);
    let said = "The key \"x\" means nothing here and is not read.";
    assert!(problems.iter().any(|problem| problem.what == said));
}

#[test]
fn what_repeats_without_end_is_told_a_thousand_times() {
    let problems = problems_of_keys(200_000);
    assert_eq!(problems.len(), 1_001);
    assert_eq!(
        problems[0].what,
        "There are 200001 warnings; only 1000 of them are told."
    );
}

#[test]
fn errors_are_told_behind_any_number_of_warnings() {
    let unknown = r#""x":1,"#.repeat(2_000);
    let problems = problems(&story_with(&format!(r#"{unknown}"events":[{{"id":"e"}}]"#)));
    assert_eq!(
        problems.iter().filter(|problem| is_error(problem)).count(),
        1
    );
}

#[test]
fn ids_that_lead_nowhere_do_not_take_the_square_of_their_number() {
    let event = |index| format!(r#"{{"id":"e{index}","title":"t","after":["f{index}"]}}"#);
    let events: Vec<String> = (0..50_000).map(event).collect();
    let problems = problems(&story_with(&format!(r#""events":[{}]"#, events.join(","))));
    assert_eq!(problems[1].hint.as_deref(), Some("Did you mean \"e0\"?"));
    assert_eq!(
        problems[0].what,
        "There are 50000 errors; only 1000 of them are told."
    );
}

#[test]
fn many_loops_of_events_do_not_take_the_square_of_their_number() {
    let pair = |index| {
        let (one, two) = (2 * index, 2 * index + 1);
        format!(
            r#"{{"id":"e{one}","title":"t","after":["e{two}"]}},{{"id":"e{two}","title":"t","after":["e{one}"]}}"#
        )
    };
    let events: Vec<String> = (0..25_000).map(pair).collect();
    let problems = problems(&story_with(&format!(r#""events":[{}]"#, events.join(","))));
    assert_eq!(problems.len(), 100);
}

#[test]
fn a_loop_through_all_events_is_said_in_short() {
    let event = |index: usize| {
        format!(
            r#"{{"id":"e{index}","title":"t","after":["e{}"]}}"#,
            (index + 1) % 50_000
        )
    };
    let events: Vec<String> = (0..50_000).map(event).collect();
    let problems = problems(&story_with(&format!(r#""events":[{}]"#, events.join(","))));
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0]
            .what
            .ends_with("\"e11\" comes after \"e12\", and so on for 49988 more.")
    );
}

#[test]
fn ten_thousand_levels_of_rows_are_read() {
    let row = |index: usize| {
        let part_of = index
            .checked_sub(1)
            .map_or(String::new(), |above| format!(r#","part_of":"w{above}""#));
        format!(r#"{{"id":"w{index}","name":"w"{part_of}}}"#)
    };
    let rows: Vec<String> = (0..10_000).map(row).collect();
    let text = format!(
        r#"{{"format":1,"title":"t","who":[{}],"what":[{{"id":"b","name":"b"}}],
            "events":[{{"id":"e","title":"t","changes":[{{"who":"w0","what":"b","access":"allowed"}}]}}]}}"#,
        rows.join(",")
    );
    let story = Story::read(&text).story.unwrap();
    let (start, end) = (
        story.at(0, &Default::default()),
        story.at(1, &Default::default()),
    );
    assert_eq!(start.changed(&end).len(), 10_000);
    assert_eq!(story.who.lineage(9_999).count(), 10_000);
}

#[test]
fn a_matrix_of_more_cells_than_can_be_marked_is_an_error() {
    let entries = |prefix: &str| {
        let entry = |index| format!(r#"{{"id":"{prefix}{index}","name":"n"}}"#);
        (0..4_000).map(entry).collect::<Vec<_>>().join(",")
    };
    let problems = problems(&format!(
        r#"{{"format":1,"title":"t","who":[{}],"what":[{}],"events":[]}}"#,
        entries("w"),
        entries("s")
    ));
    assert_eq!(
        whats(&problems),
        [
            "4000 rows by 4000 columns make 16000000 cells, and the most that can be shown are 10000000."
        ]
    );
}

#[test]
fn a_matrix_of_as_many_cells_as_can_be_marked_is_none() {
    let entries = |prefix: &str, count: usize| {
        let entry = |index| format!(r#"{{"id":"{prefix}{index}","name":"n"}}"#);
        (0..count).map(entry).collect::<Vec<_>>().join(",")
    };
    let text = format!(
        r#"{{"format":1,"title":"t","who":[{}],"what":[{}],"events":[]}}"#,
        entries("w", 4_000),
        entries("s", 2_500)
    );
    assert_eq!(problems(&text), []);
}

#[test]
fn circles_are_said_whole_up_to_twelve_steps() {
    let circles = |count: usize| {
        let next = |index: usize| (index + 1) % count;
        let event = |index: usize| {
            format!(
                r#"{{"id":"e{index}","title":"t","after":["e{}"]}}"#,
                next(index)
            )
        };
        let row = |index: usize| {
            format!(
                r#"{{"id":"w{index}","name":"n","part_of":"w{}"}}"#,
                next(index)
            )
        };
        let events: Vec<String> = (0..count).map(event).collect();
        let rows: Vec<String> = (0..count).map(row).collect();
        let problems = problems(&format!(
            r#"{{"format":1,"title":"t","who":[{}],"events":[{}]}}"#,
            rows.join(","),
            events.join(",")
        ));
        let mut ends = problems.iter().map(|problem| {
            let words: Vec<&str> = problem.what.split(", ").collect();
            words[words.len() - 1].to_owned()
        });
        (ends.next().unwrap(), ends.next().unwrap())
    };
    assert_eq!(
        circles(12),
        ("\"w11\".".into(), "\"e11\" comes after \"e0\".".into())
    );
    assert_eq!(
        circles(13),
        ("and 1 more.".into(), "and so on for 1 more.".into())
    );
}

#[test]
fn remedies_end_after_a_million_comparisons() {
    let hints = |names: usize| {
        let event = |index| match index {
            0..1_000 => format!(r#"{{"id":"e{index}","title":"t","after":["f{index}"]}}"#),
            _ => format!(r#"{{"id":"e{index}","title":"t"}}"#),
        };
        let events: Vec<String> = (0..names).map(event).collect();
        let problems = problems(&story_with(&format!(r#""events":[{}]"#, events.join(","))));
        assert_eq!(problems.len(), 1_000);
        problems
            .iter()
            .filter(|problem| problem.hint.is_some())
            .count()
    };
    assert_eq!(hints(1_000), 1_000);
    assert_eq!(hints(2_000), 500);
}

#[test]
fn a_text_of_64_megabytes_is_read() {
    let story = story_with(r#""events":[]"#);
    let space = " ".repeat((64 << 20) - story.len());
    assert_eq!(problems(&(story + &space)), []);
}

#[test]
fn a_text_over_64_megabytes_is_an_error() {
    let problems = problems(&" ".repeat((64 << 20) + 1));
    assert_eq!(
        whats(&problems),
        ["This file has 64 MB, and the largest that is read has 64 MB."]
    );
}
