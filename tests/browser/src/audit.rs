//! Axe, run in the page: what a machine can find of barriers to readers.

use serde::Deserialize;
use serde_json::json;

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
/// # Errors
/// When axe does not run, or does not see into shadow trees.
pub async fn violations(page: &Page) -> Outcome<Vec<Violation>> {
    prepare(page, "body").await?;
    run(page, "html").await
}

/// Brings axe into the open page.
///
/// A barrier is planted in the shadow tree of the element that this selector finds, and must be
/// found: an audit that sees nothing finds nothing.
///
/// # Errors
/// When axe does not run, or does not see into shadow trees.
pub async fn prepare(page: &Page, host: &str) -> Outcome {
    page.here
        .serve("/axe.js", Reply::file("axe.js", input::axe()?));
    let load = "const done = arguments[0];
        const script = document.createElement('script'); script.src = '/axe.js';
        script.onload = () => done(true); script.onerror = () => done(false); document.head.append(script);";
    page.driver().execute_async(load, Vec::new()).await?;
    let plant = "const trap = document.createElement('div'); trap.id = 'trap';
        const host = document.querySelector(arguments[0]); (host.shadowRoot ?? host).append(trap);
        trap.attachShadow({ mode: 'open' }).append(document.createElement('button'));
        window.trap = trap; return null";
    page.run::<()>(plant, &[json!(host)]).await?;
    let planted = run(page, host).await?;
    page.driver()
        .execute("window.trap.remove(); delete window.trap", Vec::new())
        .await?;
    if !planted
        .iter()
        .any(|violation| violation.id == "button-name")
    {
        return Err(Failure::new(format!(
            "axe does not see a nameless button in a shadow tree: {planted:#?}"
        )));
    }
    Ok(())
}

/// Every rule of axe that is broken in what this selector finds, its shadow trees included.
///
/// # Errors
/// When axe has not been brought into the page.
pub async fn run(page: &Page, inside: &str) -> Outcome<Vec<Violation>> {
    // The size of targets is WCAG 2.2, which axe leaves out unless asked. Nothing is to be fetched again.
    let run = "const [inside, done] = arguments;
        const options = { resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } };
        // Colours that are on their way are none that a reader reads.
        const settled = Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
        // From the top: what is scrolled halfway under what sticks is not too small, since it can be scrolled back.
        const top = document.scrollingElement.scrollTop;
        const scrolled = (top) => document.scrollingElement.scrollTo({ top, behavior: 'instant' });
        settled.then(() => (scrolled(0), axe.run(document.querySelector(inside), options))).finally(() => scrolled(top)).then(
          ({ violations }) => done(violations.map(({ id, help, nodes }) => ({ id, help,
            nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }))),
          (error) => done(String(error)));";
    Ok(page
        .driver()
        .execute_async(run, vec![json!(inside)])
        .await?
        .convert()?)
}
