//! How long a story takes to open, and its matrix to be asked: `cargo bench --no-default-features`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark fails by panicking"
)]

mod generated;

use divan::{Bencher, black_box};
use generated::{Changes, Order, deep, story};
use who_can_use::story::{Cell, Instant, Matrix, Story, WhatIf};

fn main() {
    divan::main();
}

/// The cells that a reader sees at once.
const SEEN: usize = 50;

fn read(text: &str) -> Story {
    let checked = Story::read(text);
    let problems: Vec<String> = checked
        .problems
        .iter()
        .take(3)
        .map(ToString::to_string)
        .collect();
    checked.story.unwrap_or_else(|| panic!("{problems:?}"))
}

fn look(matrix: &Matrix<'_>) {
    for who in 0..SEEN {
        for what in 0..SEEN {
            black_box(matrix.reading(Cell { who, what }));
        }
    }
}

/// The story the project is measured by: 10,000 events, 500 rows, 50 columns.
fn large(order: Order) -> String {
    story(10_000, 500, 50, order, Changes::Anywhere)
}

fn middle(story: &Story) -> Instant {
    let event = &story.events()[story.events().len() / 2];
    event.when.as_ref().unwrap().latest().unwrap().end_of_day()
}

mod open {
    use super::*;

    #[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 10)]
    fn by_events_of_50_rows_and_50_columns(bencher: Bencher, events: usize) {
        let text = story(events, 50, 50, Order::Minutes, Changes::Anywhere);
        bencher.bench(|| read(&text));
    }

    #[divan::bench(args = [Order::Minutes, Order::Months, Order::OneChain, Order::None], sample_count = 10)]
    fn ten_thousand_events_500_rows_50_columns(bencher: Bencher, order: Order) {
        let text = large(order);
        bencher.bench(|| read(&text));
    }

    #[divan::bench(args = [Order::OneChain, Order::TwoChains, Order::None], sample_count = 10)]
    fn ten_thousand_events_of_one_cell(bencher: Bencher, order: Order) {
        let text = story(10_000, 1, 1, order, Changes::OneCell);
        bencher.bench(|| read(&text));
    }

    #[divan::bench(args = [100, 1_000, 10_000], sample_count = 10)]
    fn rows_each_part_of_the_one_before(bencher: Bencher, rows: usize) {
        let text = deep(rows);
        bencher.bench(|| read(&text));
    }
}

mod look {
    use super::*;

    #[divan::bench(args = [100, 1_000, 10_000, 100_000])]
    fn at_a_moment_by_events(bencher: Bencher, events: usize) {
        let story = read(&story(events, 50, 50, Order::Minutes, Changes::Anywhere));
        bencher.bench(|| look(&story.at(events / 2, &WhatIf::default())));
    }

    #[divan::bench(args = [Order::Minutes, Order::Months, Order::OneChain, Order::None])]
    fn at_a_moment_of_the_large_story(bencher: Bencher, order: Order) {
        let story = read(&large(order));
        let moment = story.happened() / 2;
        bencher.bench(|| look(&story.at(moment, &WhatIf::default())));
    }

    #[divan::bench(args = [Order::Minutes, Order::Months])]
    fn on_a_day_of_the_large_story(bencher: Bencher, order: Order) {
        let story = read(&large(order));
        let day = middle(&story);
        bencher.bench(|| look(&story.on(day)));
    }
}

mod changed {
    use super::*;

    #[divan::bench]
    fn by_one_event_of_the_large_story(bencher: Bencher) {
        let story = read(&large(Order::Minutes));
        let (one, two) = (
            story.at(5_000, &WhatIf::default()),
            story.at(5_001, &WhatIf::default()),
        );
        bencher.bench(|| one.changed(&two));
    }

    #[divan::bench(sample_count = 10)]
    fn from_start_to_end_of_the_large_story(bencher: Bencher) {
        let story = read(&large(Order::Minutes));
        let (one, two) = (
            story.at(0, &WhatIf::default()),
            story.at(10_000, &WhatIf::default()),
        );
        bencher.bench(|| one.changed(&two));
    }
}

/// One cell that all events change.
mod one_cell {
    use super::*;

    const CELL: Cell = Cell { who: 0, what: 0 };

    #[divan::bench(args = [Order::Minutes, Order::Months, Order::OneChain, Order::TwoChains, Order::None], sample_count = 10)]
    fn at_the_last_of_ten_thousand_events(bencher: Bencher, order: Order) {
        let story = read(&story(10_000, 1, 1, order, Changes::OneCell));
        bencher.bench(|| story.at(10_000, &WhatIf::default()).reading(CELL));
    }

    #[divan::bench(args = [Order::Minutes, Order::Months, Order::OneChain, Order::TwoChains, Order::None], sample_count = 3)]
    fn on_a_day_of_one_thousand_events(bencher: Bencher, order: Order) {
        let story = read(&story(1_000, 1, 1, order, Changes::OneCell));
        let day = Instant::start_of_day(2022, 1, 15).unwrap().end_of_day();
        bencher.bench(|| story.on(day).reading(CELL));
    }

    #[divan::bench(args = [100, 1_000, 10_000], sample_count = 10)]
    fn of_the_lowest_of_rows_each_part_of_the_one_before(bencher: Bencher, rows: usize) {
        let story = read(&deep(rows));
        let lowest = Cell {
            who: rows - 1,
            what: 0,
        };
        bencher.bench(|| story.at(2, &WhatIf::default()).reading(lowest));
    }
}
