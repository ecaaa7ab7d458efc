//! What readers take away: links back to where they were, citations, the matrix as a table and as a picture.

use browser_tests::{Outcome, Page, Reply, Widget, input, page::host_page};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::host::{FALLBACK, loaded, offices, offices_at, script};

/// The strictest policy under which the widget can run at all.
const STRICTEST: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
                         require-trusted-types-for 'script'";

pub async fn a_deep_link_leads_back_and_leaves_the_rest_of_the_hash_alone(page: &Page) -> Outcome {
    two(page, "/#chapter-2").await?;
    let (one, two) = (page.widget("#one"), page.widget("#two"));
    one.click("[part~=next]").await?;
    hash(page, "#chapter-2&first:moment=trial").await?;
    one.click("[data-who=library][data-what=pen]").await?;
    hash(page, "#chapter-2&first:moment=trial&first:cell=library.pen").await?;
    let entries: u32 = page.run("return history.length", &[]).await?;
    two.click("[part~=next]").await?;
    let all = "#chapter-2&first:moment=trial&first:cell=library.pen&two:moment=opening";
    hash(page, all).await?;
    assert_eq!(
        page.run::<u32>("return history.length", &[]).await?,
        entries
    );

    let elsewhere = "/elsewhere";
    page.here.serve(elsewhere, Reply::html(host_page("")));
    page.open(elsewhere).await?;
    page.open(&format!("/{all}")).await?;
    one.until("the link's cell is open at its moment", |view| {
        let open = view
            .why
            .as_deref()
            .is_some_and(|words| words.contains("Library can use Pen"));
        open && view.matrix() == offices_at(1)
    })
    .await?;
    two.until("the other is where it was", |view| {
        view.matrix() == "crew: unknown | visitors: allowed"
    })
    .await?;
    hash(page, all).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn a_link_on_the_page_takes_the_reader_there_and_back(page: &Page) -> Outcome {
    two(page, "/").await?;
    let one = page.widget("#one");
    page.run::<Value>("document.querySelector('#there').click()", &[])
        .await?;
    one.until("the event is open", |view| {
        let open = view
            .why
            .as_deref()
            .is_some_and(|words| words.contains("The town bars the pen"));
        open && view.matrix() == offices_at(4)
    })
    .await?;
    page.run::<Value>("document.querySelector('#day').click()", &[])
        .await?;
    one.until("the day shows", |view| {
        view.matrix() == "town: allowed unknown | library: maybe maybe | school: allowed unknown"
    })
    .await?;
    page.run::<Value>("history.back()", &[]).await?;
    one.until("the event shows again", |view| {
        view.matrix() == offices_at(4)
    })
    .await?;
    // What is not there is told, and the story stays readable.
    page.run::<Value>("location.hash = '#first:cell=library.rubber'", &[])
        .await?;
    page.until("the reader is told what is not there", async || {
        let notice: String = page
            .run("return document.querySelector('#one').shadowRoot.querySelector('[part=notice]').textContent", &[])
            .await?;
        Ok(if notice.contains("library.rubber") { Ok(()) } else { Err(notice) })
    })
    .await
}

pub async fn a_deep_link_far_down_the_page_is_brought_into_view(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let body = format!(
        "{}<ol>{}</ol><who-can-use id=\"story\" deep-link src=\"/story.json\">{FALLBACK}</who-can-use>",
        script(page),
        "<li>A paragraph.</li>".repeat(400)
    );
    page.here.serve("/", Reply::html(host_page(&body)));
    page.open("/#story:moment=licence").await?;
    let widget = page.widget("#story");
    widget
        .until("the licence is in force", |view| {
            view.matrix() == offices_at(2)
        })
        .await?;
    page.until("its top is in view", async || {
        let top: f64 = page
            .run(
                "return document.querySelector('#story').getBoundingClientRect().top",
                &[],
            )
            .await?;
        Ok(if (-5.0..400.0).contains(&top) {
            Ok(())
        } else {
            Err(format!("its top is at {top}"))
        })
    })
    .await
}

pub async fn without_the_attribute_the_hash_stays_as_it_is(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    page.run::<Value>("location.hash = '#story:moment=ban'", &[])
        .await?;
    widget.click("[part~=next]").await?;
    widget.click("[data-who=library][data-what=pen]").await?;
    widget
        .until("the cell says why", |view| {
            view.matrix() == offices_at(1) && view.why.is_some()
        })
        .await?;
    // Longer than the writing of an address waits.
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    hash(page, "#story:moment=ban").await?;
    let asked = page.elsewhere.requests();
    assert!(
        asked.iter().all(|request| !request.path.contains("link")),
        "{asked:?}"
    );
    Ok(())
}

pub async fn the_menu_works_by_keyboard(page: &Page) -> Outcome {
    let widget = offices(page, "deep-link moment=\"licence\"").await?;
    record(page).await?;
    let clipboard = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (words) => { window.recorded.copied = words; } } })";
    page.run::<Value>(clipboard, &[]).await?;
    widget.focus("[part=share-button]").await?;
    page.press(&[Key::Enter]).await?;
    opened(page, true).await?;
    page.press(&[Key::Down]).await?;
    focused(&widget, "copy-link").await?;
    page.press(&[Key::Up]).await?;
    focused(&widget, "png").await?;
    page.press(&[Key::Home, Key::Enter]).await?;
    let link = page.here.url("/#story:moment=licence");
    copied(page, |words| words == link).await?;
    said(page, "Copied").await?;
    page.press(&[Key::Escape]).await?;
    opened(page, false).await?;
    focused(&widget, "share-button").await?;

    widget.click("[data-who=library][data-what=pen]").await?;
    widget
        .until("the cell says why", |view| view.why.is_some())
        .await?;
    widget.focus("[part=share-button]").await?;
    page.press(&[Key::Enter, Key::Tab, Key::Tab]).await?;
    let second = if shares(page).await? {
        "send"
    } else {
        "copy-citation"
    };
    focused(&widget, second).await?;
    widget.focus("[part=copy-citation]").await?;
    page.press(&[Key::Space]).await?;
    let address = format!("\n{link}&story:cell=library.pen");
    copied(page, |words| {
        words.starts_with("Library can use Pen, with limits: in the reading room. (The library signs a licence, February 2026)\n")
            && words.contains("\nThe Gazette, 1 June 2026: The tools of the offices\nThe offices and the drawing tools\n")
            && words.ends_with(&address)
    })
    .await?;
    // Leaving the menu closes it.
    widget.focus("[part~=slider]").await?;
    opened(page, false).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Takes the file of that sort by the menu, and gives what came.
pub async fn downloaded(page: &Page, widget: &Widget<'_>, sort: &str) -> Outcome<Value> {
    widget.click("[part=share-button]").await?;
    chosen(page, widget, sort).await
}

/// Takes the file of that sort from the menu, which is open.
async fn chosen(page: &Page, widget: &Widget<'_>, sort: &str) -> Outcome<Value> {
    page.run::<Value>("window.recorded.taken.length = 0", &[])
        .await?;
    widget.click(&format!("[part={sort}]")).await?;
    page.until("the file is named", async || {
        let named = "return Boolean(window.recorded.taken.at(-1)?.name)";
        let named: bool = page.run(named, &[]).await?;
        Ok(named.then_some(()).ok_or_else(|| "none".to_owned()))
    })
    .await?;
    said(page, "Downloaded").await?;
    taken(page).await
}

pub async fn the_strictest_policy_lets_everything_be_taken(page: &Page) -> Outcome {
    input::serve_dist(&page.here)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let body = format!(
        "<script type=\"module\" src=\"/widget/who-can-use.js\"></script>\
         <who-can-use id=\"story\" deep-link src=\"/story.json\" moment=\"licence\">{FALLBACK}</who-can-use>"
    );
    page.here
        .serve("/", Reply::html(host_page(&body)).policy(STRICTEST));
    page.open("/").await?;
    let widget = page.widget("#story");
    widget.shown().await?;
    record(page).await?;
    widget.click("[part=share-button]").await?;
    for (sort, media_type) in [
        ("csv", "text/csv;charset=utf-8"),
        ("svg", "image/svg+xml"),
        ("png", "image/png"),
    ] {
        let file = chosen(page, &widget, sort).await?;
        let name = format!("the-offices-and-the-drawing-tools-licence.{sort}");
        assert_eq!(
            (&file["name"], &file["type"]),
            (&json!(name), &json!(media_type))
        );
    }
    let mut violations: Vec<String> = page.recorded("violations").await?;
    // Which browsers ask for by themselves.
    violations.retain(|violation| !violation.contains("/favicon.ico"));
    assert_eq!(violations, Vec::<String>::new());
    Ok(())
}

pub async fn the_table_can_be_taken_to_a_spreadsheet(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"licence\"").await?;
    record(page).await?;
    let file = downloaded(page, &widget, "csv").await?;
    assert_eq!(
        file["start"],
        json!([0xEF, 0xBB, 0xBF]),
        "spreadsheets take it for Unicode by its mark"
    );
    let text = file["text"].as_str().unwrap_or_default();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert!(lines[0].starts_with("moment,who,what,reading,"), "{text}");
    let row = "licence,Library,Pen,limited,yes,limited,in the reading room,licence,2026-02,The library signs a licence,\
               Library,Drawing tools,,\"The Gazette, The librarian, on-record: “Only in the reading room.”\",\
               \"The Gazette, The tools of the offices, 2026-06-01\"";
    assert!(lines.contains(&row), "{text}");
    // The heading, three rows of two cells, and the end of the last line.
    assert_eq!(lines.len(), 8, "{text}");
    Ok(())
}

pub async fn the_picture_is_svg_with_every_word_and_nothing_from_elsewhere(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"ban\"").await?;
    record(page).await?;
    // Marked as open, which is of no interest to who looks at the picture.
    widget.click("[data-who=library][data-what=pen]").await?;
    let file = downloaded(page, &widget, "svg").await?;
    let text = file["text"].as_str().unwrap_or_default();
    let read = "const image = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
        const words = [...image.querySelectorAll('text')].map((line) => line.textContent);
        const drawn = [...image.querySelectorAll('path')].filter((path) => path.getAttribute('fill') !== 'none').length;
        const looks = '.access :is(.label, .was, .sample[data-access])';
        const signs = document.querySelector('who-can-use').shadowRoot.querySelectorAll(looks).length;
        return { root: image.documentElement.nodeName, words, drawn, signs, parts: [...new Set([...image.querySelectorAll('*')].map((node) => node.nodeName))] };";
    let image: Value = page.run(read, &[json!(text)]).await?;
    assert_eq!(image["root"], "svg", "{text}");
    assert_eq!(
        image["drawn"], image["signs"],
        "each look has its sign: {text}"
    );
    let parts: Vec<&str> = image["parts"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        parts
            .iter()
            .all(|part| ["svg", "title", "rect", "path", "text"].contains(part)),
        "{parts:?}"
    );
    assert_eq!(
        text.matches("http").count(),
        1 + text.matches(&page.here.url("/")).count(),
        "only the namespace and the source line: {text}"
    );
    let words: Vec<&str> = image["words"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let count = |sought: &str| words.iter().filter(|words| **words == sought).count();
    let view = widget.view().await?;
    for cell in &view.cells {
        let cells = view
            .cells
            .iter()
            .filter(|other| other.word == cell.word)
            .count();
        assert!(
            count(&cell.word) >= cells,
            "{} {} times in {words:?}",
            cell.word,
            cells
        );
    }
    for name in [
        "Town",
        "Library",
        "School",
        "Drawing tools",
        "Pen",
        "Brush",
        "The town bars the pen",
        "1 April 2026",
    ] {
        assert_eq!(count(name), 1, "{name} in {words:?}");
    }
    let title = "The offices and the drawing tools";
    assert!(words.join(" ").contains(title), "{words:?}");
    assert!(
        words
            .iter()
            .any(|words| words.starts_with("Source: The Gazette")),
        "{words:?}"
    );
    let left: u32 = page
        .run("return document.querySelector('#story').shadowRoot.querySelectorAll('[part=root]').length", &[])
        .await?;
    assert_eq!(left, 1, "nothing of the making stays");
    Ok(())
}

pub async fn the_picture_is_png_in_the_colours_of_the_cells(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"ban\" theme=\"light\"").await?;
    record(page).await?;
    downloaded(page, &widget, "png").await?;
    let look = "const done = arguments[0];
        createImageBitmap(window.recorded.taken.at(-1).file).then((image) => {
          const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
          pen.drawImage(image, 0, 0);
          const { data } = pen.getImageData(0, 0, image.width, image.height), colours = {};
          for (let at = 0; at < data.length; at += 4) {
            const colour = [data[at], data[at + 1], data[at + 2]].join(' ');
            colours[colour] = (colours[colour] ?? 0) + 1;
          }
          const grounds = [...document.querySelector('#story').shadowRoot.querySelectorAll('[part=cell]')]
            .map((cell) => getComputedStyle(cell).backgroundColor).filter((colour) => /^rgb\\(/.test(colour))
            .map((colour) => colour.match(/\\d+/g).join(' '));
          done({ width: image.width, height: image.height, found: grounds.map((colour) => colours[colour] ?? 0) });
        }, (error) => done({ error: String(error) }));";
    let seen: Value = page
        .driver()
        .execute_async(look, Vec::new())
        .await?
        .convert()?;
    assert!(seen["width"].as_u64().unwrap_or_default() >= 1200, "{seen}");
    assert!(seen["height"].as_u64().unwrap_or_default() >= 600, "{seen}");
    let found: Vec<u64> = seen["found"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    assert!(
        found.len() >= 4 && found.iter().all(|&pixels| pixels > 1000),
        "{seen}"
    );
    Ok(())
}

/// A page with a host's hash, two linked widgets and links to the first.
async fn two(page: &Page, path: &str) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here
        .serve("/story.json", Reply::json(input::OFFICES))
        .serve("/harbour.json", Reply::json(input::HARBOUR));
    let body = format!(
        "{}<a id=\"there\" href=\"#first:event=ban\">The ban</a> <a id=\"day\" href=\"#first:moment=2026-02-15\">That day</a>\
         <who-can-use id=\"one\" deep-link=\"first\" src=\"/story.json\" moment=\"start\" loading=\"eager\">{FALLBACK}</who-can-use>\
         <who-can-use id=\"two\" deep-link src=\"/harbour.json\" moment=\"start\" loading=\"eager\">{FALLBACK}</who-can-use>",
        script(page)
    );
    page.here.serve("/", Reply::html(host_page(&body)));
    page.open(path).await?;
    page.widget("#one").shown().await?;
    page.widget("#two").shown().await?;
    loaded(page, &["link"]).await
}

async fn hash(page: &Page, expected: &str) -> Outcome {
    page.until(&format!("the hash is {expected}"), async || {
        let hash: String = page.run("return location.hash", &[]).await?;
        Ok(if hash == expected { Ok(()) } else { Err(hash) })
    })
    .await
}

/// Keeps the files that the page would hand to the browser.
pub async fn record(page: &Page) -> Outcome {
    let record = "const taken = (window.recorded.taken = []);
        URL.createObjectURL = (file) => { taken.push({ file }); return '#'; };
        HTMLAnchorElement.prototype.click = function () { taken.at(-1).name = this.download; };";
    page.run::<Value>(record, &[]).await?;
    Ok(())
}

/// The last file.
async fn taken(page: &Page) -> Outcome<Value> {
    let read = "const done = arguments[0], { file, name } = window.recorded.taken.at(-1);
        file.arrayBuffer().then((bytes) => done({ name, type: file.type, start: [...new Uint8Array(bytes).slice(0, 3)],
          text: file.type === 'image/png' ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }));";
    Ok(page
        .driver()
        .execute_async(read, Vec::new())
        .await?
        .convert()?)
}

/// Whether the browser has a way of its own to send links.
async fn shares(page: &Page) -> Outcome<bool> {
    page.run("return Boolean(navigator.share)", &[]).await
}

async fn said(page: &Page, words: &str) -> Outcome {
    page.until(&format!("the menu says {words}"), async || {
        let said: String = page
            .run("return document.querySelector('#story').shadowRoot.querySelector('[part=shared]').textContent", &[])
            .await?;
        Ok(if said == words { Ok(()) } else { Err(said) })
    })
    .await
}

async fn opened(page: &Page, expected: bool) -> Outcome {
    page.until(&format!("the menu is open: {expected}"), async || {
        // At work as well: what it does comes when it is opened first.
        let open: (bool, bool) = page
            .run("const menu = document.querySelector('#story').shadowRoot.querySelector('[part=share]'); \
                  return [menu.open, !menu.querySelector('[part=copy-link]').hidden]", &[])
            .await?;
        Ok(if open == (expected, true) { Ok(()) } else { Err(format!("{open:?}")) })
    })
    .await
}

async fn copied(page: &Page, holds: impl Fn(&str) -> bool) -> Outcome {
    page.until("it is in the clipboard", async || {
        let words: Option<String> = page
            .run("return window.recorded.copied ?? null", &[])
            .await?;
        let words = words.unwrap_or_default();
        Ok(if holds(&words) { Ok(()) } else { Err(words) })
    })
    .await
}

async fn focused(widget: &Widget<'_>, part: &str) -> Outcome {
    widget
        .until(&format!("the focus is on {part}"), |view| {
            view.focus.as_ref().is_some_and(|focus| focus.part == part)
        })
        .await?;
    Ok(())
}
