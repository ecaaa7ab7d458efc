//! What a machine can find of barriers, in whatever is on show and for whomever it is shown: every view, in every
//! theme, direction and room.

use browser_tests::{Outcome, Page, Reply, audit, input};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::host::{FALLBACK, UNHURRIED, script};

/// What a reader can have on show.
struct View {
    name: &'static str,
    /// The attributes of the element.
    attributes: &'static str,
    /// What the reader presses, one after the other.
    presses: &'static [&'static str],
    /// What is there once they have: elements that are seen.
    shows: &'static [&'static str],
}

const VIEWS: [View; 10] = [
    View {
        name: "timeline and matrix",
        attributes: "src=\"/offices.json\"",
        presses: &[],
        shows: &["[part~=cell]", "[part~=event]"],
    },
    View {
        name: "the timeline alone",
        attributes: "src=\"/offices.json\" view=\"timeline\"",
        presses: &[],
        shows: &["[part~=event]"],
    },
    View {
        name: "the matrix alone, in the past",
        attributes: "src=\"/offices.json\" view=\"matrix\" moment=\"licence\"",
        presses: &[],
        shows: &["[part~=cell]"],
    },
    View {
        name: "the chart open",
        attributes: "src=\"/museum.json\"",
        presses: &["[part~=chart-switch]"],
        shows: &["[part~=chart-mark]", "[part~=lane]"],
    },
    View {
        name: "a cell open",
        attributes: "src=\"/museum.json\"",
        presses: &["[part~=cell][data-access=disputed]"],
        shows: &["[part~=history]", "[part~=step-of]"],
    },
    View {
        name: "an event open, with its picture",
        attributes: "src=\"/museum.json\"",
        presses: &["[part~=event][data-event=leak] button"],
        shows: &["[part~=image]", "[part~=claim]"],
    },
    View {
        name: "comparing",
        attributes: "src=\"/offices.json\" moment=\"licence\"",
        presses: &["[part~=compare]", "[part~=next]", "[part~=next]"],
        shows: &["[part~=was]"],
    },
    View {
        name: "what if",
        attributes: "src=\"/offices.json\"",
        presses: &["[part~=event][data-event=return] [part~=what-if]"],
        shows: &["[part~=moment][data-tense=what-if]"],
    },
    View {
        name: "the menu and the controls open",
        attributes: "src=\"/offices.json\"",
        presses: &["[part~=share-button]", "[part~=arrange] summary"],
        shows: &["[part~=csv]", "[part~=select]"],
    },
    View {
        name: "a group folded, with many columns",
        attributes: "src=\"/museum.json\" moment=\"tours\"",
        presses: &["[part~=who] [part~=fold]"],
        shows: &["[part~=cell][data-access=limited], [part~=differs]"],
    },
];

/// For whom it is shown.
struct Reader {
    /// Attributes of the element.
    attributes: &'static str,
    /// The room there is.
    room: (u32, u32),
}

const DESK: (u32, u32) = (1280, 900);

pub async fn nothing_bars_a_reader_in_light(page: &Page) -> Outcome {
    let attributes = "theme=\"light\"";
    barrier_free(
        page,
        &Reader {
            attributes,
            room: DESK,
        },
    )
    .await
}

pub async fn nothing_bars_a_reader_in_dark(page: &Page) -> Outcome {
    let attributes = "theme=\"dark\"";
    barrier_free(
        page,
        &Reader {
            attributes,
            room: DESK,
        },
    )
    .await
}

pub async fn nothing_bars_a_reader_whose_system_forces_colours(page: &Page) -> Outcome {
    if !page.force_colours(true).await? {
        // Whether an engine can, a page can ask: as long as it says no, there is no such reader.
        assert_eq!(page.engine(), browser_tests::engine::Engine::Webkit);
        return Ok(());
    }
    let reader = Reader {
        attributes: "",
        room: DESK,
    };
    barrier_free(page, &reader).await
}

pub async fn nothing_bars_a_reader_from_right_to_left(page: &Page) -> Outcome {
    let attributes = "lang=\"ar\"";
    for room in [DESK, (360, 740)] {
        barrier_free(page, &Reader { attributes, room }).await?;
    }
    Ok(())
}

pub async fn nothing_bars_a_reader_with_320_pixels(page: &Page) -> Outcome {
    let reader = Reader {
        attributes: "theme=\"dark\"",
        room: (320, 640),
    };
    barrier_free(page, &reader).await
}

/// A window of 1280 by 1024 pixels, four times enlarged.
pub async fn nothing_bars_a_reader_who_enlarges_four_times(page: &Page) -> Outcome {
    let reader = Reader {
        attributes: "",
        room: (320, 256),
    };
    barrier_free(page, &reader).await
}

/// Every view for a reader, on one page: axe finds nothing, the page scrolls in one direction only, and whatever the
/// focus stops at is seen.
async fn barrier_free(page: &Page, reader: &Reader) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    for (path, reply) in [
        ("/offices.json", Reply::json(input::OFFICES)),
        ("/museum.json", Reply::json(input::MUSEUM)),
        ("/hall.svg", Reply::file("hall.svg", input::PICTURE)),
    ] {
        page.here.serve(path, reply);
    }
    let body = format!(
        "{UNHURRIED}{}<h1>News</h1><div id=\"place\"></div><p>More news.</p>",
        script(page)
    );
    page.here
        .serve("/", Reply::html(browser_tests::page::host_page(&body)));
    page.open_in("/", reader.room.0, reader.room.1).await?;
    let mut barriers = Vec::new();
    for (nth, view) in VIEWS.iter().enumerate() {
        show(page, view, reader).await?;
        if nth == 0 {
            audit::prepare(page, "#story").await?;
        }
        for broken in audit::run(page, "#story").await? {
            barriers.push(format!("{}: {broken:#?}", view.name));
        }
        let wide: (u32, u32) = page
            .run("const { scrollWidth, clientWidth } = document.documentElement; return [scrollWidth, clientWidth]", &[])
            .await?;
        if wide.0 > wide.1 {
            barriers.push(format!("{}: the page is {wide:?} wide", view.name));
        }
        let covered: Vec<String> = page.run(COVERED, &[]).await?;
        if !covered.is_empty() {
            barriers.push(format!("{}: not seen: {covered:#?}", view.name));
        }
    }
    assert!(barriers.is_empty(), "{}", barriers.join("\n"));
    Ok(())
}

/// Puts a new element on the page, and does what leads to the view.
async fn show(page: &Page, view: &View, reader: &Reader) -> Outcome {
    let element = format!(
        "<who-can-use id=\"story\" loading=\"eager\" {} {}>{FALLBACK}</who-can-use>",
        view.attributes, reader.attributes
    );
    page.run::<Value>(
        "document.querySelector('#place').innerHTML = arguments[0]; scrollTo(0, 0); return null",
        &[json!(element)],
    )
    .await?;
    page.widget("#story")
        .until("the story is shown", |view| view.drawn && !view.fallback)
        .await?;
    for press in view.presses {
        // What is there for more and for less room is there twice.
        let click = "const seen = [...document.querySelector('#story').shadowRoot.querySelectorAll(arguments[0])].find((node) => node.checkVisibility());
            seen?.click(); return seen !== undefined";
        page.until(&format!("{press} can be pressed"), async || {
            let pressed: bool = page.run(click, &[json!(press)]).await?;
            Ok(pressed.then_some(()).ok_or_else(String::new))
        })
        .await?;
    }
    #[derive(Debug, Deserialize)]
    struct Seen(Vec<String>);
    page.until(view.name, async || {
        let missing: Seen = page
            .run(
                "const root = document.querySelector('#story').shadowRoot;
                 return arguments[0].filter((shown) => ![...root.querySelectorAll(shown)].some((node) => node.checkVisibility()))",
                &[json!(view.shows)],
            )
            .await?;
        Ok(if missing.0.is_empty() {
            Ok(())
        } else {
            Err(format!("not there: {missing:?}"))
        })
    })
    .await
}

/// Every stop of the focus whose middle is covered by something else, or off the screen, once it has the focus and the page
/// is scrolled to it. Engines scroll so for a key, and not all do for a script.
const COVERED: &str = "
    const root = document.querySelector('#story').shadowRoot;
    const stops = [...root.querySelectorAll('a[href], button, summary, input, select, [tabindex]')]
      .filter((stop) => stop.tabIndex === 0 && stop.checkVisibility({ visibilityProperty: true }) && !stop.matches('details:not([open]) :not(summary)'));
    if (stops.length < 8) return [`only ${stops.length} stops`];
    const covered = [];
    for (const stop of stops) {
      stop.focus();
      stop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      if (root.activeElement !== stop) { covered.push(`takes no focus: ${stop.outerHTML.slice(0, 120)}`); continue; }
      const [{ left, top, width, height }] = stop.getClientRects();
      const x = left + width / 2, y = top + height / 2;
      const met = root.elementFromPoint(x, y);
      if (!met || !(stop === met || stop.contains(met) || met.matches('.marks *')))
        covered.push(`${stop.outerHTML.slice(0, 120)} at ${Math.round(x)}, ${Math.round(y)} is under ${met?.outerHTML.slice(0, 120)}`);
    }
    return covered";
