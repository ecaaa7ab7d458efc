//! A news story as a timeline and a matrix of who can use what, derived from its events.
//!
//! The modules in reading order; each depends only on those before it:
//!
//! - [`story`]: what an author wrote, and what it means.
//! - [`view`]: what the reader sees, as plain data.
//! - `widget`: the Yew components that turn that data into markup.
//! - `element`: the browser edge, where a page's element and a widget meet.
//! - `desk`: the edge of a second wasm, for what few readers ask of a story.
//! - `prerender`: the widget as HTML, natively, for before and without scripts.
//! - `command`: the native command line, for those who write stories.

#[cfg(feature = "cli")]
pub mod command;
#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "widget")]
pub mod element;
#[cfg(feature = "render")]
pub mod prerender;
pub mod story;
pub mod view;
#[cfg(feature = "widget")]
pub mod widget;
