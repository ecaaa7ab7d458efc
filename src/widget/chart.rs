//! The chart: the events along an axis, as buttons that the stylesheet puts in their places.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::markup::{text, truth};
use crate::view::{self, Scale, Zone};

/// The selector of the mark that the keyboard stands on.
pub(super) const STOP: &str = ".chart-mark[tabindex='0']";

/// The chart.
#[derive(Properties, PartialEq)]
pub(super) struct ChartProps {
    pub(super) chart: view::Chart,
}

#[component]
pub(super) fn Chart(ChartProps { chart }: &ChartProps) -> Html {
    let labels = chart.labels;
    let [wide, narrow] = chart.open;
    html! {
        <section class="chart" part="chart" aria-label={labels.heading} data-wide={truth(wide)} data-narrow={truth(narrow)}>
            <div class="chart-bar" part="chart-bar">
                {switch("wide", wide, labels.heading)}
                {switch("narrow", narrow, labels.heading)}
                <div class="chart-tools" part="chart-tools" role="group" aria-label={labels.scale}>
                    {scale(Scale::Steps, labels.steps, chart)}
                    {scale(Scale::Time, labels.time, chart)}
                    {tool("zoom-in", labels.zoom_in, "M8 3v10M3 8h10", false)}
                    {tool("zoom-out", labels.zoom_out, "M3 8h10", !chart.zoomed)}
                    {tool("whole", labels.whole, "M5 4 1 8l4 4M11 4l4 4-4 4M1 8h14", !chart.zoomed)}
                </div>
            </div>
            <div class="plot" part="plot" data-scale={chart.scale.name()} data-lanes={chart.lanes.len().to_string()} data-rows={chart.rows.to_string()}>
                <div key="lanes" class="lanes" aria-hidden="true">
                    {for chart.lanes.iter().enumerate().map(|(nth, lane)| html! {
                        <span key={nth} class="lane" part="lane" data-lane={nth.to_string()} data-row={lane.row.to_string()} data-rows={lane.rows.to_string()}>
                            {text("span", "lane-name", &lane.name)}
                        </span>
                    })}
                </div>
                <div key="here" class="axis" aria-hidden="true">
                    {for chart.ticks.iter().map(|tick| html! {
                        <span key={tick.at} class="tick" part="tick" data-from={tick.at.to_string()}>{&tick.label}</span>
                    })}
                    <span key="" class="standing" part="standing" data-from={chart.moment.unwrap_or_default().to_string()} hidden={chart.moment.is_none()}></span>
                </div>
                {for chart.zones.iter().map(|(shown, marks)| zone(*shown, marks, &labels))}
            </div>
        </section>
    }
}

/// The button that opens the chart. Whether it starts open depends on the room, so each room has its own.
fn switch(room: &'static str, open: bool, label: &'static str) -> Html {
    html! {
        <button class="chart-switch" part="chart-switch" type="button" data-room={room} aria-expanded={truth(open)}>
            <svg class="arrow" viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 3l5 5-5 5" /></svg>
            {label}
        </button>
    }
}

fn scale(scale: Scale, label: &'static str, chart: &view::Chart) -> Html {
    html! {
        <button class="scale" part="scale" type="button" data-scale={scale.name()} hidden={!chart.has_scales}
            aria-pressed={truth(chart.scale == scale)}>{label}</button>
    }
}

fn tool(name: &'static str, label: &'static str, path: &'static str, off: bool) -> Html {
    html! {
        <button class="tool" part={name} type="button" aria-label={label} title={label} aria-disabled={truth(off)}>
            <svg class="arrow" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}

fn zone(zone: Zone, marks: &[view::ChartMark], labels: &view::ChartLabels) -> Html {
    let (label, badge) = match zone {
        Zone::Axis => (labels.heading, ""),
        Zone::Possible => (labels.possible, labels.now),
        Zone::Undated => (labels.undated, ""),
    };
    html! {
        <div key={zone.name()} class="zone" part="zone" data-zone={zone.name()} hidden={marks.is_empty() && zone != Zone::Axis}>
            <span class="zone-label" aria-hidden="true" hidden={zone == Zone::Axis}>{text("span", "now-line", badge)}{label}</span>
            <ul class="zone-marks" aria-label={label}>{for marks.iter().map(mark)}</ul>
        </div>
    }
}

fn mark(mark: &view::ChartMark) -> Html {
    let shape = if mark.count > 1 {
        "group"
    } else if mark.from == mark.to {
        "point"
    } else {
        "bar"
    };
    let until = mark.until.max(mark.to);
    let current = (mark.place == view::Place::Current).then_some("step");
    let count = if mark.count > 1 {
        mark.count.to_string()
    } else {
        String::new()
    };
    html! {
        <li key={mark.event.clone()}>
            <button class="chart-mark" part="chart-mark" type="button" data-event={mark.event.clone()} data-shape={shape}
                data-certainty={mark.certainty.name()} data-position={mark.place.name()} data-telling={truth(mark.telling)}
                data-open={truth(mark.open)} data-from={mark.from.to_string()} data-span={(until - mark.from).to_string()}
                data-bar={((mark.to - mark.from) * 1000 / (until - mark.from).max(1)).to_string()}
                data-lane={mark.lane.to_string()} data-row={mark.row.to_string()} tabindex={if mark.stop { "0" } else { "-1" }}
                aria-current={current} aria-label={mark.name.clone()} title={mark.name.clone()}>
                <span class="shape" aria-hidden="true">{count}</span>
                {text("span", "mark-title", &mark.title)}
            </button>
        </li>
    }
}

/// Hands the places to the stylesheet: a style attribute would be dropped by a strict policy.
pub(super) fn put_in_place(section: &Element) {
    let Ok(found) = section.query_selector_all(".plot, .plot [data-from], .plot [data-row]") else {
        return;
    };
    for nth in 0..found.length() {
        let Some(element) = found
            .get(nth)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok())
        else {
            continue;
        };
        for name in ["from", "span", "bar", "lane", "lanes", "row", "rows"] {
            if let Some(value) = element.get_attribute(&["data-", name].concat()) {
                // A property that cannot be set leaves the mark where it is.
                let _ = element.style().set_property(&["--", name].concat(), &value);
            }
        }
    }
}
