//! The Yew component, one for the whole and its pieces: view structs in, markup out.
//!
//! Nothing here decides what is shown or writes a word of it; that is the view's, which is asked for the words of
//! a label where it is drawn. Nothing here knows the page
//! around it; that is the element's. Class and `part` are the same noun, and there is no `style`: a strict
//! content security policy would drop it.

mod app;
mod chart;
mod claim;
mod controls;
mod edition;
mod focus;
mod gap;
mod gesture;
mod icon;
mod legend;
mod markup;
mod matrix;
mod moment;
mod piece;
mod print;
mod resize;
mod row;
mod set;
mod share;
mod sight;
mod slot;
mod timeline;
mod what_if;
mod whole;
mod why;
mod zoom;

pub use app::{App, Props};
#[cfg(feature = "render")]
pub(crate) use markup::declared;
