//! All that was measured, as it is written to a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::input::Latency;
use crate::load::Load;
use crate::memory::{Left, Memory};

/// A whole run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Results {
    /// The browser and its version.
    pub browser: String,
    /// How many processors the machine has.
    pub processors: usize,
    /// The scenes of the tables, from the smallest story on.
    pub scenes: Vec<SceneResults>,
    /// Those of the chart.
    pub growth: Vec<SceneResults>,
}

/// What was measured with one story.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SceneResults {
    /// How many events the story has.
    pub events: usize,
    /// How many rows its matrix has.
    pub who: usize,
    /// How many columns.
    pub what: usize,
    /// How long this machine took for always the same before each round, in milliseconds: whether it was quiet.
    pub pace: Vec<f64>,
    /// By contender.
    pub of: BTreeMap<String, Samples>,
}

/// What was measured of one contender with one story, one value a round.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Samples {
    /// Visits from this machine.
    pub load: Vec<Load>,
    /// Visits from a slow telephone.
    pub slow: Vec<Load>,
    /// What the page held, just loaded.
    pub memory: Vec<Memory>,
    /// What a reader did, by kind: all rounds together.
    pub inputs: BTreeMap<String, Latency>,
    /// What each of many mounts left behind.
    pub left: Vec<Left>,
    /// For how many milliseconds a second one on the page kept the main thread until it was in view.
    pub second: Vec<f64>,
    /// Why something is missing, by phase.
    pub gave_up: BTreeMap<String, String>,
}

impl Samples {
    /// Adds what a reader did in another round.
    pub fn add_inputs(&mut self, played: BTreeMap<String, Latency>) {
        for (kind, latency) in played {
            let known = self.inputs.entry(kind).or_default();
            known.first.extend(latency.first);
            known.all.extend(latency.all);
            known.busy.extend(latency.busy);
            known.nothing += latency.nothing;
        }
    }
}
