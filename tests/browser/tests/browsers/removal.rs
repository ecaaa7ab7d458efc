//! What leaves the page leaves nothing behind: no element, no memory of its wasm, nothing that listens.

use std::time::Duration;

use browser_tests::engine::Engine;
use browser_tests::{Failure, Outcome, Page, Reply, input};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::host::script;

/// How many widgets come and go.
const MOUNTS: usize = 1000;

/// How many of them between two looks: a script may not take longer than half a minute.
const AT_ONCE: usize = 50;

/// After how many sweeps what is alive is there to stay.
const SWEEPS: usize = 40;

/// What the browser counts in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
struct Counted {
    nodes: usize,
    #[serde(rename = "jsEventListeners")]
    listeners: usize,
}

pub async fn a_thousand_widgets_leave_nothing_behind(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here
        .serve("/harbour.json", Reply::json(input::HARBOUR))
        .serve("/sabotage.js", Reply::file("sabotage.js", input::SABOTAGE));
    page.show(&format!(
        "<script src=\"/sabotage.js\"></script>{}<p data-who-can-use-moment=\"opening\">The ferry opens.</p><div id=\"place\"></div>",
        script(page)
    ))
    .await?;
    page.run::<Value>("window.recorded.elements = []", &[])
        .await?;
    // What the page loads once for all of them is there before anything is counted.
    come_and_go(page, AT_ONCE).await?;
    gone(page).await?;
    let before = counted(page).await?;
    for _ in 0..MOUNTS / AT_ONCE {
        come_and_go(page, AT_ONCE).await?;
    }
    let (elements, memories) = gone(page).await?;
    let after = counted(page).await?;
    let name = page.engine().name();
    println!(
        "{name}: of {MOUNTS} widgets, {elements} elements and {memories} wasm memories are alive"
    );
    if let (Some(before), Some(after)) = (before, after) {
        println!("{name}: {before:?} before them, {after:?} after");
    }
    assert_eq!(before, after);
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Widgets, one after the other, each with all that links it to its page: most are drawn and used, some are taken
/// away before they are.
async fn come_and_go(page: &Page, count: usize) -> Outcome {
    let run = "const [count, done] = arguments;
        const task = () => new Promise((done) => setTimeout(done));
        (async () => {
          for (let n = 0; n < count; n++) {
            const story = document.createElement('who-can-use');
            story.innerHTML = '<p>The events.</p>';
            for (const [name, value] of Object.entries({ id: 'story', src: '/harbour.json', moment: 'start', loading: 'eager', 'deep-link': '', 'text-link': '' }))
              story.setAttribute(name, value);
            window.recorded.elements.push(new WeakRef(story));
            document.querySelector('#place').append(story);
            if (n % 10 < 9) {
              await story.ready;
              story.next();
              if (n % 10 === 0) {
                const menu = story.shadowRoot.querySelector('[part=share]');
                menu.open = true;
                while (menu.querySelector('[part=copy-link]').hidden) await task();
              }
            }
            if (n % 10 === 8) await task();
            story.remove();
            await task();
          }
        })().then(() => done(null), (error) => done(String(error.stack ?? error)));";
    let failed: Option<String> = page.run_on(run, &[json!(count)]).await?;
    failed.map_or(Ok(()), |why| Err(Failure::new(why)))
}

/// How many elements and wasm memories are alive, once that is next to none. WebKit looks through its stack for what
/// may be an address, and can take a number for one.
async fn gone(page: &Page) -> Outcome<(usize, usize)> {
    let mistaken = match page.engine() {
        Engine::Chromium | Engine::Firefox => 0,
        Engine::Webkit => MOUNTS / 100,
    };
    let mut alive = (0, 0);
    // Counted in sweeps, since how long one takes is the machine's business.
    for _ in 0..SWEEPS {
        swept(page).await?;
        let count = "const alive = (all) => all.filter((one) => one.deref()).length;
            return [alive(window.recorded.elements), alive(sabotage.memories)]";
        alive = page.run(count, &[]).await?;
        if alive.0.max(alive.1) <= mistaken {
            return Ok(alive);
        }
        // What still waits for its turn, such as a timer, holds on to what it is for.
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let (elements, memories) = alive;
    Err(Failure::new(format!(
        "after {SWEEPS} sweeps {elements} elements and {memories} wasm memories are alive"
    )))
}

/// Has the engine collect what nothing holds: by word where it takes one, else by making so much that it must.
async fn swept(page: &Page) -> Outcome {
    match page.engine() {
        Engine::Chromium => {
            let cdp = page.driver().cdp();
            cdp.send_raw("HeapProfiler.collectGarbage", json!({}))
                .await?;
        }
        Engine::Firefox => {
            // The page's own process hears of it, and does it before what it is asked next.
            let collect = "for (const wish of ['child-gc-request', 'child-cc-request', 'child-gc-request']) Services.obs.notifyObservers(null, wish)";
            page.run_in_firefox(collect, &[]).await?;
        }
        Engine::Webkit => {
            let make = "const done = arguments[0]; let left = 40;
                const make = () => {
                  const some = []; for (let n = 0; n < 20; n++) some.push(new Uint8Array(1 << 20).fill(1), Array.from({ length: 20000 }, (_, at) => ({ at })));
                  left-- ? setTimeout(make) : done(some.length);
                };
                make();";
            page.run_on::<Value>(make, &[]).await?;
        }
    }
    Ok(())
}

async fn counted(page: &Page) -> Outcome<Option<Counted>> {
    if page.engine() != Engine::Chromium {
        return Ok(None);
    }
    let counters = page
        .driver()
        .cdp()
        .send_raw("Memory.getDOMCounters", json!({}))
        .await?;
    Ok(Some(serde_json::from_value(counters)?))
}
