//! One figure for many samples, each the median over the rounds unless it says otherwise.

use crate::load::Load;
use crate::memory::{Left, Memory};
use crate::results::{Samples, SceneResults};
use crate::statistics::{median, percentile};

impl Samples {
    /// Of the visits from this machine.
    pub fn near(&self, figure: impl Fn(&Load) -> f64) -> Option<f64> {
        median(&self.load.iter().map(figure).collect::<Vec<_>>())
    }

    /// Of the visits from a slow telephone.
    pub fn far(&self, figure: impl Fn(&Load) -> f64) -> Option<f64> {
        median(&self.slow.iter().map(figure).collect::<Vec<_>>())
    }

    /// How long reading the story took.
    pub fn parse(&self) -> Option<f64> {
        median(
            &self
                .load
                .iter()
                .filter_map(|load| load.parse)
                .collect::<Vec<_>>(),
        )
    }

    /// Of what the page held when it was loaded.
    pub fn held(&self, figure: impl Fn(&Memory) -> f64) -> Option<f64> {
        median(&self.memory.iter().map(figure).collect::<Vec<_>>())
    }

    /// The process's memory, where the system tells.
    pub fn process(&self) -> Option<f64> {
        let known = self.memory.iter().filter_map(|memory| memory.process);
        median(&known.collect::<Vec<_>>())
    }

    /// Of what a mount left behind.
    pub fn left(&self, figure: impl Fn(&Left) -> f64) -> Option<f64> {
        median(&self.left.iter().map(figure).collect::<Vec<_>>())
    }

    /// How long a second one took.
    pub fn second(&self) -> Option<f64> {
        median(&self.second)
    }

    /// How long a kind of input took: this share of all that were played, in all rounds, took no longer.
    pub fn input(&self, kind: &str, share: f64) -> Option<f64> {
        percentile(&self.inputs.get(kind)?.all, share)
    }

    /// For how long a kind of input kept the main thread.
    pub fn busy(&self, kind: &str) -> Option<f64> {
        median(&self.inputs.get(kind)?.busy)
    }
}

impl SceneResults {
    /// One figure of one contender, as a part of that of another.
    pub fn ratio(
        &self,
        one: &str,
        other: &str,
        figure: impl Fn(&Samples) -> Option<f64>,
    ) -> Option<f64> {
        let other = figure(self.of.get(other)?)?;
        Some(figure(self.of.get(one)?)? / other)
    }
}
