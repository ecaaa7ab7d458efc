//! Axe, run in the page: what a machine can find of barriers to readers.

use serde::Deserialize;

use crate::{Failure, Outcome, Page, Reply, input};

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
/// A barrier is planted in a shadow tree first and must be found: an audit that sees nothing finds nothing.
///
/// # Errors
/// When axe does not run, or does not see into shadow trees.
pub async fn violations(page: &Page) -> Outcome<Vec<Violation>> {
    page.here
        .serve("/axe.js", Reply::file("axe.js", input::axe()?));
    let load = "const done = arguments[0];
        const script = document.createElement('script'); script.src = '/axe.js';
        script.onload = () => done(true); script.onerror = () => done(false); document.head.append(script);";
    page.driver().execute_async(load, Vec::new()).await?;
    let plant =
        "const trap = document.createElement('div'); trap.id = 'trap'; document.body.append(trap);
        trap.attachShadow({ mode: 'open' }).append(document.createElement('button'));";
    page.driver().execute(plant, Vec::new()).await?;
    let planted = run(page).await?;
    page.driver()
        .execute("document.querySelector('#trap').remove()", Vec::new())
        .await?;
    if !planted
        .iter()
        .any(|violation| violation.id == "button-name")
    {
        return Err(Failure::new(format!(
            "axe does not see a nameless button in a shadow tree: {planted:#?}"
        )));
    }
    run(page).await
}

async fn run(page: &Page) -> Outcome<Vec<Violation>> {
    let run = "const done = arguments[0];
        axe.run(document, { resultTypes: ['violations'] }).then(
          ({ violations }) => done(violations.map(({ id, help, nodes }) => ({ id, help,
            nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }))),
          (error) => done(String(error)));";
    Ok(page
        .driver()
        .execute_async(run, Vec::new())
        .await?
        .convert()?)
}
