//! The chart by keys, wheel and fingers, and in both writing directions.

use browser_tests::{Outcome, Page, Widget};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::host::offices;

/// What a test reads of the chart and does to it, with `root` for the element's shadow root.
const TOOLS: &str = "
    const root = document.querySelector('#story').shadowRoot;
    const plot = root.querySelector('.plot'), area = root.querySelector('.axis').getBoundingClientRect();
    const at = (share) => ({ clientX: area.left + area.width * share, clientY: area.top + 5 });
    const told = { bubbles: true, composed: true, cancelable: true };
    const wheel = (share, deltaY, ctrlKey) => !plot.dispatchEvent(new WheelEvent('wheel', { ...told, ...at(share), deltaY, ctrlKey }));
    const finger = (type, pointerId, share) =>
        plot.dispatchEvent(new PointerEvent(type, { ...told, ...at(share), pointerId, pointerType: 'touch' }));
    const click = (mark) => mark.dispatchEvent(new MouseEvent('click', { ...told, detail: 1 }));
";

async fn run(page: &Page, script: &str) -> Outcome<Value> {
    page.run(&format!("{TOOLS}{script}"), &[]).await
}

/// The marks on the axis from its beginning, with what is seen of it: `trial licence … zoomed`.
async fn until(page: &Page, what: &str, expected: impl Fn(&str) -> bool) -> Outcome {
    let look = "const marks = [...root.querySelectorAll('[data-zone=axis] .chart-mark')].map((mark) => mark.dataset.event);
        const zoomed = root.querySelector('[part~=zoom-out]').getAttribute('aria-disabled') === 'false';
        return [...marks, zoomed ? 'zoomed' : 'whole'].join(' ')";
    page.until(what, async || {
        let seen = run(page, look).await?;
        let seen = seen.as_str().unwrap_or_default().to_owned();
        Ok(if expected(&seen) { Ok(()) } else { Err(seen) })
    })
    .await
}

const ALL: &str = "trial licence request ban appeal whole";

async fn opened(page: &Page) -> Outcome<Widget<'_>> {
    let widget = offices(page, "moment=\"licence\"").await?;
    run(
        page,
        "[...root.querySelectorAll('.chart-switch')].find((button) => button.offsetParent).click()",
    )
    .await?;
    // Its marks are there before it is opened, with no places yet.
    holds(
        page,
        "the chart is open",
        "return (root.querySelector('.chart-mark')?.offsetParent ?? null) !== null",
    )
    .await?;
    until(page, "the chart shows all events", |seen| seen == ALL).await?;
    Ok(widget)
}

/// Waits until what a script gives is true.
async fn holds(page: &Page, what: &str, script: &str) -> Outcome {
    page.until(what, async || {
        let seen = run(page, script).await?;
        Ok(if seen == json!(true) {
            Ok(())
        } else {
            Err(seen.to_string())
        })
    })
    .await
}

async fn focused(page: &Page, event: &str) -> Outcome {
    page.until(&format!("{event} has the focus"), async || {
        let seen = run(page, "return root.activeElement?.dataset.event ?? ''").await?;
        Ok(if seen == json!(event) {
            Ok(())
        } else {
            Err(seen.to_string())
        })
    })
    .await
}

pub async fn keys_walk_zoom_and_open(page: &Page) -> Outcome {
    let widget = opened(page).await?;
    widget.focus(".chart-mark[tabindex='0']").await?;
    focused(page, "licence").await?;
    for (key, event) in [
        (Key::Right, "request"),
        (Key::Left, "licence"),
        (Key::Home, "trial"),
        (Key::End, "return"),
        (Key::Left, "appeal"),
    ] {
        page.press(&[key]).await?;
        focused(page, event).await?;
    }
    page.press(&[Key::Add]).await?;
    until(page, "the chart is zoomed in", |seen| {
        seen.ends_with("zoomed") && seen != ALL
    })
    .await?;
    page.press(&[Key::NumPad0]).await?;
    until(page, "the chart shows all again", |seen| seen == ALL).await?;
    // The focus is still on a mark, and Enter opens it.
    page.press(&[Key::Home, Key::Right, Key::Right, Key::Right])
        .await?;
    focused(page, "ban").await?;
    page.press(&[Key::Enter]).await?;
    let told = |words: &str| words.contains("The town bars the pen");
    widget
        .until("the ban is open", |view| {
            view.moment == Some(4) && view.why.as_deref().is_some_and(told)
        })
        .await?;
    Ok(())
}

pub async fn the_wheel_zooms_with_control_and_scrolls_the_page_without(page: &Page) -> Outcome {
    opened(page).await?;
    let taken = run(page, "return wheel(0.1, -100, false)").await?;
    assert_eq!(taken, json!(false), "a plain wheel is the page's");
    until(page, "nothing is zoomed", |seen| seen == ALL).await?;
    let taken = run(page, "return [1, 2, 3].every(() => wheel(0.1, -100, true))").await?;
    assert_eq!(taken, json!(true), "the browser's own zoom would come too");
    until(page, "the beginning is seen closer", |seen| {
        seen.starts_with("trial") && seen.ends_with("zoomed") && !seen.contains("appeal")
    })
    .await?;
    run(
        page,
        "return [1, 2, 3, 4, 5].every(() => wheel(0.1, 100, true))",
    )
    .await?;
    until(page, "all is seen again", |seen| seen == ALL).await
}

pub async fn two_fingers_zoom_and_one_pans(page: &Page) -> Outcome {
    opened(page).await?;
    run(
        page,
        "finger('pointerdown', 1, 0.2); finger('pointerdown', 2, 0.4);
         finger('pointermove', 2, 0.8); finger('pointerup', 2, 0.8); finger('pointerup', 1, 0.2)",
    )
    .await?;
    until(page, "what is under the fingers is seen closer", |seen| {
        seen.ends_with("zoomed") && !seen.contains("appeal") && !seen.contains("ban")
    })
    .await?;
    run(
        page,
        "finger('pointerdown', 3, 0.95); finger('pointermove', 3, 0.5);
         finger('pointermove', 3, 0); finger('pointermove', 3, -1); finger('pointerup', 3, -1)",
    )
    .await?;
    until(page, "the end is seen", |seen| {
        seen.contains("appeal") && !seen.contains("trial")
    })
    .await
}

pub async fn what_ends_a_drag_is_no_click(page: &Page) -> Outcome {
    let widget = opened(page).await?;
    run(
        page,
        "const mark = root.querySelector('.chart-mark[data-event=ban]');
         finger('pointerdown', 1, 0.7); finger('pointermove', 1, 0.5); finger('pointerup', 1, 0.5); click(mark)",
    )
    .await?;
    assert_eq!(widget.view().await?.moment, Some(2));
    run(
        page,
        "finger('pointerdown', 2, 0.7); finger('pointerup', 2, 0.7); click(root.querySelector('.chart-mark[data-event=ban]'))",
    )
    .await?;
    widget
        .until("a click opens it", |view| view.moment == Some(4))
        .await?;
    Ok(())
}

pub async fn the_axis_mirrors_with_the_page(page: &Page) -> Outcome {
    let widget = opened(page).await?;
    let left = "const left = (event) => root.querySelector(`.chart-mark[data-event=${event}]`).getBoundingClientRect().left;";
    let forward = format!("{left} return left('trial') < left('appeal')");
    let mirrored = format!("{left} return left('trial') > left('appeal')");
    holds(page, "the axis begins on the left", &forward).await?;
    run(page, "document.documentElement.dir = 'rtl'").await?;
    holds(page, "the axis begins on the right", &mirrored).await?;
    widget.focus(".chart-mark[tabindex='0']").await?;
    page.press(&[Key::Left]).await?;
    focused(page, "request").await
}
