//! The moment control: previous, slider, next, and where that is.

use yew::prelude::*;

use super::icon::arrow;
use super::markup::{button, element, percent, plain, text, told};
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
        .child(play.html())
        .child(step(
            "previous",
            labels.previous,
            moment.position == 0,
            "M10.5 2l-6 6 6 6",
        ))
        .child(track.html())
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
        .child(now.html());
    element("div", "moment")
        .with("role", "group")
        .with("aria-label", labels.group)
        .with("data-tense", moment.tense.name())
        .child(when.html())
        .child(controls.html())
        .child(place.html())
        .html()
}

fn step(noun: &'static str, label: &'static str, at_end: bool, path: &'static str) -> Html {
    button(noun)
        .with("aria-label", label)
        .truth("aria-disabled", at_end)
        .child(arrow(path))
        .html()
}

/// Its value is a property of the element, which `html!` knows.
fn slider(moment: &Moment) -> Html {
    html! {
        <input class="slider" part="slider" type="range" min="0" max={moment.last.to_string()} step="1"
            value={moment.position.to_string()} aria-label={moment.labels.slider} aria-valuetext={moment.spoken.clone()} />
    }
}

fn marks(moment: &Moment) -> Html {
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
        .html()
}

fn mark(mark: &Mark) -> Html {
    html! {
        <circle key={mark.at} class="mark" data-kind={mark.kind.name()} data-past={mark.past.then_some("")}
            cx={percent(mark.at)} />
    }
}
