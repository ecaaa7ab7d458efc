//! The moment control: previous, slider, next, and where that is.

use yew::prelude::*;

use crate::view::{Mark, Moment};

/// The moment control.
pub(super) fn moment(moment: &Moment) -> Html {
    let labels = moment.labels;
    let at_start = moment.position == 0;
    let at_end = moment.position == moment.last;
    let is_now = moment.tense.name() == "now";
    html! {
        <div class="moment" part="moment" role="group" aria-label={labels.group} data-tense={moment.tense.name()}>
            <output class="when" part="when" aria-live="off">
                <span class="badge" part="badge">{&moment.badge}</span>
                <span class="date" part="date">{&moment.when}</span>
                <strong class="happening" part="happening">{&moment.title}</strong>
            </output>
            <div class="controls" part="controls">
                <button class="previous" part="previous" type="button" aria-label={labels.previous} aria-disabled={at_start.to_string()}>
                    {arrow("M10.5 2l-6 6 6 6")}
                </button>
                <div class="track">
                    <svg class="marks" part="marks" aria-hidden="true">
                        <line class="rail" x1="0" x2="100%" y1="50%" y2="50%" />
                        <line class="run" x1="0" x2={percent(moment.position * 1000 / moment.last.max(1))} y1="50%" y2="50%" />
                        {for moment.marks.iter().map(mark)}
                    </svg>
                    <input class="slider" part="slider" type="range" min="0" max={moment.last.to_string()} step="1"
                        value={moment.position.to_string()} aria-label={labels.slider} aria-valuetext={moment.spoken.clone()} />
                </div>
                <button class="next" part="next" type="button" aria-label={labels.next} aria-disabled={at_end.to_string()}>
                    {arrow("M5.5 2l6 6-6 6")}
                </button>
            </div>
            <div class="place">
                <span class="step" part="step">{&moment.step}</span>
                <button class="now" part="now" type="button" aria-label={labels.now} aria-disabled={is_now.to_string()}>{labels.now_short}</button>
            </div>
        </div>
    }
}

fn arrow(path: &'static str) -> Html {
    html! { <svg class="arrow" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

fn mark(mark: &Mark) -> Html {
    html! {
        <circle key={mark.at} class="mark" data-kind={mark.kind.name()} data-past={mark.past.then_some("")} cx={percent(mark.at)} cy="50%" r="3" />
    }
}

/// Thousandths as a percentage, without the code that writes a float.
fn percent(thousandths: usize) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
