//! What holds for every text, however broken: asked of mutated stories here, and by the fuzz targets.

use who_can_use::story::{
    Axis, Cell, Change, Instant, Matrix, Problem, Reading, Setting, Severity, Story, WhatIf,
};

/// How many rows, columns and moments are looked at: enough for any story small enough to break by chance.
const ROWS: usize = 12;
const MOMENTS: usize = 6;

/// Panics if what is made of a text is not sound. Gives the story, if there is one.
pub fn sound(text: &str) -> Option<Story> {
    let checked = Story::read(text);
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    assert_eq!(
        checked.story.is_none(),
        checked.problems.iter().any(is_error),
        "a story is there if and only if nothing is an error"
    );
    let glance = Story::glance(text);
    assert!(
        glance.story == checked.story,
        "a glance shows a story if and only if it is told to have no error, and the same one"
    );
    assert!(
        !glance.problems || !checked.problems.is_empty(),
        "what a glance notices is told"
    );
    assert!(
        checked
            .problems
            .is_sorted_by_key(|problem| problem.position),
        "problems come in the order of the text"
    );
    // A byte order mark is not counted, as editors do not show it.
    let shown = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<usize> = shown.split('\n').map(|line| line.chars().count()).collect();
    for problem in &checked.problems {
        assert!(!problem.what.is_empty(), "{problem:?} says nothing");
        lies_in(problem, &lines);
    }
    let story = checked.story?;
    events_are_in_order(&story);
    let possible = story.happened()..story.events().len();
    let all = possible.fold(WhatIf::default(), |what_if, event| {
        what_if.toggled(&story, event)
    });
    let last = story.last_moment(&all);
    let step = last.div_ceil(MOMENTS).max(1);
    let moments = || (0..=last).step_by(step).chain([last, last + 1]);
    for moment in moments() {
        matrix_is_sound(&story.at(moment, &all));
    }
    for (from, to) in moments().zip(moments().skip(1)) {
        let (from, to) = (story.at(from, &all), story.at(to, &all));
        let changed = from.changed(&to);
        for cell in cells(&story) {
            let differs = !from.reading(cell).agrees(&to.reading(cell), &story);
            assert_eq!(changed.binary_search(&cell).is_ok(), differs);
        }
    }
    let dates = story
        .events()
        .iter()
        .filter_map(|event| event.when.as_ref());
    let days = dates.flat_map(|when| [when.earliest(), when.latest()]);
    for day in days.flatten().take(MOMENTS) {
        for end_of_day in [
            day.end_of_day(),
            Instant(day.0.saturating_sub(1)).end_of_day(),
        ] {
            assert!(story.moment_on(end_of_day) <= story.happened());
            matrix_is_sound(&story.on(end_of_day));
        }
    }
    Some(story)
}

/// Panics unless a problem lies in a text whose lines have so many characters.
fn lies_in(problem: &Problem, lines: &[usize]) {
    let Some(position) = problem.position else {
        assert_eq!(problem.path, "", "{problem} has a path and no position");
        return;
    };
    let characters = lines.get(position.line.wrapping_sub(1));
    assert!(
        characters.is_some_and(|&count| (1..=count + 1).contains(&position.column)),
        "{problem} lies in no column of a line"
    );
}

fn events_are_in_order(story: &Story) {
    for (position, event) in story.events().iter().enumerate() {
        for &earlier in event.after.iter().chain(&event.disputes) {
            assert!(story.precedes(earlier, position));
        }
        assert!(!story.precedes(position, position));
        assert_eq!(story.find(&event.id), Some(position));
    }
}

fn cells(story: &Story) -> impl Iterator<Item = Cell> {
    let columns = story.what.entries().len().min(ROWS);
    let rows = story.who.entries().len().min(ROWS);
    (0..rows).flat_map(move |who| (0..columns).map(move |what| Cell { who, what }))
}

fn matrix_is_sound(matrix: &Matrix<'_>) {
    let story = matrix.story();
    for cell in cells(story) {
        let why = matrix.why(cell);
        assert!(why.is_sorted_by(|newer, older| newer.event > older.event));
        for &setting in &why {
            bears_on(story, setting, cell);
        }
        reading_is_sound(story, &matrix.reading(cell), &why);
    }
}

fn bears_on(story: &Story, setting: Setting, cell: Cell) {
    let is_above = |axis: &Axis, of, above| axis.lineage(of).any(|at| at == above);
    let named = story.change(setting).map(|change: &Change| change.cell);
    assert!(named.is_some_and(|named| {
        is_above(&story.who, cell.who, named.who) && is_above(&story.what, cell.what, named.what)
    }));
}

fn reading_is_sound(story: &Story, reading: &Reading, why: &[Setting]) {
    match reading {
        Reading::Settled(setting) => assert!(why.contains(setting)),
        Reading::Disputed {
            sides,
            contested_by,
        } => {
            assert!(!sides.is_empty());
            assert!(sides.iter().all(|side| why.contains(side)));
            assert!(sides.is_sorted());
            let accesses = |side: &Setting| story.change(*side).map(|change| change.access);
            let differ = sides
                .iter()
                .any(|side| accesses(side) != accesses(&sides[0]));
            assert!(differ || !contested_by.is_empty());
        }
        Reading::Maybe(readings) => {
            assert!(readings.len() > 1);
            for reading in readings {
                assert!(!matches!(reading, Reading::Maybe(_)));
                reading_is_sound(story, reading, why);
            }
        }
        // By date, events that may have happened are part of why, and still not of every reading.
        Reading::Unknown => {}
    }
}
