//! The timeline: the events as a list, in order.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::markup::{Markup, button, element, text};
use super::piece::{Piece, Shown};
use super::set::set;
use super::what_if::what_if;
use crate::story::{Event, Kind};
use crate::view;

/// The timeline.
pub(super) fn timeline(timeline: &view::Timeline) -> Markup {
    let item = |shown: &view::TimelineEvent| Piece::drawn(&shown.id, Shown::Event(shown.clone()));
    let mut items: Vec<Html> = timeline.happened.iter().map(item).collect();
    let divider = element("li", "divider")
        .key("")
        .hidden(timeline.possible.is_empty())
        .child(text("span", "now-line", timeline.now))
        .words(timeline.may_come);
    items.push(divider.html());
    items.extend(timeline.possible.iter().map(item));
    let list = element("ol", "timeline")
        .with("aria-labelledby", "timeline")
        .children(items);
    let heading = element("h3", "heading").with("id", "timeline");
    // Its value is a property of the element, which `html!` knows.
    let search = html! {
        <input class="search" part="search" type="search" placeholder={timeline.search} aria-label={timeline.search}
            value={timeline.sought.clone()} />
    };
    element("div", "events")
        .child(heading.words(timeline.heading).html())
        .child(search)
        .child(text("p", "found", &timeline.found))
        .child(list.html())
}

/// One event.
pub(super) fn event(event: &view::TimelineEvent) -> Html {
    let date = element("span", "date")
        .truth("data-dated", event.dated)
        .words(&event.when)
        .child(text(
            "span",
            "status",
            event.status_word.unwrap_or_default(),
        ));
    let sets = event.sets.iter();
    let sets = sets
        .map(|&(access, label)| set(Kind::Set(access), label))
        .collect();
    let mut open = button("open").truth("aria-expanded", event.open);
    if event.place == view::Place::Current {
        open = open.with("aria-current", "step");
    }
    let open = open
        .child(date.html())
        .child(text("span", "event-title", &event.title))
        .child(element("span", "sets").children(sets).html());
    element("li", "event")
        .with("data-event", &event.id)
        .with("data-status", event.status)
        .with("data-position", event.place.name())
        .child(open.html())
        .child(what_if(event.what_if, event.what_if_label, &event.title))
        .html()
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
