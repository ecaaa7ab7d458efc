//! The host pages of these tests: what a newsroom might write around the element.

use browser_tests::{Failure, Outcome, Page, Reply, Widget, input};
use serde_json::json;

/// The fallback content of every element here.
pub const FALLBACK: &str = "The events, in plain words.";

/// A page that takes the element from another origin and the offices' story from its own.
///
/// The element's id is `story`; `attributes` are further ones.
pub async fn offices<'p>(page: &'p Page, attributes: &str) -> Outcome<Widget<'p>> {
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let element = format!("src=\"/story.json\" {attributes}");
    embedding(page, &element, FALLBACK).await?;
    let widget = page.widget("#story");
    widget.shown().await?;
    Ok(widget)
}

/// Opens a page with an element from another origin, between two buttons of the page's own.
pub async fn embedding(page: &Page, attributes: &str, content: &str) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.show(&format!(
        "{}<button id=\"before\">Before</button>\n\
         <who-can-use id=\"story\" {attributes}>{content}</who-can-use>\n\
         <button id=\"after\">After</button>",
        script(page)
    ))
    .await
}

/// The script tag that a newsroom pastes.
pub fn script(page: &Page) -> String {
    let address = page.elsewhere.url("/widget/who-can-use.js");
    format!("<script type=\"module\" src=\"{address}\"></script>\n")
}

/// Waits until the page has what an element on it loads beside its story, by name: `link` for `who-can-use-link.js`.
pub async fn loaded(page: &Page, names: &[&str]) -> Outcome {
    let urls: Vec<String> = names
        .iter()
        .map(|name| {
            page.elsewhere
                .url(&format!("/widget/who-can-use-{name}.js"))
        })
        .collect();
    // The page has one module of an address, and who asked for it first hears of it first.
    let load = "const [urls, done] = arguments;
        Promise.all(urls.map((url) => import(url))).then(() => setTimeout(() => done(null)), (error) => done(String(error)));";
    let failed: Option<String> = page.run_on(load, &[json!(urls)]).await?;
    failed.map_or(Ok(()), |why| Err(Failure::new(why)))
}

/// For pages on which all comes in time, however slow the machine: where the widget would go on after a second or
/// two without what makes a story better, it waits as long as it takes.
pub const UNHURRIED: &str = "<script>{
    const { setTimeout } = window;
    window.setTimeout = (call, wait, ...values) => setTimeout(call, wait === 1000 || wait === 2000 ? 60000 : wait, ...values);
  }</script>";

/// The cells of the offices' story after its first `moment` events: worked out by hand from the story.
///
/// The columns are the pen and the brush; the group they are in is a heading over both.
pub fn offices_at(moment: u32) -> &'static str {
    match moment {
        0 => "town: unknown unknown | library: unknown unknown | school: unknown unknown",
        1 => "town: allowed unknown | library: allowed unknown | school: allowed unknown",
        2 => "town: allowed unknown | library: limited limited | school: allowed unknown",
        3 => "town: allowed unknown | library: limited limited | school: allowed pending",
        4 => "town: barred unknown | library: barred limited | school: barred pending",
        _ => "town: disputed unknown | library: disputed limited | school: disputed pending",
    }
}

/// The cells that the event before this moment changed, in reading order.
pub fn offices_changed_at(moment: u32) -> &'static [&'static str] {
    match moment {
        0 => &[],
        2 => &["library/pen", "library/brush"],
        3 => &["school/brush"],
        _ => &["town/pen", "library/pen", "school/pen"],
    }
}

/// The ids of the offices' events that happened, in order.
pub const OFFICES_EVENTS: [&str; 5] = ["trial", "licence", "request", "ban", "appeal"];
