//! Axe, run in the page: what a machine can find of barriers to readers.

use serde::Deserialize;
use serde_json::json;

use crate::{Outcome, Page, Reply, input};

/// One rule that the page breaks.
#[derive(Debug, Deserialize)]
pub struct Violation {
    /// The rule.
    pub id: String,
    /// The rule in words.
    pub help: String,
    /// Where it is broken.
    pub nodes: Vec<Node>,
}

/// A node that breaks a rule.
#[derive(Debug, Deserialize)]
pub struct Node {
    /// Its markup.
    pub html: String,
    /// What to do about it.
    #[serde(rename = "failureSummary")]
    pub summary: Option<String>,
}

/// Every rule of axe that the open page breaks, its shadow trees included.
///
/// # Errors
/// When axe does not run.
pub async fn violations(page: &Page) -> Outcome<Vec<Violation>> {
    page.here
        .serve("/axe.js", Reply::file("axe.js", input::axe()?));
    let load = "const done = arguments[0];
        const script = document.createElement('script'); script.src = '/axe.js';
        script.onload = () => done(true); script.onerror = () => done(false); document.head.append(script);";
    page.driver().execute_async(load, Vec::new()).await?;
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, arguments[0]).then(({ violations }) => done(violations.map(({ id, help, nodes }) => ({ id, help,
          nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }))), (error) => done(String(error)));";
    let options = json!({ "resultTypes": ["violations"] });
    Ok(page
        .driver()
        .execute_async(run, [options])
        .await?
        .convert()?)
}
