//! The matrix for a spreadsheet: a row for each cell, or for each side of one that has several.
//!
//! Its words are those of the story format, in every language, so that programs can rely on them. What comes
//! from the story stays as its author wrote it, dates included.

use super::Reader;
use super::arrangement::{all_columns, all_rows};
use super::bookmark::moment_name;
use crate::story::{Cell, Claim, Event, Kind, Matrix, Reading, Setting, Source, Story, When};

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
    let columns = all_columns(story);
    let mut sheet = reasons_sheet();
    let moment = moment_name(story, reader);
    let matrix = reader.matrix(story);
    for who in all_rows(story) {
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
    let [who, what] = story.names(cell);
    let word = word(matrix, &reading);
    let counting = counting(&reading);
    let mut contested_by = String::new();
    for event in contesting(story, &reading) {
        add(&mut contested_by, " ", &event.id);
    }
    if counting.is_empty() {
        sheet.row(&[
            moment, who, what, &word, "", "", "", "", "", "", "", "", "", "", "",
        ]);
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
        let [set_for_who, set_for_what] = story.names(change.cell);
        let (mut claims, mut sources) = (String::new(), String::new());
        for claim in &event.claims {
            add(&mut claims, "\n", &claim_line(story, claim));
            if let Some(source) = claim.source.and_then(|source| story.sources.get(source)) {
                let line = source_line(source);
                if !sources.contains(&line) {
                    add(&mut sources, "\n", &line);
                }
            }
        }
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
            &claims,
            &sources,
        ]);
    }
}

/// Adds a part to a text, behind what parts it from one before.
#[inline(never)]
fn add(text: &mut String, between: &str, part: &str) {
    if !text.is_empty() {
        text.push_str(between);
    }
    text.push_str(part);
}

/// The parts that are there as one text.
fn joined(between: &str, parts: &[Option<&str>]) -> String {
    let mut text = String::new();
    for part in parts.iter().flatten() {
        add(&mut text, between, part);
    }
    text
}

/// What a cell reads, with each side of it where there are several.
#[must_use]
pub fn word(matrix: &Matrix<'_>, reading: &Reading) -> String {
    let story = matrix.story();
    let kind = reading.kind(story).word();
    let mut sides = Vec::new();
    match reading {
        Reading::Settled(_) | Reading::Unknown => return kind.into(),
        Reading::Disputed {
            sides: settings, ..
        } => {
            for &setting in settings {
                sides.extend(story.change(setting).map(|change| Kind::Set(change.access)));
            }
        }
        Reading::Maybe(readings) => {
            for reading in readings {
                sides.push(reading.kind(story));
            }
        }
    }
    let mut words = String::new();
    for (index, side) in sides.iter().enumerate() {
        if sides.iter().position(|other| other == side) == Some(index) {
            add(&mut words, ", ", side.word());
        }
    }
    [kind, " (", &words, ")"].concat()
}

/// The changes that a reading rests on.
#[must_use]
pub fn counting(reading: &Reading) -> Vec<Setting> {
    let mut settings = Vec::new();
    match reading {
        Reading::Settled(setting) => settings.push(*setting),
        Reading::Disputed { sides, .. } => settings.extend(sides),
        Reading::Maybe(readings) => {
            for reading in readings {
                settings.extend(counting(reading));
            }
        }
        Reading::Unknown => {}
    }
    settings
}

/// The events that contest what a reading rests on.
pub fn contesting<'s>(
    story: &'s Story,
    reading: &'s Reading,
) -> impl Iterator<Item = &'s Event> + use<'s> {
    let positions: &[usize] = match reading {
        Reading::Disputed { contested_by, .. } => contested_by,
        _ => &[],
    };
    positions
        .iter()
        .filter_map(|&position| story.events().get(position))
}

/// A claim in one line: its source, who said it on what basis, and what was said.
#[must_use]
pub fn claim_line(story: &Story, claim: &Claim) -> String {
    let source = claim.source.and_then(|source| story.sources.get(source));
    let source = source.map(|source| source.publisher.as_deref().unwrap_or(&source.title));
    let basis = claim.basis.map(|basis| basis.word());
    let from = joined(", ", &[source, claim.said_by.as_deref(), basis]);
    let quote = claim.quote.as_ref().map(|quote| ["“", quote, "”"].concat());
    let said = joined(" ", &[claim.says.as_deref(), quote.as_deref()]);
    let said = (!said.is_empty()).then_some(said.as_str());
    let from = (!from.is_empty()).then_some(from.as_str());
    joined(": ", &[from, said])
}

/// A source: its publisher, its title, its date as written, and where to read it.
fn source_line(source: &Source) -> String {
    let published = source.published.as_ref().map(When::written);
    let publisher = source.publisher.as_deref();
    joined(
        ", ",
        &[
            publisher,
            Some(&source.title),
            published,
            source.url.as_deref(),
        ],
    )
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
        let calculated = field.starts_with(|first| {
            matches!(
                first,
                '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n'
            )
        });
        let parting = |letter| matches!(letter, '"' | ',' | ';' | '\t' | '\r' | '\n');
        let quotes = if field.contains(parting) { "\"" } else { "" };
        self.0.push_str(quotes);
        if calculated {
            self.0.push('\'');
        }
        for letter in field.chars() {
            if letter == '"' {
                self.0.push('"');
            }
            self.0.push(letter);
        }
        self.0.push_str(quotes);
    }

    /// The whole as text.
    #[must_use]
    pub fn text(self) -> String {
        self.0
    }
}
