//! The timeline: the events as a list, in order.

use web_sys::Element;
use yew::prelude::*;

use super::app::App;
use super::edition::Edition;
use super::focus::found;
use super::gap::with_gaps;
use super::markup::{Markup, button, element, heading, text, told};
use super::piece::Content;
use super::set::set;
use super::slot::Slots;
use super::what_if::what_if;
use crate::story::{Event, Kind};
use crate::view::wording::{Phrase, numeral};
use crate::view::{self, Reader};

/// The timeline, its events drawn in these slots.
pub(super) fn timeline(edition: &Edition, reader: &Reader, slots: &Slots) -> Markup {
    let timeline = view::timeline(&edition.story, reader);
    let [past, ahead] = timeline.counts;
    // Those who hear a list are told its length, unless they can count what is there.
    let count = timeline.long.then_some(past + ahead);
    let mut drawn = Vec::new();
    for shown in timeline.happened.iter().chain(&timeline.possible) {
        drawn.push(shown.event);
    }
    let mut slots = slots.of(&drawn).into_iter();
    let mut item = |shown: &view::TimelineEvent| {
        let key = numeral(slots.next().unwrap_or_default());
        let item = Item {
            edition: edition.clone(),
            shown: *shown,
            count,
        };
        (shown.position, App::drawn(&key, Content::Event(item)))
    };
    let mut happened = timeline.happened.iter().map(&mut item);
    let mut items = with_gaps("li", &mut happened, 0..past);
    if ahead > 0 {
        let divider = element("li", "divider")
            .key("")
            .child(text("span", "now-line", edition.text(Phrase::Now)))
            .words(edition.text(Phrase::MayCome));
        items.push(divider.html());
    }
    let mut possible = timeline.possible.iter().map(&mut item);
    items.extend(with_gaps("li", &mut possible, past..past + ahead));
    let list = element("ol", "timeline")
        .always("aria-labelledby", "timeline")
        .when(timeline.long, "data-long")
        .children(items);
    let heading = heading(timeline.level, "heading")
        .always("id", "timeline")
        .words(edition.text(Phrase::TimelineHeading));
    let label = edition.text(Phrase::SearchLabel);
    let search = element("input", "search")
        .always("type", "search")
        .with("placeholder", label)
        .with("aria-label", label)
        .value(&reader.sought);
    element("div", "events")
        .child(heading)
        .child(search)
        .child(text("p", "found", &timeline.found))
        .child(list)
}

/// One event.
#[derive(PartialEq)]
pub(super) struct Item {
    edition: Edition,
    shown: view::TimelineEvent,
    /// How many there are, where not all are drawn.
    count: Option<usize>,
}

/// One event.
pub(super) fn event(item: &Item) -> Html {
    let Item {
        edition,
        shown,
        count,
    } = item;
    let Some(event) = edition.event(shown.event) else {
        return Html::default();
    };
    let words = edition.words;
    let status = words.status(event.status).unwrap_or_default();
    let date = element("span", "date")
        .truth("data-dated", event.when.is_some())
        .words(&words.date(event.when.as_ref()))
        .child(text("span", "status", status));
    let access = view::sets(event);
    let sets = element("span", "sets")
        .absent(access.is_empty())
        .each(&access, |&access| {
            set(Kind::Set(access), words.access(access))
        });
    let current = (shown.place == view::Place::Current).then_some("step");
    let open = button("open")
        .truth("aria-expanded", shown.open)
        .given("aria-current", current)
        .child(date)
        .child(told(
            "span",
            "event-title",
            &event.title,
            edition.language(),
        ))
        .child(sets);
    let mut item = element("li", "event");
    if let Some(count) = count {
        item = item
            .number("aria-posinset", shown.position + 1)
            .number("aria-setsize", *count);
    }
    item.with("data-event", &event.id)
        .always("data-status", view::status_name(event.status))
        .always("data-position", shown.place.name())
        .child(open)
        .child(what_if(shown.what_if, words, &event.title))
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
    let to = scrolled(
        (list.scroll_top(), list.client_height()),
        event.offset_top(),
        event.offset_height(),
    );
    if let Some(to) = to {
        list.set_scroll_top(to);
    }
}

/// How far a list of some room is scrolled for an event that lies there in it; nothing where that is in view, with one on
/// each side.
pub(super) fn scrolled((from, room): (i32, i32), top: i32, height: i32) -> Option<i32> {
    let is_in_view = top >= from + height && top + 2 * height <= from + room;
    (!is_in_view).then(|| top - (room - height) / 2)
}
