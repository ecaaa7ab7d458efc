//! Random stories, as an author would write them.

use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The first second of 1 January 2026, UTC.
pub const JANUARY: i64 = 1_767_225_600;
pub const DAY: i64 = 86_400;
pub const ACCESS: [&str; 4] = ["allowed", "limited", "pending", "barred"];

#[derive(Debug, Clone)]
pub struct Written {
    pub who: Vec<Option<usize>>,
    pub what: Vec<Option<usize>>,
    pub events: Vec<WrittenEvent>,
}

#[derive(Debug, Clone)]
pub struct WrittenEvent {
    /// Days of January 2026, each side open or not; no date at all where there is none.
    pub days: Option<(Option<i64>, Option<i64>)>,
    pub after: BTreeSet<usize>,
    pub disputes: BTreeSet<usize>,
    pub possible: bool,
    /// Row, column, index into [`ACCESS`].
    pub changes: Vec<(usize, usize, usize)>,
}

impl WrittenEvent {
    pub fn when(&self) -> Option<String> {
        let day = |day: Option<i64>| day.map_or("..".into(), |day| format!("2026-01-{day:02}"));
        self.days.map(|(from, to)| {
            if from == to && from.is_some() {
                day(from)
            } else {
                format!("{}/{}", day(from), day(to))
            }
        })
    }

    pub fn bounds(&self) -> (i64, i64) {
        let (from, to) = self.days.unwrap_or((None, None));
        (
            from.map_or(i64::MIN, |day| JANUARY + (day - 1) * DAY),
            to.map_or(i64::MAX, |day| JANUARY + day * DAY - 1),
        )
    }
}

impl Written {
    pub fn text(&self) -> String {
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

pub fn tree() -> impl Strategy<Value = Vec<Option<usize>>> {
    prop::collection::vec(any::<(u8, bool)>(), 1..5).prop_map(|entries| {
        let parent = |(index, &(pick, top)): (usize, &(u8, bool))| {
            (!top && index > 0).then(|| usize::from(pick) % index)
        };
        entries.iter().enumerate().map(parent).collect()
    })
}

pub fn event(count: usize) -> impl Strategy<Value = WrittenEvent> {
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

pub fn story() -> impl Strategy<Value = Written> {
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
