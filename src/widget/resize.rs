//! Elements that get another size, which is told in the frame after.

use core::cell::Cell;
use std::rc::Rc;

use gloo::render::request_animation_frame;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// What tells of other sizes; nothing does once it is dropped.
pub(super) struct Resize {
    observer: ResizeObserver,
    _resized: Closure<dyn FnMut()>,
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Resize {
    /// Tells when one of these has got another size than it has now.
    ///
    /// Not in the frame in which it did: what is drawn then may give another size to what has been looked at, and that
    /// is an error to the page (Resize Observer, "Deliver Resize Loop Error"). And not of the size that a browser tells
    /// of at first, for which a slow telephone would draw a frame more.
    #[inline(never)]
    pub(super) fn of(elements: Vec<HtmlElement>, tell: Rc<dyn Fn()>) -> Option<Self> {
        let watched = elements.clone();
        let mut known = sizes(&elements);
        let next = Cell::new(None);
        let resized = Closure::<dyn FnMut()>::new(move || {
            let sizes = sizes(&elements);
            if sizes != known {
                known = sizes;
                let tell = Rc::clone(&tell);
                next.set(Some(request_animation_frame(move |_| tell())));
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        for element in &watched {
            observer.observe(element);
        }
        Some(Self {
            observer,
            _resized: resized,
        })
    }
}

/// How wide and how high each of these is.
fn sizes(elements: &[HtmlElement]) -> Vec<[i32; 2]> {
    let size = |element: &HtmlElement| [element.offset_width(), element.offset_height()];
    elements.iter().map(size).collect()
}
