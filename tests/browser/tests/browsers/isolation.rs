//! What goes wrong in one widget stays there: its fallback content shows, its page is told, it can be started again,
//! and its neighbours go on.

use browser_tests::{Failure, Outcome, Page, Reply, input};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::host::{FALLBACK, offices_at, script};

/// A fault that strikes while the program is at work.
struct Fault {
    /// In words.
    name: &'static str,
    /// What the program asks the browser for when it strikes, in JavaScript; empty where it comes by itself.
    does: &'static str,
    /// `trap`, as a panic ends, or `overflow`.
    fault: &'static str,
    /// What sets the program to work, with `story` for the element; empty for drawing it at first.
    action: &'static str,
}

const NEXT: &str = "story.shadowRoot.querySelector('[part~=next]').click()";
const CELL: &str = "story.shadowRoot.querySelector('[part~=cell]').click()";

pub async fn a_panic_at_first_sight_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        name: "a panic at first sight",
        does: ".createElement(",
        fault: "trap",
        action: "",
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_in_a_render_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        name: "a panic in a render",
        does: ".setAttribute(",
        fault: "trap",
        action: NEXT,
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_in_a_handler_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        name: "a panic in a handler",
        does: ".closest(",
        fault: "trap",
        action: CELL,
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_in_an_effect_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        name: "a panic in an effect",
        does: ".observe(",
        fault: "trap",
        action: "",
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_over_what_was_fetched_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        name: "a panic over what was fetched",
        does: "Reflect.get(",
        fault: "trap",
        action: "",
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_panic_over_another_language_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        name: "a panic over another language",
        does: ".nodeValue",
        fault: "trap",
        action: "story.lang = 'de'",
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_stack_that_is_full_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        name: "a full stack",
        does: ".setAttribute(",
        fault: "overflow",
        action: NEXT,
    };
    costs_one_widget(page, &fault).await
}

pub async fn a_memory_that_is_full_costs_one_widget(page: &Page) -> Outcome {
    let fault = Fault {
        name: "a full memory",
        does: "",
        fault: "memory",
        action: "sabotage.struck = performance.now(); story.moment = 'x'.repeat(6_000_000)",
    };
    costs_one_widget(page, &fault).await
}

/// What the page saw of a crash.
#[derive(Debug, Deserialize)]
struct Crash {
    /// How long after the fault the fallback content showed, in milliseconds.
    after: f64,
    /// How long after it the page was told.
    told: f64,
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
        "64"
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
          const told = performance.now() - sabotage.struck;
          const range = document.createRange(); range.selectNodeContents(target);
          const { width, height } = range.getBoundingClientRect();
          window.recorded.crash = { fallback: width > 10 && height > 10, after: performance.now() - sabotage.struck, cause: detail.cause, told };
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
         if (arguments[0]) sabotage.plan = {{ does: arguments[0], fault: arguments[1] }};
         {action}"
    );
    page.run::<Value>(&strike, &[json!(fault.does), json!(fault.fault)])
        .await?;

    let crash: Crash = page
        .until("the widget is given up", async || {
            let crash: Option<Crash> = page
                .run("return window.recorded.crash ?? null", &[])
                .await?;
            Ok(crash.ok_or_else(|| "no crash".to_owned()))
        })
        .await?;
    println!(
        "{}: the page is told {:.1} ms and the fallback content shows {:.1} ms after {}",
        page.engine().name(),
        crash.told,
        crash.after,
        fault.name
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
        .filter(|error| !error.starts_with("console.error: who-can-use: Story not shown"))
        .collect();
    assert!(strange.is_empty() && errors.len() == 1, "{errors:#?}");
    Ok(())
}

pub async fn a_host_page_in_yew_and_the_widget_do_not_meet(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    input::serve_yew_host(&page.here)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    page.show(&format!(
        "<script type=\"module\">import init from '/host/yew-host.js'; init();</script>{}",
        script(page)
    ))
    .await?;
    let story = page.widget("#story");
    story.shown().await?;
    counted_by_host(page, "[0, 0, 0, 0, 0, 0] 0").await?;

    // Every control of the widget, whatever number Yew has given its handler: a click crosses into the page, whose
    // own handler around the element hears it once, and no other does.
    story.click("[part~=next]").await?;
    story
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    counted_by_host(page, "[0, 0, 0, 0, 0, 0] 1").await?;
    let click_all = "const { shadowRoot } = document.querySelector('#story'); let clicks = 0;
        for (const node of shadowRoot.querySelectorAll('[part~=cell], [part~=event] button')) { node.click(); clicks++; }
        return clicks;";
    let clicks: u32 = page.run(click_all, &[]).await?;
    assert!(clicks > 8, "{clicks} controls are not all of them");
    counted_by_host(page, &format!("[0, 0, 0, 0, 0, 0] {}", clicks + 1)).await?;

    // And the other way round: the page's own buttons do what the page says.
    let rest = clicks + 1;
    for (button, counts) in [
        ("c", "[0, 0, 1, 0, 0, 0]"),
        ("f", "[0, 0, 1, 0, 0, 1]"),
        ("move", "[1, 0, 1, 0, 0, 1]"),
    ] {
        let press = "document.getElementById(arguments[0]).click()";
        page.run::<Value>(press, &[json!(button)]).await?;
        counted_by_host(page, &format!("{counts} {rest}")).await?;
    }
    story
        .until("the page has moved it", |view| {
            view.matrix() == offices_at(4)
        })
        .await?;
    for there in [0, 1] {
        page.run::<Value>("document.getElementById('remove').click()", &[])
            .await?;
        page.until("the page has taken it away, or put it back", async || {
            let count: u32 = page
                .run(
                    "return document.querySelectorAll('who-can-use').length",
                    &[],
                )
                .await?;
            Ok(if count == there {
                Ok(())
            } else {
                Err(count.to_string())
            })
        })
        .await?;
    }
    assert_eq!(story.shown().await?.matrix(), offices_at(4));
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// The host's handlers have heard so much: its buttons one by one, and what is around the widget.
async fn counted_by_host(page: &Page, expected: &str) -> Outcome {
    page.until(&format!("the host counts {expected}"), async || {
        let counts: String = page
            .run(
                "return document.querySelector('#counts')?.textContent ?? ''",
                &[],
            )
            .await?;
        Ok(if counts == expected {
            Ok(())
        } else {
            Err(counts)
        })
    })
    .await
}
