//! A browser tab for one test, with two web sites that are the test's own.

use std::time::{Duration, Instant};

use http::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::types::WindowHandle;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

use crate::engine::{Browser, Engine};
use crate::{Failure, Origin, Outcome, Reply, Widget, input};

/// How long a condition may take to come true. Long, because a busy machine is no failure.
const PATIENCE: Duration = Duration::from_secs(60);

/// How wide and high a page is shown unless a test asks otherwise, in CSS pixels.
const ROOM: (u32, u32) = (1280, 900);

/// A tab in one engine, and the two origins a test may serve from.
#[derive(Debug)]
pub struct Page {
    /// The site of the pages that are opened.
    pub here: Origin,
    /// A site on another origin.
    pub elsewhere: Origin,
    driver: WebDriver,
    engine: Engine,
}

impl Page {
    /// An empty tab, with nothing left of the test before.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn fresh(browser: &Browser) -> Outcome<Self> {
        let driver = browser.session().clone();
        let tabs: Vec<WindowHandle> = driver.windows().await?;
        let (first, others) = tabs
            .split_first()
            .ok_or_else(|| Failure::new("the browser has no tab left"))?;
        for other in others {
            driver.switch_to_window(other.clone()).await?;
            driver.close_window().await?;
        }
        driver.switch_to_window(first.clone()).await?;
        driver.goto("about:blank").await?;
        let (here, elsewhere) = (Origin::start().await?, Origin::start().await?);
        here.serve("/recorder.js", Reply::file("recorder.js", input::RECORDER));
        let page = Self {
            here,
            elsewhere,
            driver,
            engine: browser.engine(),
        };
        page.resize(ROOM.0, ROOM.1).await?;
        page.prefer("light").await?;
        page.force_colours(false).await?;
        if page.engine == Engine::Chromium {
            // Reading the log empties it.
            page.driver.browser_log().await?;
        }
        Ok(page)
    }

    /// The engine it runs in.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The WebDriver session, for what this type has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Serves a host page at `/` with this in its body, and opens it.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn show(&self, body: &str) -> Outcome {
        self.here.serve("/", Reply::html(host_page(body)));
        self.open("/").await
    }

    /// Opens a page of [`Page::here`].
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn open(&self, path: &str) -> Outcome {
        Ok(self.driver.goto(self.here.url(path)).await?)
    }

    /// Opens a page of [`Page::here`] with this much room, in CSS pixels: inside a frame, because Firefox and
    /// WebKitGTK refuse windows as small as a phone. Everything after happens in the frame.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn open_in(&self, path: &str, width: u32, height: u32) -> Outcome {
        let frame = format!(
            "<iframe id=\"frame\" src=\"{path}\" width=\"{width}\" height=\"{height}\"></iframe>"
        );
        self.here.serve("/frame", Reply::html(host_page(&frame)));
        self.open("/frame").await?;
        Ok(self
            .driver
            .find(By::Id("frame"))
            .await?
            .enter_frame()
            .await?)
    }

    /// The element that this selector finds.
    pub fn widget(&self, selector: &str) -> Widget<'_> {
        Widget::new(self, selector)
    }

    /// What a script returns: the body of a function, its `arguments` from here.
    ///
    /// # Errors
    /// When it throws, or returns another shape.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Outcome<T> {
        Ok(self.driver.execute(script, arguments).await?.convert()?)
    }

    /// Asks until the answer is `Ok`. An `Err` is what was seen instead.
    ///
    /// # Errors
    /// When it is still not so after a generous time; with what was seen last.
    pub async fn until<T>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut() -> Outcome<Result<T, String>>,
    ) -> Outcome<T> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match look().await? {
                Ok(found) => return Ok(found),
                Err(seen) if Instant::now() > deadline => {
                    return Err(Failure::new(format!(
                        "waited in vain until {what}; last seen: {seen}"
                    )));
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(25)).await,
            }
        }
    }

    /// What a script gives its last argument, a function, sooner or later.
    ///
    /// # Errors
    /// When it does not, or gives another shape.
    pub async fn run_on<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[Value],
    ) -> Outcome<T> {
        let given = self.driver.execute_async(script, arguments.to_vec());
        Ok(given.await?.convert()?)
    }

    /// Presses and releases keys, one after the other, wherever the focus is.
    ///
    /// # Errors
    /// When the driver cannot.
    pub async fn press(&self, keys: &[Key]) -> Outcome {
        for key in keys {
            self.driver
                .action_chain()
                .key_down(key.clone())
                .key_up(key.clone())
                .perform()
                .await?;
        }
        Ok(())
    }

    /// Tab with Shift held.
    ///
    /// # Errors
    /// When the driver cannot.
    pub async fn press_shift_tab(&self) -> Outcome {
        let chain = self
            .driver
            .action_chain()
            .key_down(Key::Shift)
            .key_down(Key::Tab);
        Ok(chain.key_up(Key::Tab).key_up(Key::Shift).perform().await?)
    }

    /// Gives the page's content exactly this much room, in CSS pixels.
    ///
    /// # Errors
    /// When the window does not become that size.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        let (mut asked_width, mut asked_height) = (width, height);
        self.until("the window has the size asked for", async || {
            self.driver
                .set_window_rect(0, 0, asked_width, asked_height)
                .await?;
            let (inner_width, inner_height): (u32, u32) =
                self.run("return [innerWidth, innerHeight]", &[]).await?;
            // The second time, with room for the window's own frame.
            asked_width = (asked_width + width).saturating_sub(inner_width);
            asked_height = (asked_height + height).saturating_sub(inner_height);
            Ok(if (inner_width, inner_height) == (width, height) {
                Ok(())
            } else {
                Err(format!("{inner_width} × {inner_height}"))
            })
        })
        .await
    }

    /// Has the reader prefer `light` or `dark`, where the engine lets a test say so: in the others the
    /// element's `theme` attribute is all there is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn prefer(&self, theme: &str) -> Outcome {
        if self.engine == Engine::Chromium {
            self.emulate("", &[("prefers-color-scheme", theme)]).await?;
        }
        Ok(())
    }

    /// Has the reader's system force a few colours of its own on every page, or lets pages be. Says whether they
    /// are forced: WebKitGTK knows no such setting, and so no such reader.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn force_colours(&self, forced: bool) -> Outcome<bool> {
        match self.engine {
            Engine::Chromium => {
                let value = if forced { "active" } else { "none" };
                self.emulate("", &[("forced-colors", value)]).await?;
            }
            Engine::Firefox => {
                let settings = "for (const [name, value] of [['browser.display.document_color_use', 2], ['ui.useAccessibilityTheme', 1]])
                    if (arguments[0]) Services.prefs.setIntPref(name, value); else Services.prefs.clearUserPref(name);";
                self.run_in_firefox(settings, &[json!(forced)]).await?;
            }
            Engine::Webkit => {}
        }
        let asked = "return matchMedia('(forced-colors: active)').matches";
        if self.engine == Engine::Webkit {
            return self.run(asked, &[]).await;
        }
        // Firefox sets it in itself, from where it takes a while to reach its pages.
        self.until("colours are forced, or are no more", async || {
            let seen: bool = self.run(asked, &[]).await?;
            let answer = format!("forced: {seen}");
            Ok((seen == forced).then_some(seen).ok_or(answer))
        })
        .await
    }

    /// Runs a script in Firefox itself, where it may do what the browser's own windows do.
    ///
    /// # Errors
    /// When it throws, or the browser is another.
    pub async fn run_in_firefox(&self, script: &str, arguments: &[Value]) -> Outcome {
        self.driver.cmd(Context("chrome")).await?;
        let done = self.driver.execute(script, arguments).await;
        self.driver.cmd(Context("content")).await?;
        done?;
        Ok(())
    }

    /// Has Chromium show pages as this medium and with these features does; an empty one is the screen.
    ///
    /// # Errors
    /// When it cannot.
    pub async fn emulate(&self, medium: &str, features: &[(&str, &str)]) -> Outcome {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let media = json!({ "media": medium, "features": features });
        self.driver
            .cdp()
            .send_raw("Emulation.setEmulatedMedia", media)
            .await?;
        Ok(())
    }

    /// Everything the recorder has under this name: `errors`, `violations`, `events` or `keys`.
    ///
    /// # Errors
    /// When the page has no recorder.
    pub async fn recorded<T: DeserializeOwned>(&self, name: &str) -> Outcome<T> {
        self.run("return window.recorded[arguments[0]]", &[json!(name)])
            .await
    }

    /// Errors and warnings so far, from scripts and, where the engine tells, from the browser's own console.
    ///
    /// # Errors
    /// When the page has no recorder.
    pub async fn errors(&self) -> Outcome<Vec<String>> {
        let mut errors: Vec<String> = self.recorded("errors").await?;
        if self.engine == Engine::Chromium {
            let severe = |level: &str| matches!(level, "SEVERE" | "WARNING");
            let log = self.driver.browser_log().await?;
            errors.extend(
                log.into_iter()
                    .filter(|entry| severe(&entry.level))
                    .map(|entry| entry.message),
            );
        }
        Ok(errors)
    }
}

/// What Firefox runs a test's scripts in: `content`, the page, or `chrome`, the browser itself.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        let url = format!("/session/{session_id}/moz/context");
        RequestData::new(Method::POST, url).add_body(json!({ "context": self.0 }))
    }
}

/// A page that a newsroom might write, with the recorder as its first script.
pub fn host_page(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<script src=\"/recorder.js\"></script>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>A host page</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}
