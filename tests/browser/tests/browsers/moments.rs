//! Moving the moment changes the cells that the story says it changes, and no others.

use std::cmp::Ordering;
use std::fmt::Debug;

use browser_tests::widget::View;
use browser_tests::{Outcome, Page, Widget};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::host::{OFFICES_EVENTS, offices, offices_at, offices_changed_at};

pub async fn the_slider_moves_by_arrow_keys(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    stands_at(&widget, 0).await?;
    widget.focus("[part~=slider]").await?;
    for moment in 1..=5 {
        page.press(&[Key::Right]).await?;
        stands_at(&widget, moment).await?;
    }
    // Beyond the last moment there is none.
    page.press(&[Key::Right, Key::Left]).await?;
    stands_at(&widget, 4).await?;
    page.press(&[Key::Home]).await?;
    stands_at(&widget, 0).await?;
    page.press(&[Key::End]).await?;
    stands_at(&widget, 5).await
}

pub async fn the_buttons_move_one_moment_each(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    for moment in 1..=5 {
        widget.click("[part~=next]").await?;
        stands_at(&widget, moment).await?;
    }
    for moment in (0..5).rev() {
        widget.click("[part~=previous]").await?;
        stands_at(&widget, moment).await?;
    }
    Ok(())
}

pub async fn an_event_of_the_timeline_takes_the_reader_there(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    for (event, moment) in [("request", 3), ("trial", 1), ("appeal", 5)] {
        widget
            .click(&format!("[data-event={event}] button"))
            .await?;
        stands_at(&widget, moment).await?;
    }
    Ok(())
}

pub async fn the_attribute_takes_events_and_ends(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"licence\"").await?;
    stands_at(&widget, 2).await?;
    for (attribute, moment) in [("end", 5), ("request", 3), ("start", 0)] {
        widget.set("moment", attribute).await?;
        stands_at(&widget, moment).await?;
    }
    Ok(())
}

pub async fn the_attribute_takes_days(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"2026-04-15\"").await?;
    let may_have_signed = "town: allowed unknown | library: maybe maybe | school: allowed unknown";
    for (day, moment, matrix) in [
        ("2026-04-15", 4, offices_at(4)),
        // The licence is of February, and of no known day of it.
        ("2026-02-15", 1, may_have_signed),
        ("2026-02-28", 2, offices_at(2)),
        ("2025-12-31", 0, offices_at(0)),
    ] {
        widget.set("moment", day).await?;
        let wrong = |view: &View| {
            let changes = [
                different("the slider", &view.moment, &Some(moment)),
                different("the matrix", &view.matrix(), &matrix.into()),
                // The reader stands at a day, where nothing need have happened.
                different("the changed cells", &view.changed(), &Vec::new()),
            ];
            changes.into_iter().flatten().collect()
        };
        widget
            .until_right(&format!("all is as of {day}"), wrong)
            .await?;
    }
    Ok(())
}

pub async fn the_property_and_the_methods_move_too(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    let steps = [
        ("moment = 'ban'", 4),
        ("next()", 5),
        ("previous()", 4),
        ("moment = 'start'", 0),
    ];
    for (step, moment) in steps {
        let script = format!("document.querySelector('#story').{step}");
        page.run::<Value>(&script, &[]).await?;
        stands_at(&widget, moment).await?;
        let read: String = page
            .run("return document.querySelector('#story').moment", &[])
            .await?;
        assert_eq!(read, event_at(moment).unwrap_or("start"));
    }
    Ok(())
}

pub async fn the_host_page_hears_of_every_move(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    let days = ["2026-01-10", "2026-02", "2026-03", "2026-04-01", "2026-05"];
    for (moment, day) in (1..).zip(days) {
        widget.click("[part~=next]").await?;
        stands_at(&widget, moment).await?;
        let heard = moves(page).await?;
        assert_eq!(heard.len(), moment as usize, "one event for each move");
        let last = heard.last().unwrap_or_else(|| unreachable!());
        assert!(last.bubbles && last.composed);
        assert_eq!(last.target, "story");
        assert_eq!(last.detail["event"], json!(event_at(moment)));
        assert_eq!(last.detail["date"], json!(day));
        let changed = last.detail["changed"].as_array().into_iter().flatten();
        let changed: Vec<String> = changed
            .map(|cell| format!("{}/{}", word(&cell["who"]), word(&cell["what"])))
            .collect();
        assert_eq!(changed, offices_changed_at(moment));
    }
    Ok(())
}

pub async fn a_move_is_announced_and_said_in_words(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    for (moment, title) in [
        (1, "The town tries the pen"),
        (2, "The library signs a licence"),
    ] {
        widget.click("[part~=next]").await?;
        stands_at(&widget, moment).await?;
        let view = widget.view().await?;
        for (place, words) in [("output", &view.when), ("slider", &view.words)] {
            let words = words.as_deref().unwrap_or_default();
            assert!(words.contains(title), "the {place} says: {words}");
            assert!(words.contains("2026"), "the {place} says no date: {words}");
        }
        // As many as the reader sees marked.
        let count = offices_changed_at(moment).len().to_string();
        let announced = |words: &str| words.contains(title) && words.contains(&count);
        widget
            .until("the changed cells are announced", |view| {
                view.announcement.as_deref().is_some_and(announced)
            })
            .await?;
    }
    Ok(())
}

/// The element comes to stand at this moment, with the cells that were worked out by hand.
async fn stands_at(widget: &Widget<'_>, moment: u32) -> Outcome {
    widget
        .until_right(&format!("all shows moment {moment}"), |view| {
            let changed: Vec<String> = offices_changed_at(moment)
                .iter()
                .map(ToString::to_string)
                .collect();
            let current: Vec<&str> = event_at(moment).into_iter().collect();
            [
                different("the slider", &view.moment, &Some(moment)),
                // A possible event is no moment until it is switched on.
                different("the last moment", &view.last, &Some(5)),
                different("the matrix", &view.matrix(), &offices_at(moment).into()),
                different("the changed cells", &view.changed(), &changed),
                different("the current event", &view.current(), &current),
                different("the timeline", &positions(view), &positions_at(moment)),
            ]
            .into_iter()
            .flatten()
            .collect()
        })
        .await?;
    Ok(())
}

fn different<T: PartialEq + Debug>(what: &str, seen: &T, expected: &T) -> Option<String> {
    (seen != expected).then(|| format!("{what}: {seen:?} instead of {expected:?}"))
}

fn positions(view: &View) -> Vec<&str> {
    let events = view.events.iter();
    events.map(|event| event.position.as_str()).collect()
}

/// Where the offices' six events are, seen from a moment: the last one may come, and has not.
fn positions_at(moment: u32) -> Vec<&'static str> {
    let place = |event: u32| match moment.cmp(&event) {
        Ordering::Greater => "past",
        Ordering::Equal => "current",
        Ordering::Less => "future",
    };
    (1..=6).map(place).collect()
}

/// The event that a moment stands after.
fn event_at(moment: u32) -> Option<&'static str> {
    OFFICES_EVENTS
        .get((moment as usize).checked_sub(1)?)
        .copied()
}

/// A `who-can-use-moment` event, as the host page's own listener had it.
#[derive(Debug, Deserialize)]
struct Move {
    #[serde(rename = "type")]
    kind: String,
    detail: Value,
    target: String,
    bubbles: bool,
    composed: bool,
}

async fn moves(page: &Page) -> Outcome<Vec<Move>> {
    let mut events: Vec<Move> = page.recorded("events").await?;
    events.retain(|event| event.kind == "who-can-use-moment");
    Ok(events)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
