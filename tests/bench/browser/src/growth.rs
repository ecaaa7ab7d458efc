//! The chart of how cost grows with the number of events, as SVG that reads on light and on dark paper.
//!
//! Both axes are logarithmic: a cost that grows with the story is a straight line upwards, one that does not
//! is level.

use std::fmt::Write;

use crate::contender::Contender;
use crate::results::SceneResults;
use crate::table::{COSTS, Cost, thousands};

/// The size of the whole, and of one of the four panels in it.
const WIDTH: f64 = 880.0;
const HEIGHT: f64 = 560.0;
const PANEL: (f64, f64) = (440.0, 280.0);

/// Where in its panel a plot is: the room to its left holds numbers, that to its right names.
const PLOT: Plot = Plot {
    left: 52.0,
    top: 44.0,
    width: 250.0,
    height: 190.0,
};

/// How far apart two names have to be to be read.
const LINE: f64 = 14.0;

struct Plot {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Colours that stand out from white and from black.
fn colour(contender: Contender) -> &'static str {
    match contender {
        Contender::Ours => "#e8590c",
        Contender::Prerendered => "#f08c00",
        Contender::Limit => "#868e96",
        Contender::BareYew => "#228be6",
        Contender::TimelineJs => "#ae3ec9",
        Contender::Vis => "#37a34a",
        Contender::VisTabulator => "#0c8599",
    }
}

/// Its name where there is little room.
fn short(contender: Contender) -> &'static str {
    match contender {
        Contender::Limit => "limit",
        Contender::Vis => "vis-timeline",
        Contender::VisTabulator => "vis + Tabulator",
        Contender::Prerendered => "prerendered",
        other => other.name(),
    }
}

/// Those in the chart: one that differs from another only in its markup would lie on its line.
pub const SHOWN: [Contender; 5] = [
    Contender::Limit,
    Contender::BareYew,
    Contender::TimelineJs,
    Contender::Vis,
    Contender::Ours,
];

const STYLE: &str = "text { font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; fill: #495057 } \
     .title { font-weight: 600; font-size: 14px } .axis { fill: #868e96; font-size: 11px } \
     .grid { stroke: #868e96; stroke-opacity: .25 } .line { fill: none; stroke-width: 1.5; stroke-linejoin: round } \
     .ours { stroke-width: 3 } .name { font-weight: 600 } \
     @media (prefers-color-scheme: dark) { text { fill: #ced4da } .axis { fill: #adb5bd } }";

/// The chart.
pub fn chart(scenes: &[SceneResults]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" \
         height=\"{HEIGHT}\" role=\"img\" aria-label=\"How cost grows with the number of events\">\n\
         <style>{STYLE}</style>\n"
    );
    for (place, cost) in COSTS.iter().enumerate() {
        let x = (place % 2) as f64 * PANEL.0;
        let y = (place / 2) as f64 * PANEL.1;
        let _ = writeln!(svg, "<g transform=\"translate({x} {y})\">");
        panel(&mut svg, cost, scenes);
        svg.push_str("</g>\n");
    }
    svg + "</svg>\n"
}

fn panel(svg: &mut String, (title, figure): &Cost, scenes: &[SceneResults]) {
    let lines: Vec<(Contender, Vec<(f64, f64)>)> = SHOWN
        .into_iter()
        .map(|contender| {
            let points = scenes.iter().filter_map(|scene| {
                let value = figure(scene.of.get(contender.name())?)?;
                Some((scene.events as f64, value.max(0.01)))
            });
            (contender, points.collect())
        })
        .filter(|(_, points): &(_, Vec<_>)| !points.is_empty())
        .collect();
    let all = || lines.iter().flat_map(|(_, points)| points.iter().copied());
    let across = Decades::around(scenes.iter().map(|scene| scene.events as f64));
    let up = Decades::around(all().map(|(_, value)| value));
    let x = |events: f64| PLOT.left + across.part(events) * PLOT.width;
    let y = |value: f64| PLOT.top + (1.0 - up.part(value)) * PLOT.height;

    let _ = writeln!(svg, "<text class=\"title\" x=\"8\" y=\"20\">{title}</text>");
    for value in up.steps() {
        let (y, label) = (y(value), number(value));
        let (right, left) = (PLOT.left + PLOT.width, PLOT.left);
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{left}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
             <text class=\"axis\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
            left - 8.0,
            y + 4.0
        );
    }
    for events in across.powers() {
        let _ = writeln!(
            svg,
            "<text class=\"axis\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            x(events),
            PLOT.top + PLOT.height + 20.0,
            thousands(events as usize)
        );
    }
    let _ = writeln!(
        svg,
        "<text class=\"axis\" x=\"{:.1}\" y=\"{:.1}\">events</text>",
        PLOT.left + PLOT.width + 36.0,
        PLOT.top + PLOT.height + 20.0
    );
    for (contender, points) in &lines {
        let class = if *contender == Contender::Ours {
            "line ours"
        } else {
            "line"
        };
        let path: Vec<String> = points
            .iter()
            .map(|&(events, value)| format!("{:.1},{:.1}", x(events), y(value)))
            .collect();
        let colour = colour(*contender);
        let _ = writeln!(
            svg,
            "<polyline class=\"{class}\" stroke=\"{colour}\" points=\"{}\"/>",
            path.join(" ")
        );
        for point in path {
            let (x, y) = point.split_once(',').unwrap_or_default();
            let _ = writeln!(
                svg,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"2.5\" fill=\"{colour}\"/>"
            );
        }
    }
    let ends = lines.iter().filter_map(|(contender, points)| {
        points
            .last()
            .map(|&(events, value)| (*contender, x(events), y(value)))
    });
    for (contender, x, y) in apart(ends.collect()) {
        let class = if contender == Contender::Ours {
            "name"
        } else {
            ""
        };
        let _ = writeln!(
            svg,
            "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" style=\"fill: {}\">{}</text>",
            x + 8.0,
            y + 4.0,
            colour(contender),
            short(contender)
        );
    }
}

/// The names at the ends of their lines, moved so far down that none is over another. Those of lines that end
/// early have room of their own.
fn apart(mut names: Vec<(Contender, f64, f64)>) -> Vec<(Contender, f64, f64)> {
    names.sort_by(|(_, _, one), (_, _, other)| one.total_cmp(other));
    for nth in 1..names.len() {
        let (before, rest) = names.split_at_mut(nth);
        let (_, x, y) = &mut rest[0];
        let over = before
            .iter()
            .filter(|(_, other, _)| (other - *x).abs() < 100.0);
        if let Some(lowest) = over.map(|(_, _, y)| *y).reduce(f64::max) {
            *y = y.max(lowest + LINE);
        }
    }
    names
}

/// The powers of ten around some values.
struct Decades {
    first: i32,
    last: i32,
}

impl Decades {
    fn around(values: impl Iterator<Item = f64>) -> Self {
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for value in values {
            let power = value.log10();
            first = first.min((power + 1e-9).floor() as i32);
            last = last.max((power - 1e-9).ceil() as i32);
        }
        if first >= last {
            (first, last) = (first.min(0), first.min(0) + 1);
        }
        Self { first, last }
    }

    /// How far along a value is, from 0 to 1.
    fn part(&self, value: f64) -> f64 {
        (value.log10() - f64::from(self.first)) / f64::from(self.last - self.first)
    }

    fn powers(&self) -> impl Iterator<Item = f64> {
        (self.first..=self.last).map(|power| 10f64.powi(power))
    }

    /// The values that a scale names: the powers, and where these are few, doubles and fives between them.
    fn steps(&self) -> Vec<f64> {
        let few = self.last - self.first < 2;
        let factors: &[f64] = if few { &[1.0, 2.0, 5.0] } else { &[1.0] };
        let last = 10f64.powi(self.last);
        self.powers()
            .flat_map(|power| factors.iter().map(move |factor| factor * power))
            .filter(|&value| value <= last)
            .collect()
    }
}

fn number(value: f64) -> String {
    if value >= 1.0 {
        thousands(value as usize)
    } else {
        format!("{value}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_hold_all_values_and_no_more() {
        let decades = Decades::around([100.0, 100_000.0].into_iter());
        assert_eq!((decades.first, decades.last), (2, 5));
        let decades = Decades::around([0.3, 12.0].into_iter());
        assert_eq!((decades.first, decades.last), (-1, 2));
        assert!((decades.part(10.0) - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(
            Decades { first: 1, last: 2 }.steps(),
            [10.0, 20.0, 50.0, 100.0]
        );
        assert_eq!(Decades { first: 0, last: 2 }.steps(), [1.0, 10.0, 100.0]);
    }

    #[test]
    fn names_that_end_at_one_place_stand_below_each_other() {
        let names = apart(vec![
            (Contender::Ours, 300.0, 50.0),
            (Contender::Limit, 300.0, 48.0),
            (Contender::Vis, 100.0, 50.0),
        ]);
        let y = |contender| {
            names
                .iter()
                .find(|(name, ..)| *name == contender)
                .unwrap()
                .2
        };
        assert_eq!(
            (y(Contender::Limit), y(Contender::Ours), y(Contender::Vis)),
            (48.0, 62.0, 50.0)
        );
    }
}
