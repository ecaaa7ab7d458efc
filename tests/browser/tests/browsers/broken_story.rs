//! A story that cannot be had or read: the page says what is wrong with it, and where; and once it is put right, the
//! button of the message brings it.

use browser_tests::engine::Engine;
use browser_tests::reply::Delivery;
use browser_tests::{Origin, Outcome, Page, Reply, input};
use serde_json::Value;

use crate::fault::{Host, USUAL, mended, patient, told};
use crate::host::{FALLBACK, offices, offices_at, script};

pub async fn a_story_that_is_not_there(page: &Page) -> Outcome {
    with(
        page,
        Reply::not_found(),
        "missing",
        &["HTTP 404", "Upload the file"],
    )
    .await
}

pub async fn a_story_whose_server_is_down(page: &Page) -> Outcome {
    let address = Origin::start().await?.url("/story.json");
    let attributes = format!("src=\"{address}\"");
    let host = Host {
        attributes: &attributes,
        ..USUAL
    };
    told(page, &host, "unreachable", &[&address, "cannot be reached"]).await
}

pub async fn a_story_whose_connection_breaks(page: &Page) -> Outcome {
    let reply = Reply::json(input::OFFICES).delivered(Delivery::Refused);
    with(
        page,
        reply,
        "unreachable",
        &["cannot be reached", "Check its address"],
    )
    .await
}

pub async fn a_story_that_may_not_be_read_from_here(page: &Page) -> Outcome {
    let reply = Reply::json(input::OFFICES);
    page.elsewhere.serve("/private.json", reply.clone());
    let address = page.elsewhere.url("/private.json");
    let attributes = format!("src=\"{address}\"");
    let host = Host {
        attributes: &attributes,
        ..USUAL
    };
    let says = [address.as_str(), "send Access-Control-Allow-Origin"];
    told(page, &host, "cross-origin", &says).await?;
    page.elsewhere
        .serve("/private.json", reply.for_every_origin());
    mended(page).await
}

pub async fn a_story_that_the_pages_policy_keeps_away(page: &Page) -> Outcome {
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let policy = format!("connect-src {}", page.elsewhere.url(""));
    let host = Host {
        policy: Some(&policy),
        ..USUAL
    };
    told(
        page,
        &host,
        "unreachable",
        &["/story.json", "this page's connect-src"],
    )
    .await
}

pub async fn a_story_that_is_not_json(page: &Page) -> Outcome {
    let reply = Reply::json("{ \"format\": 1,\n  \"title\": oops }");
    with(page, reply, "story", &["line 2"]).await
}

pub async fn a_story_that_is_a_web_page(page: &Page) -> Outcome {
    let reply = Reply::html("<!doctype html><title>Home</title>");
    with(page, reply, "html", &["web page", "correct its address"]).await
}

pub async fn a_story_that_is_a_web_page_by_its_words(page: &Page) -> Outcome {
    let reply = Reply::json("\n<!doctype html><title>Home</title>");
    with(page, reply, "html", &["web page", "correct its address"]).await
}

pub async fn a_story_that_ends_half_way(page: &Page) -> Outcome {
    let reply = Reply::json(input::OFFICES).delivered(Delivery::Truncated);
    // WebKit takes what came for all of it, so that it is the story's reader who sees where it ends.
    let (cause, says) = match page.engine() {
        Engine::Webkit => ("story", ["This is not JSON", "cut short on the way"]),
        _ => ("cut-short", ["came cut short", "upload it again"]),
    };
    with(page, reply, cause, &says).await
}

pub async fn a_story_that_goes_on_and_on(page: &Page) -> Outcome {
    let reply = Reply::json(input::OFFICES).delivered(Delivery::Endless);
    page.here.serve("/story.json", reply);
    told(
        page,
        &USUAL,
        "too-long",
        &["/story.json", "MB. Tell a shorter story."],
    )
    .await?;
    let sent = page
        .until("the browser hangs up", async || {
            Ok(page
                .here
                .hung_up_after("/story.json")
                .ok_or_else(|| "it takes more".to_owned()))
        })
        .await?;
    println!("{}: hung up after {sent} bytes", page.engine().name());
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    mended(page).await
}

pub async fn a_story_of_another_format(page: &Page) -> Outcome {
    let reply = Reply::json(input::OFFICES.replace("\"format\": 1", "\"format\": 7"));
    with(page, reply, "story", &["format", "7"]).await
}

pub async fn a_story_with_unknown_ids(page: &Page) -> Outcome {
    let story = input::OFFICES.replace(
        "\"who\": \"school\", \"what\": \"brush\"",
        "\"who\": \"scool\", \"what\": \"brush\"",
    );
    let says = ["events[2].changes[0].who", "scool"];
    with(page, Reply::json(story), "story", &says).await
}

pub async fn a_story_inside_the_element_that_is_not_json(page: &Page) -> Outcome {
    let inline = "<script type=\"application/json\">{ \"format\": 1,\n  \"title\": oops }</script>";
    let host = Host {
        attributes: "",
        inline,
        ..USUAL
    };
    told(page, &host, "story", &["line 2"]).await
}

pub async fn a_story_whose_mistakes_cannot_be_told(page: &Page) -> Outcome {
    for lost in ["who-can-use-desk.js", "who-can-use-desk.wasm"] {
        input::serve_dist(&page.elsewhere)?;
        page.elsewhere.serve(
            &format!("/widget/{lost}"),
            Reply::not_found().for_every_origin(),
        );
        page.here
            .serve("/story.json", Reply::json("{ \"format\": 1 }"));
        told(
            page,
            &USUAL,
            "story",
            &["/story.json", "has errors", "who-can-use check"],
        )
        .await?;
    }
    Ok(())
}

pub async fn a_story_with_a_slip_is_shown_and_its_author_told(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    let story = input::OFFICES.replacen("\"title\"", "\"titel\": \"A slip.\", \"title\"", 1);
    page.here.serve("/story.json", Reply::json(story));
    page.show(&format!(
        "{}<who-can-use id=\"story\" src=\"/story.json\">{FALLBACK}</who-can-use>",
        script(page)
    ))
    .await?;
    page.widget("#story").shown().await?;
    let warned = async || {
        let errors = page.errors().await?;
        let told = |error: &String| {
            error.starts_with("console.warn: who-can-use: titel (line")
                && error.contains("Did you mean \"title\"?")
        };
        Ok(if errors.iter().any(told) {
            Ok(())
        } else {
            Err(format!("{errors:?}"))
        })
    };
    page.until("the console tells of the slip", warned).await
}

pub async fn a_story_that_never_ends(page: &Page) -> Outcome {
    let reply = Reply::json(input::OFFICES);
    page.here
        .serve("/story.json", reply.clone().delivered(Delivery::Stalled))
        .serve("/other.json", reply.clone());
    input::serve_dist(&page.elsewhere)?;
    let element = |id: &str, src: &str| {
        format!(
            "<who-can-use id=\"{id}\" src=\"{src}\" loading=\"eager\">The events.</who-can-use>"
        )
    };
    let body = format!("{}{}", script(page), element("other", "/other.json"));
    page.show(&body).await?;
    // With the program there, the story alone can be late.
    page.widget("#other").shown().await?;
    let place = "customElements.get('who-can-use').timeout = 500;
        document.body.insertAdjacentHTML('beforeend', arguments[0])";
    page.run::<Value>(place, &[Value::from(element("story", "/story.json"))])
        .await?;
    let view = page
        .widget("#story")
        .until("a message shows", |view| !view.messages.is_empty())
        .await?;
    assert!(
        view.fallback && !view.drawn && view.messages.len() == 1,
        "{view:#?}"
    );
    for words in ["/story.json", "did not arrive in time", "check its server"] {
        assert!(
            view.messages[0].text.contains(words),
            "{}",
            view.messages[0].text
        );
    }
    patient(page).await?;
    page.here.serve("/story.json", reply);
    mended(page).await
}

pub async fn the_last_good_story_stays_when_the_next_fails(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    let faults = [
        ("/gone.json", Reply::not_found(), "HTTP 404"),
        (
            "/cut.json",
            Reply::json(&input::OFFICES.as_bytes()[..100]),
            "line 4",
        ),
        (
            "/down.json",
            Reply::json("").delivered(Delivery::Refused),
            "cannot be reached",
        ),
    ];
    for ((path, reply, says), moment) in faults.into_iter().zip(1..) {
        page.here.serve(path, reply);
        widget.set("src", path).await?;
        let view = widget
            .until("a message shows", |view| {
                view.messages.first().is_some_and(|message| {
                    message.text.contains(path) && message.text.contains(says)
                })
            })
            .await?;
        assert!(
            view.drawn && !view.fallback && view.messages.len() == 1,
            "{view:#?}"
        );
        let [message] = view.messages.as_slice() else {
            continue;
        };
        assert!(
            message.text.starts_with("Story not updated: "),
            "{}",
            message.text
        );
        widget.click("[part~=next]").await?;
        widget
            .until("the story goes on", |view| {
                view.matrix() == offices_at(moment)
            })
            .await?;
    }
    page.here.serve("/down.json", Reply::json(input::HARBOUR));
    widget.click("[part~=message] button").await?;
    widget
        .until("the next story shows in place of the last", |view| {
            view.messages.is_empty() && view.title.as_deref() == Some("The harbour and the ferries")
        })
        .await?;
    Ok(())
}

/// A story that is answered with this is told, and mended by the story itself.
async fn with(page: &Page, reply: Reply, cause: &str, says: &[&str]) -> Outcome {
    page.here.serve("/story.json", reply);
    told(page, &USUAL, cause, &[&["/story.json"], says].concat()).await?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    mended(page).await
}
