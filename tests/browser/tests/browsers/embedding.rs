//! One script tag puts the element into any page.

use browser_tests::{Outcome, Page, Reply, input};
use serde_json::Value;

use crate::host::{FALLBACK, embedding, offices, offices_at, script};

pub async fn a_page_on_another_origin_shows_its_own_story(page: &Page) -> Outcome {
    let widget = offices(page, "").await?;
    let view = widget.view().await?;
    assert_eq!(
        view.title.as_deref(),
        Some("The offices and the drawing tools")
    );
    assert_eq!(
        view.matrix(),
        offices_at(5),
        "a story opens at its last moment"
    );
    assert_eq!(view.events.len(), 6);
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn without_a_source_the_built_in_story_shows(page: &Page) -> Outcome {
    embedding(page, "", FALLBACK).await?;
    let view = page.widget("#story").shown().await?;
    assert!(
        view.cells.iter().any(|cell| cell.who == "pentagon"),
        "{}",
        view.matrix()
    );
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_story_inside_the_element_shows(page: &Page) -> Outcome {
    let content = format!(
        "{FALLBACK}<script type=\"application/json\">{}</script>",
        input::OFFICES
    );
    embedding(page, "moment=\"ban\"", &content).await?;
    let view = page.widget("#story").shown().await?;
    assert_eq!(view.matrix(), offices_at(4));
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_story_given_by_a_script_shows(page: &Page) -> Outcome {
    embedding(page, "", FALLBACK).await?;
    let widget = page.widget("#story");
    widget.shown().await?;
    let give = format!(
        "document.querySelector('#story').story = {}",
        input::OFFICES
    );
    page.run::<Value>(&give, &[]).await?;
    widget
        .until("the given story shows", |view| {
            view.matrix() == offices_at(5)
        })
        .await?;
    Ok(())
}

pub async fn a_script_tag_with_a_source_is_enough(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let tag = script(page).replace(
        "<script ",
        "<script data-src=\"/story.json\" data-moment=\"ban\" ",
    );
    page.show(&format!("<p>Above</p>{tag}<p>Below</p>")).await?;
    let view = page.widget("script + who-can-use").shown().await?;
    assert_eq!(view.matrix(), offices_at(4));
    let others: u32 = page
        .run(
            "return document.querySelectorAll('who-can-use').length",
            &[],
        )
        .await?;
    assert_eq!(others, 1);
    Ok(())
}

pub async fn the_element_says_when_it_is_ready(page: &Page) -> Outcome {
    offices(page, "moment=\"ban\"").await?;
    let is_itself = "const done = arguments[0], story = document.querySelector('#story'); \
                     story.ready.then((ready) => done(ready === story), () => done(false));";
    let settled = page.driver().execute_async(is_itself, Vec::new()).await?;
    assert!(
        settled.convert::<bool>()?,
        "`ready` does not come to the element itself"
    );
    let events: Vec<Value> = page.recorded("events").await?;
    let ready = events
        .iter()
        .filter(|event| event["type"] == "who-can-use-ready");
    assert_eq!(ready.count(), 1, "{events:?}");
    Ok(())
}

pub async fn two_widgets_keep_their_own_moment(page: &Page) -> Outcome {
    two(page).await?;
    let (one, two) = (page.widget("#one"), page.widget("#two"));
    one.click("[part~=next]").await?;
    one.click("[part~=next]").await?;
    one.until("the licence is in force", |view| {
        view.matrix() == offices_at(2)
    })
    .await?;
    assert_eq!(
        two.view().await?.matrix(),
        "crew: unknown | visitors: unknown"
    );
    two.click("[part~=next]").await?;
    two.until("the ferry opens", |view| {
        view.matrix() == "crew: unknown | visitors: allowed"
    })
    .await?;
    assert_eq!(one.view().await?.matrix(), offices_at(2));
    Ok(())
}

pub async fn removing_one_widget_leaves_the_other(page: &Page) -> Outcome {
    two(page).await?;
    let two = page.widget("#two");
    page.driver()
        .execute("document.querySelector('#one').remove()", Vec::new())
        .await?;
    two.click("[part~=next]").await?;
    two.click("[part~=next]").await?;
    two.until("the storm closes the ferry", |view| {
        view.matrix() == "crew: unknown | visitors: barred"
    })
    .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_widget_that_is_moved_keeps_its_moment(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    page.driver()
        .execute(
            "document.body.append(document.querySelector('#story'))",
            Vec::new(),
        )
        .await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the licence is in force", |view| {
            view.matrix() == offices_at(2)
        })
        .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// A page with the offices' story and the harbour's, both before all events.
async fn two(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here
        .serve("/story.json", Reply::json(input::OFFICES))
        .serve("/harbour.json", Reply::json(input::HARBOUR));
    page.show(&format!(
        "{}<who-can-use id=\"one\" src=\"/story.json\" moment=\"start\">{FALLBACK}</who-can-use>\
         <who-can-use id=\"two\" src=\"/harbour.json\" moment=\"start\">{FALLBACK}</who-can-use>",
        script(page)
    ))
    .await?;
    page.widget("#one").shown().await?;
    let two = page.widget("#two");
    page.driver()
        .execute(
            "document.querySelector('#two').scrollIntoView()",
            Vec::new(),
        )
        .await?;
    two.shown().await?;
    Ok(())
}
