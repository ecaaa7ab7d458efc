//! What the reader's clicks and keys mean, read from the element they met.
//!
//! One listener serves the whole widget, so that a matrix of thousands of cells needs no closure for each.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::matrix::REACHED;
use super::zoom;
use crate::story::{Cell, Story};
use crate::view::{Action, Arrangement, Choice, Direction};

/// What a click means.
pub(super) fn click(event: &MouseEvent, story: &Story, arranged: &Arrangement) -> Option<Action> {
    let met = event.target()?.dyn_into::<Element>().ok()?;
    let pressed = met.closest("button, td").ok()??;
    if zoom::ends_drag(event, &pressed) {
        return None;
    }
    match pressed.get_attribute("part").as_deref() {
        Some("previous") => Some(Action::SteppedBack),
        Some("next") => Some(Action::SteppedForward),
        Some("now") => Some(Action::ReturnedToNow),
        Some("close") => Some(Action::Closed),
        Some("play") => Some(Action::Played),
        Some("compare") => Some(Action::Compared),
        Some("clear") => Some(Action::Arranged(arranged.widened())),
        Some("fold") => folded(&pressed, story),
        Some("what-if") => event_of(&pressed, story).map(Action::Supposed),
        _ => zoom::click(&pressed, story)
            .map(Action::Charted)
            .or_else(|| cell_of(&pressed, story).map(Action::ChoseCell))
            .or_else(|| event_of(&pressed, story).map(Action::ChoseEvent)),
    }
}

/// What a key means, where something is open or plays, or nothing does. Keys that mean nothing here are left to the browser.
pub(super) fn key(event: &KeyboardEvent, story: &Story, open: bool) -> Option<Action> {
    if event.alt_key() || event.meta_key() {
        return None;
    }
    let met = event.target()?.dyn_into::<Element>().ok()?;
    let action = match event.key().as_str() {
        "Escape" if open => Action::Closed,
        key => in_matrix(key, event.ctrl_key(), &met, story)
            .or_else(|| zoom::key(event, &met).map(Action::Charted))?,
    };
    event.prevent_default();
    Some(action)
}

fn in_matrix(key: &str, ctrl: bool, met: &Element, story: &Story) -> Option<Action> {
    if !met.matches(REACHED).unwrap_or_default() {
        return None;
    }
    let mirrored = met.matches(":dir(rtl)").unwrap_or(false);
    let direction = match (key, ctrl) {
        // A button is pressed by the browser.
        ("Enter" | " ", false) => return cell_of(met, story).map(Action::ChoseCell),
        ("ArrowUp", false) => Direction::Up,
        ("ArrowDown", false) => Direction::Down,
        ("ArrowLeft", false) if mirrored => Direction::Forward,
        ("ArrowRight", false) if mirrored => Direction::Back,
        ("ArrowLeft", false) => Direction::Back,
        ("ArrowRight", false) => Direction::Forward,
        ("Home", false) => Direction::RowStart,
        ("End", false) => Direction::RowEnd,
        ("Home", true) => Direction::First,
        ("End", true) => Direction::Last,
        _ => return None,
    };
    Some(Action::LookedTo(direction))
}

/// What moving the slider means, or writing in the field to look for words.
pub(super) fn input(event: &InputEvent) -> Option<Action> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    if field.type_() == "search" {
        return Some(Action::Sought(field.value()));
    }
    field.value().parse().ok().map(Action::MovedTo)
}

/// What choosing in a list of choices means.
pub(super) fn choose(event: &Event, story: &Story, arranged: &Arrangement) -> Option<Action> {
    let list = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    let of = list.get_attribute("data-of")?;
    Choice::made(&of, &list.value(), story, arranged).map(Action::Arranged)
}

fn folded(pressed: &Element, story: &Story) -> Option<Action> {
    let holder = pressed.closest("th").ok()??;
    let row = |id: String| story.who.find(&id).map(Action::FoldedRow);
    let column = |id: String| story.what.find(&id).map(Action::FoldedColumn);
    let row = holder.get_attribute("data-who").and_then(row);
    row.or_else(|| holder.get_attribute("data-what").and_then(column))
}

fn cell_of(pressed: &Element, story: &Story) -> Option<Cell> {
    Some(Cell {
        who: story.who.find(&pressed.get_attribute("data-who")?)?,
        what: story.what.find(&pressed.get_attribute("data-what")?)?,
    })
}

fn event_of(pressed: &Element, story: &Story) -> Option<usize> {
    let holder = pressed.closest("[data-event]").ok()??;
    story.find(&holder.get_attribute("data-event")?)
}
