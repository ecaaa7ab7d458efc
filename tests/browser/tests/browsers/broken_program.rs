//! A program that cannot be had or run: the page says which file it is, and what helps; and once that is done, the
//! button of the message brings the story.

use browser_tests::page::host_page;
use browser_tests::reply::Delivery;
use browser_tests::{Outcome, Page, Reply, input};
use serde_json::Value;
use thirtyfour::By;

use crate::fault::{Host, USUAL, impatient, mended, patient, told};
use crate::host::{FALLBACK, script};

const WASM: &str = "/widget/who-can-use.wasm";
const CODE: &str = "/widget/who-can-use-widget.js";

/// Under which a file that does not come is given up soon.
const SOON: u32 = 1000;

pub async fn a_wasm_that_is_not_there(page: &Page) -> Outcome {
    let reply = Reply::not_found().for_every_origin();
    with(
        page,
        WASM,
        reply,
        "missing",
        &["HTTP 404", "Upload the file"],
    )
    .await
}

pub async fn a_wasm_that_is_a_web_page(page: &Page) -> Outcome {
    let reply = Reply::html("<!doctype html><title>Home</title>").for_every_origin();
    with(
        page,
        WASM,
        reply,
        "html",
        &["web page", "correct its address"],
    )
    .await
}

pub async fn a_wasm_that_ends_half_way(page: &Page) -> Outcome {
    let reply = Reply::file(WASM, input::dist_file("who-can-use.wasm")?).for_every_origin();
    let reply = reply.delivered(Delivery::Truncated);
    with(
        page,
        WASM,
        reply,
        "cut-short",
        &["cut short", "upload it again"],
    )
    .await
}

pub async fn a_wasm_that_was_uploaded_by_half(page: &Page) -> Outcome {
    let wasm = input::dist_file("who-can-use.wasm")?;
    let half = Reply::file(WASM, &wasm[..wasm.len() / 2]).for_every_origin();
    with(
        page,
        WASM,
        half,
        "cut-short",
        &["cut short", "upload it again"],
    )
    .await
}

pub async fn a_wasm_of_another_build(page: &Page) -> Outcome {
    with(page, WASM, other_build()?, "wrong-hash", &ONE_BUILD).await
}

/// Pages without TLS have nothing to hash with: there the browser does it, before it hands the file over.
pub async fn a_wasm_of_another_build_on_a_page_that_is_not_secure(page: &Page) -> Outcome {
    prepare(page, WASM, other_build()?)?;
    let insecure = "Object.defineProperty(crypto, 'subtle', { value: undefined })";
    told_after(page, insecure, "wrong-hash", &ONE_BUILD).await?;
    input::serve_dist(&page.elsewhere)?;
    mended(page).await
}

const ONE_BUILD: [&str; 2] = ["another build", "Upload all files of one build together"];

/// The same program, with a section of no meaning at its end.
fn other_build() -> Outcome<Reply> {
    let mut wasm = input::dist_file("who-can-use.wasm")?.to_vec();
    wasm.extend([0, 2, 1, b'x']);
    Ok(Reply::file(WASM, wasm).for_every_origin())
}

pub async fn a_wasm_that_may_not_be_read_from_here(page: &Page) -> Outcome {
    let reply = Reply::file(WASM, input::dist_file("who-can-use.wasm")?);
    let says = ["may not be read from", "send Access-Control-Allow-Origin"];
    with(page, WASM, reply, "cross-origin", &says).await
}

pub async fn a_wasm_whose_server_is_down(page: &Page) -> Outcome {
    let reply = Reply::file(WASM, "").delivered(Delivery::Refused);
    let says = ["cannot be reached", "Check its address, its server"];
    with(page, WASM, reply, "unreachable", &says).await
}

pub async fn a_wasm_that_never_arrives(page: &Page) -> Outcome {
    let reply = Reply::file(WASM, input::dist_file("who-can-use.wasm")?).for_every_origin();
    stalled(page, WASM, reply).await
}

pub async fn code_that_never_arrives(page: &Page) -> Outcome {
    let reply = Reply::file(CODE, "export {};").for_every_origin();
    prepare(page, CODE, reply.delivered(Delivery::Stalled))?;
    // The script that has the code at hand would wait for it.
    let loader = page.elsewhere.url("/widget/who-can-use.js");
    let script = format!(
        "<script type=\"module\">(await import(\"{loader}\")).WhoCanUse.timeout = {SOON};</script>"
    );
    never_arrives(page, CODE, &script).await
}

pub async fn a_reader_who_is_offline(page: &Page) -> Outcome {
    let reply = Reply::file(WASM, "").delivered(Delivery::Refused);
    prepare(page, WASM, reply)?;
    let offline =
        "Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })";
    let says = ["you are offline", "Connect to the internet"];
    told_after(page, offline, "offline", &says).await?;
    page.run::<Value>("delete navigator.onLine", &[]).await?;
    input::serve_dist(&page.elsewhere)?;
    mended(page).await
}

pub async fn code_that_is_not_there(page: &Page) -> Outcome {
    let reply = Reply::not_found().for_every_origin();
    let says = ["does not load", "Check that it is there"];
    with(page, CODE, reply, "script", &says).await
}

pub async fn code_that_is_a_web_page(page: &Page) -> Outcome {
    let reply = Reply::html("<!doctype html><title>Home</title>").for_every_origin();
    let says = ["does not load", "its type text/javascript"];
    with(page, CODE, reply, "script", &says).await
}

pub async fn code_of_another_build(page: &Page) -> Outcome {
    let code = String::from_utf8_lossy(input::dist_file("who-can-use-widget.js")?).into_owned();
    let other = code.replacen("sha384-", "sha384-x", 1);
    assert_ne!(other, code);
    let reply = Reply::file(CODE, other).for_every_origin();
    prepare(page, CODE, reply)?;
    // By its name alone: a bundler would write the address that the file had where it was built.
    let says = [
        "who-can-use-widget.js is of another build",
        "Upload all files of one build together",
    ];
    told(page, &USUAL, "wrong-hash", &says).await?;
    input::serve_dist(&page.elsewhere)?;
    mended(page).await
}

pub async fn a_policy_that_forbids_wasm(page: &Page) -> Outcome {
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let policy = format!("script-src 'self' {}", page.elsewhere.url(""));
    let host = Host {
        policy: Some(&policy),
        ..USUAL
    };
    told(
        page,
        &host,
        "policy",
        &["policy", "Add 'wasm-unsafe-eval' to its script-src"],
    )
    .await
}

pub async fn a_browser_that_runs_no_wasm(page: &Page) -> Outcome {
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let without = "Object.defineProperty(window, 'WebAssembly', { value: undefined })";
    let says = ["runs no WebAssembly", "Use another"];
    told_after(page, without, "unsupported", &says).await
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

/// A build with this in the place of one file is told, and mended by the file itself.
async fn with(page: &Page, path: &str, reply: Reply, cause: &str, says: &[&str]) -> Outcome {
    prepare(page, path, reply)?;
    told(page, &USUAL, cause, &[&[path], says].concat()).await?;
    input::serve_dist(&page.elsewhere)?;
    mended(page).await
}

/// It is told on a page where this script has run before the embed's.
async fn told_after(page: &Page, first: &str, cause: &str, says: &[&str]) -> Outcome {
    let script = format!("<script>{first}</script>{}", script(page));
    let host = Host {
        script: Some(&script),
        ..USUAL
    };
    told(page, &host, cause, says).await
}

/// So is a file that begins and does not go on.
async fn stalled(page: &Page, path: &str, reply: Reply) -> Outcome {
    prepare(page, path, reply.delivered(Delivery::Stalled))?;
    never_arrives(page, path, &impatient(page, SOON)).await
}

async fn never_arrives(page: &Page, path: &str, script: &str) -> Outcome {
    let host = Host {
        script: Some(script),
        ..USUAL
    };
    let says = [path, "did not arrive in time", "check its server"];
    told(page, &host, "stalled", &says).await?;
    patient(page).await?;
    input::serve_dist(&page.elsewhere)?;
    mended(page).await
}

fn prepare(page: &Page, path: &str, reply: Reply) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.elsewhere.serve(path, reply);
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    Ok(())
}
