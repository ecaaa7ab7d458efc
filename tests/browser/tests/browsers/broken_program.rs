//! A program that cannot be had or run: the page says which file it is, and what helps.

use browser_tests::page::host_page;
use browser_tests::reply::Delivery;
use browser_tests::{Outcome, Page, Reply, input};
use thirtyfour::By;

use crate::fault::{Host, USUAL, told};
use crate::host::{FALLBACK, script};

const WASM: &str = "/widget/who-can-use.wasm";

pub async fn a_wasm_that_is_not_there(page: &Page) -> Outcome {
    with_wasm(page, Reply::not_found().for_every_origin(), &["404"]).await
}

pub async fn a_wasm_of_the_wrong_type(page: &Page) -> Outcome {
    let wasm = input::dist_file("who-can-use.wasm")?;
    let reply = Reply::new("text/plain", wasm).for_every_origin();
    with_wasm(page, reply, &["text/plain", "application/wasm"]).await
}

pub async fn a_wasm_that_is_a_web_page(page: &Page) -> Outcome {
    with_wasm(
        page,
        Reply::html("<!doctype html><title>Home</title>").for_every_origin(),
        &["web page"],
    )
    .await
}

pub async fn a_wasm_that_ends_half_way(page: &Page) -> Outcome {
    let reply = Reply::file(WASM, input::dist_file("who-can-use.wasm")?).for_every_origin();
    with_wasm(page, reply.delivered(Delivery::Truncated), &[]).await
}

pub async fn a_wasm_that_was_uploaded_by_half(page: &Page) -> Outcome {
    let wasm = input::dist_file("who-can-use.wasm")?;
    let half = Reply::file(WASM, &wasm[..wasm.len() / 2]).for_every_origin();
    with_wasm(page, half, &[]).await
}

pub async fn code_that_is_not_there(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.elsewhere.serve(
        "/widget/who-can-use-widget.js",
        Reply::not_found().for_every_origin(),
    );
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    told(
        page,
        &USUAL,
        &["/widget/who-can-use-widget.js", "does not load"],
    )
    .await
}

pub async fn a_policy_that_forbids_wasm(page: &Page) -> Outcome {
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let policy = format!("script-src 'self' {}", page.elsewhere.url(""));
    told(
        page,
        &Host {
            policy: Some(&policy),
            ..USUAL
        },
        &["'wasm-unsafe-eval'"],
    )
    .await
}

pub async fn a_page_whose_scripts_do_not_run(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    let body = format!(
        "{}<who-can-use id=\"story\">{FALLBACK}</who-can-use>",
        script(page)
    );
    page.here.serve("/quiet", Reply::html(host_page(&body)));
    // A sandbox without `allow-scripts` runs none, in every engine; the page around it can still look inside.
    page.show("<iframe id=\"quiet\" sandbox=\"allow-same-origin\" src=\"/quiet\" width=\"600\" height=\"400\"></iframe>").await?;
    page.driver().find(By::Id("quiet")).await?;
    let inside = "const inside = document.querySelector('#quiet').contentDocument, story = inside?.querySelector('#story');
        if (!story || inside.readyState !== 'complete') return null;
        const range = inside.createRange(); range.selectNodeContents(story);
        const { width, height } = range.getBoundingClientRect();
        return [story.innerText.trim(), width > 10 && height > 10, story.shadowRoot === null]";
    let seen = page
        .until("the quiet page is there", async || {
            Ok(page
                .run::<Option<(String, bool, bool)>>(inside, &[])
                .await?
                .ok_or_else(|| "nothing".to_owned()))
        })
        .await?;
    assert_eq!(seen, (FALLBACK.to_owned(), true, true));
    Ok(())
}

async fn with_wasm(page: &Page, reply: Reply, says: &[&str]) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.elsewhere.serve(WASM, reply);
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    told(page, &USUAL, &[&[WASM], says].concat()).await
}
