//! A program of React and one of Vue: attributes and properties go in, and events come out.

use browser_tests::{Outcome, Page, input};
use serde_json::{Value, json};

pub async fn react_passes_attributes_properties_and_events(page: &Page) -> Outcome {
    passes_attributes_properties_and_events(page, "react").await
}

pub async fn vue_passes_attributes_properties_and_events(page: &Page) -> Outcome {
    passes_attributes_properties_and_events(page, "vue").await
}

/// Both programs give the offices' story as an object, and write down what they hear.
async fn passes_attributes_properties_and_events(page: &Page, name: &str) -> Outcome {
    input::serve_built(page, name)?;
    page.open("/").await?;
    let widget = page.widget("#story");
    let view = widget.shown().await?;
    assert_eq!(
        view.title.as_deref(),
        Some("The offices and the drawing tools")
    );
    assert_eq!(
        view.matrix(),
        "town: barred unknown | library: barred limited | school: barred pending",
        "the bookmark leads to the ban"
    );
    let attributes = "const { className, attributes } = document.querySelector('#story'); \
                      return [className, attributes.theme.value, attributes['deep-link'].value]";
    assert_eq!(
        page.run::<Value>(attributes, &[]).await?,
        json!(["wide", "dark", ""])
    );

    heard(page, &["ready at ban true"]).await?;
    page.driver()
        .execute("document.querySelector('#next').click()", Vec::new())
        .await?;
    heard(
        page,
        &["ready at ban true", "moved to appeal: town library school"],
    )
    .await?;
    page.driver()
        .execute("document.querySelector('#cell').click()", Vec::new())
        .await?;
    widget
        .until("the bookmark's cell is open at its moment", |view| {
            let open = view
                .why
                .as_deref()
                .is_some_and(|words| words.contains("Library can use Pen"));
            open && view.matrix()
                == "town: allowed unknown | library: limited limited | school: allowed unknown"
        })
        .await?;
    heard(
        page,
        &[
            "ready at ban true",
            "moved to appeal: town library school",
            "moved to licence: library library",
            "opened library",
        ],
    )
    .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Waits until the program has written down these words, and no others.
async fn heard(page: &Page, words: &[&str]) -> Outcome {
    page.until("the program has heard what it should", async || {
        let heard: String = page
            .run("return document.querySelector('#heard').textContent", &[])
            .await?;
        Ok(if heard.lines().eq(words.iter().copied()) {
            Ok(())
        } else {
            Err(heard)
        })
    })
    .await
}
