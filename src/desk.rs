//! What a newsroom's desk asks of a story and readers seldom do: what is wrong with it in words, and its matrix for
//! a spreadsheet.
//!
//! It is a wasm of its own, which a page loads when it is asked for. Texts go in, texts come out.

use wasm_bindgen::prelude::*;

use crate::story::{Severity, Story};
use crate::view::Options;
use crate::view::csv;

/// What is wrong with the text of a story, a sentence each, place first: why it is not shown, or else what its
/// author should look at.
#[wasm_bindgen]
#[must_use]
pub fn problems(story: &str) -> Vec<String> {
    let checked = Story::read(story);
    let severity = match checked.story {
        Some(_) => Severity::Warning,
        None => Severity::Error,
    };
    let told = checked.problems.iter();
    told.filter(|problem| problem.severity == severity)
        .map(ToString::to_string)
        .collect()
}

/// The matrix as it is where a bookmark leads, as CSV; nothing for a story that is not shown.
#[wasm_bindgen]
#[must_use]
pub fn csv(story: &str, bookmark: String) -> String {
    let Some(story) = Story::read(story).story else {
        return String::new();
    };
    let options = Options {
        bookmark: Some(bookmark),
        ..Options::default()
    };
    csv::csv(&story, &options.reader(&story))
}
