//! Nothing moves by itself once the page is painted, however late its parts come.

use std::time::Duration;

use browser_tests::engine::Engine;
use browser_tests::{Outcome, Page, Reply, input, page::host_page};
use serde::Deserialize;
use serde_json::Value;

use crate::host::{FALLBACK, UNHURRIED, script};

/// What keeps note of every shift, before anything is painted.
const WATCH: &str = "<script>
    window.shifts = [];
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries())
          window.shifts.push(`${value}: ${sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? '?').slice(0, 100)).join(' | ')}`);
      }).observe({ type: 'layout-shift', buffered: true });
    // Where the words below are while a reader sees them, in every engine.
    const look = () => {
      const below = document.querySelector('#below')?.getBoundingClientRect();
      if (below && below.top < innerHeight && below.bottom > 0) {
        const top = Math.round(below.top + scrollY);
        if (window.tops?.at(-1) !== top) (window.tops ??= []).push(top);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  </script>";

/// The room that the README has authors keep.
const ROOM: &str = "<style>@media (scripting: enabled) { who-can-use { display: flow-root; min-height: 100vh } }</style>";

pub async fn nothing_shifts_while_the_story_comes(page: &Page) -> Outcome {
    open(page, "src=\"/story.json\"", &["/story.json"], &[]).await?;
    painted(page).await?;
    page.here.serve("/story.json", Reply::json(input::MUSEUM));
    page.widget("#story").shown().await?;
    nothing_moved(page).await
}

pub async fn nothing_shifts_while_the_program_comes(page: &Page) -> Outcome {
    let files = ["/widget/who-can-use.wasm", "/widget/who-can-use-widget.js"];
    open(page, "src=\"/story.json\"", &[], &files).await?;
    painted(page).await?;
    for file in files {
        serve_file(page, file)?;
        painted(page).await?;
    }
    page.widget("#story").shown().await?;
    nothing_moved(page).await
}

pub async fn nothing_shifts_while_the_words_come(page: &Page) -> Outcome {
    let words = ["/widget/languages/de.json"];
    open(page, "src=\"/story.json\" lang=\"de\"", &[], &words).await?;
    painted(page).await?;
    serve_file(page, words[0])?;
    page.widget("#story").shown().await?;
    nothing_moved(page).await
}

pub async fn nothing_shifts_while_a_picture_comes(page: &Page) -> Outcome {
    open(
        page,
        "src=\"/story.json\" moment=\"leak\"",
        &["/hall.svg"],
        &[],
    )
    .await?;
    page.widget("#story").shown().await?;
    painted(page).await?;
    page.here
        .serve("/hall.svg", Reply::file("hall.svg", input::PICTURE));
    page.until("the picture is there", async || {
        let there: bool = page
            .run(
                "const picture = document.querySelector('#story').shadowRoot.querySelector('img'); return picture.complete && picture.naturalWidth > 0",
                &[],
            )
            .await?;
        Ok(there.then_some(()).ok_or_else(String::new))
    })
    .await?;
    nothing_moved(page).await
}

pub async fn nothing_shifts_while_a_reader_scrolls_to_the_story(page: &Page) -> Outcome {
    let far = "<div style=\"height: 3000px\">Far above.</div>";
    serve(page, &[], &[])?;
    page.here.serve(
        "/",
        Reply::html(host_page(&format!(
            "{WATCH}{ROOM}{}{far}<who-can-use id=\"story\" src=\"/story.json\">{FALLBACK}</who-can-use><p id=\"below\">Below.</p>",
            script(page)
        ))),
    );
    page.open("/").await?;
    painted(page).await?;
    for top in (0..3000).step_by(300) {
        page.run::<Value>(&format!("scrollTo(0, {top}); return null"), &[])
            .await?;
        painted(page).await?;
    }
    page.widget("#story").shown().await?;
    nothing_moved(page).await
}

/// What keeps note of what is drawn again after a story is there, before its first frame is over and after.
const AGAIN: &str = "<script>
    window.again = [];
    addEventListener('who-can-use-ready', ({ target }) =>
      new MutationObserver((records) => {
        for (const { type, target } of records) window.again.push(`${type}: ${target.outerHTML ?? target.data}`.slice(0, 100));
      }).observe(target.shadowRoot, { subtree: true, childList: true, characterData: true }));
  </script>";

/// In as much room as a page of news has, and text of the usual size: with a chart that is open, and has lanes.
pub async fn the_first_view_is_drawn_once(page: &Page) -> Outcome {
    page.resize(900, 800).await?;
    serve(page, &[], &[])?;
    let widget = "<who-can-use id=\"story\" src=\"/bridge.json\"></who-can-use>";
    let body = format!("{AGAIN}{}{widget}", script(page));
    let story = input::dist_file("stories/the-bridge.json")?;
    page.here
        .serve("/bridge.json", Reply::file("bridge.json", story))
        .serve("/", Reply::html(host_page(&body)));
    page.open("/").await?;
    page.widget("#story").shown().await?;
    painted(page).await?;
    let again: Vec<String> = page.run("return window.again", &[]).await?;
    assert_eq!(again, Vec::<String>::new());
    Ok(())
}

/// Opens a page with words above and below the element, its files served but for those that are held back here and
/// elsewhere.
async fn open(page: &Page, attributes: &str, here: &[&str], elsewhere: &[&str]) -> Outcome {
    serve(page, here, elsewhere)?;
    let body = format!(
        "{UNHURRIED}{WATCH}{ROOM}{}<h1>News</h1><p>Above.</p><who-can-use id=\"story\" {attributes}>{FALLBACK}</who-can-use>\
         <p id=\"below\">Below.</p>",
        script(page)
    );
    page.here.serve("/", Reply::html(host_page(&body)));
    // A held file keeps some engines from calling a page loaded.
    page.run::<Value>(
        "location = arguments[0]; return null",
        &[page.here.url("/").into()],
    )
    .await?;
    page.until("the page is there", async || {
        // While one page makes way for the other, there may be no answer, or none but that.
        let there =
            page.run::<Option<bool>>("return document.querySelector('#below') !== null", &[]);
        Ok(match there.await {
            Ok(Some(true)) => Ok(()),
            other => Err(format!("{other:?}")),
        })
    })
    .await
}

fn serve(page: &Page, here: &[&str], elsewhere: &[&str]) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here
        .serve("/story.json", Reply::json(input::MUSEUM))
        .serve("/hall.svg", Reply::file("hall.svg", input::PICTURE));
    for path in here {
        page.here.serve(path, Reply::held());
    }
    for path in elsewhere {
        page.elsewhere.serve(path, Reply::held());
    }
    Ok(())
}

/// Lets go of a file that was held back.
fn serve_file(page: &Page, path: &str) -> Outcome {
    let name = path.trim_start_matches("/widget/");
    let reply = Reply::file(name, input::dist_file(name)?).for_every_origin();
    page.elsewhere.serve(path, reply);
    Ok(())
}

/// Waits until the page has been painted some times.
async fn painted(page: &Page) -> Outcome {
    let frames = "const done = arguments[0]; let left = 5;
        const frame = () => (left-- ? requestAnimationFrame(frame) : setTimeout(done)); frame();";
    page.driver().execute_async(frames, Vec::new()).await?;
    Ok(())
}

async fn nothing_moved(page: &Page) -> Outcome {
    painted(page).await?;
    tokio::time::sleep(Duration::from_millis(100)).await;
    #[derive(Debug, Deserialize)]
    struct Moved {
        watched: bool,
        shifts: Vec<String>,
        tops: Vec<i64>,
    }
    let seen = "const watched = PerformanceObserver.supportedEntryTypes.includes('layout-shift');
        return { watched, shifts: window.shifts, tops: window.tops ?? [] }";
    let moved: Moved = page.run(seen, &[]).await?;
    assert_eq!(moved.watched, page.engine() == Engine::Chromium);
    assert_eq!(moved.shifts, Vec::<String>::new());
    assert!(moved.tops.len() < 2, "the words below moved: {moved:?}");
    // What watches sees: a box that grows above moves everything.
    let grow = "const box = document.createElement('div'); box.style.height = '200px'; box.textContent = 'More.'; \
        scrollTo(0, 0); document.body.prepend(box); return null";
    page.run::<Value>(grow, &[]).await?;
    painted(page).await?;
    page.until("a shift is seen where there is one", async || {
        let Moved {
            watched, shifts, ..
        } = page.run(seen, &[]).await?;
        Ok((!watched || !shifts.is_empty())
            .then_some(())
            .ok_or_else(String::new))
    })
    .await
}
