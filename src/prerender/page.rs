//! A page of its own for a story.

use super::html::Html;
use crate::story::Story;
use crate::view::wording::Words;

/// A page with a story on it, whose HTML is given.
#[must_use]
pub fn page(story: &Story, words: &Words, body: &str) -> String {
    let meta = |name, content| {
        let attributes = [("name", Some(name)), ("content", Some(content))];
        Html::void("meta", &attributes)
    };
    let summary = story.summary.as_deref();
    let lines = [
        Html::void("meta", &[("charset", Some("utf-8"))]),
        meta("viewport", "width=device-width, initial-scale=1"),
        Html::element("title", &[], story.title.as_str()),
        summary.map_or_else(Html::default, |summary| meta("description", summary)),
    ];
    let head: String = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect();
    let language = story.language.as_deref().unwrap_or(words.language());
    let attributes = [("lang", Some(language)), ("dir", words.direction())];
    let parts = [
        Html::element("head", &[], Html::drawn(format!("\n{head}"))),
        Html::element("body", &[], Html::drawn(format!("\n{body}"))),
    ];
    let html = Html::element("html", &attributes, parts);
    format!("<!doctype html>\n{html}\n")
}
