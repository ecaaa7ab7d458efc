//! How a page comes into view.

use browser_tests::Outcome;
use serde::{Deserialize, Serialize};

use crate::contender::Contender;
use crate::site::{Site, Wire};
use crate::tab::{SLOWER, Tab};

/// One visit: milliseconds from its beginning, unless said.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Load {
    /// When the first words could be read.
    pub painted: Option<f64>,
    /// When the title, an event and, where there is a matrix, a cell were in view.
    pub visible: f64,
    /// When it answered its reader as well, and the main thread was free.
    pub ready: f64,
    /// For how long in all a reader's input would have waited: what long tasks take over 50 ms.
    pub blocked: f64,
    /// The longest task.
    pub longest: f64,
    /// How much of what was in view moved, as browsers add it up: a part of the window.
    pub shift: f64,
    /// How long reading and indexing the story took, where the contender tells.
    pub parse: Option<f64>,
    /// What came over the wire.
    #[serde(default)]
    pub wire: Wire,
}

/// What a visitor's machine and network are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visitor {
    /// This machine, and no network between.
    AtTheServer,
    /// A slow telephone on a slow network.
    OnATelephone,
}

/// Opens a contender's page in a fresh browser's tab, and waits until it is ready.
///
/// # Errors
/// When it does not get ready in time.
pub async fn visit(
    tab: &Tab,
    contender: Contender,
    site: &Site,
    visitor: Visitor,
) -> Outcome<Load> {
    tab.watch(contender.script()).await?;
    if visitor == Visitor::OnATelephone {
        tab.slow_network().await?;
        tab.slow_processor(SLOWER).await?;
    }
    tab.open(&site.url()).await?;
    let mut load: Load = tab.evaluate("probe.loaded").await?;
    load.wire = site.wire();
    Ok(load)
}
