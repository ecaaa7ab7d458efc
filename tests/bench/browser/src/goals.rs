//! What the project wants to reach, and what it has reached.

use crate::contender::Contender;
use crate::input::KINDS;
use crate::results::{Results, SceneResults};

/// A goal: its words, the most its figure may be, and the figure.
struct Goal {
    words: String,
    most: f64,
    figure: Option<f64>,
    unit: &'static str,
}

/// The goals as a table.
pub fn goals(results: &Results) -> String {
    let mut text = String::from("| goal | at most | measured | |\n| --- | --- | --- | --- |\n");
    for goal in all(results) {
        let (measured, reached) = match goal.figure {
            Some(figure) => (
                format!("{}{}", number(figure), goal.unit),
                if figure <= goal.most {
                    "reached"
                } else {
                    "not yet"
                },
            ),
            None => ("–".to_owned(), ""),
        };
        let most = format!("{}{}", number(goal.most), goal.unit);
        text.push_str(&format!(
            "| {} | {most} | {measured} | {reached} |\n",
            goal.words
        ));
    }
    text
}

fn all(results: &Results) -> Vec<Goal> {
    let ours = Contender::Ours.name();
    let limit = Contender::Limit.name();
    let scene = |events: usize| results.scenes.iter().find(|scene| scene.events == events);
    let own = |scene: &SceneResults| scene.of.get(ours).cloned();
    let ratio = |events, one, other, figure: fn(&crate::results::Samples) -> Option<f64>| {
        scene(events)?.ratio(one, other, figure)
    };
    let goal = |words: &str, most, unit, figure| Goal {
        words: words.to_owned(),
        most,
        figure,
        unit,
    };
    let worst = |figure: fn(&crate::load::Load) -> f64| {
        let figures = results.scenes.iter().take(2);
        figures
            .filter_map(|scene| own(scene)?.far(figure))
            .reduce(f64::max)
    };
    let mut goals = vec![
        goal(
            "code over the wire, brotli 11",
            100.0,
            " KB",
            scene(20)
                .and_then(own)
                .and_then(|samples| Some(samples.load.first()?.wire.code as f64 / 1000.0)),
        ),
        goal(
            "phone, 20 events: ready, beside TimelineJS3",
            0.75,
            "×",
            ratio(20, ours, Contender::TimelineJs.name(), |samples| {
                samples.far(|load| load.ready)
            }),
        ),
        goal(
            "phone, 1,000 events: ready, beside bare Yew",
            1.15,
            "×",
            ratio(1_000, ours, Contender::BareYew.name(), |samples| {
                samples.far(|load| load.ready)
            }),
        ),
        goal(
            "phone, 20 events: a prerendered page visible, beside the limit",
            1.1,
            "×",
            ratio(20, Contender::Prerendered.name(), limit, |samples| {
                samples.far(|load| load.visible)
            }),
        ),
        goal(
            "phone: the longest task while loading, up to 1,000 events",
            200.0,
            " ms",
            worst(|load| load.longest),
        ),
        goal("layout shift", 0.0, "", worst(|load| load.shift)),
        goal(
            "a second widget, 20 events",
            10.0,
            " ms",
            scene(20).and_then(own).and_then(|samples| samples.second()),
        ),
    ];
    for events in [20, 1_000, 10_000] {
        for kind in KINDS {
            let figure = scene(events)
                .and_then(|scene| scene.ratio(ours, limit, |samples| samples.input(kind, 0.95)));
            if figure.is_some() {
                let words = format!(
                    "{kind}, {} events: p95 beside the limit",
                    crate::table::thousands(events)
                );
                goals.push(goal(&words, 1.2, "×", figure));
            }
        }
    }
    let step = |events| scene(events).and_then(own)?.input("step", 0.95);
    goals.push(goal(
        "one step: p95 with 100,000 events beside 10,000",
        1.5,
        "×",
        step(100_000)
            .zip(step(10_000))
            .map(|(large, small)| large / small),
    ));
    goals.push(goal(
        "JS heap and wasm, 1,000 events, beside the limit's",
        1.5,
        "×",
        ratio(1_000, ours, limit, |samples| {
            samples.held(|memory| memory.heap + memory.wasm)
        }),
    ));
    goals.push(goal(
        "nodes left by each of 100 mounts",
        0.0,
        "",
        scene(1_000)
            .and_then(own)
            .and_then(|samples| samples.left(|left| left.nodes.round())),
    ));
    goals
}

/// With as many digits as say something.
fn number(value: f64) -> String {
    if value == value.round() {
        format!("{value:.0}")
    } else if value < 10.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Samples;

    #[test]
    fn a_goal_is_reached_missed_or_not_measured() {
        let mut scene = SceneResults {
            events: 20,
            ..SceneResults::default()
        };
        let samples = Samples {
            second: vec![8.0, 9.0],
            ..Samples::default()
        };
        scene.of.insert(Contender::Ours.name().to_owned(), samples);
        let results = Results {
            browser: String::new(),
            processors: 2,
            scenes: vec![scene],
            growth: Vec::new(),
        };
        let text = goals(&results);
        assert!(
            text.contains("| a second widget, 20 events | 10 ms | 8.50 ms | reached |"),
            "{text}"
        );
        assert!(text.contains("| layout shift | 0 | – |  |"), "{text}");
    }
}
