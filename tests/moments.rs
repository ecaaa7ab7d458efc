//! Walking along a story: moments, days and possible events, by number.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use who_can_use::story::{Cell, Setting, Story, WhatIf, When};

/// Three events that happened and two that may come, in another order in the file.
fn story() -> Story {
    let text = r#"{
        "format": 1, "title": "t",
        "who": [{ "id": "part", "name": "n", "part_of": "whole" }, { "id": "whole", "name": "n" }],
        "what": [{ "id": "x", "name": "n" }],
        "events": [
            { "id": "may-end", "title": "t", "status": "possible", "after": ["may-begin"] },
            { "id": "third", "title": "t", "when": "2026-02-03" },
            { "id": "may-begin", "title": "t", "status": "possible" },
            { "id": "first", "title": "t", "when": "2026-02-01" },
            { "id": "second", "title": "t", "when": "2026-02-02", "status": "ongoing",
              "changes": [{ "who": "whole", "what": "x", "access": "allowed" }] }
        ]
    }"#;
    let checked = Story::read(text);
    assert_eq!(checked.problems, []);
    checked.story.unwrap()
}

fn with(story: &Story, on: &[usize]) -> WhatIf {
    on.iter().fold(WhatIf::default(), |what_if, &event| {
        what_if.toggled(story, event)
    })
}

#[test]
fn events_that_may_come_stand_after_all_that_happened() {
    let story = story();
    let ids: Vec<&str> = story
        .events()
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    assert_eq!(ids, ["first", "second", "third", "may-begin", "may-end"]);
    assert_eq!(story.happened(), 3);
    assert_eq!(story.find("second"), Some(1));
    assert_eq!(story.find("fourth"), None);
}

#[test]
fn every_event_has_its_moment_and_every_moment_its_event() {
    let story = story();
    let events = |on: &[usize]| {
        let what_if = with(&story, on);
        let moments = 0..=story.last_moment(&what_if) + 1;
        let events: Vec<Option<usize>> = moments
            .map(|moment| story.event_at(moment, &what_if))
            .collect();
        for (moment, event) in events.iter().enumerate() {
            if let Some(event) = *event {
                assert_eq!(story.moment_of(event, &what_if), Some(moment));
            }
        }
        events
    };
    assert_eq!(events(&[]), [None, Some(0), Some(1), Some(2), None]);
    assert_eq!(
        events(&[4]),
        [None, Some(0), Some(1), Some(2), Some(4), None]
    );
    let both = [None, Some(0), Some(1), Some(2), Some(3), Some(4), None];
    assert_eq!(events(&[3, 4]), both);
    assert_eq!(events(&[4, 3]), both);
    assert_eq!(story.moment_of(3, &with(&story, &[4])), None);
    assert_eq!(story.moment_of(5, &with(&story, &[4])), None);
}

#[test]
fn only_events_that_may_come_can_be_switched_and_twice_is_off() {
    let story = story();
    let one = with(&story, &[4]);
    assert!(one.contains(4) && !one.contains(3) && !one.contains(0));
    assert_eq!(with(&story, &[2]), WhatIf::default());
    assert_eq!(with(&story, &[5]), WhatIf::default());
    assert_eq!(with(&story, &[4, 3, 4]).on(), [3]);
}

#[test]
fn a_moment_past_the_last_is_the_last_and_only_what_may_come_is_hypothetical() {
    let story = story();
    let on = with(&story, &[3]);
    let hypothetical = [2, 3, 4, 9].map(|moment| story.at(moment, &on).is_hypothetical());
    assert_eq!(hypothetical, [false, false, true, true]);
    assert!(!story.at(9, &WhatIf::default()).is_hypothetical());
}

#[test]
fn a_day_is_the_moment_after_the_last_event_that_was_certainly_over() {
    let story = story();
    let moment = |day: &str| story.moment_on(When::parse(day).unwrap().latest().unwrap());
    let days = [
        "2026-01-31",
        "2026-02-01",
        "2026-02-02",
        "2026-02-03",
        "2027",
    ];
    assert_eq!(days.map(moment), [0, 1, 2, 3, 3]);
}

#[test]
fn by_day_the_chain_of_why_has_what_may_have_come() {
    let checked = Story::read(
        r#"{
        "format": 1, "title": "t",
        "who": [{ "id": "a", "name": "n" }], "what": [{ "id": "x", "name": "n" }],
        "events": [
            { "id": "over", "title": "t", "when": "2026-01",
              "changes": [{ "who": "a", "what": "x", "access": "allowed" }] },
            { "id": "about", "title": "t", "when": "2026-02",
              "changes": [{ "who": "a", "what": "x", "access": "barred" }] },
            { "id": "later", "title": "t", "when": "2026-03",
              "changes": [{ "who": "a", "what": "x", "access": "pending" }] }
        ]
    }"#,
    );
    let story = checked.story.unwrap();
    let why = |day: &str| -> Vec<usize> {
        let matrix = story.on(When::parse(day).unwrap().latest().unwrap());
        let chain = matrix.why(Cell { who: 0, what: 0 });
        chain.iter().map(|setting| setting.event).collect()
    };
    assert_eq!(why("2026-01-31"), [0]);
    assert_eq!(why("2026-02-10"), [1, 0]);
    assert_eq!(why("2026-12-31"), [2, 1, 0]);
}

#[test]
fn a_setting_leads_to_its_change_and_no_other_does() {
    let story = story();
    let change = |event, change| story.change(Setting { event, change });
    assert_eq!(change(1, 0), story.events()[1].changes.first());
    assert!(change(1, 0).is_some());
    assert_eq!(change(1, 1), None);
    assert_eq!(change(9, 0), None);
}

#[test]
fn parts_follow_what_they_are_part_of() {
    let who = story().who;
    let ids: Vec<&str> = who
        .entries()
        .iter()
        .map(|entry| entry.id.as_str())
        .collect();
    assert_eq!(ids, ["whole", "part"]);
    assert_eq!(who.find("part"), Some(1));
    assert_eq!(who.find("none"), None);
    assert_eq!(who.lineage(1).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(
        (who.subtree(0), who.subtree(1), who.subtree(7)),
        (0..2, 1..2, 7..7)
    );
    assert_eq!((who.entries()[0].depth, who.entries()[1].depth), (0, 1));
}
