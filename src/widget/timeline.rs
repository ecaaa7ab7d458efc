//! The timeline: the events as a list, in order.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::app::App;
use super::focus::found;
use super::gap::with_gaps;
use super::markup::{Markup, button, element, heading, text, told};
use super::piece::Content;
use super::set::set;
use super::slot::Slots;
use super::what_if::what_if;
use crate::story::{Event, Kind};
use crate::view;

/// The timeline, its events drawn in these slots.
pub(super) fn timeline(timeline: view::Timeline, slots: &Slots) -> Markup {
    let [past, ahead] = timeline.counts;
    let language: Option<Rc<str>> = timeline.language.as_deref().map(Rc::from);
    // Those who hear a list are told its length, unless they can count what is there.
    let count = timeline.long.then_some(past + ahead);
    let mut drawn = Vec::new();
    for shown in timeline.happened.iter().chain(&timeline.possible) {
        drawn.push(shown.event);
    }
    let mut slots = slots.of(&drawn).into_iter();
    let mut item = |shown: view::TimelineEvent| {
        let key = slots.next().unwrap_or_default().to_string();
        let position = shown.position;
        let item = Item {
            shown,
            count,
            language: language.clone(),
        };
        (position, App::drawn(&key, Content::Event(item)))
    };
    let mut happened = timeline.happened.into_iter().map(&mut item);
    let mut items = with_gaps("li", &mut happened, 0..past);
    if ahead > 0 {
        let divider = element("li", "divider")
            .key("")
            .child(text("span", "now-line", timeline.now))
            .words(timeline.may_come);
        items.push(divider.html());
    }
    let mut possible = timeline.possible.into_iter().map(&mut item);
    items.extend(with_gaps("li", &mut possible, past..past + ahead));
    let list = element("ol", "timeline")
        .with("aria-labelledby", "timeline")
        .when(timeline.long, "data-long")
        .children(items);
    let heading = heading(timeline.level, "heading").with("id", "timeline");
    let search = element("input", "search")
        .with("type", "search")
        .with("placeholder", timeline.search)
        .with("aria-label", timeline.search)
        .value(&timeline.sought);
    element("div", "events")
        .child(heading.words(timeline.heading).html())
        .child(search.html())
        .child(text("p", "found", &timeline.found))
        .child(list.html())
}

/// One event.
#[derive(PartialEq)]
pub(super) struct Item {
    shown: view::TimelineEvent,
    /// How many there are, where not all are drawn.
    count: Option<usize>,
    /// The language of its title, where it is another than that of the words around it.
    language: Option<Rc<str>>,
}

/// One event.
pub(super) fn event(item: &Item) -> Html {
    let Item {
        shown: event,
        count,
        language,
    } = item;
    let date = element("span", "date")
        .truth("data-dated", event.dated)
        .words(&event.when)
        .child(text(
            "span",
            "status",
            event.status_word.unwrap_or_default(),
        ));
    let sets = element("span", "sets").each(&event.sets, |&(access, label)| {
        set(Kind::Set(access), label)
    });
    let current = (event.place == view::Place::Current).then_some("step");
    let open = button("open")
        .truth("aria-expanded", event.open)
        .given("aria-current", current)
        .child(date.html())
        .child(told(
            "span",
            "event-title",
            &event.title,
            language.as_deref(),
        ))
        .child(sets.html());
    let mut item = element("li", "event");
    if let Some(count) = count {
        item = item
            .number("aria-posinset", event.position + 1)
            .number("aria-setsize", *count);
    }
    item.with("data-event", &event.id)
        .with("data-status", event.status)
        .with("data-position", event.place.name())
        .child(open.html())
        .child(what_if(event.what_if, event.what_if_label, &event.title))
        .html()
}

/// The selector of the button that opens an event.
pub(super) fn opener(event: &Event) -> String {
    ["li[data-event='", &event.id, "'] button"].concat()
}

/// Scrolls the timeline within itself, where it does scroll, so that the current event is in view, or the one that
/// has the focus: a reader may have gone on to it meanwhile. The page stays where it is.
pub(super) fn keep_in_view(section: &Element) {
    let Some(list) = found(section, ".timeline") else {
        return;
    };
    if list.scroll_height() <= list.client_height() {
        return;
    }
    let event = found(&list, ".event:focus-within");
    let Some(event) = event.or_else(|| found(&list, "[data-position=current]")) else {
        return list.set_scroll_top(0);
    };
    let (top, height) = (event.offset_top(), event.offset_height());
    let (from, room) = (list.scroll_top(), list.client_height());
    if top < from + height || top + 2 * height > from + room {
        list.set_scroll_top(top - (room - height) / 2);
    }
}
