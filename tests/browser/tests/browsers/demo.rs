//! The demo page, as a newcomer sees it.

use browser_tests::{Outcome, Page, audit, input};

/// The room on a small phone.
const PHONE: (u32, u32) = (360, 740);

/// The room on a desk.
const DESK: (u32, u32) = (1280, 900);

pub async fn the_demo_page_shows_the_story(page: &Page) -> Outcome {
    input::serve_demo(page)?;
    page.open("/").await?;
    let view = page.widget("who-can-use").shown().await?;
    assert!(
        view.title.is_some_and(|title| !title.is_empty()),
        "the story has no title"
    );
    assert!(
        view.when.is_some_and(|when| !when.is_empty()),
        "the moment has no words"
    );
    assert!(!view.events.is_empty(), "the timeline has no event");
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// As who works on it has it from `cargo xtask serve`, where more is looked after than in what readers load.
pub async fn a_debug_build_shows_every_story_of_the_demo_page(page: &Page) -> Outcome {
    input::serve_demo_of_debug_build(page)?;
    page.open("/").await?;
    for story in [
        "#story",
        "[src$=\"browsers.json\"]",
        "[src$=\"bridge.json\"]",
    ] {
        let widget = page.widget(&format!("who-can-use{story}"));
        widget.set("loading", "eager").await?;
        widget.shown().await?;
        widget.set("moment", "start").await?;
        widget.click("[part~=next]").await?;
        widget.click("[part~=cell]").await?;
        widget
            .until("the cell is answered", |view| view.why.is_some())
            .await?;
    }
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn axe_finds_nothing_in_light(page: &Page) -> Outcome {
    audited(page, "light", DESK).await
}

pub async fn axe_finds_nothing_in_dark(page: &Page) -> Outcome {
    audited(page, "dark", DESK).await
}

pub async fn a_small_phone_scrolls_only_down(page: &Page) -> Outcome {
    input::serve_demo(page)?;
    page.open_in("/", PHONE.0, PHONE.1).await?;
    page.widget("who-can-use").shown().await?;
    let (content, room): (u32, u32) = page.run("const { scrollWidth, clientWidth } = document.documentElement; return [scrollWidth, clientWidth]", &[]).await?;
    assert!(
        content <= room,
        "the page is {content} pixels wide in a window of {room}"
    );
    Ok(())
}

/// Axe on the page in this theme, at the latest moment and with an answer open, where most is shown.
async fn audited(page: &Page, theme: &str, room: (u32, u32)) -> Outcome {
    page.prefer(theme).await?;
    input::serve_demo(page)?;
    page.open_in("/", room.0, room.1).await?;
    let widget = page.widget("who-can-use");
    widget.shown().await?;
    widget.set("theme", theme).await?;
    widget.set("moment", "end").await?;
    widget.click("[part~=cell]").await?;
    widget
        .until("the cell is answered", |view| view.why.is_some())
        .await?;
    let violations = audit::violations(page).await?;
    assert!(violations.is_empty(), "{violations:#?}");
    Ok(())
}
