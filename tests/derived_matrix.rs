//! The derived matrix against a reference that is slow and obviously right, on random stories.
//!
//! The reference knows the rules only as the story format states them: it closes the known order by
//! brute force, and tries every set of events that may have come.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;
use who_can_use::story::{Cell, Instant, Kind, Reading, Story, WhatIf};

/// The first second of 1 January 2026, UTC.
const JANUARY: i64 = 1_767_225_600;
const DAY: i64 = 86_400;
const ACCESS: [&str; 4] = ["allowed", "limited", "pending", "barred"];

#[derive(Debug, Clone)]
struct Written {
    who: Vec<Option<usize>>,
    what: Vec<Option<usize>>,
    events: Vec<WrittenEvent>,
}

#[derive(Debug, Clone)]
struct WrittenEvent {
    /// Days of January 2026, each side open or not; no date at all where there is none.
    days: Option<(Option<i64>, Option<i64>)>,
    after: BTreeSet<usize>,
    disputes: BTreeSet<usize>,
    possible: bool,
    /// Row, column, index into [`ACCESS`].
    changes: Vec<(usize, usize, usize)>,
}

impl WrittenEvent {
    fn when(&self) -> Option<String> {
        let day = |day: Option<i64>| day.map_or("..".into(), |day| format!("2026-01-{day:02}"));
        self.days.map(|(from, to)| {
            if from == to && from.is_some() {
                day(from)
            } else {
                format!("{}/{}", day(from), day(to))
            }
        })
    }

    fn bounds(&self) -> (i64, i64) {
        let (from, to) = self.days.unwrap_or((None, None));
        (
            from.map_or(i64::MIN, |day| JANUARY + (day - 1) * DAY),
            to.map_or(i64::MAX, |day| JANUARY + day * DAY - 1),
        )
    }
}

impl Written {
    fn text(&self) -> String {
        let axis = |parents: &[Option<usize>], prefix: &str| {
            let entry = |(index, parent): (usize, &Option<usize>)| {
                let part_of = parent.map_or(String::new(), |parent| {
                    format!(r#", "part_of": "{prefix}{parent}""#)
                });
                format!(r#"{{ "id": "{prefix}{index}", "name": "{prefix}{index}"{part_of} }}"#)
            };
            parents
                .iter()
                .enumerate()
                .map(entry)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let ids = |set: &BTreeSet<usize>| {
            set.iter()
                .map(|id| format!(r#""e{id}""#))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let mut events = Vec::new();
        for (index, event) in self.events.iter().enumerate() {
            let mut text = format!(r#"{{ "id": "e{index}", "title": "e{index}""#);
            if let Some(when) = event.when() {
                write!(text, r#", "when": "{when}""#).unwrap();
            }
            if event.possible {
                text.push_str(r#", "status": "possible""#);
            }
            let changes: Vec<String> = event
                .changes
                .iter()
                .map(|&(who, what, access)| {
                    let access = ACCESS[access];
                    format!(r#"{{ "who": "r{who}", "what": "c{what}", "access": "{access}" }}"#)
                })
                .collect();
            write!(
                text,
                r#", "after": [{}], "disputes": [{}], "changes": [{}] }}"#,
                ids(&event.after),
                ids(&event.disputes),
                changes.join(", ")
            )
            .unwrap();
            events.push(text);
        }
        format!(
            r#"{{ "format": 1, "title": "t", "who": [{}], "what": [{}], "events": [{}] }}"#,
            axis(&self.who, "r"),
            axis(&self.what, "c"),
            events.join(",\n")
        )
    }
}

fn tree() -> impl Strategy<Value = Vec<Option<usize>>> {
    prop::collection::vec(any::<(u8, bool)>(), 1..5).prop_map(|entries| {
        let parent = |(index, &(pick, top)): (usize, &(u8, bool))| {
            (!top && index > 0).then(|| usize::from(pick) % index)
        };
        entries.iter().enumerate().map(parent).collect()
    })
}

fn event(count: usize) -> impl Strategy<Value = WrittenEvent> {
    let days = prop_oneof![
        2 => Just(None),
        2 => (1..7i64).prop_map(|day| Some((Some(day), Some(day)))),
        2 => (1..7i64, 0..4i64).prop_map(|(from, more)| Some((Some(from), Some(from + more)))),
        1 => (1..7i64).prop_map(|to| Some((None, Some(to)))),
        1 => (1..7i64).prop_map(|from| Some((Some(from), None))),
    ];
    let links = |chance: f64| {
        prop::collection::btree_set(0..count, 0..3).prop_map(move |set| (chance, set))
    };
    (
        days,
        links(0.5),
        links(0.3),
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.4),
        prop::bool::weighted(0.25),
        prop::collection::vec((any::<u8>(), any::<u8>(), 0..4usize), 0..4),
    )
        .prop_map(
            |(days, after, disputes, possible, has_after, has_disputes, changes)| {
                let none = BTreeSet::new;
                WrittenEvent {
                    days,
                    after: if has_after { after.1 } else { none() },
                    disputes: if has_disputes { disputes.1 } else { none() },
                    possible,
                    changes: changes
                        .iter()
                        .map(|&(r, c, a)| (r.into(), c.into(), a))
                        .collect(),
                }
            },
        )
}

fn story() -> impl Strategy<Value = Written> {
    (1..8usize)
        .prop_flat_map(|count| {
            // Most links lead to an earlier event of the file, so that most stories hold together.
            let forward = prop::bool::weighted(0.9);
            (
                tree(),
                tree(),
                prop::collection::vec((event(count), forward), count),
            )
        })
        .prop_map(|(who, what, events)| {
            let mut events: Vec<WrittenEvent> = events
                .into_iter()
                .enumerate()
                .map(|(index, (mut event, forward))| {
                    for links in [&mut event.after, &mut event.disputes] {
                        links.retain(|&other| {
                            if forward {
                                other < index
                            } else {
                                other != index
                            }
                        });
                    }
                    for change in &mut event.changes {
                        *change = (change.0 % who.len(), change.1 % what.len(), change.2);
                    }
                    event
                })
                .collect();
            let possible: Vec<bool> = events.iter().map(|event| event.possible).collect();
            for event in &mut events {
                for links in [&mut event.after, &mut event.disputes] {
                    links.retain(|&other| event.possible || !possible[other]);
                }
            }
            Written { who, what, events }
        })
}

/// What the format's rules make of a story, by brute force. Events are meant by their index in the file.
struct Reference<'w> {
    written: &'w Written,
    line: Vec<usize>,
    happened: usize,
    precedes: Vec<Vec<bool>>,
}

impl<'w> Reference<'w> {
    /// None if the order contradicts itself.
    fn new(written: &'w Written) -> Option<Self> {
        let events = &written.events;
        let count = events.len();
        let mut edge = vec![vec![false; count]; count];
        for (late, event) in events.iter().enumerate() {
            for early in 0..count {
                let linked = event.after.contains(&early) || event.disputes.contains(&early);
                let dated = events[early].bounds().1 < event.bounds().0
                    && events[early].possible == event.possible;
                edge[early][late] = linked || dated || (!events[early].possible && event.possible);
            }
        }
        let mut line: Vec<usize> = Vec::new();
        while line.len() < count {
            let free = |&index: &usize| {
                !line.contains(&index)
                    && (0..count).all(|other| !edge[other][index] || line.contains(&other))
            };
            line.push((0..count).find(free)?);
        }
        let position = |index: usize| line.iter().position(|&at| at == index).unwrap();
        for early in 0..count {
            for late in 0..count {
                let same =
                    events[early].days.is_some() && events[early].when() == events[late].when();
                let both_possible = events[early].possible && events[late].possible;
                if position(early) < position(late) && (same || both_possible) {
                    edge[early][late] = true;
                }
            }
        }
        for via in 0..count {
            for early in 0..count {
                for late in 0..count {
                    edge[early][late] |= edge[early][via] && edge[via][late];
                }
            }
        }
        let happened = events.iter().filter(|event| !event.possible).count();
        Some(Self {
            written,
            line,
            happened,
            precedes: edge,
        })
    }

    fn steps_up(parents: &[Option<usize>], from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        for steps in 0.. {
            if at == to {
                return Some(steps);
            }
            at = parents[at]?;
        }
        None
    }

    /// What one event sets for a cell, as an index into [`ACCESS`].
    fn sets(&self, event: usize, who: usize, what: usize) -> Option<usize> {
        let changes = &self.written.events[event].changes;
        let reach = |(index, &(row, column, access)): (usize, &(usize, usize, usize))| {
            let rows = Self::steps_up(&self.written.who, who, row)?;
            let columns = Self::steps_up(&self.written.what, what, column)?;
            Some((rows + columns, rows, std::cmp::Reverse(index), access))
        };
        changes
            .iter()
            .enumerate()
            .filter_map(reach)
            .min()
            .map(|(.., access)| access)
    }

    /// The word for a cell when these events have come.
    fn word(&self, come: &[usize], who: usize, what: usize) -> &'static str {
        let setting: Vec<usize> = come
            .iter()
            .copied()
            .filter(|&event| self.sets(event, who, what).is_some())
            .collect();
        let contests =
            |late: usize, early: usize| self.written.events[late].disputes.contains(&early);
        let standing: Vec<usize> = setting
            .iter()
            .copied()
            .filter(|&early| {
                !setting
                    .iter()
                    .any(|&late| self.precedes[early][late] && !contests(late, early))
            })
            .collect();
        let accesses: BTreeSet<usize> = standing
            .iter()
            .filter_map(|&event| self.sets(event, who, what))
            .collect();
        let contested = standing
            .iter()
            .any(|&early| come.iter().any(|&late| contests(late, early)));
        match accesses.into_iter().collect::<Vec<_>>().as_slice() {
            [] => "unknown",
            [access] if !contested => ACCESS[*access],
            _ => "disputed",
        }
    }

    /// The words a cell can have at the end of a day, over every set of events that may have come.
    fn words_by(&self, end_of_day: i64, who: usize, what: usize) -> BTreeSet<&'static str> {
        let events = &self.written.events;
        let all: Vec<usize> = (0..events.len())
            .filter(|&index| !events[index].possible)
            .collect();
        let upto = |late: usize, early: usize| late == early || self.precedes[early][late];
        let certain = |event: usize| {
            all.iter()
                .any(|&late| upto(late, event) && events[late].bounds().1 <= end_of_day)
        };
        let impossible = |event: usize| {
            all.iter()
                .any(|&early| upto(event, early) && events[early].bounds().0 > end_of_day)
        };
        let open: Vec<usize> = all
            .iter()
            .copied()
            .filter(|&event| !certain(event) && !impossible(event))
            .collect();
        let mut words = BTreeSet::new();
        for set in 0..1u32 << open.len() {
            let chosen = |event: usize| {
                open.iter()
                    .position(|&at| at == event)
                    .is_some_and(|at| set & (1 << at) != 0)
            };
            let come: Vec<usize> = all
                .iter()
                .copied()
                .filter(|&event| certain(event) || chosen(event))
                .collect();
            let closed = come.iter().all(|&late| {
                all.iter()
                    .all(|&early| !self.precedes[early][late] || come.contains(&early))
            });
            if closed {
                words.insert(self.word(&come, who, what));
            }
        }
        words
    }
}

fn cells(written: &Written, story: &Story) -> Vec<(usize, usize, Cell)> {
    let mut cells = Vec::new();
    for who in 0..written.who.len() {
        for what in 0..written.what.len() {
            let row = story.who.find(&format!("r{who}")).unwrap();
            let column = story.what.find(&format!("c{what}")).unwrap();
            cells.push((
                who,
                what,
                Cell {
                    who: row,
                    what: column,
                },
            ));
        }
    }
    cells
}

fn words_of(reading: &Reading, story: &Story) -> BTreeSet<&'static str> {
    match reading {
        Reading::Maybe(readings) => readings
            .iter()
            .map(|reading| reading.kind(story).word())
            .collect(),
        settled => BTreeSet::from([settled.kind(story).word()]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_cell_reads_as_the_reference_says(written in story(), on in any::<u8>()) {
        let text = written.text();
        let checked = Story::read(&text);
        let reference = Reference::new(&written);
        prop_assert_eq!(checked.story.is_some(), reference.is_some(), "{:?}\n{}", checked.problems, text);
        let (Some(story), Some(reference)) = (checked.story, reference) else { return Ok(()) };
        let ids: Vec<String> = reference.line.iter().map(|index| format!("e{index}")).collect();
        prop_assert_eq!(story.events().iter().map(|event| event.id.clone()).collect::<Vec<_>>(), ids);
        prop_assert_eq!(story.happened(), reference.happened);
        for early in 0..reference.line.len() {
            for late in 0..reference.line.len() {
                prop_assert_eq!(
                    story.precedes(early, late),
                    reference.precedes[reference.line[early]][reference.line[late]],
                    "e{} before e{}\n{}", reference.line[early], reference.line[late], &text
                );
            }
        }
        let what_if = (story.happened()..story.events().len())
            .filter(|event| on & (1 << (event - story.happened())) != 0)
            .fold(WhatIf::default(), |what_if, event| what_if.toggled(&story, event));
        let mut line: Vec<usize> = reference.line[..reference.happened].to_vec();
        line.extend(what_if.on().iter().map(|&event| reference.line[event]));
        for moment in 0..=line.len() {
            let matrix = story.at(moment, &what_if);
            for (who, what, cell) in cells(&written, &story) {
                prop_assert_eq!(
                    matrix.reading(cell).kind(&story).word(),
                    reference.word(&line[..moment], who, what),
                    "r{} c{} at {}\n{}", who, what, moment, &text
                );
            }
        }
    }

    #[test]
    fn changed_cells_are_those_that_read_differently(written in story(), from in 0..9usize, to in 0..9usize) {
        let Some(story) = Story::read(&written.text()).story else { return Ok(()) };
        let all = (story.happened()..story.events().len())
            .fold(WhatIf::default(), |what_if, event| what_if.toggled(&story, event));
        let (one, two) = (story.at(from, &all), story.at(to, &all));
        let mut expected: Vec<Cell> = cells(&written, &story)
            .into_iter()
            .map(|(.., cell)| cell)
            .filter(|&cell| !one.reading(cell).agrees(&two.reading(cell), &story))
            .collect();
        expected.sort();
        prop_assert_eq!(one.changed(&two), expected, "{}", written.text());
    }

    #[test]
    fn a_day_reads_as_any_set_of_events_that_may_have_come(written in story(), day in 0..9i64) {
        let Some(story) = Story::read(&written.text()).story else { return Ok(()) };
        let reference = Reference::new(&written).unwrap();
        let end_of_day = JANUARY + day * DAY - 1;
        let matrix = story.on(Instant(end_of_day));
        for (who, what, cell) in cells(&written, &story) {
            let possible = reference.words_by(end_of_day, who, what);
            let reading = matrix.reading(cell);
            let said = words_of(&reading, &story);
            prop_assert!(said.is_subset(&possible), "{said:?} {possible:?}\n{}", written.text());
            prop_assert_eq!(
                reading.kind(&story) == Kind::Maybe, possible.len() > 1,
                "r{} c{} {:?} {:?}\n{}", who, what, said, possible, written.text()
            );
        }
    }
}
