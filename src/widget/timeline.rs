//! The timeline: the events as a list, in order.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::set::set;
use super::text::{text, truth};
use super::what_if::what_if;
use crate::story::{Event, Kind};
use crate::view;

/// The timeline.
#[derive(Properties, PartialEq)]
pub(super) struct TimelineProps {
    pub(super) timeline: view::Timeline,
}

#[component]
pub(super) fn Timeline(TimelineProps { timeline }: &TimelineProps) -> Html {
    let item = |event: &view::TimelineEvent| {
        html! { <TimelineEvent key={event.id.clone()} event={event.clone()} /> }
    };
    html! {
        <>
            <h3 class="heading" part="heading" id="timeline">{timeline.heading}</h3>
            <ol class="timeline" part="timeline" aria-labelledby="timeline">
                {for timeline.happened.iter().map(item)}
                <li key="" class="divider" part="divider" hidden={timeline.possible.is_empty()}>
                    {text("span", "now-line", timeline.now)}
                    {timeline.may_come}
                </li>
                {for timeline.possible.iter().map(item)}
            </ol>
        </>
    }
}

/// One event.
#[derive(Properties, PartialEq)]
struct TimelineEventProps {
    event: view::TimelineEvent,
}

#[component]
fn TimelineEvent(TimelineEventProps { event }: &TimelineEventProps) -> Html {
    let place = event.place.name();
    let current = (event.place == view::Place::Current).then_some("step");
    html! {
        <li class="event" part="event" data-event={event.id.clone()} data-status={event.status} data-position={place}>
            <button class="open" part="open" type="button" aria-current={current} aria-expanded={truth(event.open)}>
                <span class="date" part="date" data-dated={truth(event.dated)}>
                    {&event.when}
                    {text("span", "status", event.status_word.unwrap_or_default())}
                </span>
                {text("span", "event-title", &event.title)}
                <span class="sets" part="sets">
                    {for event.sets.iter().map(|&(access, label)| set(Kind::Set(access), label))}
                </span>
            </button>
            {what_if(event.what_if, event.what_if_label, &event.title)}
        </li>
    }
}

/// The selector of the button that opens an event.
pub(super) fn opener(event: &Event) -> String {
    format!("li[data-event='{}'] button", event.id)
}

/// Scrolls the timeline within itself, where it does scroll, so that the current event is in view. The page
/// stays where it is.
pub(super) fn keep_in_view(section: &Element) {
    let element = |selector: &str| -> Option<HtmlElement> {
        section.query_selector(selector).ok()??.dyn_into().ok()
    };
    let Some(list) = element("ol") else { return };
    if list.scroll_height() <= list.client_height() {
        return;
    }
    let Some(event) = element("[data-position=current]") else {
        return list.set_scroll_top(0);
    };
    let (top, height) = (event.offset_top(), event.offset_height());
    let (from, room) = (list.scroll_top(), list.client_height());
    if top < from + height || top + 2 * height > from + room {
        list.set_scroll_top(top - (room - height) / 2);
    }
}
