//! What goes wrong in one widget stays there: its fallback content shows, its page is told, it can be started again,
//! and its neighbours go on.

use browser_tests::engine::Engine;
use browser_tests::{Failure, Outcome, Page, Reply, input};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::host::{FALLBACK, offices_at, script};

/// A fault that strikes while the program is at work.
struct Fault {
    /// What the program asks the browser for when it strikes, as wasm-bindgen names it; empty where it comes by
    /// itself.
    import: &'static str,
    /// `trap`, as a panic ends, or `overflow`.
    fault: &'static str,
    /// What sets the program to work, with `story` for the element; empty for drawing it at first.
    action: &'static str,
}

const NEXT: &str = "story.shadowRoot.querySelector('[part~=next]').click()";
const CELL: &str = "story.shadowRoot.querySelector('[part~=cell]').click()";

pub async fn a_panic_at_first_sight_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        import: "createElement",
        fault: "trap",
        action: "",
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_in_a_render_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        import: "setAttribute",
        fault: "trap",
        action: NEXT,
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_in_a_handler_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        import: "closest",
        fault: "trap",
        action: CELL,
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_in_an_effect_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        import: "observe",
        fault: "trap",
        action: "",
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_over_what_was_fetched_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        import: "get",
        fault: "trap",
        action: "",
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_over_another_language_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        import: "set_nodeValue",
        fault: "trap",
        action: "story.lang = 'de'",
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_stack_that_is_full_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        import: "setAttribute",
        fault: "overflow",
        action: NEXT,
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_memory_that_is_full_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        import: "",
        fault: "memory",
        action: "sabotage.struck = performance.now(); story.moment = 'x'.repeat(20_000_000)",
    };
    costs_one_widget(page, &fault).await
}

/// What the page saw of a crash.
#[derive(Debug, Deserialize)]
struct Crash {
    /// How long after the fault the fallback content showed, in milliseconds.
    after: f64,
    fallback: bool,
    cause: String,
}

async fn costs_one_widget(page: &Page, fault: &Fault) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here
        .serve("/story.json", Reply::json(input::OFFICES))
        .serve("/harbour.json", Reply::json(input::HARBOUR))
        .serve("/sabotage.js", Reply::file("sabotage.js", input::SABOTAGE));
    // Room for the stories and their widgets, and no more.
    let room = if fault.fault == "memory" {
        "128"
    } else {
        "null"
    };
    page.show(&format!(
        "<script src=\"/sabotage.js\"></script><script>sabotage.room = {room}</script>{}\
         <who-can-use id=\"neighbour\" src=\"/harbour.json\" moment=\"start\" loading=\"eager\">{FALLBACK}</who-can-use>\
         <div id=\"place\"></div>",
        script(page)
    ))
    .await?;
    let (story, neighbour) = (page.widget("#story"), page.widget("#neighbour"));
    neighbour.shown().await?;
    let listen = "addEventListener('who-can-use-error', ({ target, detail }) => {
          const range = document.createRange(); range.selectNodeContents(target);
          const { width, height } = range.getBoundingClientRect();
          window.recorded.crash = { fallback: width > 10 && height > 10, after: performance.now() - sabotage.struck, cause: detail.cause };
        }, { once: true });
        window.recorded.appear = () => {
          document.querySelector('#place').innerHTML = arguments[0];
        };";
    let element = format!(
        "<who-can-use id=\"story\" src=\"/story.json\" moment=\"start\" loading=\"eager\"><p>{FALLBACK}</p></who-can-use>"
    );
    page.run::<Value>(listen, &[json!(element)]).await?;
    let at_first = fault.action.is_empty();
    if !at_first {
        page.run::<Value>("window.recorded.appear()", &[]).await?;
        story.shown().await?;
    }
    let action = if at_first {
        "window.recorded.appear()"
    } else {
        fault.action
    };
    let strike = format!(
        "const story = document.querySelector('#story');
         if (arguments[0]) sabotage.plan = {{ import: arguments[0], fault: arguments[1], pass: 0 }};
         sabotage.asked = {{}};
         {action}"
    );
    page.run::<Value>(&strike, &[json!(fault.import), json!(fault.fault)])
        .await?;

    let crash: Crash = page
        .until("the widget is given up", async || {
            let seen = "return { crash: window.recorded.crash ?? null, asked: sabotage.asked }";
            let mut seen: Value = page.run(seen, &[]).await?;
            Ok(match seen["crash"].take() {
                Value::Null => Err(format!("no crash; asked for {}", seen["asked"])),
                crash => Ok(serde_json::from_value(crash)?),
            })
        })
        .await?;
    println!(
        "{}: {} {}: fallback after {:.1} ms",
        page.engine().name(),
        fault.fault,
        if at_first {
            "at first sight"
        } else {
            fault.action
        },
        crash.after
    );
    assert_eq!(crash.cause, "crashed");
    assert!(
        crash.fallback,
        "the page was told before its fallback content showed"
    );
    let view = story
        .until("the fallback content shows", |view| {
            view.fallback && !view.drawn && !view.messages.is_empty()
        })
        .await?;
    let [message] = view.messages.as_slice() else {
        return Err(Failure::new(format!(
            "one fault, one message: {:?}",
            view.messages
        )));
    };
    assert!(
        message.text.contains("fault of its own"),
        "{}",
        message.text
    );
    let told: Vec<Value> = page.recorded("events").await?;
    let told = told
        .iter()
        .filter(|event| event["type"] == "who-can-use-error");
    assert_eq!(told.count(), 1);

    for (moment, matrix) in [
        (1, "crew: unknown | visitors: allowed"),
        (2, "crew: unknown | visitors: barred"),
    ] {
        neighbour.click("[part~=next]").await?;
        neighbour
            .until(&format!("the neighbour goes on to {moment}"), |view| {
                view.matrix() == matrix
            })
            .await?;
    }

    story.click("[part~=message] button").await?;
    let view = story.shown().await?;
    assert_eq!(view.matrix(), offices_at(0));
    story.click("[part~=next]").await?;
    story
        .until("it works again", |view| view.matrix() == offices_at(1))
        .await?;
    // The element's own word for whoever mends it; nothing that the page would see as an error of its scripts.
    let errors: Vec<String> = page.recorded("errors").await?;
    let strange: Vec<&String> = errors
        .iter()
        .filter(|error| {
            !error.starts_with("console.error: who-can-use: Interactive story not shown")
        })
        .collect();
    assert!(strange.is_empty() && errors.len() == 1, "{errors:#?}");
    Ok(())
}

/// How many widgets come and go.
const MOUNTS: usize = 1000;

/// How many of them between two looks: a script may not take longer than half a minute.
const AT_ONCE: usize = 50;

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
    println!(
        "{}: {MOUNTS} widgets came and went: {elements} elements and {memories} wasm memories are alive; {before:?} before, {after:?} after",
        page.engine().name()
    );
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
    let failed = page
        .driver()
        .execute_async(run, vec![json!(count)])
        .await?
        .convert::<Option<String>>()?;
    failed.map_or(Ok(()), |why| Err(Failure::new(why)))
}

/// How many elements and wasm memories are alive, once that is next to none: engines that look through their stack
/// for what may be an address can take a number for one.
async fn gone(page: &Page) -> Outcome<(usize, usize)> {
    let mistaken = if exact(page) { 0 } else { MOUNTS / 100 };
    page.until("nothing is left", async || {
        swept(page).await?;
        let alive = "const alive = (all) => all.filter((one) => one.deref()).length;
            return [alive(window.recorded.elements), alive(sabotage.memories)]";
        let (elements, memories): (usize, usize) = page.run(alive, &[]).await?;
        Ok(if elements.max(memories) <= mistaken {
            Ok((elements, memories))
        } else {
            Err(format!(
                "{elements} elements and {memories} wasm memories are alive"
            ))
        })
    })
    .await
}

/// Whether the engine sweeps when it is told to, and tells what it counts.
fn exact(page: &Page) -> bool {
    page.engine() == Engine::Chromium
}

/// Has the engine collect what nothing holds: by word where it takes one, else by making so much that it must.
async fn swept(page: &Page) -> Outcome {
    if exact(page) {
        page.driver()
            .cdp()
            .send_raw("HeapProfiler.collectGarbage", json!({}))
            .await?;
        return Ok(());
    }
    let make = "const done = arguments[0]; let left = 40;
        const make = () => {
          const some = []; for (let n = 0; n < 20; n++) some.push(new Uint8Array(1 << 20).fill(1), Array.from({ length: 20000 }, (_, at) => ({ at })));
          left-- ? setTimeout(make) : done(some.length);
        };
        make();";
    page.driver().execute_async(make, Vec::new()).await?;
    Ok(())
}

async fn counted(page: &Page) -> Outcome<Option<Counted>> {
    if !exact(page) {
        return Ok(None);
    }
    let counters = page
        .driver()
        .cdp()
        .send_raw("Memory.getDOMCounters", json!({}))
        .await?;
    Ok(Some(serde_json::from_value(counters)?))
}
