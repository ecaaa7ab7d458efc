//! The chart: the events along an axis, as buttons that the stylesheet puts in their places.

use yew::prelude::*;

use super::app::App;
use super::edition::Edition;
use super::icon::arrow;
use super::markup::{Markup, button, drawn, element, plain, text, told};
use super::piece::Content;
use crate::view::wording::{Phrase, Words, numeral};
use crate::view::{self, Chart, ChartLane, Place, Scale, Spot, Zone};

/// The selector of the mark that the keyboard stands on.
pub(super) const STOP: &str = ".chart-mark[tabindex='0']";

/// The chart of a story.
#[derive(PartialEq)]
pub(super) struct Charted {
    pub(super) edition: Edition,
    pub(super) chart: Chart,
}

/// The chart.
pub(super) fn chart(charted: &Charted) -> Markup {
    let Charted { edition, chart } = charted;
    let [wide, narrow] = chart.open;
    let tools = element("div", "chart-tools")
        .always("role", "group")
        .with("aria-label", edition.text(Phrase::ScaleLabel))
        .child(scale(Scale::Steps, edition.text(Phrase::EqualSteps), chart))
        .child(scale(Scale::Time, edition.text(Phrase::TrueTime), chart))
        .child(tool(
            "zoom-in",
            edition.text(Phrase::ZoomIn),
            "M8 3v10M3 8h10",
            false,
        ))
        .child(tool(
            "zoom-out",
            edition.text(Phrase::ZoomOut),
            "M3 8h10",
            !chart.zoomed(),
        ))
        .child(tool(
            "whole",
            edition.text(Phrase::WholeStory),
            "M5 4 1 8l4 4M11 4l4 4-4 4M1 8h14",
            !chart.zoomed(),
        ));
    let bar = element("div", "chart-bar")
        .child(switch("wide", wide, edition.text(Phrase::ChartHeading)))
        .child(switch("narrow", narrow, edition.text(Phrase::ChartHeading)))
        .child(tools.html());
    let lanes = chart.lanes();
    let mut layers = vec![self::lanes(&lanes, edition), axis(chart, edition.words)];
    for (zone, spots) in &chart.zones {
        if *zone != Zone::Axis && spots.is_empty() {
            continue;
        }
        // Known by their order: a closer look moves the marks that are there instead of making others.
        let marks = drawn(spots.len(), &mut |nth| {
            let marked = Marked {
                edition: edition.clone(),
                spot: spots.get(nth)?.clone(),
            };
            Some(App::drawn(&numeral(nth), Content::Mark(marked)))
        });
        layers.push(self::zone(*zone, marks, edition));
    }
    let rows = lanes.last().map_or(0, |last| last.row + last.rows);
    let plot = element("div", "plot")
        .always("data-scale", chart.scale().name())
        .truth("data-single", lanes.len() == 1)
        .placed(&[("data-lanes", lanes.len()), ("data-rows", rows)])
        .children(layers);
    element("div", "chart")
        .always("role", "group")
        .with("aria-label", edition.text(Phrase::ChartHeading))
        .truth("data-wide", wide)
        .truth("data-narrow", narrow)
        .child(bar.html())
        .child(plot.html())
}

/// The button that opens the chart. Whether it starts open depends on the room, so each room has its own.
fn switch(room: &'static str, open: bool, label: &'static str) -> Html {
    button("chart-switch")
        .always("data-room", room)
        .truth("aria-expanded", open)
        .child(arrow("M5.5 3l5 5-5 5"))
        .words(label)
        .html()
}

fn scale(scale: Scale, label: &'static str, chart: &Chart) -> Html {
    button("scale")
        .always("data-scale", scale.name())
        .absent(!chart.has_scales())
        .truth("aria-pressed", chart.scale() == scale)
        .words(label)
        .html()
}

fn tool(name: &'static str, label: &'static str, path: &'static str, off: bool) -> Html {
    plain("button")
        .always("class", "tool")
        .with("part", name)
        .always("type", "button")
        .with("aria-label", label)
        .with("title", label)
        .truth("aria-disabled", off)
        .child(arrow(path))
        .html()
}

fn lanes(lanes: &[ChartLane], edition: &Edition) -> Html {
    let mut nth = 0;
    let lanes = unheard("lanes").each(lanes, |lane| {
        nth += 1;
        element("span", "lane")
            .placed(&[
                ("data-lane", nth - 1),
                ("data-row", lane.row),
                ("data-rows", lane.rows),
            ])
            .child(told("span", "lane-name", lane.name, edition.language()))
            .html()
    });
    lanes.html()
}

fn axis(chart: &Chart, words: &Words) -> Html {
    // A closer look moves the ticks that are there, as it does the marks.
    let axis = unheard("axis").each(&chart.ticks(words), |tick| {
        element("span", "tick")
            .placed(&[("data-from", tick.at)])
            .words(&tick.label)
            .html()
    });
    let standing = element("span", "standing")
        .placed(&[("data-from", chart.moment.unwrap_or_default())])
        .absent(chart.moment.is_none());
    axis.child(standing).html()
}

/// A layer that the marks' own names make needless to those who hear them.
fn unheard(noun: &'static str) -> Markup {
    plain("div")
        .key(noun)
        .always("class", noun)
        .always("aria-hidden", "true")
}

fn zone(zone: Zone, marks: Vec<Html>, edition: &Edition) -> Html {
    let (label, badge) = match zone {
        Zone::Axis => (Phrase::ChartHeading, ""),
        Zone::Possible => (Phrase::MayCome, edition.text(Phrase::Now)),
        Zone::Undated => (Phrase::DateNotReported, ""),
    };
    let label = edition.text(label);
    let title = plain("span")
        .always("class", "zone-label")
        .always("aria-hidden", "true")
        .absent(zone == Zone::Axis)
        .child(text("span", "now-line", badge))
        .words(label);
    let list = plain("ul")
        .always("class", "zone-marks")
        .with("aria-label", label)
        .children(marks);
    element("div", "zone")
        .key(&["zone-", zone.name()].concat())
        .always("data-zone", zone.name())
        .child(title)
        .child(list)
        .html()
}

/// A spot of the chart of a story.
#[derive(PartialEq)]
pub(super) struct Marked {
    edition: Edition,
    spot: Spot,
}

/// One event on the chart, or a group of them.
pub(super) fn mark(marked: &Marked) -> Html {
    let Marked { edition, spot } = marked;
    let Some(mark) = view::mark(&edition.story, edition.words, spot) else {
        return Html::default();
    };
    let shape = if mark.count > 1 {
        "group"
    } else if mark.from == mark.to {
        "point"
    } else {
        "bar"
    };
    let until = mark.until.max(mark.to);
    let mut places = vec![
        ("data-from", mark.from),
        ("data-span", until - mark.from),
        ("data-row", mark.row),
    ];
    if mark.lane > 0 {
        places.push(("data-lane", mark.lane));
    }
    if shape == "bar" {
        let bar = (mark.to - mark.from) * 1000 / (until - mark.from).max(1);
        places.push(("data-bar", bar));
    }
    let current = (spot.place == Place::Current).then_some("step");
    let button = button("chart-mark")
        .with("data-event", mark.event)
        .always("data-shape", shape)
        .always("data-certainty", mark.certainty.name())
        .always("data-position", spot.place.name())
        .truth("data-telling", mark.telling)
        .truth("data-open", spot.open)
        .always("tabindex", if spot.stop { "0" } else { "-1" })
        .with("aria-label", &mark.name)
        .with("title", &mark.name)
        .given("aria-current", current);
    // The name says it as well. A style that writes an attribute is made anew whenever any of them changes.
    let count = plain("span")
        .always("class", "count")
        .absent(shape != "group")
        .words(&numeral(mark.count));
    let title = told("span", "mark-title", mark.title, edition.language());
    plain("li")
        .placed(&places)
        .child(button.child(count).child(title))
        .html()
}
