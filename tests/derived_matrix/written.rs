//! Random stories, as an author would write them.

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
