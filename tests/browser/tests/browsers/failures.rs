//! Whatever goes wrong, the fallback content stays readable, one clear message says what and where, and the
//! host page does not notice.

use browser_tests::page::host_page;
use browser_tests::reply::Delivery;
use browser_tests::{Origin, Outcome, Page, Reply, input};
use serde::Deserialize;
use serde_json::Value;
use thirtyfour::By;

use crate::host::{FALLBACK, offices_at, script};

const WASM: &str = "/widget/who-can-use.wasm";

/// What is wrong, as data: how the page is served, and the words the message must have.
struct Fault<'a> {
    attributes: &'a str,
    inline: &'a str,
    policy: Option<&'a str>,
    says: &'a [&'a str],
}

/// Nothing is wrong yet.
const FINE: Fault<'static> = Fault {
    attributes: "src=\"/story.json\"",
    inline: "",
    policy: None,
    says: &[],
};

pub async fn a_story_that_is_not_there(page: &Page) -> Outcome {
    told(
        page,
        Fault {
            says: &["/story.json", "404"],
            ..FINE
        },
    )
    .await
}

pub async fn a_story_whose_server_is_down(page: &Page) -> Outcome {
    let address = Origin::start().await?.url("/story.json");
    let attributes = format!("src=\"{address}\"");
    told(
        page,
        Fault {
            attributes: &attributes,
            says: &[&address],
            ..FINE
        },
    )
    .await
}

pub async fn a_story_that_may_not_be_read_from_here(page: &Page) -> Outcome {
    page.elsewhere
        .serve("/private.json", Reply::json(input::OFFICES));
    let address = page.elsewhere.url("/private.json");
    let attributes = format!("src=\"{address}\"");
    told(
        page,
        Fault {
            attributes: &attributes,
            says: &[&address, "Access-Control-Allow-Origin"],
            ..FINE
        },
    )
    .await
}

pub async fn a_story_that_is_not_json(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::json("{ \"format\": 1,\n  \"title\": oops }"),
    );
    told(
        page,
        Fault {
            says: &["/story.json", "line 2"],
            ..FINE
        },
    )
    .await
}

pub async fn a_story_that_is_a_web_page(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::html("<!doctype html><title>Home</title>"),
    );
    told(
        page,
        Fault {
            says: &["/story.json", "web page"],
            ..FINE
        },
    )
    .await
}

pub async fn a_story_that_ends_half_way(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::json(input::OFFICES).delivered(Delivery::Truncated),
    );
    told(
        page,
        Fault {
            says: &["/story.json"],
            ..FINE
        },
    )
    .await
}

pub async fn a_story_of_another_format(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::json(input::OFFICES.replace("\"format\": 1", "\"format\": 7")),
    );
    told(
        page,
        Fault {
            says: &["/story.json", "format", "7"],
            ..FINE
        },
    )
    .await
}

pub async fn a_story_with_unknown_ids(page: &Page) -> Outcome {
    let story = input::OFFICES.replace(
        "\"who\": \"school\", \"what\": \"brush\"",
        "\"who\": \"scool\", \"what\": \"brush\"",
    );
    page.here.serve("/story.json", Reply::json(story));
    told(
        page,
        Fault {
            says: &["/story.json", "events[2].changes[0].who", "scool"],
            ..FINE
        },
    )
    .await
}

pub async fn a_story_inside_the_element_that_is_not_json(page: &Page) -> Outcome {
    let inline = "<script type=\"application/json\">{ \"format\": 1,\n  \"title\": oops }</script>";
    told(
        page,
        Fault {
            attributes: "",
            inline,
            says: &["line 2"],
            ..FINE
        },
    )
    .await
}

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
        Fault {
            says: &["/widget/who-can-use-widget.js", "does not load"],
            ..FINE
        },
    )
    .await
}

pub async fn a_policy_that_forbids_wasm(page: &Page) -> Outcome {
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let policy = format!("script-src 'self' {}", page.elsewhere.url(""));
    told(
        page,
        Fault {
            policy: Some(&policy),
            says: &["'wasm-unsafe-eval'"],
            ..FINE
        },
    )
    .await
}

pub async fn a_file_that_never_ends(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve(
        "/story.json",
        Reply::json(input::OFFICES).delivered(Delivery::Stalled),
    );
    // The element's own patience is too long for a test; it is a setting of its class.
    let impatient = "<script type=\"module\">customElements.whenDefined('who-can-use').then((element) => { element.timeout = 1000; \
                     document.querySelector('#place').innerHTML = '<who-can-use id=\"story\" src=\"/story.json\">The events.</who-can-use>'; });</script>";
    page.show(&format!(
        "{}<div id=\"place\"></div>{impatient}",
        script(page)
    ))
    .await?;
    let view = page
        .widget("#story")
        .until("a message shows", |view| !view.messages.is_empty())
        .await?;
    assert!(
        view.fallback && !view.drawn && view.messages.len() == 1,
        "{view:#?}"
    );
    assert!(
        view.messages[0].text.contains("/story.json"),
        "{}",
        view.messages[0].text
    );
    Ok(())
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

pub async fn a_story_that_was_mended_shows_after_a_retry(page: &Page) -> Outcome {
    told(
        page,
        Fault {
            says: &["/story.json"],
            ..FINE
        },
    )
    .await?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let widget = page.widget("#story");
    widget.click("[part~=message] button").await?;
    let view = widget.shown().await?;
    assert_eq!(view.matrix(), offices_at(5));
    Ok(())
}

async fn with_wasm(page: &Page, reply: Reply, says: &[&str]) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.elsewhere.serve(WASM, reply);
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    told(
        page,
        Fault {
            says: &[&[WASM], says].concat(),
            ..FINE
        },
    )
    .await
}

/// A page with this fault shows its fallback content and one message, and is otherwise as it was.
async fn told(page: &Page, fault: Fault<'_>) -> Outcome {
    // Unless the test has prepared a broken build.
    if !page.elsewhere.answers("/widget/who-can-use.js") {
        input::serve_dist(&page.elsewhere)?;
    }
    let body = format!(
        "<h1 id=\"headline\">Headline</h1><input id=\"field\" value=\"typed\">\n\
         <who-can-use id=\"story\" {}><p>{FALLBACK}</p>{}</who-can-use>\n<p id=\"paragraph\">Below</p>\n{}",
        fault.attributes,
        fault.inline,
        // Last, so that the page is complete before the element comes to life.
        script(page)
    );
    let reply = Reply::html(host_page(&body));
    page.here.serve(
        "/",
        match fault.policy {
            Some(policy) => reply.policy(policy),
            None => reply,
        },
    );
    page.open("/#headline").await?;
    page.driver()
        .execute("document.querySelector('#field').focus()", Vec::new())
        .await?;

    let widget = page.widget("#story");
    let view = widget
        .until("a message shows", |view| !view.messages.is_empty())
        .await?;
    assert!(view.fallback, "the fallback content does not show");
    assert!(!view.drawn, "a story shows");
    let [message] = view.messages.as_slice() else {
        return Err(browser_tests::Failure::new(format!(
            "more than one message: {:?}",
            view.messages
        )));
    };
    assert_eq!(message.role.as_deref(), Some("alert"));
    for words in fault.says {
        assert!(
            message.text.contains(words),
            "the message does not say “{words}”: {}",
            message.text
        );
    }

    let events: Vec<Fired> = page.recorded("events").await?;
    let [event] = events.as_slice() else {
        return Err(browser_tests::Failure::new(format!(
            "one error is one event: {events:?}"
        )));
    };
    assert_eq!(
        (event.kind.as_str(), event.target.as_str()),
        ("who-can-use-error", "story")
    );
    assert!(event.bubbles && event.composed, "{event:?}");
    let detail = event.detail["message"].as_str().unwrap_or_default();
    for words in fault.says {
        assert!(
            detail.contains(words),
            "the event does not say “{words}”: {detail}"
        );
    }

    let state = "return [document.title, location.hash, document.activeElement.id, document.querySelector('#field').value, \
                 document.adoptedStyleSheets.length, document.body.attributes.length, document.body.children.length, \
                 document.querySelector('#story').textContent.includes(arguments[0]), window.recorded.globals()]";
    let state: Value = page.run(state, &[Value::from(FALLBACK)]).await?;
    let untouched = serde_json::json!([
        "A host page",
        "#headline",
        "field",
        "typed",
        0,
        0,
        5,
        true,
        []
    ]);
    assert_eq!(state, untouched);
    // What the element says in the console is its own word; nothing may come from a script that broke.
    let errors: Vec<String> = page.recorded("errors").await?;
    let strange: Vec<&String> = errors
        .iter()
        .filter(|error| !error.starts_with("console.error: who-can-use: "))
        .collect();
    assert!(strange.is_empty(), "{strange:#?}");
    Ok(())
}

#[derive(Debug, Deserialize)]
struct Fired {
    #[serde(rename = "type")]
    kind: String,
    detail: Value,
    target: String,
    bubbles: bool,
    composed: bool,
}
