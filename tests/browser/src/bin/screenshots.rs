//! Pictures of the widget in Chromium, for people to look at: every story, wide and narrow, light and dark, in both
//! writing directions, in forced colours, with what a reader can open, and on paper.
//!
//! `cargo xtask screenshots` builds what they show and takes them.

use std::path::Path;
use std::process::ExitCode;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use browser_tests::engine::Engine;
use browser_tests::{Failure, Outcome, Page, Reply, input};
use serde_json::{Value, json};

/// One picture.
struct Picture {
    name: &'static str,
    /// The width of the page.
    width: u32,
    /// The attributes of the element; none for the demo page.
    attributes: Option<&'static str>,
    setting: Setting,
    /// What is pressed before it is taken.
    presses: &'static [&'static str],
    /// How high it is; as high as the page where nothing is said.
    height: Option<u32>,
    /// How many of its pixels there are to one of CSS.
    scale: u32,
}

/// How the reader has set their system, or what the page is shown on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setting {
    Light,
    Dark,
    Forced,
    Paper,
}

use Setting::{Dark, Forced, Light, Paper};

const ARTICLE: &str = "";
const BROWSERS: &str = "src=\"/stories/browsers.json\"";
const BRIDGE: &str = "src=\"/stories/the-bridge.json\" moment=\"2026-03-15\"";
const MUSEUM: &str = "src=\"/museum.json\"";
const ARABIC: &str = "lang=\"ar\"";
const CELL: &[&str] = &["[part~=cell]"];
const CHART: &[&str] = &["[part~=chart-switch]"];
const COMPARE: &[&str] = &[
    "[data-event=nsa-use] button",
    "[part~=close]",
    "[part~=compare]",
    "[part~=now]",
];
const NSA: &[&str] = &["[part~=cell][data-who=nsa][data-what=mythos]"];
const LEAK: &[&str] = &["[data-event=leak] button"];
const OPEN: &[&str] = &["[part~=arrange] summary", "[part~=share-button]"];

const fn picture(
    name: &'static str,
    width: u32,
    attributes: &'static str,
    setting: Setting,
    presses: &'static [&'static str],
) -> Picture {
    Picture {
        name,
        width,
        attributes: Some(attributes),
        setting,
        presses,
        height: None,
        scale: 2,
    }
}

/// What a reader has on the screen of a phone, without scrolling.
const fn screen(
    name: &'static str,
    attributes: &'static str,
    presses: &'static [&'static str],
) -> Picture {
    let picture = picture(name, 360, attributes, Light, presses);
    Picture {
        height: Some(740),
        ..picture
    }
}

const fn gallery(name: &'static str, width: u32, setting: Setting) -> Picture {
    let picture = picture(name, width, "", setting, &[]);
    Picture {
        attributes: None,
        ..picture
    }
}

/// What the README shows.
const fn readme() -> Picture {
    let picture = picture("readme", 1280, ARTICLE, Light, NSA);
    Picture {
        height: Some(870),
        scale: 1,
        ..picture
    }
}

const PICTURES: [Picture; 31] = [
    readme(),
    picture("article-1280", 1280, ARTICLE, Light, &[]),
    picture("article-1280-dark", 1280, ARTICLE, Dark, &[]),
    picture("article-1280-arabic", 1280, ARABIC, Light, &[]),
    picture("article-1280-forced", 1280, ARTICLE, Forced, CELL),
    picture("article-1280-cell", 1280, ARTICLE, Light, CELL),
    picture("article-1280-chart", 1280, ARTICLE, Light, CHART),
    picture("article-1280-comparing", 1280, ARTICLE, Light, COMPARE),
    picture("article-1280-open", 1280, ARTICLE, Light, OPEN),
    picture("article-800", 800, ARTICLE, Light, &[]),
    picture("article-360", 360, ARTICLE, Light, &[]),
    picture("article-360-dark", 360, ARTICLE, Dark, &[]),
    picture("article-360-arabic", 360, ARABIC, Light, &[]),
    picture("article-360-chart", 360, ARTICLE, Light, CHART),
    picture("article-360-comparing", 360, ARTICLE, Light, COMPARE),
    picture("article-360-open", 360, ARTICLE, Light, OPEN),
    picture("article-320", 320, ARTICLE, Light, &[]),
    screen("article-360-first-screen", ARTICLE, &[]),
    screen("article-360-cell", ARTICLE, CELL),
    picture("article-paper", 718, ARTICLE, Paper, &[]),
    picture("browsers-1280", 1280, BROWSERS, Light, &[]),
    picture("browsers-1280-dark", 1280, BROWSERS, Dark, &[]),
    picture("browsers-360", 360, BROWSERS, Light, &[]),
    screen("browsers-360-first-screen", BROWSERS, &[]),
    picture("bridge-1280", 1280, BRIDGE, Light, &[]),
    picture("bridge-360", 360, BRIDGE, Light, &[]),
    picture("museum-1280-picture", 1280, MUSEUM, Light, LEAK),
    picture("museum-360-forced", 360, MUSEUM, Forced, &[]),
    picture("museum-paper", 718, MUSEUM, Paper, &[]),
    gallery("gallery-1280", 1280, Light),
    gallery("gallery-360", 360, Dark),
];

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("Name the folder for the pictures: `cargo xtask screenshots` does.");
        return ExitCode::FAILURE;
    };
    let named: Vec<String> = arguments.collect();
    match pictures(Path::new(&folder), &named).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Takes the pictures whose names begin with one of these, all where none is given.
async fn pictures(folder: &Path, named: &[String]) -> Outcome {
    let unavailable = |error| Failure::new(format!("no folder for the pictures: {error}"));
    std::fs::create_dir_all(folder).map_err(unavailable)?;
    let profile = tempfile::Builder::new()
        .prefix("who-can-use-")
        .tempdir()
        .map_err(unavailable)?;
    let browser = Engine::Chromium.start(profile.path()).await?;
    let page = Page::fresh(&browser).await?;
    input::serve_demo(&page)?;
    page.here
        .serve("/museum.json", Reply::json(input::MUSEUM))
        .serve("/hall.svg", Reply::file("hall.svg", input::PICTURE));
    for picture in &PICTURES {
        if named.is_empty() || named.iter().any(|name| picture.name.starts_with(name)) {
            let path = folder.join(format!("{}.png", picture.name));
            taken(&page, picture, &path).await?;
            println!("{}", path.display());
        }
    }
    drop(page);
    browser.quit().await;
    Ok(())
}

async fn taken(page: &Page, picture: &Picture, path: &Path) -> Outcome {
    let metrics = json!({
        "width": picture.width, "height": picture.height.unwrap_or(900), "deviceScaleFactor": picture.scale, "mobile": false
    });
    let cdp = page.driver().cdp();
    cdp.send_raw("Emulation.setDeviceMetricsOverride", metrics)
        .await?;
    cdp.send_raw("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
        .await?;
    let theme = if picture.setting == Dark {
        "dark"
    } else {
        "light"
    };
    let forced = if picture.setting == Forced {
        "active"
    } else {
        "none"
    };
    page.emulate(
        "",
        &[("prefers-color-scheme", theme), ("forced-colors", forced)],
    )
    .await?;
    match picture.attributes {
        None => page.open("/").await?,
        Some(attributes) => {
            let body = format!(
                "<script type=\"module\" src=\"/who-can-use.js\"></script>
                 <style>:root {{ color-scheme: light dark }} body {{ margin: 0 }}</style>
                 <who-can-use loading=\"eager\" {attributes}></who-can-use>"
            );
            page.here.serve(
                "/picture",
                Reply::html(browser_tests::page::host_page(&body)),
            );
            page.open("/picture").await?;
        }
    }
    // The stories further down load when the reader comes near.
    page.run::<Value>(
        "for (const story of document.querySelectorAll('who-can-use')) story.setAttribute('loading', 'eager'); return null",
        &[],
    )
    .await?;
    page.until("all stories are shown", async || {
        let shown: bool = page
            .run(
                "const shown = (story) => story.shadowRoot?.querySelector('slot')?.hidden;
                 return [...document.querySelectorAll('who-can-use')].every(shown)",
                &[],
            )
            .await?;
        Ok(shown.then_some(()).ok_or_else(|| "not all".to_owned()))
    })
    .await?;
    for press in picture.presses {
        let press_it = "const found = document.querySelector('who-can-use').shadowRoot.querySelectorAll(arguments[0]);
            [...found].find((node) => node.checkVisibility()).click(); return null";
        page.run::<Value>(press_it, &[json!(press)]).await?;
    }
    if picture.setting == Paper {
        page.run::<Value>("dispatchEvent(new Event('beforeprint')); return null", &[])
            .await?;
        page.emulate("print", &[("prefers-color-scheme", "light")])
            .await?;
    }
    let drawn = "const done = arguments[0]; const root = document.querySelector('who-can-use').shadowRoot;
        const pictures = [...root.querySelectorAll('img')].map((picture) => ((picture.loading = 'eager'), picture.decode()));
        Promise.allSettled(pictures).then(() => requestAnimationFrame(() => setTimeout(() => done(null), 400)));";
    page.driver().execute_async(drawn, Vec::new()).await?;
    let mut how = json!({});
    if picture.height.is_none() {
        let height: u32 = page
            .run("return document.documentElement.scrollHeight", &[])
            .await?;
        how = json!({
            "captureBeyondViewport": true,
            "clip": { "x": 0, "y": 0, "width": picture.width, "height": height, "scale": 1 }
        });
    }
    let shot = cdp.send_raw("Page.captureScreenshot", how).await?;
    let bytes = BASE64
        .decode(shot["data"].as_str().unwrap_or_default())
        .map_err(|error| Failure::new(format!("{}: no picture: {error}", picture.name)))?;
    std::fs::write(path, bytes)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}
