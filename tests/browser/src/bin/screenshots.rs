//! Pictures of the demo page in Chromium, for people to look at: wide and narrow, light and dark, and in
//! both writing directions.
//!
//! `cargo run -p browser-tests --bin screenshots -- FOLDER`

use std::path::Path;
use std::process::ExitCode;

use browser_tests::engine::Engine;
use browser_tests::{Failure, Outcome, Page, input};
use serde_json::{Value, json};

#[tokio::main]
async fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!(
            "Name the folder for the pictures: cargo run -p browser-tests --bin screenshots -- FOLDER"
        );
        return ExitCode::FAILURE;
    };
    match pictures(Path::new(&folder)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn pictures(folder: &Path) -> Outcome {
    let unavailable = |error| Failure::new(format!("no folder for the pictures: {error}"));
    std::fs::create_dir_all(folder).map_err(unavailable)?;
    let profile = tempfile::Builder::new()
        .prefix("who-can-use-")
        .tempdir()
        .map_err(unavailable)?;
    let browser = Engine::Chromium.start(profile.path()).await?;
    let page = Page::fresh(&browser).await?;
    input::serve_demo(&page)?;
    for width in [1280, 360] {
        for theme in ["light", "dark"] {
            for direction in ["ltr", "rtl"] {
                let path = folder.join(format!("{width}-{theme}-{direction}.png"));
                picture(&page, width, theme, direction, &path).await?;
                println!("{}", path.display());
            }
        }
    }
    drop(page);
    browser.quit().await;
    Ok(())
}

/// The whole demo page in one picture.
async fn picture(page: &Page, width: u32, theme: &str, direction: &str, path: &Path) -> Outcome {
    room(page, width, 900).await?;
    page.prefer(theme).await?;
    page.open("/").await?;
    page.run::<Value>(
        "document.documentElement.dir = arguments[0]",
        &[json!(direction)],
    )
    .await?;
    page.widget("who-can-use").shown().await?;
    let height: u32 = page
        .run("return document.documentElement.scrollHeight", &[])
        .await?;
    room(page, width, height).await?;
    Ok(page.driver().screenshot(path).await?)
}

async fn room(page: &Page, width: u32, height: u32) -> Outcome {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": false });
    page.driver()
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", metrics)
        .await?;
    Ok(())
}
