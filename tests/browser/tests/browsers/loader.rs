//! The script tag keeps what it promises: it loads what is needed, when it is needed, once; and its element stays
//! itself wherever a page's scripts put it.

use browser_tests::{Outcome, Page, Reply, input, page::host_page};
use serde_json::{Value, json};

use crate::host::{FALLBACK, offices, offices_at, script};

const LOADER: &str = "/widget/who-can-use.js";

/// What parts the element from the reader.
const FAR: &str = "<p style=\"height: 5000px\">Far above the story.</p>";

pub async fn a_second_copy_of_the_same_version_goes_unnoticed(page: &Page) -> Outcome {
    let same = |_: &str, copy: String| copy;
    second(page, same).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_second_copy_of_another_version_is_told_and_the_first_stays(page: &Page) -> Outcome {
    let other = |first: &str, copy: String| copy.replace(&format!("\"{first}\""), "\"99.0.0\"");
    let first = second(page, other).await?;
    let said: Vec<String> = page.recorded("errors").await?;
    let address = page.here.url("/copy/who-can-use.js");
    let expected = format!(
        "console.warn: who-can-use {first} is here already: 99.0.0 from {address} is not used."
    );
    assert_eq!(said, [expected]);
    let version: String = page
        .run("return customElements.get('who-can-use').version", &[])
        .await?;
    assert_eq!(version, first);
    Ok(())
}

/// Loads another copy of the loader beside the first, and sees that the widget goes on. Gives the first's version.
async fn second(page: &Page, change: impl FnOnce(&str, String) -> String) -> Outcome<String> {
    let widget = offices(page, "moment=\"start\"").await?;
    let version: String = page
        .run("return customElements.get('who-can-use').version", &[])
        .await?;
    let copy = String::from_utf8_lossy(input::dist_file("who-can-use.js")?).into_owned();
    page.here.serve(
        "/copy/who-can-use.js",
        Reply::file("who-can-use.js", change(&version, copy)),
    );
    let load = "const done = arguments[0], script = document.createElement('script');
        Object.assign(script, { type: 'module', src: '/copy/who-can-use.js', onload: () => done(true), onerror: () => done(false) });
        document.head.append(script);";
    let loaded = page.driver().execute_async(load, Vec::new()).await?;
    assert!(loaded.convert::<bool>()?, "the copy does not load");
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    let wasm = |path: &&String| path.ends_with(".wasm");
    assert_eq!(
        asked(page).iter().filter(wasm).count(),
        1,
        "the wasm comes once"
    );
    Ok(version)
}

pub async fn two_elements_share_one_wasm(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let element = |id: &str| {
        format!(
            "<who-can-use id=\"{id}\" src=\"/story.json\" loading=\"eager\">{FALLBACK}</who-can-use>"
        )
    };
    page.show(&format!(
        "{}{}{}",
        script(page),
        element("one"),
        element("two")
    ))
    .await?;
    page.widget("#one").shown().await?;
    page.widget("#two").shown().await?;
    let mut paths = asked(page);
    paths.sort();
    assert_eq!(
        paths,
        [
            "/widget/who-can-use-widget.js",
            LOADER,
            "/widget/who-can-use.wasm"
        ]
    );
    Ok(())
}

pub async fn nothing_but_the_loader_comes_until_the_reader_is_near(page: &Page) -> Outcome {
    let content = format!("{FALLBACK}</who-can-use><who-can-use id=\"near\">");
    far(page, "", &content).await?;
    // Another element that is near has come all the way: this one has had its time.
    page.driver()
        .execute(
            "document.body.prepend(document.querySelector('#near'))",
            Vec::new(),
        )
        .await?;
    page.widget("#near").shown().await?;
    let view = page.widget("#story").view().await?;
    assert!(view.fallback && !view.drawn, "{view:#?}");
    assert!(
        page.here
            .requests()
            .iter()
            .all(|request| request.path != "/story.json"),
        "its story was asked for"
    );
    page.driver()
        .execute(
            "document.querySelector('#story').scrollIntoView()",
            Vec::new(),
        )
        .await?;
    page.widget("#story").shown().await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_page_without_a_reader_near_loads_the_loader_alone(page: &Page) -> Outcome {
    far(page, "", FALLBACK).await?;
    // The observer has told the element where it is once two frames are drawn.
    let frames = "const done = arguments[0];
        customElements.whenDefined('who-can-use').then(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));";
    page.driver().execute_async(frames, Vec::new()).await?;
    assert_eq!(asked(page), [LOADER]);
    assert!(
        page.here
            .requests()
            .iter()
            .all(|request| request.path != "/story.json"),
        "its story was asked for"
    );
    Ok(())
}

pub async fn a_page_may_ask_for_it_at_once(page: &Page) -> Outcome {
    far(page, "loading=\"eager\"", FALLBACK).await?;
    page.widget("#story").shown().await?;
    let top: f64 = page
        .run(
            "return document.querySelector('#story').getBoundingClientRect().top",
            &[],
        )
        .await?;
    assert!(top > 4000.0, "the reader is near: its top is at {top}");
    Ok(())
}

pub async fn the_wasm_may_be_somewhere_else_and_of_any_type(page: &Page) -> Outcome {
    page.here.serve(
        "/files/program.bin",
        Reply::new("text/plain", input::dist_file("who-can-use.wasm")?),
    );
    let widget = offices(page, "wasm-url=\"/files/program.bin\"").await?;
    assert_eq!(widget.view().await?.matrix(), offices_at(5));
    let wasm = |path: &String| path.ends_with(".wasm");
    assert!(!asked(page).iter().any(wasm), "{:?}", asked(page));
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn what_a_page_preloads_comes_once(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let [code, wasm] = ["who-can-use-widget.js", "who-can-use.wasm"]
        .map(|name| page.elsewhere.url(&format!("/widget/{name}")));
    let body = format!(
        "<link rel=\"modulepreload\" href=\"{code}\">\n\
         <link rel=\"preload\" as=\"fetch\" crossorigin href=\"{wasm}\">\n\
         <link rel=\"preload\" as=\"fetch\" href=\"story.json\">\n\
         {}<who-can-use id=\"story\" src=\"/story.json\"></who-can-use>",
        script(page)
    );
    page.show(&body).await?;
    let view = page.widget("#story").shown().await?;
    assert_eq!(view.matrix(), offices_at(5));
    let mut asked = asked(page);
    asked.sort();
    assert_eq!(
        asked,
        [
            "/widget/who-can-use-widget.js",
            LOADER,
            "/widget/who-can-use.wasm"
        ]
    );
    let requests = page.here.requests().into_iter();
    let stories = requests.filter(|request| request.path == "/story.json");
    assert_eq!(stories.count(), 1);
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_page_may_pin_every_file(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let scripts: Vec<&String> = input::dist()?
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("who-can-use") && path.ends_with(".js"))
        .collect();
    page.show("").await?;
    let hashes = "const done = arguments[1];
        Promise.all(arguments[0].map(async (url) => {
          const bytes = await (await fetch(url)).arrayBuffer();
          const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
          return [url, `sha384-${btoa(String.fromCharCode(...hash))}`];
        })).then((all) => done(Object.fromEntries(all)));";
    let urls: Vec<String> = scripts
        .iter()
        .map(|path| page.elsewhere.url(&format!("/widget/{path}")))
        .collect();
    let pins: Value = page
        .driver()
        .execute_async(hashes, vec![json!(urls)])
        .await?
        .convert()?;
    let loader = page.elsewhere.url(LOADER);
    let body = format!(
        "<script type=\"importmap\">{}</script>\n\
         <script type=\"module\" src=\"{loader}\" integrity=\"{}\" crossorigin></script>\n\
         <who-can-use id=\"story\" src=\"/story.json\" deep-link text-link lang=\"de\">{FALLBACK}</who-can-use>",
        json!({ "integrity": pins }),
        pins[&loader].as_str().unwrap_or_default()
    );
    page.show(&body).await?;
    let view = page.widget("#story").shown().await?;
    assert_eq!(view.matrix(), offices_at(5));
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_widget_that_is_put_back_shows_where_its_reader_was(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    let away = "const done = arguments[0], story = (window.recorded.story = document.querySelector('#story')); story.remove();
        setTimeout(() => done(story.shadowRoot.querySelectorAll('[part=root]').length));";
    let left = page.driver().execute_async(away, Vec::new()).await?;
    assert_eq!(
        left.convert::<u32>()?,
        0,
        "what is off the page is not drawn"
    );
    page.run::<Value>("document.body.append(window.recorded.story)", &[])
        .await?;
    let view = widget.shown().await?;
    assert_eq!(view.matrix(), offices_at(1));
    widget.click("[part~=next]").await?;
    widget
        .until("the licence is in force", |view| {
            view.matrix() == offices_at(2)
        })
        .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_clone_is_a_widget_of_its_own(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    let clone = "const clone = document.querySelector('#story').cloneNode(true); clone.id = 'clone'; document.body.prepend(clone);";
    page.run::<Value>(clone, &[]).await?;
    let clone = page.widget("#clone");
    assert_eq!(clone.shown().await?.matrix(), offices_at(0));
    clone.click("[part~=next]").await?;
    clone.click("[part~=next]").await?;
    clone
        .until("the licence is in force", |view| {
            view.matrix() == offices_at(2)
        })
        .await?;
    assert_eq!(widget.view().await?.matrix(), offices_at(1));
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_widget_goes_into_another_document_and_comes_back(page: &Page) -> Outcome {
    page.here
        .serve("/frame", Reply::html(host_page("<p>Another document.</p>")));
    let widget = offices(page, "moment=\"start\"").await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    let adopt = "const done = arguments[0], frame = document.createElement('iframe');
        Object.assign(frame, { src: '/frame', width: 1000, height: 700, onload: () => {
          const story = (window.recorded.story = document.querySelector('#story'));
          frame.contentDocument.body.append(story);
          const { shadowRoot } = story, root = shadowRoot.querySelector('[part=root]');
          done({ owner: story.ownerDocument === frame.contentDocument, drawn: root !== null, sheets: shadowRoot.adoptedStyleSheets.length });
        } });
        document.body.prepend(frame);";
    let adopted: Value = page
        .driver()
        .execute_async(adopt, Vec::new())
        .await?
        .convert()?;
    assert_eq!(
        adopted,
        json!({ "owner": true, "drawn": true, "sheets": 1 })
    );
    let step = "window.recorded.story.shadowRoot.querySelector('[part~=next]').click()";
    page.run::<Value>(step, &[]).await?;
    page.until("its reader goes on in there", async || {
        let moment: String = page.run("return window.recorded.story.moment", &[]).await?;
        Ok(if moment == "licence" {
            Ok(())
        } else {
            Err(moment)
        })
    })
    .await?;
    page.run::<Value>("document.body.prepend(window.recorded.story)", &[])
        .await?;
    let view = widget.shown().await?;
    assert_eq!(view.matrix(), offices_at(2));
    let styled: bool = page
        .run("return getComputedStyle(document.querySelector('#story').shadowRoot.querySelector('[part=matrix]')).display !== 'inline'", &[])
        .await?;
    assert!(styled, "its styles did not come along");
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn what_moves_before_another_keeps_its_focus_and_its_nodes(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    widget.focus("[part~=slider]").await?;
    // Engines that do not have it yet take the node out and put it back, and with that its focus.
    let step = "const story = document.querySelector('#story'), root = story.shadowRoot.querySelector('[part=root]');
        const place = document.querySelector('#before'), moves = 'moveBefore' in document.body;
        document.body[moves ? 'moveBefore' : 'insertBefore'](story, place);
        return { first: story.nextElementSibling === place, same: story.shadowRoot.querySelector('[part=root]') === root,
          focus: !moves || story.shadowRoot.activeElement?.matches('[part~=slider]') }";
    let moved: Value = page.run(step, &[]).await?;
    assert_eq!(moved, json!({ "first": true, "same": true, "focus": true }));
    widget.click("[part~=next]").await?;
    widget
        .until("the licence is in force", |view| {
            view.matrix() == offices_at(2)
        })
        .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// The paths that were asked for on the widget's origin, in order.
fn asked(page: &Page) -> Vec<String> {
    let requests = page.elsewhere.requests().into_iter();
    requests.map(|request| request.path).collect()
}

/// Opens a page on which the element is far below what its reader sees.
async fn far(page: &Page, attributes: &str, content: &str) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let body = format!(
        "{}{FAR}<who-can-use id=\"story\" src=\"/story.json\" {attributes}>{content}</who-can-use>",
        script(page)
    );
    page.show(&body).await
}
