//! Stories of any size, always the same for the same size.

/// Numbers that look random: `splitmix64`, by Sebastiano Vigna, in the public domain.
pub struct Numbers(u64);

impl Numbers {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

const ACCESS: [&str; 4] = ["allowed", "limited", "pending", "barred"];

const WORDS: [&str; 40] = [
    "the",
    "a",
    "court",
    "minister",
    "agency",
    "signed",
    "ruling",
    "after",
    "report",
    "leaked",
    "memo",
    "showed",
    "that",
    "access",
    "was",
    "widened",
    "under",
    "new",
    "terms",
    "pilot",
    "contract",
    "ended",
    "lawyers",
    "said",
    "audit",
    "found",
    "logs",
    "records",
    "staff",
    "could",
    "search",
    "without",
    "warrant",
    "until",
    "appeal",
    "judge",
    "ordered",
    "parliament",
    "vote",
    "committee",
];

/// How the events of a generated story are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Each has a date of its own, to the minute, over six years.
    Minutes,
    /// Each has one of 72 months, so that many have the same.
    Months,
    /// No dates: each comes after the one before it in the file.
    OneChain,
    /// No dates: each comes after the one before the one before it.
    TwoChains,
    /// Neither dates nor links.
    None,
}

/// What the changes of a generated story name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// Each event 1 to 4 cells.
    Anywhere,
    /// Each event the first row and column.
    OneCell,
}

/// The text of a story of so many events, rows and columns.
pub fn story(events: usize, rows: usize, columns: usize, order: Order, changes: Changes) -> String {
    let mut text =
        String::from(r#"{"format":1,"title":"Who could use what","language":"en","who":["#);
    text.push_str(&entries("w", rows, |_| None));
    text.push_str(r#"],"what":["#);
    text.push_str(&entries("s", columns, |_| None));
    text.push_str(r#"],"sources":[{"id":"source","title":"Generated"}],"events":["#);
    let mut numbers = Numbers(7);
    for index in 0..events {
        if index > 0 {
            text.push(',');
        }
        let title = sentence(&mut numbers, 5);
        let detail = sentence(&mut numbers, 16);
        text.push_str(&format!(
            r#"{{"id":"e{index}","title":"{title}","detail":"{detail}","#
        ));
        text.push_str(&time(index, events, order));
        text.push_str(r#""claims":[{"source":"source","basis":"document"}],"changes":["#);
        let cells = match changes {
            Changes::Anywhere => 1 + numbers.below(4),
            Changes::OneCell => 1,
        };
        let mut cells: Vec<(usize, usize)> = (0..cells)
            .map(|_| match changes {
                Changes::Anywhere => (numbers.below(rows), numbers.below(columns)),
                Changes::OneCell => (0, 0),
            })
            .collect();
        cells.sort_unstable();
        cells.dedup();
        for (at, (row, column)) in cells.into_iter().enumerate() {
            let access = ACCESS[numbers.below(ACCESS.len())];
            let comma = if at > 0 { "," } else { "" };
            text.push_str(&format!(
                r#"{comma}{{"who":"w{row}","what":"s{column}","access":"{access}","conditions":["under terms"]}}"#
            ));
        }
        text.push_str("]}");
    }
    text + "]}"
}

/// The text of a story whose rows are each part of the one before, with one event for the first of
/// them and one for the last.
pub fn deep(rows: usize) -> String {
    let entries = entries("w", rows, |row| row.checked_sub(1));
    let event = |id: &str, row: usize, access: &str| {
        format!(
            r#"{{"id":"{id}","title":"t","changes":[{{"who":"w{row}","what":"s","access":"{access}"}}]}}"#
        )
    };
    format!(
        r#"{{"format":1,"title":"Deep","who":[{entries}],"what":[{{"id":"s","name":"s"}}],"events":[{},{}]}}"#,
        event("first", 0, "allowed"),
        event("last", rows - 1, "barred"),
    )
}

fn entries(prefix: &str, count: usize, part_of: impl Fn(usize) -> Option<usize>) -> String {
    let entry = |index| {
        let part_of = part_of(index).map_or(String::new(), |whole| {
            format!(r#","part_of":"{prefix}{whole}""#)
        });
        format!(r#"{{"id":"{prefix}{index}","name":"{prefix} {index}"{part_of}}}"#)
    };
    (0..count).map(entry).collect::<Vec<_>>().join(",")
}

fn sentence(numbers: &mut Numbers, words: usize) -> String {
    let word = |_| WORDS[numbers.below(WORDS.len())];
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

fn time(index: usize, events: usize, order: Order) -> String {
    let after = |steps: usize| {
        index
            .checked_sub(steps)
            .map_or(String::new(), |before| format!(r#""after":["e{before}"],"#))
    };
    match order {
        Order::Minutes => {
            // Days of 28-day months keep the calendar out of it.
            let minute = index * (72 * 28 * 24 * 60) / events;
            let (month, day) = (minute / (28 * 24 * 60), minute / (24 * 60) % 28 + 1);
            let (hour, minute) = (minute / 60 % 24, minute % 60);
            let (year, month) = (2019 + month / 12, month % 12 + 1);
            format!(r#""when":"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z","#)
        }
        Order::Months => {
            let month = index * 72 / events;
            format!(r#""when":"{}-{:02}","#, 2019 + month / 12, month % 12 + 1)
        }
        Order::OneChain => after(1),
        Order::TwoChains => after(2),
        Order::None => String::new(),
    }
}
