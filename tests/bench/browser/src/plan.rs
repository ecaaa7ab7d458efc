//! How much is measured: which sizes of story, how many rounds.

use crate::contender::Contender;
use crate::growth;
use crate::story::Size;

/// How much time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thoroughness {
    /// A few minutes: enough to see where one stands.
    Quick,
    /// As long as it takes, in no more rounds than these: what the documents say.
    Full(usize),
}

/// One size of story, and what is measured with it.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    /// The story.
    pub size: Size,
    /// Those that show it, if it is not too large for them.
    pub contenders: &'static [Contender],
    /// How many times everything is measured, the contenders in turns.
    pub rounds: usize,
    /// Whether loading on a slow telephone is measured too, what mounts leave behind, and a second widget.
    pub whole: bool,
}

impl Thoroughness {
    /// The stories of the tables.
    pub fn scenes(self) -> Vec<Scene> {
        let scene = |size, rounds, whole| Scene {
            size,
            contenders: &Contender::ALL,
            rounds,
            whole,
        };
        match self {
            Self::Quick => vec![
                scene(Size::of(20, 5, 5), 1, true),
                scene(Size::of(1_000, 50, 20), 1, true),
            ],
            Self::Full(most) => vec![
                scene(Size::of(20, 5, 5), most.min(5), true),
                scene(Size::of(1_000, 50, 20), most.min(5), true),
                scene(Size::of(10_000, 500, 50), most.min(3), true),
                scene(Size::of(100_000, 500, 50), most.min(2), false),
            ],
        }
    }

    /// The stories of the chart of how cost grows: more and more events, the matrix always of one size.
    pub fn growth(self) -> Vec<Scene> {
        let (events, rounds): (&[usize], usize) = match self {
            Self::Quick => (&[100, 1_000, 10_000], 1),
            Self::Full(most) => (
                &[100, 300, 1_000, 3_000, 10_000, 30_000, 100_000],
                most.min(3),
            ),
        };
        let scene = |&events| Scene {
            size: Size::of(events, 50, 20),
            contenders: &growth::SHOWN,
            rounds,
            whole: false,
        };
        events.iter().map(scene).collect()
    }
}
