//! What a reader does, played with real input, and how long it takes until all its effect is in view.

use std::collections::BTreeMap;
use std::time::Duration;

use browser_tests::Outcome;
use serde::{Deserialize, Serialize};

use crate::plan::Thoroughness;
use crate::tab::{SLOWER, Tab};

/// The kinds of input, by the names that the contenders' scripts give them.
pub const KINDS: [&str; 6] = ["jump", "step", "zoom", "event", "cell", "scroll"];

/// Where along the slider the reader jumps to, one after the other. The last leaves room for steps.
const JUMPS: [f64; 10] = [0.1, 0.9, 0.2, 0.8, 0.05, 0.95, 0.3, 0.7, 0.85, 0.5];

/// How many of each kind are played.
fn count(kind: &str, thoroughness: Thoroughness) -> usize {
    let count = match kind {
        "step" => 20,
        "jump" => JUMPS.len(),
        "zoom" => 8,
        "scroll" => 12,
        _ => 10,
    };
    match thoroughness {
        Thoroughness::Full(_) => count,
        Thoroughness::Quick if kind == "jump" => count,
        Thoroughness::Quick => count / 2,
    }
}

/// How long what a reader did took, in milliseconds from the event's own time.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Latency {
    /// Until the end of the first frame after it.
    pub first: Vec<f64>,
    /// Until the end of the last frame in which what is shown changed.
    pub all: Vec<f64>,
    /// How long the main thread worked on each.
    pub busy: Vec<f64>,
    /// How often nothing changed.
    pub nothing: usize,
}

/// One input, as the probe says it is to be played.
#[derive(Debug, Deserialize)]
struct Aim {
    by: By,
    x: f64,
    y: f64,
    width: f64,
    #[serde(default)]
    key: String,
    #[serde(default)]
    turn: f64,
    #[serde(default)]
    control: bool,
    /// The left end and the width of what something is dragged across.
    #[serde(default)]
    across: Option<(f64, f64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum By {
    Key,
    Press,
    Click,
    Drag,
    Wheel,
}

#[derive(Debug, Deserialize)]
struct Shot {
    first: Option<f64>,
    all: Option<f64>,
}

/// Plays all kinds of input on a slow processor. A kind that the contender has no place for is left out.
///
/// # Errors
/// When the browser does not answer.
pub async fn play(tab: &Tab, thoroughness: Thoroughness) -> Outcome<BTreeMap<String, Latency>> {
    tab.slow_processor(SLOWER).await?;
    let mut played = BTreeMap::new();
    for kind in KINDS {
        if !tab.evaluate(&format!("probe.approach('{kind}')")).await? {
            continue;
        }
        let latency = series(tab, kind, count(kind, thoroughness)).await?;
        played.insert(kind.to_owned(), latency);
    }
    tab.slow_processor(1).await?;
    Ok(played)
}

async fn series(tab: &Tab, kind: &str, count: usize) -> Outcome<Latency> {
    let mut latency = Latency::default();
    let mut held = None;
    for index in 0..count {
        let onward = index < count / 2;
        let aim: Option<Aim> = tab
            .evaluate(&format!("probe.aim('{kind}', {index}, {onward})"))
            .await?;
        let Some(aim) = aim else { break };
        if aim.by == By::Drag && held.is_none() {
            take_hold(tab, &aim).await?;
            held = Some((aim.x + 18.0, aim.y));
        }
        let (x, y) = match (aim.by, held) {
            (By::Press, _) => {
                // The thumb's middle keeps half its width from the ends.
                let fraction = JUMPS.get(index).copied().unwrap_or(0.5);
                (
                    aim.x - aim.width / 2.0 + 8.0 + fraction * (aim.width - 16.0),
                    aim.y,
                )
            }
            (By::Drag, Some((x, y))) => match aim.across {
                Some((left, width)) if kind == "jump" => {
                    (left + JUMPS.get(index).copied().unwrap_or(0.5) * width, y)
                }
                _ => (x + 3.0, y),
            },
            _ => (aim.x, aim.y),
        };
        match aim.by {
            By::Press | By::Wheel => tab.move_to(x, y, false).await?,
            By::Click => {
                tab.move_to(x, y, false).await?;
                tab.button(x, y, true).await?;
            }
            By::Key | By::Drag => {}
        }
        pause(60).await;

        tab.evaluate::<()>(&format!("probe.arm('{kind}')")).await?;
        let before = tab.busy().await?;
        match aim.by {
            By::Key => tab.press_key(&aim.key).await?,
            By::Press => tab.button(x, y, true).await?,
            By::Click => tab.button(x, y, false).await?,
            By::Drag => {
                tab.move_to(x, y, true).await?;
                held = Some((x, y));
            }
            By::Wheel => {
                // Onward is closer, and down the page.
                let sign = if onward == (kind == "zoom") {
                    -1.0
                } else {
                    1.0
                };
                tab.wheel(x, y, sign * aim.turn, aim.control).await?;
            }
        }
        let shot: Shot = tab.evaluate("probe.shot").await?;
        let after = tab.busy().await?;
        if aim.by == By::Press {
            tab.button(x, y, false).await?;
        }
        match shot.all {
            Some(all) => {
                latency.all.push(all);
                latency.busy.push(after - before);
            }
            None => latency.nothing += 1,
        }
        latency.first.extend(shot.first);
        pause(60).await;
    }
    if let Some((x, y)) = held {
        tab.button(x, y, false).await?;
    }
    Ok(latency)
}

/// Presses on what is to be dragged, and moves it so far that it knows.
async fn take_hold(tab: &Tab, aim: &Aim) -> Outcome {
    tab.move_to(aim.x, aim.y, false).await?;
    tab.button(aim.x, aim.y, true).await?;
    for offset in [6.0, 12.0, 18.0] {
        tab.move_to(aim.x + offset, aim.y, true).await?;
    }
    pause(200).await;
    Ok(())
}

async fn pause(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}
