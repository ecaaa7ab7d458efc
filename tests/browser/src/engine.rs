//! The three engines, each with its driver and the session all its tests share.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::driver::{Driver, Screen};
use crate::{Failure, Outcome, program};

/// How long a browser may take to answer, also with what a script gives later. A test that waits longer is given up.
const ANSWER: Duration = Duration::from_secs(240);

/// An engine that readers' browsers are built on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK, through its MiniBrowser.
    Webkit,
}

/// A running browser under WebDriver. Dropping it ends its processes.
#[derive(Debug)]
pub struct Browser {
    // The session is let go before the driver that serves it.
    session: WebDriver,
    driver: Driver,
    engine: Engine,
}

impl Engine {
    /// All of them, in the order their results are listed.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The first word of its results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Starts the browser without a window on anyone's screen, its files in this folder.
    ///
    /// # Errors
    /// When the browser or its driver is missing, or does not start.
    pub async fn start(self, folder: &Path) -> Outcome<Browser> {
        self.start_with(folder, &[], ANSWER).await
    }

    /// Starts the browser with more switches, which only Chromium takes, and this long for each answer.
    ///
    /// # Errors
    /// As [`Engine::start`].
    pub async fn start_with(
        self,
        folder: &Path,
        switches: &[&str],
        answer: Duration,
    ) -> Outcome<Browser> {
        let folder = &folder.join(self.name());
        let (driver, wanted) = match self {
            Self::Chromium => (
                Driver::start(
                    &program::found(&["chromedriver"], "apt-get install chromium-driver")?,
                    &[],
                    None,
                    folder,
                )?,
                chromium(
                    &program::found(
                        &["chromium", "chromium-browser", "google-chrome"],
                        "apt-get install chromium",
                    )?,
                    switches,
                ),
            ),
            Self::Firefox => (
                Driver::start(
                    &program::found(&["geckodriver"], "cargo install --locked geckodriver")?,
                    // To set what a reader would in the browser's settings.
                    &["--allow-system-access"],
                    None,
                    folder,
                )?,
                firefox(&program::found(
                    &["firefox-esr", "firefox"],
                    "apt-get install firefox-esr",
                )?),
            ),
            Self::Webkit => {
                let browser = program::mini_browser()?;
                let driver =
                    program::found(&["WebKitWebDriver"], "apt-get install webkit2gtk-driver")?;
                let screen = Screen::start(&program::found(&["Xvfb"], "apt-get install xvfb")?)?;
                (
                    Driver::start(&driver, &[], Some(screen), folder)?,
                    webkit(&browser),
                )
            }
        };
        let Value::Object(wanted) = wanted else {
            return Err(Failure::new("capabilities are an object"));
        };
        let session = WebDriver::builder(driver.url(), Capabilities::from(wanted))
            .request_timeout(answer)
            .await;
        let session = match session {
            Ok(session) => session.set_script_timeout(answer).await.map(|()| session),
            Err(error) => Err(error),
        };
        match session {
            Ok(session) => Ok(Browser {
                session,
                driver,
                engine: self,
            }),
            Err(error) => {
                let name = self.name();
                Err(Failure::new(format!(
                    "{name} does not start: {error}\nIts driver printed:\n{}",
                    driver.log()
                )))
            }
        }
    }
}

impl Browser {
    /// The WebDriver session.
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// Which engine it runs.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The ids of all processes of the browser and its driver.
    pub fn processes(&self) -> Vec<u32> {
        self.driver.processes()
    }

    /// Closes the browser, then its driver.
    pub async fn quit(self) {
        // What a browser that cannot even close leaves behind goes with the driver's processes.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.session.quit()).await;
        drop(self.driver);
    }
}

fn chromium(binary: &Path, switches: &[&str]) -> Value {
    let mut arguments = vec![
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
    ];
    arguments.extend(switches);
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": binary,
            "args": arguments
        }
    })
}

fn firefox(binary: &Path) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": binary,
            "args": ["-headless", "-width", "1280", "-height", "900"],
            "prefs": {
                // Nothing but the pages of the tests is to be asked for.
                "app.update.enabled": false,
                "browser.safebrowsing.malware.enabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "ui.systemUsesDarkTheme": 0
            }
        }
    })
}

fn webkit(binary: &Path) -> Value {
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] }
    })
}
