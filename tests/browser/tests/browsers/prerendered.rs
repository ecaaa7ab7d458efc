//! A story that was written into the page: it is there before and without scripts, and the widget takes it over.

use browser_tests::page::host_page;
use browser_tests::{Failure, Outcome, Page, Reply, Widget, input};
use serde_json::{Value, json};

use crate::host::{OFFICES_EVENTS, UNHURRIED, loaded, offices_at};

/// A page with the offices' story written in, and no script of the widget's.
async fn written<'p>(page: &'p Page, story: &str, arguments: &[&str]) -> Outcome<Widget<'p>> {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(story));
    let arguments = [&["--id", "story", "--loading", "eager"], arguments].concat();
    let element = input::rendered(story, &arguments)?;
    page.show(&format!(
        "{UNHURRIED}<p id=\"before\">Before</p>\n{element}<p id=\"after\">After</p>"
    ))
    .await?;
    Ok(page.widget("#story"))
}

/// Has the page load the widget, which looks every frame at what is shown, and waits until it is ready.
async fn taken_over(page: &Page) -> Outcome<Vec<Value>> {
    load(page).await?;
    page.until("the widget has taken over", async || {
        let ready: Vec<Value> = page.recorded("events").await?;
        let ready = ready
            .iter()
            .any(|event| event["type"] == "who-can-use-ready");
        Ok(if ready { Ok(()) } else { Err("nothing".into()) })
    })
    .await?;
    // What comes a little later would be a shift as well.
    let frames = "const done = arguments[0]; setTimeout(() => done([...new Set(window.frames_seen)].map(JSON.parse)), 300)";
    let seen = page.driver().execute_async(frames, Vec::new()).await?;
    Ok(seen.convert()?)
}

async fn load(page: &Page) -> Outcome {
    let load = r#"
        const story = document.querySelector('#story'), shadow = story.shadowRoot;
        const place = (node) => { const { x, y, width, height } = node.getBoundingClientRect(); return [x, y, width, height]; };
        window.frames_seen = [];
        const look = () => {
          const roots = [...shadow.querySelectorAll('[part=root]')].filter(({ offsetHeight }) => offsetHeight > 0);
          const all = (part) => roots.flatMap((root) => [...root.querySelectorAll(`[part=${part}]`)]);
          window.frames_seen.push(JSON.stringify({
            titles: all('title').map((title) => {
              const { color, fontFamily, fontSize } = getComputedStyle(title);
              return [title.textContent, color, fontFamily, fontSize, ...place(title)];
            }),
            parts: ['summary', 'moment', 'matrix', 'legend', 'why', 'timeline', 'event', 'cell'].map((part) => all(part).map(place)),
            scrolled: all('timeline').map(({ scrollTop }) => scrollTop),
            slot: getComputedStyle(shadow.querySelector('slot')).display,
            after: place(document.querySelector('#after')),
            page: [scrollY, document.documentElement.scrollHeight],
          }));
          requestAnimationFrame(look);
        };
        look();
        window.shifts = [];
        if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
          new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: false });
        const script = document.createElement('script');
        script.type = 'module';
        script.src = arguments[0];
        document.head.append(script);
    "#;
    let address = page.elsewhere.url("/widget/who-can-use.js");
    page.driver().execute(load, [json!(address)]).await?;
    Ok(())
}

/// What is left of what was written into the page.
async fn leftovers(page: &Page) -> Outcome<Value> {
    let left = "const { shadowRoot } = document.querySelector('#story'); \
                return [shadowRoot.querySelectorAll('[data-drawn], link, style').length, \
                        shadowRoot.querySelectorAll('[part=root]').length, shadowRoot.adoptedStyleSheets.length]";
    page.run(left, &[]).await
}

pub async fn all_of_it_can_be_read_where_no_script_runs(page: &Page) -> Outcome {
    let element = input::rendered(input::OFFICES, &["--id", "story"])?;
    page.here.serve("/quiet", Reply::html(host_page(&element)));
    // A sandbox without `allow-scripts` runs none, in every engine; the page around it can still look inside.
    page.show(
        "<iframe id=\"quiet\" sandbox=\"allow-same-origin\" src=\"/quiet\" width=\"1200\" height=\"800\"></iframe>",
    )
    .await?;
    let inside = r#"
        const inside = document.querySelector('#quiet').contentDocument, story = inside?.querySelector('#story');
        if (!story?.shadowRoot || inside.readyState !== 'complete') return null;
        const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        const all = (part) => [...story.shadowRoot.querySelectorAll(`[part=${part}]`)].filter(shown);
        const sections = [...story.querySelectorAll(':scope > section')];
        return {
          title: all('title').map((node) => node.textContent),
          events: all('event').map((node) => node.dataset.event),
          cells: all('cell').map((node) => `${node.dataset.who}/${node.dataset.what} ${node.textContent}`),
          paper: all('story').map((node) => getComputedStyle(node).backgroundColor),
          controls: ['slider', 'previous', 'next', 'play', 'search', 'arrange', 'compare', 'share', 'what-if', 'chart-switch'].flatMap(all).length,
          sections: sections.map(shown),
          reports: sections.at(-1).innerText,
        };
    "#;
    let seen: Value = page
        .until("the quiet page is there", async || {
            let seen: Option<Value> = page.run(inside, &[]).await?;
            Ok(seen.ok_or_else(|| "nothing".to_owned()))
        })
        .await?;
    assert_eq!(seen["title"], json!(["The offices and the drawing tools"]));
    let events: Vec<&str> = OFFICES_EVENTS.into_iter().chain(["return"]).collect();
    let shown = seen["events"].as_array().map(Vec::len);
    assert_eq!(shown, Some(events.len()), "{}", seen["events"]);
    assert_eq!(seen["cells"].as_array().map(Vec::len), Some(6), "{seen}");
    assert_ne!(
        seen["paper"],
        json!(["rgba(0, 0, 0, 0)"]),
        "it has its styles"
    );
    assert_eq!(seen["controls"], json!(0), "nothing that would do nothing");
    // The table is drawn already; who says so is only told in plain words.
    assert_eq!(seen["sections"], json!([false, true]));
    let reports = seen["reports"].as_str().unwrap_or_default();
    for said in ["Only in the reading room.", "The librarian", "The Gazette"] {
        assert!(reports.contains(said), "{said} is not in {reports}");
    }
    Ok(())
}

pub async fn the_widget_takes_over_in_place(page: &Page) -> Outcome {
    let widget = written(page, input::OFFICES, &[]).await?;
    let before = widget.view().await?;
    assert!(before.drawn && !before.fallback, "{before:#?}");
    assert_eq!(before.matrix(), offices_at(5));
    nothing_moves(page).await?;
    assert_eq!(leftovers(page).await?, json!([0, 1, 1]));
    assert_eq!(widget.view().await?, before);
    widget.click("[part~=previous]").await?;
    widget
        .until("the ban is in force", |view| view.matrix() == offices_at(4))
        .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_list_stays_where_it_was_scrolled_to(page: &Page) -> Outcome {
    let story = input::dist_file("stories/anthropic-and-the-government.json")?;
    written(page, &String::from_utf8_lossy(story), &[]).await?;
    let scroll = "const list = document.querySelector('#story').shadowRoot.querySelector('[part=timeline]'); \
                  list.scrollTop = arguments[0]; scrollTo(0, arguments[0] * 2); return list.scrollTop";
    // At its beginning as well: the widget on its own would go to the event that the reader stands at.
    for far in [0, 90] {
        page.open("/").await?;
        let scrolled: u32 = page.run(scroll, &[json!(far)]).await?;
        assert_eq!(scrolled, far);
        nothing_moves(page).await?;
    }
    Ok(())
}

/// Has the widget take over, and looks that no frame differs from the one before.
async fn nothing_moves(page: &Page) -> Outcome {
    let frames = taken_over(page).await?;
    let (first, others) = frames
        .split_first()
        .ok_or_else(|| Failure::new("no frame was seen"))?;
    for other in others {
        for (what, seen) in other.as_object().into_iter().flatten() {
            assert_eq!(seen, &first[what], "{what} is another after a frame");
        }
    }
    let shifts: Vec<f64> = page.run("return window.shifts", &[]).await?;
    assert_eq!(shifts, Vec::<f64>::new());
    Ok(())
}

/// Everything in a tree that a server can write: names, attributes and words, in order.
const TREE: &str = r#"
    const [root] = document.querySelector('#story').shadowRoot.querySelectorAll('[part=root]');
    // A property of these, which a server writes as the attribute it begins with.
    const placed = /^data-(from|span|bar|lanes?|rows?|lines|columns)$/;
    const given = ({ localName }, name) => name !== 'style' && !placed.test(name) && name !== 'data-drawn' && !(localName === 'input' && name === 'value');
    const tree = (node) => node instanceof Text ? node.data : [
      node.localName,
      Object.fromEntries([...node.attributes].filter(({ name }) => given(node, name)).map(({ name, value }) => [name, value])),
      node.value ?? null,
      ...[...node.childNodes].filter(({ data }) => data !== '').map(tree),
    ];
    root.normalize();
    return tree(root);
"#;

pub async fn the_widget_draws_what_was_drawn(page: &Page) -> Outcome {
    for arguments in [
        &[][..],
        &["--moment", "ban", "--view", "matrix"],
        &["--bookmark", "moment=licence&cell=library.pen"],
        &["--moment", "2026-02-10", "--lang", "ar"],
    ] {
        written(page, input::OFFICES, arguments).await?;
        let before: Value = page.run(TREE, &[]).await?;
        taken_over(page).await?;
        let after: Value = page.run(TREE, &[]).await?;
        assert_eq!(after, before, "{arguments:?}");
    }
    Ok(())
}

pub async fn what_the_reader_has_done_so_far_stays_done(page: &Page) -> Outcome {
    page.resize(1280, 420).await?;
    let widget = written(page, input::OFFICES, &["--src", "/story.json"]).await?;
    let act = r#"
        const { shadowRoot } = document.querySelector('#story');
        const one = (part) => shadowRoot.querySelector(`[part=${part}]`);
        const list = one('timeline');
        list.style.maxBlockSize = '6em';
        list.scrollTop = 40;
        one('arrange').open = true;
        one('search').value = 'library';
        scrollTo(0, 60);
        const text = one('summary').firstChild;
        one('compare').focus({ preventScroll: true });
        getSelection().setBaseAndExtent(text, 2, text, 6);
    "#;
    page.driver().execute(act, Vec::new()).await?;
    taken_over(page).await?;
    widget
        .until("what was looked for is looked for", |view| {
            view.events.len() < 6
        })
        .await?;
    let kept = r#"
        const { shadowRoot } = document.querySelector('#story');
        const one = (part) => shadowRoot.querySelector(`[part=${part}]`);
        return [one('arrange').open, one('search').value, scrollY, shadowRoot.activeElement?.getAttribute('part'), getSelection().toString()];
    "#;
    let kept: Value = page.run(kept, &[]).await?;
    assert_eq!(kept, json!([true, "library", 60, "compare", "town"]));
    Ok(())
}

pub async fn what_was_pressed_before_the_widget_was_there_is_done_then(page: &Page) -> Outcome {
    let widget = written(page, input::OFFICES, &["--src", "/held.json"]).await?;
    page.here.serve("/held.json", Reply::not_found());
    load(page).await?;
    // The story is not there: the widget says so, and all that was drawn can still be pressed.
    widget
        .until("it says what is missing", |view| !view.messages.is_empty())
        .await?;
    loaded(page, &["takeover"]).await?;
    widget.click("[part=previous]").await?;
    page.here.serve("/held.json", Reply::json(input::OFFICES));
    widget.click("[part=retry]").await?;
    widget
        .until("the ban is in force", |view| view.matrix() == offices_at(4))
        .await?;
    Ok(())
}

pub async fn an_earlier_story_is_drawn_anew(page: &Page) -> Outcome {
    let widget = written(page, input::HARBOUR, &["--src", "/story.json"]).await?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let focus = "document.querySelector('#story').shadowRoot.querySelector('[part=cell][tabindex=\"0\"]').focus()";
    page.driver().execute(focus, Vec::new()).await?;
    taken_over(page).await?;
    let view = widget.view().await?;
    assert_eq!(view.matrix(), offices_at(5));
    assert_eq!(leftovers(page).await?, json!([0, 1, 1]));
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_story_in_another_language_is_taken_over_in_it(page: &Page) -> Outcome {
    let widget = written(page, input::OFFICES, &["--lang", "de"]).await?;
    let before = widget.view().await?;
    assert!(
        before
            .words
            .as_deref()
            .is_some_and(|words| words.starts_with("Nach „The offices appeal“")),
        "{:?}",
        before.words
    );
    nothing_moves(page).await?;
    assert_eq!(widget.view().await?, before);
    Ok(())
}

pub async fn a_widget_that_does_not_come_leaves_what_was_drawn(page: &Page) -> Outcome {
    let widget = written(page, input::OFFICES, &[]).await?;
    page.elsewhere.serve(
        "/widget/who-can-use.wasm",
        Reply::not_found().for_every_origin(),
    );
    load(page).await?;
    let view = widget
        .until("it says what is missing", |view| !view.messages.is_empty())
        .await?;
    assert!(view.drawn && !view.fallback, "{view:#?}");
    assert_eq!(view.matrix(), offices_at(5));
    Ok(())
}

/// The policy under which the element must work, with no style in the page.
const STRICT: &str = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

pub async fn a_strict_policy_is_kept_with_a_stylesheet_of_its_own(page: &Page) -> Outcome {
    input::serve_dist(&page.here)?;
    let element = input::rendered(
        input::OFFICES,
        &[
            "--id",
            "story",
            "--loading",
            "eager",
            "--script",
            "/widget/who-can-use.js",
            "--stylesheet",
            "/widget/who-can-use.css",
        ],
    )?;
    page.here
        .serve("/", Reply::html(host_page(&element)).policy(STRICT));
    page.open("/").await?;
    let widget = page.widget("#story");
    page.until("the widget has taken over", async || {
        let left = leftovers(page).await?;
        Ok(if left == json!([0, 1, 1]) {
            Ok(())
        } else {
            Err(left.to_string())
        })
    })
    .await?;
    assert_eq!(widget.view().await?.matrix(), offices_at(5));
    assert_eq!(
        page.recorded::<Vec<String>>("violations").await?,
        Vec::<String>::new()
    );
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn an_element_that_was_drawn_can_be_moved_and_cloned(page: &Page) -> Outcome {
    let widget = written(page, input::OFFICES, &["--moment", "ban"]).await?;
    let shuffle = "const story = document.querySelector('#story'), copy = story.cloneNode(true); copy.id = 'copy'; \
                   document.body.append(story, copy);";
    page.driver().execute(shuffle, Vec::new()).await?;
    taken_over(page).await?;
    assert_eq!(widget.view().await?.matrix(), offices_at(4));
    let copy = page.widget("#copy").shown().await?;
    assert_eq!(copy.matrix(), offices_at(4));
    // Taken away and put back later, it is drawn once more.
    let away = "const story = document.querySelector('#story'); story.remove(); setTimeout(() => document.body.prepend(story), 50)";
    page.driver().execute(away, Vec::new()).await?;
    page.until("it is back", async || {
        let back: bool = page
            .run("return document.body.firstElementChild.id === 'story'", &[])
            .await?;
        Ok(if back { Ok(()) } else { Err("away".into()) })
    })
    .await?;
    assert_eq!(widget.shown().await?.matrix(), offices_at(4));
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn paper_has_all_of_it(page: &Page) -> Outcome {
    written(page, input::OFFICES, &["--theme", "dark"]).await?;
    // No driver prints in every engine to what could be looked at: the rules for paper are applied to the screen.
    let on_paper = r#"
        const { shadowRoot } = document.querySelector('#story');
        for (const { sheet } of shadowRoot.querySelectorAll('style'))
          for (const rule of sheet.cssRules) if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
        const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        const all = (part) => [...shadowRoot.querySelectorAll(`[part=${part}]`)].filter(shown);
        const [list] = all('timeline');
        return {
          whole: getComputedStyle(list).overflowY,
          events: all('event').length,
          cells: all('cell').length,
          controls: ['slider', 'previous', 'next', 'play', 'share'].flatMap(all).length,
          paper: getComputedStyle(all('story')[0]).backgroundColor,
        };
    "#;
    let seen: Value = page.run(on_paper, &[]).await?;
    let expected = json!({ "whole": "visible", "events": 6, "cells": 6, "controls": 0, "paper": "rgb(255, 255, 255)" });
    assert_eq!(seen, expected);
    Ok(())
}
