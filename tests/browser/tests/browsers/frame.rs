//! The page for a frame: a story where a site keeps neither scripts nor unknown tags, as tall as it needs to be.

use browser_tests::{Outcome, Page, Reply, input};
use serde_json::Value;
use thirtyfour::By;

use crate::host::offices_at;

/// What newsrooms' pages do with heights, and a record of all that they are told.
const LISTENER: &str = "<script>window.told = [];
  addEventListener('message', ({ data, source }) => {
    told.push(data);
    for (const height of Object.values(data['datawrapper-height'] ?? {}))
      for (const frame of document.querySelectorAll('iframe'))
        if (frame.contentWindow === source) frame.style.height = `${height}px`;
  });</script>";

pub async fn a_frame_becomes_as_tall_as_its_story(page: &Page) -> Outcome {
    let src = "src=story.json&moment=ban&theme=dark&childId=story-1";
    framed(page, src, LISTENER, "frame.html").await?;
    let widget = page.widget("who-can-use");
    let view = widget.shown().await?;
    assert_eq!(view.matrix(), offices_at(4));
    nothing_scrolls(page).await?;
    let title: String = page.run("return document.title", &[]).await?;
    assert_eq!(title, "The offices and the drawing tools");
    let theme = "return document.querySelector('who-can-use').getAttribute('theme')";
    assert_eq!(page.run::<String>(theme, &[]).await?, "dark");

    let before = height(page).await?;
    widget.click("[data-who=library][data-what=pen]").await?;
    widget
        .until("the cell says why", |view| view.why.is_some())
        .await?;
    page.until("there is room for the answer", async || {
        let now = height(page).await?;
        Ok(if now > before {
            Ok(())
        } else {
            Err(now.to_string())
        })
    })
    .await?;
    nothing_scrolls(page).await?;

    let exact = height(page).await?;
    page.driver().enter_default_frame().await?;
    let told: Vec<Value> = page.run("return told", &[]).await?;
    let last = |is: &dyn Fn(&&Value) -> bool| told.iter().rfind(is).cloned();
    let object = last(&|told| told.is_object()).unwrap_or_default();
    assert_eq!(object["sentinel"], "amp");
    assert_eq!(object["type"], "embed-size");
    assert_eq!(object["height"], exact);
    assert_eq!(
        last(&|told| told.is_string()),
        Some(Value::from(format!(
            "pymxPYMxstory-1xPYMxheightxPYMx{exact}"
        )))
    );
    Ok(())
}

pub async fn a_frame_that_nobody_listens_to_scrolls(page: &Page) -> Outcome {
    framed(page, "src=story.json&lang=ar", "", "frame.html").await?;
    let widget = page.widget("who-can-use");
    widget.shown().await?;
    let scrolls: bool = page
        .run(
            "return document.documentElement.scrollHeight > innerHeight && !document.querySelector('.whole')",
            &[],
        )
        .await?;
    assert!(scrolls);
    // On a phone the answer comes up over what is read.
    widget.click("[data-who=library][data-what=pen]").await?;
    let view = widget
        .until("the cell says why", |view| view.why.is_some())
        .await?;
    assert!(view.drawn);
    Ok(())
}

pub async fn a_frame_shows_stories_of_its_own_site_and_of_those_it_names(page: &Page) -> Outcome {
    page.here.serve(
        "/story.json",
        Reply::json(input::OFFICES).for_every_origin(),
    );
    let foreign = page.here.url("/story.json");
    let refused = [
        foreign.as_str(),
        "javascript:void(window.run=true)",
        "data:application/json,{}",
        "blob:null/story",
        "http://",
        "\"><img src=x onerror=window.run=true>",
    ];
    for src in refused {
        let query = format!("src={}", percent_encoded(src));
        framed(page, &query, LISTENER, "frame.html").await?;
        let said = page
            .until("the frame says what is wrong", async || {
                let said = "return [...document.querySelectorAll('[role=alert]')].map((alert) => alert.textContent).join() \
                            || document.querySelector('who-can-use')?.shadowRoot.querySelector('[role=alert]')?.textContent || ''";
                let said: String = page.run(said, &[]).await?;
                Ok(if said.is_empty() { Err(said) } else { Ok(said) })
            })
            .await?;
        assert!(said.starts_with("Story not shown"), "{src}: {said}");
        let harm = "return [document.images.length, document.scripts.length, 'run' in window]";
        assert_eq!(
            page.run::<Value>(harm, &[]).await?,
            serde_json::json!([0, 1, false]),
            "{src}"
        );
    }
    assert!(
        page.here
            .requests()
            .iter()
            .all(|request| request.path != "/story.json")
    );

    let frame = String::from_utf8_lossy(input::dist_file("frame.html")?);
    let named = format!(
        "name=\"story-sites\" content=\"https://a.example {}\"",
        page.here.url("")
    );
    let naming = frame.replace("name=\"story-sites\" content=\"\"", &named);
    assert_ne!(frame, naming);
    page.elsewhere
        .serve("/widget/naming.html", Reply::html(naming));
    let query = format!("src={}", percent_encoded(&foreign));
    framed(page, &query, LISTENER, "naming.html").await?;
    assert_eq!(
        page.widget("who-can-use").shown().await?.matrix(),
        offices_at(5)
    );
    Ok(())
}

/// Opens a page with a frame from another site, in the strictest sandbox that lets scripts run, and goes into it.
async fn framed(page: &Page, query: &str, listener: &str, name: &str) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.elsewhere.serve(
        "/widget/story.json",
        Reply::json(input::OFFICES).for_every_origin(),
    );
    let address = page.elsewhere.url(&format!("/widget/{name}?{query}"));
    let frame = format!(
        "<iframe id=\"frame\" title=\"A story\" sandbox=\"allow-scripts\" src=\"{}\" \
         style=\"width: 22rem; height: 30rem; border: 0\"></iframe>",
        address.replace('&', "&amp;")
    );
    page.show(&format!("{listener}{frame}")).await?;
    Ok(page
        .driver()
        .find(By::Id("frame"))
        .await?
        .enter_frame()
        .await?)
}

/// The height of what is in the frame, which is open.
async fn height(page: &Page) -> Outcome<u32> {
    let exact = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
    page.run(exact, &[]).await
}

/// Waits until the frame has room for all that is in it.
async fn nothing_scrolls(page: &Page) -> Outcome {
    page.until("nothing in the frame scrolls", async || {
        let whole = "const { scrollHeight, clientHeight, className } = document.documentElement; \
                     return [scrollHeight, clientHeight, innerHeight, className]";
        let (content, room, window, class): (u32, u32, u32, String) = page.run(whole, &[]).await?;
        let fits = content == room && height(page).await? == window && class == "whole";
        Ok(if fits {
            Ok(())
        } else {
            Err(format!("{content} in {room}, {class}"))
        })
    })
    .await
}

fn percent_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
