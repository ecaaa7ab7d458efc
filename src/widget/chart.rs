//! The chart: the events along an axis, as buttons that the stylesheet puts in their places.

use std::rc::Rc;

use yew::prelude::*;

use super::app::App;
use super::icon::arrow;
use super::markup::{Markup, button, drawn, element, plain, text, told};
use super::piece::Content;
use crate::story::Story;
use crate::view::wording::{Phrase, Words, numeral};
use crate::view::{self, Chart, Place, Scale, Spot, Zone};

/// The selector of the mark that the keyboard stands on.
pub(super) const STOP: &str = ".chart-mark[tabindex='0']";

/// The chart of a story, in these words.
pub(super) struct Charted {
    pub(super) story: Rc<Story>,
    pub(super) words: &'static Words,
    pub(super) chart: Chart,
}

impl PartialEq for Charted {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.story, &other.story)
            && self.words == other.words
            && self.chart == other.chart
    }
}

/// The chart.
pub(super) fn chart(charted: &Charted) -> Markup {
    let Charted {
        story,
        words,
        chart,
    } = charted;
    let [wide, narrow] = chart.open;
    let tools = element("div", "chart-tools")
        .with("role", "group")
        .with("aria-label", words.text(Phrase::ScaleLabel))
        .child(scale(Scale::Steps, words.text(Phrase::EqualSteps), chart))
        .child(scale(Scale::Time, words.text(Phrase::TrueTime), chart))
        .child(tool(
            "zoom-in",
            words.text(Phrase::ZoomIn),
            "M8 3v10M3 8h10",
            false,
        ))
        .child(tool(
            "zoom-out",
            words.text(Phrase::ZoomOut),
            "M3 8h10",
            !chart.zoomed,
        ))
        .child(tool(
            "whole",
            words.text(Phrase::WholeStory),
            "M5 4 1 8l4 4M11 4l4 4-4 4M1 8h14",
            !chart.zoomed,
        ));
    let bar = element("div", "chart-bar")
        .child(switch("wide", wide, words.text(Phrase::ChartHeading)))
        .child(switch("narrow", narrow, words.text(Phrase::ChartHeading)))
        .child(tools.html());
    let mut layers = vec![lanes(chart), axis(chart)];
    let marked = |spot: &Spot| Marked {
        story: Rc::clone(story),
        words,
        spot: spot.clone(),
    };
    for (zone, spots) in &chart.zones {
        // Known by their order: a closer look moves the marks that are there instead of making others.
        let marks = drawn(spots.len(), &mut |nth| {
            let mark = Content::Mark(marked(spots.get(nth)?));
            Some(App::drawn(&numeral(nth), mark))
        });
        layers.push(self::zone(*zone, marks, words));
    }
    let plot = element("div", "plot")
        .with("data-scale", chart.scale.name())
        .truth("data-single", chart.lanes.len() == 1)
        .placed(&[("data-lanes", chart.lanes.len()), ("data-rows", chart.rows)])
        .children(layers);
    element("div", "chart")
        .with("role", "group")
        .with("aria-label", words.text(Phrase::ChartHeading))
        .truth("data-wide", wide)
        .truth("data-narrow", narrow)
        .child(bar.html())
        .child(plot.html())
}

/// The button that opens the chart. Whether it starts open depends on the room, so each room has its own.
fn switch(room: &'static str, open: bool, label: &'static str) -> Html {
    button("chart-switch")
        .with("data-room", room)
        .truth("aria-expanded", open)
        .child(arrow("M5.5 3l5 5-5 5"))
        .words(label)
        .html()
}

fn scale(scale: Scale, label: &'static str, chart: &Chart) -> Html {
    button("scale")
        .with("data-scale", scale.name())
        .hidden(!chart.has_scales)
        .truth("aria-pressed", chart.scale == scale)
        .words(label)
        .html()
}

fn tool(name: &'static str, label: &'static str, path: &'static str, off: bool) -> Html {
    plain("button")
        .with("class", "tool")
        .with("part", name)
        .with("type", "button")
        .with("aria-label", label)
        .with("title", label)
        .truth("aria-disabled", off)
        .child(arrow(path))
        .html()
}

fn lanes(chart: &Chart) -> Html {
    let language = chart.language.as_deref();
    let mut nth = 0;
    let lanes = unheard("lanes").each(&chart.lanes, |lane| {
        nth += 1;
        element("data-span", "lane")
            .key(&numeral(nth))
            .placed(&[
                ("data-lane", nth - 1),
                ("data-row", lane.row),
                ("data-rows", lane.rows),
            ])
            .child(told("data-span", "lane-name", &lane.name, language))
            .html()
    });
    lanes.html()
}

fn axis(chart: &Chart) -> Html {
    // A closer look moves the ticks that are there, as it does the marks.
    let axis = unheard("axis").each(&chart.ticks, |tick| {
        element("data-span", "tick")
            .placed(&[("data-from", tick.at)])
            .words(&tick.label)
            .html()
    });
    let standing = element("data-span", "standing")
        .placed(&[("data-from", chart.moment.unwrap_or_default())])
        .hidden(chart.moment.is_none());
    axis.child(standing.html()).html()
}

/// A layer that the marks' own names make needless to those who hear them.
fn unheard(noun: &'static str) -> Markup {
    plain("div")
        .key(noun)
        .with("class", noun)
        .with("aria-hidden", "true")
}

fn zone(zone: Zone, marks: Vec<Html>, words: &Words) -> Html {
    let (label, badge) = match zone {
        Zone::Axis => (words.text(Phrase::ChartHeading), ""),
        Zone::Possible => (words.text(Phrase::MayCome), words.text(Phrase::Now)),
        Zone::Undated => (words.text(Phrase::DateNotReported), ""),
    };
    let is_axis = zone == Zone::Axis;
    let is_empty = marks.is_empty();
    let title = plain("span")
        .with("class", "zone-label")
        .with("aria-hidden", "true")
        .hidden(is_axis)
        .child(text("data-span", "now-line", badge))
        .words(label);
    let list = plain("ul")
        .with("class", "zone-marks")
        .with("aria-label", label)
        .children(marks);
    element("div", "zone")
        .key(zone.name())
        .with("data-zone", zone.name())
        .hidden(is_empty && !is_axis)
        .child(title.html())
        .child(list.html())
        .html()
}

/// A spot of the chart, of a story, in these words.
pub(super) struct Marked {
    story: Rc<Story>,
    words: &'static Words,
    spot: Spot,
}

impl PartialEq for Marked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.story, &other.story)
            && self.words == other.words
            && self.spot == other.spot
    }
}

/// One event on the chart, or a group of them.
pub(super) fn mark(marked: &Marked) -> Markup {
    let mark = view::mark(&marked.story, marked.words, &marked.spot);
    let (shape, count) = if mark.count > 1 {
        ("group", numeral(mark.count))
    } else if mark.from == mark.to {
        ("point", String::new())
    } else {
        ("data-bar", String::new())
    };
    let until = mark.until.max(mark.to);
    let bar = (mark.to - mark.from) * 1000 / (until - mark.from).max(1);
    let current = (mark.place == Place::Current).then_some("step");
    let button = button("chart-mark")
        .with("data-event", &mark.event)
        .with("data-shape", shape)
        .with("data-certainty", mark.certainty.name())
        .with("data-position", mark.place.name())
        .truth("data-telling", mark.telling)
        .truth("data-open", mark.open)
        .with("tabindex", if mark.stop { "0" } else { "-1" })
        .with("aria-label", &mark.name)
        .with("title", &mark.name)
        .given("aria-current", current);
    let shape = plain("span")
        .with("class", "shape")
        .with("aria-hidden", "true")
        .words(&count);
    let button = button.child(shape.html()).child(told(
        "span",
        "mark-title",
        &mark.title,
        mark.language.as_deref(),
    ));
    plain("li")
        .placed(&[
            ("data-from", mark.from),
            ("data-span", until - mark.from),
            ("data-bar", bar),
            ("data-lane", mark.lane),
            ("data-row", mark.row),
        ])
        .child(button.html())
}
