//! The contenders in turns: each phase of each in a fresh browser, the order another in each round, so that
//! a machine that is busy for a while is so for all of them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use browser_tests::engine::{Browser, Engine};
use browser_tests::suite::end_with_signal;
use browser_tests::{Failure, Outcome};

use crate::contender::Contender;
use crate::load::{Visitor, visit};
use crate::memory::{self, Memory};
use crate::plan::{Scene, Thoroughness};
use crate::results::{Results, Samples, SceneResults};
use crate::site::{Compressed, Site};
use crate::tab::Tab;
use crate::{input, statistics};

/// After how long a phase is given up.
const PATIENCE: Duration = Duration::from_secs(180);

/// How long the driver may take for one answer.
const ANSWER: Duration = Duration::from_secs(150);

/// How many times a second widget is put on a page.
const SECONDS: usize = 5;

const SWITCHES: [&str; 4] = [
    // One process draws the page, and no other waits to draw the next: the memory measured is the page's.
    "--disable-features=SpareRendererForSitePerProcess,Translate",
    // A turn of the wheel scrolls at once, and not over some frames that would hide how long drawing takes.
    "--disable-smooth-scrolling",
    // What a contender asks for elsewhere, such as fonts, is not there: no network is part of the figures.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--enable-precise-memory-info",
];

/// The phases of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// A visit from this machine, memory, and what a reader does.
    Near,
    /// A visit from a slow telephone.
    Far,
    /// What many mounts leave behind.
    Mounts,
    /// A second one on the page.
    Second,
}

impl Phase {
    fn name(self) -> &'static str {
        match self {
            Self::Near => "load and interaction",
            Self::Far => "load on a slow telephone",
            Self::Mounts => "mounts",
            Self::Second => "a second one",
        }
    }
}

/// Where a run keeps and puts things.
#[derive(Debug)]
pub struct Run {
    thoroughness: Thoroughness,
    contenders: Vec<Contender>,
    compressed: Compressed,
    folder: PathBuf,
    /// Of the browsers' files. It goes with this value.
    browsers: tempfile::TempDir,
}

impl Run {
    /// A run of these contenders, whose files go into this folder.
    ///
    /// # Errors
    /// When a folder cannot be made.
    pub fn new(
        thoroughness: Thoroughness,
        contenders: Vec<Contender>,
        folder: &Path,
    ) -> Outcome<Self> {
        let browsers = tempfile::Builder::new()
            .prefix("who-can-use-bench-")
            .tempdir()
            .map_err(|error| unmade(&error))?;
        tokio::spawn(end_with_signal(browsers.path().to_owned()));
        Ok(Self {
            browsers,
            thoroughness,
            contenders,
            compressed: Compressed::kept_in(&folder.join("compressed"))?,
            folder: folder.to_owned(),
        })
    }

    /// Measures all scenes, and hands over what there is after each.
    ///
    /// # Errors
    /// When no browser starts, or a contender's files are missing.
    pub async fn measure(&self, mut each: impl FnMut(&Results) -> Outcome) -> Outcome<Results> {
        let (browser, _folder) = self.browser().await?;
        let version = Tab::of(&browser).await?;
        let version = version.call("Browser.getVersion", serde_json::json!({}));
        let version = version.await?;
        let version = version.get("product").and_then(|product| product.as_str());
        let mut results = Results {
            browser: version.unwrap_or("an unknown browser").to_owned(),
            processors: std::thread::available_parallelism().map_or(1, Into::into),
            scenes: Vec::new(),
            growth: Vec::new(),
        };
        browser.quit().await;
        for scene in self.thoroughness.scenes() {
            results.scenes.push(self.scene(&scene).await?);
            each(&results)?;
        }
        for scene in self.thoroughness.growth() {
            results.growth.push(self.scene(&scene).await?);
            each(&results)?;
        }
        Ok(results)
    }

    async fn scene(&self, scene: &Scene) -> Outcome<SceneResults> {
        let Scene { size, rounds, .. } = *scene;
        println!(
            "\n{} events, {} × {} cells: {rounds} rounds",
            size.events, size.who, size.what
        );
        let story = size.story();
        let mut sites = Vec::new();
        for &contender in &self.contenders {
            if contender.most_events() < size.events || !scene.contenders.contains(&contender) {
                continue;
            }
            match contender.site(&story)? {
                Some(files) => sites.push((contender, files)),
                None => println!("  {}: not here, left out", contender.name()),
            }
        }
        let mut results = SceneResults {
            events: size.events,
            who: size.who,
            what: size.what,
            ..SceneResults::default()
        };
        for round in 0..rounds {
            results.pace.push(self.pace().await?);
            for turn in 0..sites.len() {
                let (contender, files) = &sites[(turn + round) % sites.len()];
                let samples = results.of.entry(contender.name().to_owned()).or_default();
                for phase in [Phase::Near, Phase::Far, Phase::Mounts, Phase::Second] {
                    let wanted = match phase {
                        Phase::Near => true,
                        Phase::Far => scene.whole,
                        Phase::Mounts | Phase::Second => scene.whole && round < 2,
                    };
                    // What does not even load is not waited for again.
                    let gave_up = |phase: Phase| samples.gave_up.contains_key(phase.name());
                    if !wanted || gave_up(Phase::Near) || gave_up(phase) {
                        continue;
                    }
                    let site = Site::of(files, &self.compressed).await?;
                    let picture = (round == 0).then(|| self.picture(*contender, scene));
                    let measured = self.phase(*contender, &site, phase, samples, picture);
                    let outcome = tokio::time::timeout(PATIENCE, measured).await;
                    let outcome = outcome.unwrap_or_else(|_| {
                        let seconds = PATIENCE.as_secs();
                        Err(Failure::new(format!("not done after {seconds} seconds")))
                    });
                    if let Err(failure) = outcome {
                        println!("  {}, {}: {failure}", contender.name(), phase.name());
                        let reason = failure.to_string();
                        samples.gave_up.insert(phase.name().to_owned(), reason);
                    }
                }
                println!("  round {}: {}", round + 1, told(*contender, samples));
            }
        }
        Ok(results)
    }

    async fn phase(
        &self,
        contender: Contender,
        site: &Site,
        phase: Phase,
        samples: &mut Samples,
        picture: Option<PathBuf>,
    ) -> Outcome {
        let (browser, _folder) = self.browser().await?;
        let tab = Tab::of(&browser).await?;
        match phase {
            Phase::Near => {
                let load = visit(&tab, contender, site, Visitor::AtTheServer).await?;
                samples.load.push(load);
                samples.memory.push(Memory::held(&tab, &browser).await?);
                let played = input::play(&tab, self.thoroughness).await;
                if let Some(path) = picture {
                    tab.picture(&path).await?;
                }
                samples.add_inputs(played?);
            }
            Phase::Far => {
                let load = visit(&tab, contender, site, Visitor::OnATelephone).await?;
                samples.slow.push(load);
            }
            Phase::Mounts => {
                visit(&tab, contender, site, Visitor::AtTheServer).await?;
                samples.left.push(memory::left(&tab, &browser).await?);
            }
            Phase::Second => {
                visit(&tab, contender, site, Visitor::AtTheServer).await?;
                if tab.evaluate("Boolean(probe.contender.another)").await? {
                    for _ in 0..SECONDS {
                        let before = tab.busy().await?;
                        tab.evaluate::<()>("probe.second()").await?;
                        samples.second.push(tab.busy().await? - before);
                    }
                }
            }
        }
        browser.quit().await;
        Ok(())
    }

    /// A fresh browser, and the folder of its files, which goes with it.
    async fn browser(&self) -> Outcome<(Browser, tempfile::TempDir)> {
        let folder = tempfile::tempdir_in(&self.browsers).map_err(|error| unmade(&error))?;
        let browser = Engine::Chromium
            .start_with(folder.path(), &SWITCHES, ANSWER)
            .await?;
        Ok((browser, folder))
    }

    /// How fast this machine is just now: milliseconds for a fixed loop.
    async fn pace(&self) -> Outcome<f64> {
        let (browser, _folder) = self.browser().await?;
        let tab = Tab::of(&browser).await?;
        tab.watch("").await?;
        tab.open("about:blank").await?;
        let pace = tab.evaluate("probe.pace()").await?;
        browser.quit().await;
        Ok(pace)
    }

    fn picture(&self, contender: Contender, scene: &Scene) -> PathBuf {
        let name = contender
            .name()
            .replace(|sign: char| !sign.is_ascii_alphanumeric(), "-");
        self.folder
            .join(format!("{name}-{}.png", scene.size.events))
    }
}

fn unmade(error: &std::io::Error) -> Failure {
    Failure::new(format!("no folder for the browsers' files: {error}"))
}

/// A line on what is known so far.
fn told(contender: Contender, samples: &Samples) -> String {
    let ready: Vec<f64> = samples.load.iter().map(|load| load.ready).collect();
    let slow: Vec<f64> = samples.slow.iter().map(|load| load.ready).collect();
    let steps = samples
        .inputs
        .get("step")
        .map(|latency| latency.all.as_slice());
    let figure = |values: &[f64]| {
        statistics::median(values).map_or("–".to_owned(), |value| format!("{value:.0}"))
    };
    format!(
        "{}: ready {} ms, on a slow telephone {} ms, one step {} ms",
        contender.name(),
        figure(&ready),
        figure(&slow),
        figure(steps.unwrap_or_default())
    )
}
