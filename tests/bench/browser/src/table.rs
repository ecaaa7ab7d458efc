//! The figures as tables in Markdown.

use crate::contender::Contender;
use crate::input::KINDS;
use crate::results::{Samples, SceneResults};

/// What a reader does, in the order of [`KINDS`].
const ACTIONS: [&str; KINDS.len()] = [
    "jump to a moment",
    "one step",
    "zoom",
    "choose an event",
    "choose a cell",
    "scroll the matrix",
];

/// What is written where nothing was measured.
const NOTHING: &str = "–";

/// A table of a heading and a row for each contender that has any figures.
fn table(
    scene: &SceneResults,
    headings: &[&str],
    row: impl Fn(Contender, &Samples) -> Vec<String>,
) -> String {
    let mut text = format!(
        "| | {} |\n|{}\n",
        headings.join(" | "),
        " --- |".repeat(headings.len() + 1)
    );
    for contender in Contender::ALL {
        if let Some(samples) = scene.of.get(contender.name()) {
            let cells = row(contender, samples).join(" | ");
            text.push_str(&format!("| {} | {cells} |\n", contender.name()));
        }
    }
    text
}

/// How the page comes into view.
pub fn loading(scene: &SceneResults) -> String {
    let headings = [
        "requests",
        "code, KB",
        "visible",
        "ready",
        "phone: visible",
        "phone: ready",
        "phone: blocked",
        "phone: longest task",
        "shift",
        "DOM nodes",
    ];
    table(scene, &headings, |_, samples| {
        let wire = samples.load.first().map(|load| &load.wire);
        vec![
            whole(wire.map(|wire| wire.requests as f64)),
            kilobytes(wire.map(|wire| wire.code as f64)),
            whole(samples.near(|load| load.visible)),
            whole(samples.near(|load| load.ready)),
            whole(samples.far(|load| load.visible)),
            whole(samples.far(|load| load.ready)),
            whole(samples.far(|load| load.blocked)),
            whole(samples.far(|load| load.longest)),
            samples
                .far(|load| load.shift)
                .or_else(|| samples.near(|load| load.shift))
                .map_or(NOTHING.to_owned(), shift),
            whole(samples.held(|memory| memory.nodes)),
        ]
    })
}

/// How long what a reader does takes, and that as a part of what the limit takes.
pub fn interaction(scene: &SceneResults) -> String {
    let limit = scene.of.get(Contender::Limit.name());
    table(scene, &ACTIONS, |contender, samples| {
        let cell = |kind: &str| {
            let (Some(half), Some(most)) = (samples.input(kind, 0.5), samples.input(kind, 0.95))
            else {
                return NOTHING.to_owned();
            };
            let limit = limit.and_then(|limit| limit.input(kind, 0.95));
            match limit {
                Some(limit) if contender != Contender::Limit => {
                    format!("{half:.0} / {most:.0} ({:.1}×)", most / limit)
                }
                _ => format!("{half:.0} / {most:.0}"),
            }
        };
        KINDS.map(cell).to_vec()
    })
}

/// For how long what a reader does keeps the main thread, also after all is in view.
pub fn work(scene: &SceneResults) -> String {
    table(scene, &ACTIONS, |_, samples| {
        KINDS.map(|kind| whole(samples.busy(kind))).to_vec()
    })
}

/// What it keeps in memory, and what it leaves there.
pub fn memory(scene: &SceneResults) -> String {
    let headings = [
        "JS heap + wasm, MB",
        "process, MB",
        "left by a mount, KB",
        "nodes left",
        "a second one, ms",
    ];
    table(scene, &headings, |_, samples| {
        vec![
            tenths(samples.held(|memory| (memory.heap + memory.wasm) / 1e6)),
            whole(samples.process().map(|bytes| bytes / 1e6)),
            tenths(samples.left(|left| left.bytes / 1e3)),
            tenths(samples.left(|left| left.nodes)),
            tenths(samples.second()),
        ]
    })
}

/// A figure of the chart of how cost grows.
pub type Cost = (&'static str, fn(&Samples) -> Option<f64>);

/// The four figures of the chart, each with its unit.
pub const COSTS: [Cost; 4] = [
    ("reading the story, ms", Samples::parse),
    ("first view, ms", |samples| {
        samples.near(|load| load.visible)
    }),
    ("one step, ms", |samples| samples.input("step", 0.5)),
    ("JS heap + wasm, MB", |samples| {
        samples.held(|memory| (memory.heap + memory.wasm) / 1e6)
    }),
];

/// The chart of how cost grows, as numbers.
pub fn growth(scenes: &[SceneResults]) -> String {
    let mut text = String::new();
    for (cost, figure) in COSTS {
        let sizes: Vec<String> = scenes.iter().map(|scene| thousands(scene.events)).collect();
        text.push_str(&format!(
            "| {cost} | {} |\n|{}\n",
            sizes.join(" | "),
            " --- |".repeat(sizes.len() + 1)
        ));
        for contender in Contender::ALL {
            let name = contender.name();
            let cells: Vec<String> = scenes
                .iter()
                .map(|scene| tenths(scene.of.get(name).and_then(figure)))
                .collect();
            if cells.iter().any(|cell| cell != NOTHING) {
                text.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
            }
        }
        text.push('\n');
    }
    text
}

/// A number with a comma between its thousands.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn whole(value: Option<f64>) -> String {
    value.map_or(NOTHING.to_owned(), |value| {
        thousands(value.round().max(0.0) as usize)
    })
}

fn tenths(value: Option<f64>) -> String {
    match value {
        Some(value) if value >= 100.0 => thousands(value.round() as usize),
        // What garbage collection leaves to chance can be less than nothing, and is nothing then.
        Some(value) => format!("{:.1}", value.max(0.0)),
        None => NOTHING.to_owned(),
    }
}

fn kilobytes(bytes: Option<f64>) -> String {
    tenths(bytes.map(|bytes| bytes / 1000.0))
}

fn shift(value: f64) -> String {
    if value == 0.0 {
        "0".to_owned()
    } else {
        format!("{value:.3}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Latency;

    fn scene() -> SceneResults {
        let mut scene = SceneResults {
            events: 1_000,
            ..SceneResults::default()
        };
        for (contender, step) in [(Contender::Limit, 20.0), (Contender::Ours, 30.0)] {
            let mut samples = Samples::default();
            let all = vec![step, step, 2.0 * step];
            let latency = Latency {
                all,
                ..Latency::default()
            };
            samples.inputs.insert("step".to_owned(), latency);
            scene.of.insert(contender.name().to_owned(), samples);
        }
        scene
    }

    #[test]
    fn a_latency_stands_beside_its_ratio_to_the_limit() {
        let text = interaction(&scene());
        assert!(
            text.contains("| who-can-use | – | 30 / 60 (1.5×) | – |"),
            "{text}"
        );
        assert!(
            text.contains("| limit (plain JavaScript) | – | 20 / 40 | – |"),
            "{text}"
        );
    }

    #[test]
    fn every_row_has_as_many_cells_as_the_heading() {
        for text in [
            loading(&scene()),
            interaction(&scene()),
            work(&scene()),
            memory(&scene()),
            growth(&[scene()]),
        ] {
            let mut cells = 0;
            for line in text.lines() {
                if line.is_empty() {
                    cells = 0;
                } else if cells == 0 {
                    cells = line.matches('|').count();
                }
                assert!(
                    line.is_empty() || line.matches('|').count() == cells,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn thousands_are_kept_apart() {
        assert_eq!(
            [0, 20, 1_000, 100_000, 1_234_567].map(thousands),
            ["0", "20", "1,000", "100,000", "1,234,567"]
        );
    }
}
