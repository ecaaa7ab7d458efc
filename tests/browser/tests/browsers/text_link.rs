//! The text around a widget and the widget keep step: what is read past or clicked moves it, and what tells of its
//! moment is marked. Neither the focus nor the page is moved.

use browser_tests::{Outcome, Page, Reply, Widget, input, page::host_page};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::host::{FALLBACK, loaded, offices_at, script};

/// A text with a passage for each of four moments, each as high as the window.
const TEXT: &str = "
    <p style=\"height: 900px\">What happened.</p>
    <p style=\"height: 900px\" id=\"trial\" data-who-can-use-moment=\"trial\">The town tries <a id=\"link\" href=\"#top\">the pen</a>.
      <button id=\"button\" data-who-can-use-moment=\"ban\">See the ban</button></p>
    <p style=\"height: 900px\" id=\"licence\" data-who-can-use-moment=\"licence\">The library signs.</p>
    <p style=\"height: 900px\" id=\"day\" data-who-can-use-moment=\"2026-02-15\">In the middle of February.</p>
    <p style=\"height: 900px\" id=\"start\" data-who-can-use-moment=\"start\">Before all that.</p>
    <p style=\"height: 900px\">The end.</p>";

/// The cells on the day of the text: the licence may have come by then.
const THAT_DAY: &str = "town: allowed unknown | library: maybe maybe | school: allowed unknown";

pub async fn what_is_read_past_moves_the_widget_on_and_back(page: &Page) -> Outcome {
    let widget = linked(page, "text-link", "/").await?;
    for (passage, matrix) in [
        ("trial", offices_at(1)),
        ("licence", offices_at(2)),
        ("day", THAT_DAY),
        ("start", offices_at(0)),
        ("licence", offices_at(2)),
        ("trial", offices_at(1)),
    ] {
        read(page, passage).await?;
        follows(page, &widget, passage, matrix).await?;
    }
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_passage_that_is_clicked_moves_the_widget(page: &Page) -> Outcome {
    let widget = linked(page, "text-link", "/").await?;
    let top = scrolled(page).await?;
    click(page, "#licence").await?;
    follows(page, &widget, "licence", offices_at(2)).await?;
    // A link in the text is for where it leads, and words are marked to be copied.
    click(page, "#link").await?;
    let mark = "getSelection().selectAllChildren(document.querySelector('#trial'))";
    page.run::<Value>(mark, &[]).await?;
    click(page, "#trial").await?;
    page.run::<Value>("getSelection().removeAllRanges()", &[])
        .await?;
    click(page, "#day").await?;
    follows(page, &widget, "day", THAT_DAY).await?;
    let moved: Vec<Value> = page.recorded("events").await?;
    let moved: Vec<&Value> = moved
        .iter()
        .filter(|event| event["type"] == "who-can-use-moment")
        .collect();
    assert_eq!(moved.len(), 2, "more than the passages moved it: {moved:?}");
    assert_eq!(scrolled(page).await?, top);
    Ok(())
}

pub async fn a_button_in_the_text_moves_it_by_keyboard_and_keeps_the_focus(page: &Page) -> Outcome {
    let widget = linked(page, "text-link", "/").await?;
    read(page, "trial").await?;
    follows(page, &widget, "trial", offices_at(1)).await?;
    page.run::<Value>(
        "document.querySelector('#button').focus({ preventScroll: true })",
        &[],
    )
    .await?;
    let top = scrolled(page).await?;
    page.press(&[Key::Enter]).await?;
    follows(page, &widget, "button", offices_at(4)).await?;
    let focus: String = page.run("return document.activeElement.id", &[]).await?;
    assert_eq!((focus.as_str(), scrolled(page).await?), ("button", top));
    Ok(())
}

pub async fn what_the_reader_does_in_the_widget_stands_until_the_next_passage(
    page: &Page,
) -> Outcome {
    let widget = linked(page, "text-link", "/").await?;
    read(page, "trial").await?;
    follows(page, &widget, "trial", offices_at(1)).await?;
    let next = "document.querySelector('#story').shadowRoot.querySelector('[part~=next]').click()";
    page.run::<Value>(next, &[]).await?;
    // The text tells which passage that is, wherever the reader is in it.
    follows(page, &widget, "licence", offices_at(2)).await?;
    page.run::<Value>(next, &[]).await?;
    follows(page, &widget, "", offices_at(3)).await?;
    page.run::<Value>("scrollBy(0, 100)", &[]).await?;
    settled(page).await?;
    follows(page, &widget, "", offices_at(3)).await?;
    read(page, "licence").await?;
    follows(page, &widget, "licence", offices_at(2)).await
}

pub async fn only_a_widget_that_asks_for_it_is_linked(page: &Page) -> Outcome {
    let widget = linked(page, "", "/").await?;
    read(page, "licence").await?;
    click(page, "#trial").await?;
    settled(page).await?;
    follows(page, &widget, "", offices_at(0)).await?;
    let asked = page.elsewhere.requests();
    assert!(
        asked.iter().all(|request| !request.path.contains("link")),
        "{asked:?}"
    );
    Ok(())
}

pub async fn each_widget_is_linked_with_the_text_it_names(page: &Page) -> Outcome {
    prepare(page)?;
    let part = |id: &str| {
        format!(
            "<section id=\"{id}\"><p data-who-can-use-moment=\"trial\">Of the trial.</p><p data-who-can-use-moment=\"ban\">Of the ban.</p></section>"
        )
    };
    let element = |id: &str, part: &str| {
        format!(
            "<who-can-use id=\"{id}\" text-link=\"{part}\" src=\"/story.json\" moment=\"start\" loading=\"eager\">{FALLBACK}</who-can-use>"
        )
    };
    let parts = [
        element("one", "first"),
        element("two", "second"),
        element("three", "third"),
        part("first"),
        part("second"),
    ];
    page.show(&format!(
        "<div style=\"height: 2000px\"></div>{}{}",
        script(page),
        parts.join("")
    ))
    .await?;
    for id in ["#one", "#two", "#three"] {
        page.widget(id).shown().await?;
    }
    loaded(page, &["text-link"]).await?;
    click(page, "#first :nth-child(1)").await?;
    click(page, "#second :nth-child(2)").await?;
    for (id, matrix) in [
        ("#one", offices_at(1)),
        ("#two", offices_at(4)),
        ("#three", offices_at(0)),
    ] {
        let why = format!("{id} follows its own text");
        page.widget(id)
            .until(&why, |view| view.matrix() == matrix)
            .await?;
    }
    let marked: Vec<String> = page
        .run("return [...document.querySelectorAll('[aria-current]')].map((node) => `${node.parentNode.id} ${node.dataset.whoCanUseMoment}`)", &[])
        .await?;
    assert_eq!(marked, ["first trial", "second ban"]);
    let said: Vec<String> = page.recorded("errors").await?;
    assert!(
        said.len() == 1 && said[0].contains("text-link names \"third\""),
        "{said:?}"
    );
    Ok(())
}

pub async fn where_the_address_leads_goes_before_where_the_text_begins(page: &Page) -> Outcome {
    let widget = linked(page, "text-link deep-link", "/#story:moment=request").await?;
    follows(page, &widget, "", offices_at(3)).await?;
    read(page, "licence").await?;
    follows(page, &widget, "licence", offices_at(2)).await
}

pub async fn a_widget_that_leaves_takes_its_marks_along(page: &Page) -> Outcome {
    let widget = linked(page, "text-link", "/").await?;
    click(page, "#licence").await?;
    follows(page, &widget, "licence", offices_at(2)).await?;
    let away =
        "const done = arguments[0]; (recorded.story = document.querySelector('#story')).remove();
        setTimeout(() => done(document.querySelectorAll('[aria-current]').length));";
    let marked = page.driver().execute_async(away, Vec::new()).await?;
    assert_eq!(marked.convert::<u32>()?, 0);
    click(page, "#trial").await?;
    page.run::<Value>("document.body.append(recorded.story)", &[])
        .await?;
    widget.shown().await?;
    follows(page, &widget, "licence", offices_at(2)).await?;
    click(page, "#day").await?;
    follows(page, &widget, "day", THAT_DAY).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Opens the text, with the offices' story beside it.
async fn linked<'p>(page: &'p Page, attributes: &str, path: &str) -> Outcome<Widget<'p>> {
    prepare(page)?;
    // Beside the text, as a page would have it: it is in view wherever the reader is.
    let body = format!(
        "<style>body {{ margin: 0; padding-right: 50vw }} p {{ margin: 0 }} #story {{ position: fixed; inset: 0 0 auto 50vw; height: 900px; overflow: auto }}</style>\
         {}<who-can-use id=\"story\" {attributes} src=\"/story.json\" moment=\"start\" loading=\"eager\">{FALLBACK}</who-can-use>{TEXT}",
        script(page)
    );
    page.here.serve("/", Reply::html(host_page(&body)));
    page.open(path).await?;
    let widget = page.widget("#story");
    widget.shown().await?;
    let links = ["text-link", "deep-link"].map(|name| attributes.contains(name));
    let names: &[&str] = match links {
        [true, true] => &["text-link", "link"],
        [true, false] => &["text-link"],
        _ => &[],
    };
    loaded(page, names).await?;
    // Where the text begins is known before anyone reads on.
    settled(page).await?;
    Ok(widget)
}

fn prepare(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    Ok(())
}

/// Scrolls a passage to a little above the middle of the window.
async fn read(page: &Page, passage: &str) -> Outcome {
    let scroll = "const { top } = document.getElementById(arguments[0]).getBoundingClientRect(); scrollBy(0, top - 300)";
    page.run::<Value>(scroll, &[json!(passage)]).await?;
    Ok(())
}

/// Clicks a node where it is: WebDriver would scroll it into view.
async fn click(page: &Page, selector: &str) -> Outcome {
    page.run::<Value>(
        "document.querySelector(arguments[0]).click()",
        &[json!(selector)],
    )
    .await?;
    Ok(())
}

async fn scrolled(page: &Page) -> Outcome<f64> {
    page.run("return scrollY", &[]).await
}

/// Two frames, after which an observer has told what it saw.
async fn settled(page: &Page) -> Outcome {
    let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)));";
    page.driver().execute_async(frames, Vec::new()).await?;
    Ok(())
}

/// The widget is at a moment, and one passage is marked for it; none where that is empty.
async fn follows(page: &Page, widget: &Widget<'_>, passage: &str, matrix: &str) -> Outcome {
    let what = format!("the widget is at {matrix} with {passage:?} marked");
    page.until(&what, async || {
        let view = widget.view().await?;
        let marked: Vec<String> = page
            .run(
                "return [...document.querySelectorAll('[aria-current]')].map((node) => node.id)",
                &[],
            )
            .await?;
        let seen = (view.matrix(), marked.join(" "));
        Ok(if (seen.0.as_str(), seen.1.as_str()) == (matrix, passage) {
            Ok(())
        } else {
            Err(format!("{seen:?}"))
        })
    })
    .await
}
