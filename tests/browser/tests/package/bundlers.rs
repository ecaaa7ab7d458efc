//! One page, bundled by each of three bundlers, and by none: every file that the element asks for is found.

use browser_tests::{Outcome, Page, input};
use serde_json::Value;

pub async fn vite_brings_every_file(page: &Page) -> Outcome {
    brings_every_file(page, "vite").await
}

pub async fn webpack_brings_every_file(page: &Page) -> Outcome {
    brings_every_file(page, "webpack").await
}

pub async fn esbuild_brings_every_file(page: &Page) -> Outcome {
    brings_every_file(page, "esbuild").await
}

pub async fn no_bundler_is_needed(page: &Page) -> Outcome {
    brings_every_file(page, "bare").await
}

/// The page is in German and keeps its reader's place in its address. So it needs the code, the wasm, the built-in
/// story, the words, and the links; and the menu needs its own, a table's and a picture's.
async fn brings_every_file(page: &Page, name: &str) -> Outcome {
    input::serve_built(page, name)?;
    page.open("/").await?;
    let widget = page.widget("#story");
    let view = widget
        .until("the story is shown in German", |view| {
            let german = view
                .legend
                .as_deref()
                .is_some_and(|legend| legend.contains("Erlaubt"));
            view.drawn && !view.fallback && german
        })
        .await?;
    assert!(
        view.cells.iter().any(|cell| cell.who == "pentagon"),
        "{}",
        view.matrix()
    );
    widget.click("[part~=next]").await?;
    page.until("the address has the reader's place", async || {
        let hash: String = page.run("return location.hash", &[]).await?;
        Ok(if hash.starts_with("#story:moment=") {
            Ok(())
        } else {
            Err(hash)
        })
    })
    .await?;
    widget.click("[part~=share-button]").await?;
    page.until("the menu offers the link", async || {
        let choice = widget.find("[part~=copy-link]").await?;
        Ok(if choice.is_displayed().await? {
            Ok(())
        } else {
            Err("it is hidden".to_owned())
        })
    })
    .await?;
    // What is saved is written down here, and goes nowhere.
    page.run::<Value>(
        "window.saved = []; URL.createObjectURL = ({ type }) => (saved.push(type), 'blob:saved'); \
         HTMLAnchorElement.prototype.click = () => {}; return null",
        &[],
    )
    .await?;
    for (choice, sort) in [("csv", "text/csv;charset=utf-8"), ("svg", "image/svg+xml")] {
        widget.click(&format!("[part={choice}]")).await?;
        page.until("the choice is saved", async || {
            let saved: Vec<String> = page.run("return saved", &[]).await?;
            Ok(if saved.last().is_some_and(|last| last == sort) {
                Ok(())
            } else {
                Err(saved.join(" "))
            })
        })
        .await?;
    }
    let lost: Vec<String> = page
        .here
        .requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| {
            !page
                .here
                .answers(path.split('?').next().unwrap_or_default())
        })
        .collect();
    assert_eq!(lost, Vec::<String>::new());
    let errors: Vec<String> = page
        .errors()
        .await?
        .into_iter()
        .filter(|error| !is_hint(page, error))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    Ok(())
}

/// Whether Firefox tells of a hint of Vite's to load a module that it has loaded already: no harm comes of it.
fn is_hint(page: &Page, error: &str) -> bool {
    let module = error.strip_prefix(&format!("error: {}", page.here.url("/assets/")));
    module.is_some_and(|name| page.here.answers(&format!("/assets/{name}")))
}
