//! What the reader's clicks and keys mean, read from the element they met.
//!
//! One listener serves the whole widget, so that a matrix of thousands of cells needs no closure for each.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent};

use super::matrix::REACHED;
use super::zoom;
use crate::story::{Cell, Story};
use crate::view::{Action, Choice, Direction, Reader};

/// The events that are heard.
pub(super) const HEARD: [&str; 5] = ["click", "change", "input", "keydown", "toggle"];

/// What one of them means.
pub(super) fn action(event: &Event, story: &Story, reader: &Reader) -> Option<Action> {
    let met: Element = event.target()?.dyn_into().ok()?;
    match event.type_().as_str() {
        "click" => click(event.unchecked_ref(), &met, story, reader),
        "keydown" => key(event.unchecked_ref(), &met, story, reader),
        "input" => input(met.dyn_ref()?),
        "toggle" => met
            .matches(".arrange")
            .ok()?
            .then_some(Action::OpenedChoices),
        _ => choose(met.dyn_ref()?, story, reader),
    }
}

/// What a click means.
fn click(event: &MouseEvent, met: &Element, story: &Story, reader: &Reader) -> Option<Action> {
    let pressed = met.closest("button, td").ok()??;
    if zoom::ends_drag(event, &pressed) {
        return None;
    }
    let part = pressed.get_attribute("part").unwrap_or_default();
    match part.as_str() {
        "previous" => Some(Action::SteppedBack),
        "next" => Some(Action::SteppedForward),
        "now" => Some(Action::ReturnedToNow),
        "close" => Some(Action::Closed),
        "play" => Some(Action::Played),
        "compare" => Some(Action::Compared),
        "clear" => Some(Action::Arranged(reader.arrangement.widened())),
        "fold" => folded(&pressed, story),
        "what-if" => event_of(&pressed, story).map(Action::Supposed),
        _ => zoom::click(&pressed, story)
            .map(Action::Charted)
            .or_else(|| cell_of(&pressed, story).map(Action::ChoseCell))
            .or_else(|| event_of(&pressed, story).map(Action::ChoseEvent)),
    }
}

/// What a key means. Keys that mean nothing here are left to the browser.
fn key(event: &KeyboardEvent, met: &Element, story: &Story, reader: &Reader) -> Option<Action> {
    if event.alt_key() || event.meta_key() {
        return None;
    }
    let action = match event.key().as_str() {
        "Escape" if reader.chosen.is_some() || reader.playing => Action::Closed,
        key => in_matrix(key, event.ctrl_key(), met, story)
            .or_else(|| zoom::key(event, met).map(Action::Charted))?,
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
        // A button is pressed by the browser.
        ("Enter" | " ", false) => return cell_of(met, story).map(Action::ChoseCell),
        _ => return None,
    };
    Some(Action::LookedTo(direction))
}

/// What moving the slider means, or writing in the field to look for words.
fn input(field: &HtmlInputElement) -> Option<Action> {
    if field.type_() == "search" {
        return Some(Action::Sought(field.value()));
    }
    field.value().parse().ok().map(Action::MovedTo)
}

/// What choosing in a list of choices means.
fn choose(list: &HtmlSelectElement, story: &Story, reader: &Reader) -> Option<Action> {
    let of = list.get_attribute("data-of")?;
    Choice::made(&of, &list.value(), story, &reader.arrangement).map(Action::Arranged)
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
