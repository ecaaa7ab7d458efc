//! What a page holds in memory once all that it let go of is collected.

use std::fs;
use std::time::Duration;

use browser_tests::Outcome;
use browser_tests::engine::Browser;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::tab::Tab;

/// How many times a contender is taken off the page and put back.
const MOUNTS: usize = 100;

/// So many at a time, so that the driver gets an answer now and then.
const AT_ONCE: usize = 10;

/// Bytes, and what else a page can hold on to.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Memory {
    /// The JavaScript heap, with what its array buffers hold.
    pub heap: f64,
    /// The wasm instances' memories.
    pub wasm: f64,
    /// The renderer process's own share of the machine's memory, where the system tells.
    pub process: Option<f64>,
    /// DOM nodes.
    pub nodes: f64,
    /// Event listeners.
    pub listeners: f64,
}

/// What is left after many mounts, for each of them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Left {
    /// Bytes of JavaScript heap and wasm.
    pub bytes: f64,
    /// DOM nodes.
    pub nodes: f64,
    /// Event listeners.
    pub listeners: f64,
}

impl Memory {
    /// What the page in this tab holds now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn held(tab: &Tab, browser: &Browser) -> Outcome<Self> {
        tab.call("HeapProfiler.enable", json!({})).await?;
        for _ in 0..3 {
            tab.call("HeapProfiler.collectGarbage", json!({})).await?;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let heap = tab.call("Runtime.getHeapUsage", json!({})).await?;
        let document = tab.call("Memory.getDOMCounters", json!({})).await?;
        let number = |answer: &Value, name: &str| answer.get(name).and_then(Value::as_f64);
        let number = |answer: &Value, name: &str| number(answer, name).unwrap_or_default();
        Ok(Self {
            heap: number(&heap, "usedSize") + number(&heap, "backingStorageSize"),
            wasm: tab.evaluate("probe.wasm()").await?,
            process: renderer(browser),
            nodes: number(&document, "nodes"),
            listeners: number(&document, "jsEventListeners"),
        })
    }
}

/// What is left of a loaded contender after it was mounted many times.
///
/// # Errors
/// When the browser does not answer.
pub async fn left(tab: &Tab, browser: &Browser) -> Outcome<Left> {
    tab.evaluate::<()>("probe.contender.unmount()?.then?.(() => undefined)")
        .await?;
    let mounts = format!("probe.mounts({AT_ONCE})");
    // What is kept once for all is not lost.
    tab.evaluate::<f64>(&mounts).await?;
    let before = Memory::held(tab, browser).await?;
    for _ in 0..MOUNTS / AT_ONCE {
        tab.evaluate::<f64>(&mounts).await?;
    }
    let after = Memory::held(tab, browser).await?;
    let each = |before: f64, after: f64| (after - before) / MOUNTS as f64;
    Ok(Left {
        bytes: each(before.heap + before.wasm, after.heap + after.wasm),
        nodes: each(before.nodes, after.nodes),
        listeners: each(before.listeners, after.listeners),
    })
}

/// The proportional share, in bytes, of the largest process that draws pages.
fn renderer(browser: &Browser) -> Option<f64> {
    let share = |process: &u32| -> Option<f64> {
        let command = fs::read(format!("/proc/{process}/cmdline")).ok()?;
        if !String::from_utf8_lossy(&command).contains("--type=renderer") {
            return None;
        }
        let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
        let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
        let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kilobytes * 1024.0)
    };
    browser
        .processes()
        .iter()
        .filter_map(share)
        .max_by(f64::total_cmp)
}
