//! The moment control: previous, slider, next, and where that is.

use yew::prelude::*;

use super::icon::arrow;
use super::markup::{Markup, button, element, percent, plain, text, told};
use crate::view::{Mark, Moment};

/// The moment control.
pub(super) fn moment(moment: &Moment) -> Html {
    let labels = moment.labels;
    let is_now = moment.tense.name() == "now";
    let when = element("output", "when")
        .with("aria-live", "off")
        .child(text("span", "badge", &moment.badge))
        .child(text("span", "date", &moment.when))
        .child(told(
            "strong",
            "happening",
            &moment.title,
            moment.language.as_deref(),
        ));
    let track = plain("div")
        .with("class", "track")
        .child(marks(moment))
        .child(slider(moment));
    let play = button("play")
        .with("aria-label", labels.play)
        .child(arrow(if moment.playing {
            "M5 2v12M11 2v12"
        } else {
            "M4 2l9 6-9 6Z"
        }));
    let controls = element("div", "controls")
        .child(play)
        .child(step(
            "previous",
            labels.previous,
            moment.position == 0,
            "M10.5 2l-6 6 6 6",
        ))
        .child(track)
        .child(step(
            "next",
            labels.next,
            moment.position == moment.last,
            "M5.5 2l6 6-6 6",
        ));
    let now = button("now")
        .with("aria-label", labels.now)
        .truth("aria-disabled", is_now)
        .words(labels.now_short);
    let place = element("div", "place")
        .child(text("span", "step", &moment.step))
        .child(now);
    element("div", "moment")
        .with("role", "group")
        .with("aria-label", labels.group)
        .with("data-tense", moment.tense.name())
        .child(when)
        .child(controls)
        .child(place)
        .html()
}

fn step(noun: &'static str, label: &'static str, at_end: bool, path: &'static str) -> Markup {
    button(noun)
        .with("aria-label", label)
        .truth("aria-disabled", at_end)
        .child(arrow(path))
}

fn slider(moment: &Moment) -> Markup {
    element("input", "slider")
        .with("type", "range")
        .with("min", "0")
        .number("max", moment.last)
        .with("step", "1")
        .with("aria-label", moment.labels.slider)
        .with("aria-valuetext", &moment.spoken)
        .value(&moment.position.to_string())
}

fn marks(moment: &Moment) -> Markup {
    let line = |noun: &'static str, to: &str| {
        let line = plain("line").with("class", noun).with("x1", "0");
        line.with("x2", to)
            .with("y1", "50%")
            .with("y2", "50%")
            .html()
    };
    let beads = match moment.marks.len() {
        0..12 => "few",
        12..30 => "many",
        _ => "crowded",
    };
    element("svg", "marks")
        .with("aria-hidden", "true")
        .child(line("rail", "100%"))
        .child(line(
            "run",
            &percent(moment.position * 1000 / moment.last.max(1)),
        ))
        .with("data-beads", beads)
        .each(&moment.marks, mark)
}

fn mark(mark: &Mark) -> Html {
    plain("circle")
        .key(&mark.at.to_string())
        .with("class", "mark")
        .with("data-kind", mark.kind.name())
        .when(mark.past, "data-past")
        .with("cx", &percent(mark.at))
        .with("cy", "50%")
        .with("r", "3")
        .html()
}
