//! What the reader's wheel, fingers, keys and clicks on the chart mean.
//!
//! The page keeps its scroll: a plain wheel and a finger that moves up or down are never taken from it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent, WheelEvent};
use yew::Callback;

use super::focus::found;
use super::resize::Resize;
use crate::story::Story;
use crate::view::{ChartAction, Direction, Reader, Scale};

/// All of what is seen, in millionths.
const WHOLE: i64 = 1_000_000;
/// How far a pointer may stray and still click, in pixels.
const STRAY: i32 = 6;

/// Says of the chart that the last press on it was a drag.
const DRAGGED: &str = "data-dragged";

/// Whether a click only ends a drag. One from the keyboard, which counts no presses, never does.
pub(super) fn ends_drag(event: &web_sys::MouseEvent, pressed: &Element) -> bool {
    event.detail() > 0 && pressed.matches(".plot[data-dragged] *").unwrap_or_default()
}

/// What a click on a part of the chart means.
pub(super) fn click(pressed: &Element, story: &Story) -> Option<ChartAction> {
    let attribute = |name| pressed.get_attribute(name);
    Some(match attribute("part")?.as_str() {
        "chart-switch" => ChartAction::Opened(attribute("aria-expanded")? == "false"),
        "scale" if attribute("data-scale")? == "time" => ChartAction::ChoseScale(Scale::Time),
        "scale" => ChartAction::ChoseScale(Scale::Steps),
        "zoom-in" => closer(WHOLE / 2),
        "zoom-out" => further(WHOLE / 2),
        "whole" => ChartAction::SawWhole,
        "chart-mark" if attribute("data-shape")? == "group" => {
            ChartAction::ChoseGroup(story.find(&attribute("data-event")?)?)
        }
        _ => return None,
    })
}

/// What a key on the chart means.
pub(super) fn key(event: &KeyboardEvent, met: &Element) -> Option<ChartAction> {
    if event.ctrl_key() || !met.matches(".plot *").unwrap_or_default() {
        return None;
    }
    let mirrored = met.matches(":dir(rtl)").unwrap_or_default();
    let (back, forward) = if mirrored {
        ("ArrowRight", "ArrowLeft")
    } else {
        ("ArrowLeft", "ArrowRight")
    };
    let key = event.key();
    Some(match key.as_str() {
        "+" | "=" => closer(WHOLE / 2),
        "-" => further(WHOLE / 2),
        "0" => ChartAction::SawWhole,
        "PageUp" => panned(-WHOLE * 4 / 5),
        "PageDown" => panned(WHOLE * 4 / 5),
        key if event.shift_key() && key == back => panned(-WHOLE / 5),
        key if event.shift_key() && key == forward => panned(WHOLE / 5),
        key if key == back => ChartAction::LookedTo(Direction::Back),
        key if key == forward => ChartAction::LookedTo(Direction::Forward),
        "ArrowUp" => ChartAction::LookedTo(Direction::Up),
        "ArrowDown" => ChartAction::LookedTo(Direction::Down),
        "Home" => ChartAction::LookedTo(Direction::First),
        "End" => ChartAction::LookedTo(Direction::Last),
        _ => return None,
    })
}

/// Twice as close, with a place staying where it is.
fn closer(place: i64) -> ChartAction {
    ChartAction::Framed(place / 2, place / 2 + WHOLE / 2)
}

/// Half as close, with a place staying where it is.
fn further(place: i64) -> ChartAction {
    ChartAction::Framed(-place, 2 * WHOLE - place)
}

fn panned(by: i64) -> ChartAction {
    ChartAction::Framed(by, WHOLE + by)
}

/// Fingers, or the mouse, on the chart.
#[derive(Default)]
struct Fingers {
    /// Which pointers are down, and where they were last, in millionths of the axis.
    down: Vec<(i32, i64)>,
    /// Where the first came down, in pixels.
    began: i32,
    /// Whether what they do is more than a click.
    dragged: bool,
}

/// What listens to the chart; nothing does once it is dropped.
pub(super) struct Gestures {
    _listeners: Vec<EventListener>,
    _resize: Resize,
}

impl core::fmt::Debug for Gestures {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str("Gestures")
    }
}

/// How many marks the chart in a section has room for; nothing where it is closed.
pub(super) fn room(section: &Element) -> Option<ChartAction> {
    // A tool is as wide as a mark with a little room around it, whatever size the text has.
    let [width, mark] =
        [".axis", ".tool"].map(|part| found(section, part).map_or(0, |part| part.offset_width()));
    let room = width.checked_div(mark).filter(|&room| room > 0)?;
    Some(ChartAction::MadeRoom(room.unsigned_abs() as usize))
}

/// How many marks the chart will have room for in a wide element, by its styles for text of the usual size: beside the
/// axis are its margins, the names of the lanes, and a fifth of the whole for what may come. Where a page has other
/// styles, its chart is drawn again for what is measured.
pub(super) fn expected(story: &Story, reader: &Reader, width: usize) -> Option<ChartAction> {
    let possible = story.happened() < story.events().len();
    let margins = if reader.frame.has_lanes() { 178 } else { 74 };
    let room = width.checked_sub(margins + usize::from(possible) * width / 5)?;
    Some(ChartAction::MadeRoom(room / 28))
}

impl Gestures {
    /// Listens to the chart in a section, and tells what the reader does.
    pub(super) fn of(section: &Element, tell: Callback<ChartAction>) -> Option<Self> {
        let [plot, axis, lanes] =
            [".plot", ".axis", ".lanes"].map(|selector| found(section, selector));
        let listeners = listeners(&plot?, &axis?, &tell);
        let section = section.clone();
        // As wide as the plot, and of no height: what follows changes that of the plot, and would be told again.
        let resize = Resize::of(
            vec![lanes?],
            Rc::new(move || room(&section).into_iter().for_each(|room| tell.emit(room))),
        )?;
        Some(Self {
            _listeners: listeners,
            _resize: resize,
        })
    }
}

fn listeners(
    plot: &HtmlElement,
    axis: &HtmlElement,
    tell: &Callback<ChartAction>,
) -> Vec<EventListener> {
    let fingers = Rc::new(RefCell::new(Fingers::default()));
    let active = EventListenerOptions::enable_prevent_default();
    let listen = |name: &'static str| {
        let (plot, axis, tell, fingers) = (
            plot.clone(),
            axis.clone(),
            tell.clone(),
            Rc::clone(&fingers),
        );
        EventListener::new_with_options(&plot.clone(), name, active, move |event| {
            if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
                if wheel.ctrl_key() || wheel.meta_key() {
                    event.prevent_default();
                    tell.emit(turned(wheel, along(&axis, wheel.client_x())));
                }
            } else if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
                let action = fingers.borrow_mut().after(pointer, &axis, &plot);
                action.into_iter().for_each(|action| tell.emit(action));
            }
        })
    };
    [
        "wheel",
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
    ]
    .map(listen)
    .into()
}

/// How far along the axis a place on the screen is, in millionths.
fn along(axis: &HtmlElement, x: i32) -> i64 {
    let area = axis.get_bounding_client_rect();
    let mirrored = axis.matches(":dir(rtl)").unwrap_or_default();
    let offset = if mirrored {
        area.right() - f64::from(x)
    } else {
        f64::from(x) - area.left()
    };
    (offset * WHOLE as f64 / area.width().max(1.0)) as i64
}

/// A turn of the wheel, around the pointer; a pinch on a touchpad comes as many small ones.
fn turned(wheel: &WheelEvent, place: i64) -> ChartAction {
    let turn = (wheel.delta_y() * 4.0).clamp(-300.0, 300.0) as i64;
    let width = WHOLE * (1000 + turn) / 1000;
    let from = place - place * width / WHOLE;
    ChartAction::Framed(from, from + width)
}

impl Fingers {
    fn after(
        &mut self,
        pointer: &PointerEvent,
        axis: &HtmlElement,
        plot: &Element,
    ) -> Option<ChartAction> {
        let id = pointer.pointer_id();
        // Asked for where it counts alone: a pointer that passes by has nothing laid out for it.
        let place = || along(axis, pointer.client_x());
        let known = self.down.iter().position(|&(down, _)| down == id);
        match (pointer.type_().as_str(), known) {
            ("pointerdown", None) if pointer.button() == 0 && self.down.len() < 2 => {
                self.dragged = !self.down.is_empty();
                let _ = plot.remove_attribute(DRAGGED);
                self.began = pointer.client_x();
                self.down.push((id, place()));
                None
            }
            ("pointermove", Some(known)) => {
                if !self.dragged {
                    if (pointer.client_x() - self.began).abs() <= STRAY {
                        return None;
                    }
                    self.dragged = true;
                    let _ = plot.set_attribute(DRAGGED, "");
                    // A pointer that is gone by now cannot be captured, and need not be.
                    let _ = plot.set_pointer_capture(id);
                }
                let place = place();
                let other = self
                    .down
                    .iter()
                    .find(|&&(down, _)| down != id)
                    .map(|&(_, at)| at);
                let was = core::mem::replace(&mut self.down.get_mut(known)?.1, place);
                let Some(other) = other else {
                    return Some(panned(was - place));
                };
                // The two places stay under the fingers.
                let apart = place - other;
                if apart.abs() < WHOLE / 50 || (was - other) * apart <= 0 {
                    return None;
                }
                let width = (was - other) * WHOLE / apart;
                let from = other - other * width / WHOLE;
                Some(ChartAction::Framed(from, from + width))
            }
            ("pointerup" | "pointercancel", Some(known)) => {
                self.down.remove(known);
                None
            }
            _ => None,
        }
    }
}
