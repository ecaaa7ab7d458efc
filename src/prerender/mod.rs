//! A story as HTML that is there before any script runs, and where none ever does.
//!
//! What lives here are pure functions from a story and how it is put into a page to a text of HTML. What a reader
//! sees of the widget is drawn by the widget's own code, so that there is one view and no second template.
//! Nothing here decides what is shown, or reads or writes a file.

mod embedding;
mod html;
mod language;
mod linked_data;
mod page;
mod plain;
mod styles;
mod widget;

pub use embedding::{Embedding, element};
pub use language::{LANGUAGES, words};
pub use linked_data::linked_data;
pub use page::page;
pub use plain::plain;
pub use styles::{SHEETS, stylesheet};
