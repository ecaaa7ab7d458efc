//! A long story: what is in sight of it is drawn as readers scroll and walk, and all of it where it is taken away.

use browser_tests::{Failure, Outcome, Page, Reply, Widget};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::host::embedding;
use crate::sharing::{downloaded, record};

const ROWS: usize = 120;
const COLUMNS: usize = 24;
const EVENTS: usize = 2000;

/// What is drawn: the numbers of rows, columns and events, and how many nodes that takes.
const DRAWN: &str = "const root = document.querySelector('#story').shadowRoot;
    const numbers = (selector, name) => [...new Set([...root.querySelectorAll(selector)].map((node) => Number(node.dataset[name].slice(1))))];
    return { rows: numbers('.access tbody .cell', 'who'), columns: numbers('.access tbody .cell', 'what'),
             events: numbers('.events .event', 'event'), nodes: root.querySelectorAll('*').length,
             at: root.querySelector('.timeline').scrollTop, high: root.querySelector('.scroll').scrollHeight, long: root.querySelector('.timeline').scrollHeight };";

/// The words in a picture's long lines that run out of it, or into the signs of their neighbours, which stand up to 19
/// pixels before words.
const OVERLAPPING: &str = "const picture = new DOMParser().parseFromString(arguments[0], 'image/svg+xml').documentElement;
    document.body.append(picture);
    const lines = Map.groupBy(picture.querySelectorAll('text'), (text) => text.getAttribute('y'));
    const end = picture.viewBox.baseVal.width;
    const over = (texts) => {
      const boxes = [...texts].map((text) => [text.getBBox(), text.textContent]).sort(([one], [other]) => one.x - other.x);
      return boxes.filter(([{ x, width }], nth) => x + width > (boxes[nth + 1] ? boxes[nth + 1][0].x - 19 : end)).map(([, words]) => words);
    };
    const overlapping = [...lines.values()].filter(({ length }) => length > 9).flatMap(over);
    picture.remove();
    return overlapping.slice(0, 9);";

fn story() -> String {
    let entries = |prefix: &str, count: usize| -> Vec<Value> {
        let entry =
            |nth| json!({ "id": format!("{prefix}{nth}"), "name": format!("{prefix} {nth}") });
        (0..count).map(entry).collect()
    };
    let event = |nth: usize| {
        let change = json!({ "who": format!("w{}", nth % ROWS), "what": format!("t{}", nth % COLUMNS), "access": "allowed" });
        json!({ "id": format!("e{nth}"), "title": format!("Event {nth}"), "when": (1000 + nth / 2).to_string(), "changes": [change] })
    };
    let events: Vec<Value> = (0..EVENTS).map(event).collect();
    let who = entries("w", ROWS);
    json!({ "format": 1, "title": "Long", "who": who, "what": entries("t", COLUMNS), "events": events })
        .to_string()
}

async fn shown<'p>(page: &'p Page) -> Outcome<Widget<'p>> {
    page.here.serve("/long.json", Reply::json(story()));
    embedding(page, "src=\"/long.json\"", "").await?;
    let widget = page.widget("#story");
    widget.shown().await?;
    Ok(widget)
}

/// Waits until what is drawn is as it should be.
async fn drawn(page: &Page, what: &str, holds: impl Fn(&Value) -> bool) -> Outcome<Value> {
    let look = async || {
        let drawn: Value = page.run(DRAWN, &[]).await?;
        Ok(if holds(&drawn) {
            Ok(drawn)
        } else {
            Err(drawn.to_string())
        })
    };
    page.until(what, look).await
}

fn has(drawn: &Value, list: &str, number: usize) -> bool {
    let numbers = drawn[list].as_array().into_iter().flatten();
    numbers
        .into_iter()
        .any(|known| known.as_u64() == Some(number as u64))
}

pub async fn what_is_scrolled_to_is_drawn_and_what_is_left_is_not(page: &Page) -> Outcome {
    shown(page).await?;
    let first = drawn(page, "the first rows are drawn", |drawn| {
        has(drawn, "rows", 0)
    })
    .await?;
    let few = |drawn: &Value| drawn["nodes"].as_u64().is_some_and(|nodes| nodes < 6000);
    assert!(few(&first), "{first}");
    // The timeline has come to the current event by itself.
    drawn(page, "the timeline stands at its end", |drawn| {
        drawn["at"].as_f64().is_some_and(|at| at > 0.0)
    })
    .await?;
    let scroll = "const root = document.querySelector('#story').shadowRoot;
        for (const [selector, along] of [['.scroll', 1], ['.timeline', 0.5]]) {
          const node = root.querySelector(selector);
          node.scrollTo((node.scrollWidth - node.clientWidth) * along, (node.scrollHeight - node.clientHeight) * along);
        }";
    page.run::<Value>(&format!("{scroll} return null"), &[])
        .await?;
    let there = drawn(
        page,
        "the last rows and the middle events are drawn",
        |drawn| {
            has(drawn, "rows", ROWS - 1)
                && has(drawn, "columns", COLUMNS - 1)
                && has(drawn, "events", EVENTS / 2)
        },
    )
    .await?;
    assert!(few(&there) && !has(&there, "rows", ROWS / 2), "{there}");
    for size in ["high", "long"] {
        let [before, after] =
            [&first, &there].map(|drawn| drawn[size].as_f64().unwrap_or_default());
        assert!(
            (before - after).abs() <= before / 1000.0,
            "{size}: {before} and {after}: a gap is not as high as its lines"
        );
    }
    Ok(())
}

pub async fn the_keyboard_goes_to_the_far_end_and_is_seen(page: &Page) -> Outcome {
    let widget = shown(page).await?;
    widget.focus("td[tabindex='0']").await?;
    let end = page.driver().action_chain().key_down(Key::Control);
    let end = end.key_down(Key::End).key_up(Key::End);
    end.key_up(Key::Control).perform().await?;
    let last = format!("w{}/t{}", ROWS - 1, COLUMNS - 1);
    widget
        .until("the last cell has the focus", |view| {
            view.focused_cell().as_deref() == Some(last.as_str())
        })
        .await?;
    // How much of the cell is seen, of its height and of its width, and whether the rows before it are drawn: rows
    // that are exchanged must not take it out of sight again.
    let places = "const root = document.querySelector('#story').shadowRoot;
        const [cell, scroll] = [root.activeElement, root.querySelector('.scroll')].map((node) => node.getBoundingClientRect());
        const seen = (from, to) => Math.round(Math.min(cell[to], scroll[to]) - Math.max(cell[from], scroll[from]));
        return [seen('top', 'bottom') * 2 - Math.round(cell.height), seen('left', 'right') * 2 - Math.round(cell.width), root.querySelector(`[data-who=${arguments[0]}]`) !== null]";
    let before = json!(format!("w{}", ROWS - 5));
    page.until("more than half of it is in sight, under others", async || {
        let (height, width, drawn): (i32, i32, bool) =
            page.run(places, std::slice::from_ref(&before)).await?;
        Ok(if height > 0 && width > 0 && drawn {
            Ok(())
        } else {
            Err(format!(
                "{height} of its height, {width} of its width; the row before it is drawn: {drawn}"
            ))
        })
    })
    .await?;
    // The focus stays with its cell while the reader scrolls away from it.
    let away = "document.querySelector('#story').shadowRoot.querySelector('.scroll').scrollTo(0, 0); return null";
    page.run::<Value>(away, &[]).await?;
    drawn(page, "the first rows are drawn", |drawn| {
        has(drawn, "rows", 0)
    })
    .await?;
    let view = widget.view().await?;
    assert_eq!(view.focused_cell(), Some(last));
    Ok(())
}

pub async fn the_picture_of_it_is_whole(page: &Page) -> Outcome {
    let widget = shown(page).await?;
    record(page).await?;
    let file = downloaded(page, &widget, "svg").await?;
    let text = file["text"].as_str().unwrap_or_default();
    let missing = (0..ROWS).find(|row| !text.contains(&format!(">w {row}<")));
    if let Some(row) = missing {
        return Err(Failure::new(format!("row {row} is not in the picture")));
    }
    let overlapping: Vec<String> = page.run(OVERLAPPING, &[json!(text)]).await?;
    assert!(overlapping.is_empty(), "words overlap: {overlapping:?}");
    drawn(page, "only what is in sight is drawn again", |drawn| {
        !has(drawn, "rows", ROWS / 2)
    })
    .await?;
    Ok(())
}

pub async fn another_size_of_it_is_no_error_to_the_page(page: &Page) -> Outcome {
    let widget = shown(page).await?;
    let open = "const closed = document.querySelector('#story').shadowRoot.querySelectorAll('[part=chart-switch][aria-expanded=false]');
        for (const control of closed) if (control.checkVisibility()) control.click();
        return null";
    page.run::<Value>(open, &[]).await?;
    // In each frame another, over all widths at which it is laid out in another way.
    let resize = "const done = arguments[0], story = document.querySelector('#story');
        let width = 1200;
        const next = () => {
          story.style.width = `${width -= 37}px`;
          story.style.fontSize = `${16 + (width % 5)}px`;
          requestAnimationFrame(width > 300 ? next : () => setTimeout(done, 100));
        };
        next();";
    page.driver().execute_async(resize, Vec::new()).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    assert!(widget.view().await?.drawn);
    Ok(())
}
