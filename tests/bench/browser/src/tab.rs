//! The one tab of a browser, driven through Chromium's own protocol: what WebDriver has no word for.

use browser_tests::engine::Browser;
use browser_tests::{Failure, Outcome};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebDriver;

/// What every page starts with: it watches from inside.
const PROBE: &str = include_str!("probe.js");

/// A slow telephone: 1.6 Mbit/s down, 750 kbit/s up, 150 ms before each answer, a processor of a quarter of
/// the speed.
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;
const LATENCY: u32 = 150;

/// How many times slower the processor of a reader's telephone is.
pub const SLOWER: u32 = 4;

/// The tab.
#[derive(Debug)]
pub struct Tab {
    driver: WebDriver,
}

impl Tab {
    /// The tab that a browser starts with.
    ///
    /// # Errors
    /// When it does not take the size of a page, 1100 × 1000 CSS pixels.
    pub async fn of(browser: &Browser) -> Outcome<Self> {
        let tab = Self {
            driver: browser.session().clone(),
        };
        let room =
            json!({ "width": 1100, "height": 1000, "deviceScaleFactor": 1, "mobile": false });
        tab.call("Emulation.setDeviceMetricsOverride", room).await?;
        tab.call("Performance.enable", json!({})).await?;
        Ok(tab)
    }

    /// Has every page begin with the probe and the contender's own script.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn watch(&self, contender: &str) -> Outcome {
        let source = format!("(() => {{\n\"use strict\";\n{PROBE}\n{contender}\n}})();");
        self.call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": source }),
        )
        .await?;
        Ok(())
    }

    /// Goes to a page, and does not wait for it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn open(&self, url: &str) -> Outcome {
        let answer = self.call("Page.navigate", json!({ "url": url })).await?;
        match answer.get("errorText").and_then(Value::as_str) {
            Some(error) => Err(Failure::new(format!("{url}: {error}"))),
            None => Ok(()),
        }
    }

    /// What an expression of JavaScript comes to, once its promise is kept.
    ///
    /// # Errors
    /// When it throws, or is of another shape.
    pub async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        let parameters =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", parameters).await?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            let words = thrown
                .pointer("/exception/description")
                .or(thrown.get("text"));
            return Err(Failure::new(format!(
                "`{expression}` throws {}",
                words.and_then(Value::as_str).unwrap_or_default()
            )));
        }
        let value = answer.pointer_mut("/result/value").map(Value::take);
        Ok(serde_json::from_value(value.unwrap_or_default())?)
    }

    /// From now on all comes over a slow network.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn slow_network(&self) -> Outcome {
        self.call("Network.enable", json!({})).await?;
        let conditions = json!({
            "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP
        });
        self.call("Network.emulateNetworkConditions", conditions)
            .await?;
        Ok(())
    }

    /// From now on the main thread is so many times slower.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn slow_processor(&self, rate: u32) -> Outcome {
        self.call("Emulation.setCPUThrottlingRate", json!({ "rate": rate }))
            .await?;
        Ok(())
    }

    /// For how many milliseconds the main thread has been busy so far.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn busy(&self) -> Outcome<f64> {
        let answer = self.call("Performance.getMetrics", json!({})).await?;
        let metrics = answer.get("metrics").and_then(Value::as_array);
        let busy = metrics.into_iter().flatten().find_map(|metric| {
            (metric.get("name")? == "TaskDuration").then(|| metric.get("value")?.as_f64())?
        });
        busy.map(|seconds| seconds * 1000.0)
            .ok_or_else(|| Failure::new("the browser does not say how busy it was"))
    }

    /// A key goes down and up.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press_key(&self, key: &str) -> Outcome {
        let code = match key {
            "ArrowLeft" => 37,
            "ArrowRight" => 39,
            _ => return Err(Failure::new(format!("the benchmark knows no key {key}"))),
        };
        for kind in ["rawKeyDown", "keyUp"] {
            let event = json!({
                "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code
            });
            self.call("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// The mouse goes somewhere, its button as it was.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn move_to(&self, x: f64, y: f64, pressed: bool) -> Outcome {
        let button = if pressed { "left" } else { "none" };
        let event = json!({
            "type": "mouseMoved", "x": x, "y": y, "button": button, "buttons": u8::from(pressed)
        });
        self.call("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// The mouse's button goes down or up.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn button(&self, x: f64, y: f64, down: bool) -> Outcome {
        let event = json!({
            "type": if down { "mousePressed" } else { "mouseReleased" },
            "x": x, "y": y, "button": "left", "buttons": u8::from(down), "clickCount": 1
        });
        self.call("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// The wheel turns, with or without the Control key.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn wheel(&self, x: f64, y: f64, turn: f64, control: bool) -> Outcome {
        let event = json!({
            "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": turn,
            "modifiers": if control { 2 } else { 0 }
        });
        self.call("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// Any command of the protocol.
    ///
    /// # Errors
    /// When the browser refuses it, or does not answer.
    pub async fn call(&self, method: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.driver.cdp().send_raw(method, parameters).await?)
    }

    /// A picture of the page.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn picture(&self, path: &std::path::Path) -> Outcome {
        Ok(self.driver.screenshot(path).await?)
    }
}
