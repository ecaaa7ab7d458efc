//! The widget drawn to HTML without a browser: a story in, markup out.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot read its story has failed"
)]

use std::rc::Rc;

use who_can_use::story::{Axis, BUILT_IN, Cell, Story, WhatIf};
use who_can_use::view::Options;
use who_can_use::widget::{App, Props};

fn built_in() -> Story {
    Story::read(BUILT_IN)
        .story
        .expect("the built-in story has no errors")
}

/// The markup of the built-in story opened at a moment.
fn markup(moment: Option<&str>) -> String {
    markup_of(BUILT_IN, moment)
}

/// The markup of a story opened at a moment.
fn markup_of(story: &'static str, moment: Option<&str>) -> String {
    drawn(
        story,
        Options {
            moment: moment.map(str::to_owned),
            ..Options::default()
        },
    )
}

/// The markup of a story opened with these options.
fn drawn(story: &'static str, options: Options) -> String {
    let renderer = yew::ServerRenderer::<App>::with_props(move || {
        let story = Story::read(story).story.expect("the story has no errors");
        Props::of(Rc::new(story), options, yew::Callback::noop())
    });
    pollster::block_on(renderer.hydratable(false).render())
}

/// The opening tags of an element with this `part`.
fn tags<'a>(markup: &'a str, part: &str) -> Vec<&'a str> {
    let sought = format!(" part=\"{part}\"");
    markup
        .split('<')
        .filter_map(|tag| tag.split('>').next())
        .filter(|tag| tag.contains(&sought))
        .collect()
}

#[test]
fn every_event_is_on_the_timeline_in_order_with_its_status() {
    let markup = markup(None);
    let events = tags(&markup, "event");
    let story = built_in();
    assert_eq!(events.len(), story.events().len());
    for (tag, event) in events.iter().zip(story.events()) {
        assert!(
            tag.contains(&format!("data-event=\"{}\"", event.id)),
            "{tag}"
        );
    }
    assert!(events[0].contains("data-status=\"happened\""));
    assert!(events[20].contains("data-status=\"possible\""));
}

#[test]
fn the_widget_opens_now_with_one_current_event() {
    let markup = markup(None);
    assert_eq!(markup.matches("aria-current=\"step\"").count(), 1);
    let current: Vec<_> = tags(&markup, "event")
        .into_iter()
        .filter(|tag| tag.contains("data-position=\"current\""))
        .collect();
    assert_eq!(current.len(), 1);
    assert!(current[0].contains("data-event=\"no-comment\""));
}

#[test]
fn no_event_is_current_at_the_start_and_no_cell_is_reported() {
    let markup = markup(Some("start"));
    assert!(!markup.contains("aria-current"));
    let cells = tags(&markup, "cell");
    assert_eq!(cells.len(), 12);
    assert!(
        cells
            .iter()
            .all(|cell| cell.contains("data-access=\"unknown\""))
    );
}

#[test]
fn the_cells_that_the_current_event_changed_are_marked_and_no_others() {
    let story = built_in();
    let event = story.find("nsa-use").expect("an event");
    let what_if = WhatIf::default();
    let before = story.at(event, &what_if);
    let after = story.at(event + 1, &what_if);
    let markup = markup(Some("nsa-use"));
    let mut marked = 0;
    for tag in tags(&markup, "cell") {
        let axis_find = |axis: &Axis, name: &str| {
            let quoted = tag.split(&format!("{name}=\"")).nth(1).expect("an id");
            axis.find(quoted.split('"').next().expect("its end"))
                .expect("an entry")
        };
        let cell = Cell {
            who: axis_find(&story.who, "data-who"),
            what: axis_find(&story.what, "data-what"),
        };
        let changed = after.changed(&before).contains(&cell);
        assert_eq!(tag.contains("data-changed"), changed, "{tag}");
        let access = after.reading(cell).kind(&story).word();
        assert!(tag.contains(&format!("data-access=\"{access}\"")), "{tag}");
        marked += usize::from(changed);
    }
    assert!(marked > 0);
}

#[test]
fn the_matrix_has_one_tab_stop() {
    let markup = markup(None);
    let stops = tags(&markup, "cell")
        .into_iter()
        .filter(|cell| cell.contains("tabindex=\"0\""))
        .count();
    assert_eq!(stops, 1);
}

#[test]
fn a_matrix_says_that_no_row_is_left_and_says_nothing_where_there_are_rows() {
    let nothing = "No row has a cell like this at this moment.";
    let empty = markup_of(
        r#"{ "format": 1, "title": "The bridge", "events": [] }"#,
        None,
    );
    assert!(empty.contains(nothing), "{empty}");
    assert!(!markup(None).contains(nothing));
}

#[test]
fn the_slider_says_the_moment_in_words() {
    let markup = markup(Some("nsa-use"));
    let slider = tags(&markup, "slider");
    assert_eq!(slider.len(), 1);
    assert!(
        slider[0].contains("aria-valuetext=\"After “NSA uses Mythos”"),
        "{}",
        slider[0]
    );
    assert!(slider[0].contains("max=\"18\""), "{}", slider[0]);
    assert!(slider[0].contains("value=\"9\""), "{}", slider[0]);
}

#[test]
fn a_moment_that_is_not_there_is_said_and_now_is_shown() {
    let markup = markup(Some("resignation"));
    assert!(markup.contains("There is no moment “resignation” in this story"));
    assert!(markup.contains("Who can use what now"));
}

#[test]
fn nothing_is_styled_in_the_markup_since_a_strict_policy_would_drop_it() {
    let markup = markup(None);
    assert!(!markup.contains(" style="));
    assert!(!markup.contains("<style"));
}

#[test]
fn links_out_tell_the_other_page_nothing() {
    let markup = markup(None);
    let links = tags(&markup, "link");
    assert!(!links.is_empty());
    assert!(
        links
            .iter()
            .all(|link| link.contains("rel=\"noopener noreferrer\""))
    );
}

#[test]
fn the_chart_of_a_story_with_telling_dates_is_open_where_there_is_room() {
    let markup = markup_of(include_str!("../stories/browsers.json"), None);
    let chart = tags(&markup, "chart");
    assert!(chart[0].contains("data-wide=\"true\""), "{}", chart[0]);
    assert!(chart[0].contains("data-narrow=\"false\""), "{}", chart[0]);
    let marks = tags(&markup, "chart-mark");
    assert!((10..=150).contains(&marks.len()), "{}", marks.len());
    let stops = marks.iter().filter(|mark| mark.contains("tabindex=\"0\""));
    assert_eq!(stops.count(), 1, "the chart is one stop");
    assert!(marks.iter().all(|mark| mark.contains("aria-label=\"")));
    assert!(!markup.contains(" style="));
}

#[test]
fn the_chart_of_a_story_whose_dates_tell_little_waits_to_be_asked_for() {
    let markup = markup(None);
    assert!(tags(&markup, "chart-mark").is_empty());
    let switches = tags(&markup, "chart-switch");
    assert!(
        switches
            .iter()
            .all(|switch| switch.contains("aria-expanded=\"false\""))
    );
}

#[test]
fn headings_begin_at_the_level_that_the_page_asks_for() {
    for (asked, level) in [
        (None, 2),
        (Some("1"), 1),
        (Some("2"), 2),
        (Some(" 3 "), 3),
        (Some("4"), 4),
        // There is no room below the fifth, and what is no level is none.
        (Some("5"), 2),
        (Some("0"), 2),
        (Some("h3"), 2),
    ] {
        let markup = drawn(
            BUILT_IN,
            Options {
                heading_level: asked.map(str::to_owned),
                ..Options::default()
            },
        );
        for (part, below) in [
            ("title", 0),
            ("heading", 1),
            ("answer", 1),
            ("subheading", 2),
        ] {
            let tag = format!("h{} ", level + below);
            let found = tags(&markup, part);
            assert!(!found.is_empty(), "{part}");
            assert!(
                found.iter().all(|found| found.starts_with(&tag)),
                "{asked:?}: {found:?}"
            );
        }
        let headings = markup.matches("<h").count() - markup.matches("<header").count();
        assert_eq!(headings, 3 + 1 + tags(&markup, "subheading").len());
    }
}

#[test]
fn the_storys_own_texts_say_their_language_where_it_is_not_that_of_the_words_around_them() {
    let german =
        who_can_use::view::wording::lines(include_str!("../src/view/wording/languages/de.json"))
            .expect("the language can be read");
    let german = |moment: &str| {
        let options = Options {
            words: Some(german.clone()),
            moment: Some(moment.to_owned()),
            ..Options::default()
        };
        drawn(BUILT_IN, options)
    };
    let markup = german("nsa-use");
    for part in [
        "title",
        "summary",
        "happening",
        "event-title",
        "who",
        "column",
        "group",
        "answer",
        "detail",
        "says",
    ] {
        let found = tags(&markup, part);
        assert!(!found.is_empty(), "{part}");
        for tag in found {
            assert!(tag.contains(" lang=\"en\""), "{tag}");
        }
    }
    for part in ["heading", "date", "set", "label", "what-if", "legend"] {
        for tag in tags(&markup, part) {
            assert!(!tag.contains(" lang="), "{tag}");
        }
    }
    // That nothing has happened yet is the widget's to say.
    let start = german("start");
    assert!(!tags(&start, "happening")[0].contains(" lang="));
    // Where there is one language, it is said once.
    assert_eq!(markup_of(BUILT_IN, None).matches(" lang=").count(), 1);
}
