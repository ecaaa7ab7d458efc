//! How random stories are drawn.

use crate::written::{Written, WrittenEvent};
use proptest::prelude::*;
use std::collections::BTreeSet;

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
