//! A story that cannot be had or read: the page says what is wrong with it, and where.

use browser_tests::reply::Delivery;
use browser_tests::{Origin, Outcome, Page, Reply, input};

use crate::fault::{Host, USUAL, told};
use crate::host::{FALLBACK, offices_at, script};

pub async fn a_story_that_is_not_there(page: &Page) -> Outcome {
    told(page, &USUAL, &["/story.json", "404"]).await
}

pub async fn a_story_whose_server_is_down(page: &Page) -> Outcome {
    let address = Origin::start().await?.url("/story.json");
    let attributes = format!("src=\"{address}\"");
    told(
        page,
        &Host {
            attributes: &attributes,
            ..USUAL
        },
        &[&address],
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
        &Host {
            attributes: &attributes,
            ..USUAL
        },
        &[&address, "Access-Control-Allow-Origin"],
    )
    .await
}

pub async fn a_story_that_is_not_json(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::json("{ \"format\": 1,\n  \"title\": oops }"),
    );
    told(page, &USUAL, &["/story.json", "line 2"]).await
}

pub async fn a_story_that_is_a_web_page(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::html("<!doctype html><title>Home</title>"),
    );
    told(page, &USUAL, &["/story.json", "web page"]).await
}

pub async fn a_story_that_ends_half_way(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::json(input::OFFICES).delivered(Delivery::Truncated),
    );
    told(page, &USUAL, &["/story.json"]).await
}

pub async fn a_story_of_another_format(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::json(input::OFFICES.replace("\"format\": 1", "\"format\": 7")),
    );
    told(page, &USUAL, &["/story.json", "format", "7"]).await
}

pub async fn a_story_with_unknown_ids(page: &Page) -> Outcome {
    let story = input::OFFICES.replace(
        "\"who\": \"school\", \"what\": \"brush\"",
        "\"who\": \"scool\", \"what\": \"brush\"",
    );
    page.here.serve("/story.json", Reply::json(story));
    told(
        page,
        &USUAL,
        &["/story.json", "events[2].changes[0].who", "scool"],
    )
    .await
}

pub async fn a_story_inside_the_element_that_is_not_json(page: &Page) -> Outcome {
    let inline = "<script type=\"application/json\">{ \"format\": 1,\n  \"title\": oops }</script>";
    told(
        page,
        &Host {
            attributes: "",
            inline,
            ..USUAL
        },
        &["line 2"],
    )
    .await
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

pub async fn a_story_that_was_mended_shows_after_a_retry(page: &Page) -> Outcome {
    told(page, &USUAL, &["/story.json"]).await?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let widget = page.widget("#story");
    widget.click("[part~=message] button").await?;
    let view = widget.shown().await?;
    assert_eq!(view.matrix(), offices_at(5));
    Ok(())
}
