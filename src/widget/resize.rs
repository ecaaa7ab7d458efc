//! Elements that get another size, which is told in the frame after.

use core::cell::Cell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

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
    /// Tells when one of these has got another size, and once at first.
    ///
    /// Not in the frame in which it did: what is drawn then may give another size to what has been looked at, and that
    /// is an error to the page (Resize Observer, "Deliver Resize Loop Error").
    #[inline(never)]
    pub(super) fn of(elements: &[&Element], tell: Rc<dyn Fn()>) -> Option<Self> {
        let next: Cell<Option<AnimationFrame>> = Cell::new(None);
        let resized = Closure::<dyn FnMut()>::new(move || {
            let tell = Rc::clone(&tell);
            next.set(Some(request_animation_frame(move |_| tell())));
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        for element in elements {
            observer.observe(element);
        }
        Some(Self {
            observer,
            _resized: resized,
        })
    }
}
