//! The moment control: previous, slider, next, and where that is.

use yew::prelude::*;

use super::icon::arrow;
use super::markup::{Markup, button, element, percent, plain, text, told};
use crate::view::wording::{Phrase, numeral};
use crate::view::{Mark, Moment};

/// The moment control.
pub(super) fn moment(moment: &Moment) -> Html {
    let words = moment.words;
    let is_now = moment.tense.name() == "now";
    let when = element("output", "when")
        .always("aria-live", "off")
        .child(text("span", "badge", &moment.badge))
        .child(text("span", "date", &moment.when))
        .child(told("strong", "happening", moment.title, moment.language));
    let track = plain("div")
        .always("class", "track")
        .child(marks(moment))
        .child(slider(moment));
    let (play, sign) = if moment.playing {
        (Phrase::Pause, "M5 2v12M11 2v12")
    } else {
        (Phrase::Play, "M4 2l9 6-9 6Z")
    };
    let play = button("play")
        .with("aria-label", words.text(play))
        .child(arrow(sign));
    let controls = element("div", "controls")
        .child(play)
        .child(step(
            "previous",
            words.text(Phrase::Previous),
            moment.position == 0,
            "M10.5 2l-6 6 6 6",
        ))
        .child(track)
        .child(step(
            "next",
            words.text(Phrase::Next),
            moment.position == moment.last,
            "M5.5 2l6 6-6 6",
        ));
    let now = button("now")
        .with("aria-label", words.text(Phrase::BackToNow))
        .truth("aria-disabled", is_now)
        .words(words.text(Phrase::Now));
    let place = element("div", "place")
        .child(text("span", "step", &moment.step))
        .child(now);
    element("div", "moment")
        .always("role", "group")
        .with("aria-label", words.text(Phrase::MomentLabel))
        .always("data-tense", moment.tense.name())
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
        .always("type", "range")
        .always("min", "0")
        .number("max", moment.last)
        .always("step", "1")
        .with("aria-label", moment.words.text(Phrase::SliderLabel))
        .with("aria-valuetext", &moment.spoken)
        .value(&numeral(moment.position))
}

fn marks(moment: &Moment) -> Markup {
    let line = |noun: &'static str, to: &str| {
        let line = plain("line").always("class", noun).always("x1", "0");
        line.with("x2", to)
            .always("y1", "50%")
            .always("y2", "50%")
            .html()
    };
    let beads = match moment.marks.len() {
        0..12 => "few",
        12..30 => "many",
        _ => "crowded",
    };
    element("svg", "marks")
        .always("aria-hidden", "true")
        .child(line("rail", "100%"))
        .child(line(
            "run",
            &percent(moment.position * 1000 / moment.last.max(1)),
        ))
        .always("data-beads", beads)
        .each(&moment.marks, mark)
}

fn mark(mark: &Mark) -> Html {
    plain("circle")
        .key(&numeral(mark.at))
        .always("class", "mark")
        .always("data-kind", mark.kind.name())
        .when(mark.past, "data-past")
        .with("cx", &percent(mark.at))
        .html()
}
