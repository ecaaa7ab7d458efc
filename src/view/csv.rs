//! The matrix for a spreadsheet: a row for each cell, or for each side of one that has several.
//!
//! Its words are those of the story format, in every language, so that programs can rely on them. What comes
//! from the story stays as its author wrote it, dates included.

use super::Reader;
use super::bookmark::moment_name;
use super::matrix::{rows_with_cells, shown_columns};
use crate::story::{
    Cell, Change, Claim, Event, Kind, Matrix, Reading, Setting, Source, Story, When,
};

/// The names of the columns.
const HEADER: [&str; 15] = [
    "moment",
    "who",
    "what",
    "reading",
    "counts",
    "access",
    "conditions",
    "event",
    "when",
    "title",
    "set for who",
    "set for what",
    "contested by",
    "claims",
    "sources",
];

/// Every cell of the matrix as the reader sees it, with what it rests on.
#[must_use]
pub fn csv(story: &Story, reader: &Reader) -> String {
    let columns = shown_columns(story);
    let mut sheet = reasons_sheet();
    let moment = moment_name(story, reader);
    let matrix = reader.matrix(story);
    for who in rows_with_cells(story) {
        for &what in &columns {
            add_reasons(&mut sheet, &matrix, &moment, Cell { who, what }, false);
        }
    }
    sheet.text()
}

/// A sheet for [`add_reasons`], with no row yet.
#[must_use]
pub fn reasons_sheet() -> Sheet {
    let mut sheet = Sheet::default();
    sheet.row(&HEADER);
    sheet
}

/// Adds a row for each change that a cell rests on, newest first, and with `overtaken` for those that no longer
/// count as well. A cell of which nothing is known gets a row that says so.
pub fn add_reasons(
    sheet: &mut Sheet,
    matrix: &Matrix<'_>,
    moment: &str,
    cell: Cell,
    overtaken: bool,
) {
    let story = matrix.story();
    let reading = matrix.reading(cell);
    let [who, what] = names(story, cell);
    let word = word(matrix, &reading);
    let counting = counting(&reading);
    let contested_by = contesting(story, &reading);
    let contested_by: Vec<&str> = contested_by.map(|event| event.id.as_str()).collect();
    let contested_by = contested_by.join(" ");
    if counting.is_empty() {
        let nothing = [""; HEADER.len() - 4];
        sheet.row(&[&[moment, who, what, word.as_str()], &nothing[..]].concat());
    }
    for setting in matrix.why(cell) {
        let counts = counting.contains(&setting);
        let (Some(event), Some(change)) =
            (story.events().get(setting.event), story.change(setting))
        else {
            continue;
        };
        if !counts && !overtaken {
            continue;
        }
        let [set_for_who, set_for_what] = names(story, change.cell);
        let claims: Vec<String> = event
            .claims
            .iter()
            .map(|claim| claim_line(story, claim))
            .collect();
        sheet.row(&[
            moment,
            who,
            what,
            &word,
            if counts { "yes" } else { "no" },
            change.access.word(),
            &change.conditions.join("; "),
            &event.id,
            event.when.as_ref().map_or("", When::written),
            &event.title,
            set_for_who,
            set_for_what,
            &contested_by,
            &claims.join("\n"),
            &sources(story, event).join("\n"),
        ]);
    }
}

/// What a cell reads, with each side of it where there are several.
#[must_use]
pub fn word(matrix: &Matrix<'_>, reading: &Reading) -> String {
    let story = matrix.story();
    let kind = reading.kind(story).word();
    let sides: Vec<&str> = match reading {
        Reading::Settled(_) | Reading::Unknown => return kind.into(),
        Reading::Disputed { sides, .. } => {
            let changes = sides.iter().filter_map(|&side| story.change(side));
            changes
                .map(|change: &Change| change.access.word())
                .collect()
        }
        Reading::Maybe(readings) => {
            let kinds = readings.iter().map(|reading| reading.kind(story));
            kinds.map(Kind::word).collect()
        }
    };
    let mut once: Vec<&str> = Vec::new();
    for side in sides {
        if !once.contains(&side) {
            once.push(side);
        }
    }
    [kind, " (", &once.join(", "), ")"].concat()
}

/// The changes that a reading rests on.
#[must_use]
pub fn counting(reading: &Reading) -> Vec<Setting> {
    match reading {
        Reading::Settled(setting) => vec![*setting],
        Reading::Disputed { sides, .. } => sides.clone(),
        Reading::Maybe(readings) => readings.iter().flat_map(counting).collect(),
        Reading::Unknown => Vec::new(),
    }
}

/// The events that contest what a reading rests on.
pub fn contesting<'s>(
    story: &'s Story,
    reading: &Reading,
) -> impl Iterator<Item = &'s Event> + use<'s> {
    let positions = match reading {
        Reading::Disputed { contested_by, .. } => contested_by.clone(),
        _ => Vec::new(),
    };
    let events = positions.into_iter();
    events.filter_map(|position| story.events().get(position))
}

/// A claim in one line: its source, who said it on what basis, and what was said.
#[must_use]
pub fn claim_line(story: &Story, claim: &Claim) -> String {
    let source = claim.source.and_then(|source| story.sources.get(source));
    let source = source.map(|source| source.publisher.as_deref().unwrap_or(&source.title));
    let basis = claim.basis.map(|basis| basis.word());
    let from = [source, claim.said_by.as_deref(), basis];
    let from: Vec<&str> = from.into_iter().flatten().collect();
    let mut words = from.join(", ");
    let quote = claim.quote.as_ref().map(|quote| ["“", quote, "”"].concat());
    let said = [claim.says.as_deref(), quote.as_deref()];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    if !words.is_empty() && !said.is_empty() {
        words += ": ";
    }
    words + &said.join(" ")
}

/// Each source of an event once: its publisher, its title, its date as written, and where to read it.
fn sources(story: &Story, event: &Event) -> Vec<String> {
    let sources = event
        .claims
        .iter()
        .filter_map(|claim| story.sources.get(claim.source?));
    let mut lines: Vec<String> = Vec::new();
    for source in sources {
        let line = source_line(source);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn source_line(source: &Source) -> String {
    let parts = [
        source.publisher.as_deref(),
        Some(source.title.as_str()),
        source.published.as_ref().map(When::written),
        source.url.as_deref(),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

fn names(story: &Story, cell: Cell) -> [&str; 2] {
    [(&story.who, cell.who), (&story.what, cell.what)].map(|(axis, index)| {
        let entry = axis.entries().get(index);
        entry.map_or("", |entry| entry.name.as_str())
    })
}

/// Rows of fields as CSV (RFC 4180): a comma between fields, CR LF after each row, quotes where they are needed.
///
/// A field that a spreadsheet would calculate (OWASP, "CSV Injection") begins with an apostrophe, which makes
/// it a text. Where the reader's spreadsheet parts fields by semicolons or tabs, those are inside quotes.
#[derive(Debug, Default)]
pub struct Sheet(String);

impl Sheet {
    /// Adds a row.
    pub fn row(&mut self, fields: &[&str]) {
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.field(field);
        }
        self.0.push_str("\r\n");
    }

    fn field(&mut self, field: &str) {
        let calculated = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
        let mark = if field.starts_with(calculated) {
            "'"
        } else {
            ""
        };
        if field.contains(['"', ',', ';', '\t', '\r', '\n']) {
            self.0.push('"');
            self.0.push_str(mark);
            self.0.push_str(&field.replace('"', "\"\""));
            self.0.push('"');
        } else {
            self.0.push_str(mark);
            self.0.push_str(field);
        }
    }

    /// The whole as text.
    #[must_use]
    pub fn text(self) -> String {
        self.0
    }
}
