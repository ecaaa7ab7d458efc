//! The stories beside the built-in one: one made from data, and one that shows all that a cell can read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use who_can_use::story::{Cell, Kind, Matrix, Reading, Story, WhatIf, When};

const BROWSERS: &str = include_str!("../stories/browsers.json");
const THE_BRIDGE: &str = include_str!("../stories/the-bridge.json");

fn read(text: &str) -> Story {
    let checked = Story::read(text);
    assert_eq!(checked.problems, [], "the story is without fault");
    checked.story.expect("a story without fault")
}

fn word(matrix: &Matrix<'_>, who: &str, what: &str) -> &'static str {
    let story = matrix.story();
    let who = story.who.find(who).expect(who);
    let what = story.what.find(what).expect(what);
    matrix.reading(Cell { who, what }).kind(story).word()
}

fn on<'s>(story: &'s Story, day: &str) -> Matrix<'s> {
    story.on(When::parse(day).unwrap().latest().unwrap())
}

/// The word for a cell on some days.
fn words(story: &Story, who: &str, what: &str, days: &[&str]) -> Vec<&'static str> {
    days.iter()
        .map(|day| word(&on(story, day), who, what))
        .collect()
}

#[test]
fn browsers_can_use_a_feature_from_the_day_of_its_release() {
    let story = read(BROWSERS);
    for (who, what, eve, day) in [
        ("safari", "has", "2022-03-13", "2022-03-14"),
        ("chrome", "nesting", "2023-12-04", "2023-12-05"),
        ("edge", "nesting", "2023-12-06", "2023-12-07"),
        ("firefox", "view-transitions", "2025-10-13", "2025-10-14"),
    ] {
        assert_eq!(
            words(&story, who, what, &[eve, day]),
            ["unknown", "allowed"],
            "{who} {what}"
        );
    }
}

#[test]
fn a_browser_on_one_kind_of_device_can_lag_behind() {
    let story = read(BROWSERS);
    let days = ["2023-12-31", "2024-12-31", "2025-12-31"];
    let words = |who| words(&story, who, "popover", &days);
    assert_eq!(words("safari-macos"), ["allowed", "allowed", "allowed"]);
    assert_eq!(words("safari-ios"), ["unknown", "unknown", "allowed"]);
    assert_eq!(words("safari"), ["unknown", "unknown", "unknown"]);
}

#[test]
fn what_the_data_does_not_say_of_a_browser_is_unknown_and_never_barred() {
    let story = read(BROWSERS);
    let matrix = story.at(story.happened(), &WhatIf::default());
    assert_eq!(word(&matrix, "firefox", "webgpu"), "unknown");
    let mut kinds = BTreeSet::new();
    for who in 0..story.who.entries().len() {
        for what in 0..story.what.entries().len() {
            kinds.insert(matrix.reading(Cell { who, what }).kind(&story).word());
        }
    }
    assert_eq!(kinds, BTreeSet::from(["allowed", "unknown"]));
}

#[test]
fn the_story_of_browsers_names_its_data_and_the_licence() {
    let story = read(BROWSERS);
    let summary = story.summary.as_deref().unwrap();
    assert!(summary.contains("web-features ") && summary.contains("Apache License 2.0"));
    assert!(story.events().iter().all(|event| event.claims.len() == 1));
}

#[test]
fn the_bridge_is_maybe_closed_on_a_day_of_the_weekend() {
    let story = read(THE_BRIDGE);
    let days = ["2026-03-13", "2026-03-14", "2026-03-15", "2026-03-16"];
    assert_eq!(
        words(&story, "buses", "roadway", &days),
        ["allowed", "maybe", "maybe", "barred"]
    );
}

#[test]
fn the_footpath_is_disputed_since_nobody_knows_who_spoke_last() {
    let story = read(THE_BRIDGE);
    let now = story.at(story.happened(), &WhatIf::default());
    let who = story.who.find("walkers").unwrap();
    let what = story.what.find("footpath").unwrap();
    let Reading::Disputed {
        sides,
        contested_by,
    } = now.reading(Cell { who, what })
    else {
        panic!("not disputed");
    };
    let said: Vec<&str> = sides
        .iter()
        .map(|side| story.events()[side.event].id.as_str())
        .collect();
    assert_eq!(said, ["council-word", "police-notice"]);
    assert!(contested_by.is_empty());
}

#[test]
fn the_closure_is_disputed_by_the_survey_and_not_before() {
    let story = read(THE_BRIDGE);
    let survey = story.find("second-survey").unwrap();
    let off = WhatIf::default();
    assert_eq!(word(&story.at(survey, &off), "buses", "roadway"), "barred");
    assert_eq!(
        word(&story.at(survey + 1, &off), "buses", "roadway"),
        "disputed"
    );
}

#[test]
fn what_if_the_bridge_is_repaired() {
    let story = read(THE_BRIDGE);
    let repair = story.find("repair").unwrap();
    let path = story.find("shared-path").unwrap();
    let what_if = WhatIf::default().toggled(&story, repair);
    let repaired = story.at(story.last_moment(&what_if), &what_if);
    assert!(repaired.is_hypothetical());
    assert_eq!(word(&repaired, "lorries", "roadway"), "allowed");
    assert_eq!(word(&repaired, "walkers", "footpath"), "allowed");
    let both = what_if.toggled(&story, path);
    let shared = story.at(story.last_moment(&both), &both);
    assert_eq!(word(&shared, "lorries", "roadway"), "barred");
    assert_eq!(word(&shared, "cyclists", "footpath"), "allowed");
}

#[test]
fn the_bridge_shows_all_that_a_cell_can_read() {
    let story = read(THE_BRIDGE);
    let mut kinds: Vec<Kind> = Vec::new();
    let off = WhatIf::default();
    let moments = (0..=story.happened()).map(|moment| story.at(moment, &off));
    for matrix in moments.chain([on(&story, "2026-03-15")]) {
        for who in 0..story.who.entries().len() {
            for what in 0..story.what.entries().len() {
                kinds.push(matrix.reading(Cell { who, what }).kind(&story));
            }
        }
    }
    let words: BTreeSet<&str> = kinds.into_iter().map(Kind::word).collect();
    let all = [
        "allowed", "limited", "pending", "barred", "disputed", "maybe", "unknown",
    ];
    assert_eq!(words, BTreeSet::from(all));
}
