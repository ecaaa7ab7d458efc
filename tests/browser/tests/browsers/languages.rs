//! The widget's own words, in the language of the page.

use browser_tests::{Outcome, Page, Reply, input, page::host_page};

use crate::host::{FALLBACK, script};

/// The policy of a page that has the widget on another origin, with that origin for `{}`.
const POLICY: &str =
    "script-src 'self' {} 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' {}";

/// The language and the set direction of the widget's words, the direction they have, and the first heading.
const SPOKEN: &str = "const story = document.querySelector('#story').shadowRoot.querySelector('[part=story]'); \
     return [story.lang, story.dir, getComputedStyle(story).direction, story.querySelector('#timeline').textContent]";

const ARABIC: [&str; 4] = ["ar", "rtl", "rtl", "ماذا حدث"];
const GERMAN: [&str; 4] = ["de", "ltr", "ltr", "Was geschah"];
const ENGLISH: [&str; 4] = ["en", "", "ltr", "What happened"];

pub async fn a_page_in_arabic_reads_from_right_to_left(page: &Page) -> Outcome {
    open(page, "ar-EG").await?;
    spoken(page, ARABIC).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    assert_eq!(
        page.recorded::<Vec<String>>("violations").await?,
        Vec::<String>::new()
    );
    Ok(())
}

pub async fn another_language_is_spoken_as_soon_as_it_is_asked_for(page: &Page) -> Outcome {
    open(page, "ar").await?;
    let widget = page.widget("#story");
    widget.set("lang", "de").await?;
    spoken(page, GERMAN).await?;
    // There are no words for it, and none are asked for.
    widget.set("lang", "nv").await?;
    spoken(page, ENGLISH).await?;
    widget.set("lang", "ar").await?;
    spoken(page, ARABIC).await?;
    let requests = page.elsewhere.requests();
    let asked = |tag: &str| {
        let path = format!("/widget/languages/{tag}.json");
        requests
            .iter()
            .filter(|request| request.path.starts_with(&path))
            .count()
    };
    assert_eq!([asked("ar"), asked("de"), asked("nv")], [1, 1, 0]);
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn the_language_of_the_page_is_followed_when_it_changes(page: &Page) -> Outcome {
    open(page, "ar").await?;
    spoken(page, ARABIC).await?;
    let turn = "document.querySelector('div[lang]').lang = 'de'";
    page.driver().execute(turn, Vec::new()).await?;
    spoken(page, GERMAN).await?;
    // Where it is moved, it speaks the language there: also that of what has it in its shadow tree.
    let moved = "const wrapper = document.createElement('section'); wrapper.lang = 'ar'; document.body.append(wrapper);
        window.moved = document.querySelector('#story'); wrapper.attachShadow({ mode: 'open' }).append(window.moved);";
    page.driver().execute(moved, Vec::new()).await?;
    page.until("it speaks Arabic there", async || {
        let seen: String = page
            .run(
                "return window.moved.shadowRoot.querySelector('[part=story]').lang",
                &[],
            )
            .await?;
        Ok(if seen == "ar" { Ok(()) } else { Err(seen) })
    })
    .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn headings_follow_the_level_that_is_asked_for(page: &Page) -> Outcome {
    open(page, "en").await?;
    let widget = page.widget("#story");
    for (asked, tags) in [
        ("3", ["h3", "h4", "h5"]),
        ("1", ["h1", "h2", "h3"]),
        ("", ["h2", "h3", "h4"]),
    ] {
        widget.set("heading-level", asked).await?;
        page.until("the headings are of that level", async || {
            let seen: Vec<String> = page
                .run(
                    "const root = document.querySelector('#story').shadowRoot;
                     return ['title', 'heading', 'subheading'].map((part) => root.querySelector(`[part=${part}]`).localName)",
                    &[],
                )
                .await?;
            Ok(if seen == tags { Ok(()) } else { Err(format!("{seen:?}")) })
        })
        .await?;
    }
    Ok(())
}

pub async fn a_language_that_does_not_come_leaves_the_words_in_english(page: &Page) -> Outcome {
    let other_build = Reply::json("[\"another\",\"fr\"]").for_every_origin();
    for lost in [Reply::not_found().for_every_origin(), other_build] {
        input::serve_dist(&page.elsewhere)?;
        page.elsewhere.serve("/widget/languages/fr.json", lost);
        page.show(&format!(
            "{}<who-can-use id=\"story\" lang=\"fr\">{FALLBACK}</who-can-use>",
            script(page)
        ))
        .await?;
        page.widget("#story").shown().await?;
        spoken(page, ENGLISH).await?;
        let errors = page.errors().await?;
        let warned = |error: &String| {
            error.contains("in English, because") && error.contains("languages/fr.json")
        };
        assert!(errors.iter().any(warned), "{errors:?}");
    }
    Ok(())
}

/// Opens a page in this language with the element from another origin, and a policy that admits no more than that.
async fn open(page: &Page, lang: &str) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let body = format!(
        "{}<div lang=\"{lang}\"><who-can-use id=\"story\" src=\"/story.json\">{FALLBACK}</who-can-use></div>",
        script(page)
    );
    let policy = POLICY.replace("{}", page.elsewhere.url("/").trim_end_matches('/'));
    page.here
        .serve("/", Reply::html(host_page(&body)).policy(&policy));
    page.open("/").await?;
    page.widget("#story").shown().await?;
    Ok(())
}

async fn spoken(page: &Page, expected: [&str; 4]) -> Outcome {
    page.until("the words are in the language asked for", async || {
        let seen: Vec<String> = page.run(SPOKEN, &[]).await?;
        Ok(if seen == expected {
            Ok(())
        } else {
            Err(format!("{seen:?}"))
        })
    })
    .await
}
