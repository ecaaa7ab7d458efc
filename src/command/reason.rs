//! Why each cell of a matrix reads as it does: the changes that led to it, and who says so.

use super::line::line;
use super::matrix::{records, word};
use crate::story::{Cell, Change, Claim, Event, Matrix, Reading, Setting, Story, When};
use crate::view::wording::ENGLISH;
use std::fmt::Write;

/// A change that bears on a cell.
struct Reason<'s> {
    event: &'s Event,
    change: &'s Change,
    /// Whether the cell's reading rests on it.
    counts: bool,
}

/// A paragraph for each cell of which something is known.
pub(super) fn text(matrix: &Matrix<'_>) -> String {
    let story = matrix.story();
    let mut text = String::new();
    for (cell, reading) in known(matrix) {
        let names = names(story, cell).map(line);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\n{}: {}", names.join(", "), word(matrix, &reading));
        for event in contesting(story, &reading) {
            let _ = writeln!(
                text,
                "  contested by “{}” ({})",
                line(&event.title),
                event.id
            );
        }
        for reason in reasons(matrix, cell, &reading) {
            let mark = if reason.counts { '•' } else { '◦' };
            let _ = write!(
                text,
                "  {mark} “{}” ({}, {}): {}",
                line(&reason.event.title),
                reason.event.id,
                ENGLISH.date(reason.event.when.as_ref()),
                reason.change.access.word()
            );
            if !reason.change.conditions.is_empty() {
                let _ = write!(text, " ({})", line(&reason.change.conditions.join("; ")));
            }
            if reason.change.cell != cell {
                let names = self::names(story, reason.change.cell).map(line);
                let _ = write!(text, ", set for {}", names.join(", "));
            }
            text.push('\n');
            for claim in &reason.event.claims {
                let _ = writeln!(text, "      {}", line(&claim_in_words(story, claim)));
            }
        }
    }
    if text.is_empty() {
        text.push_str("\nNothing has been reported.\n");
    } else {
        text.push_str("\n• counts   ◦ came before, and no longer counts\n");
    }
    text
}

/// A row for each reason of each cell, newest first.
pub(super) fn csv(matrix: &Matrix<'_>) -> String {
    let story = matrix.story();
    let header = [
        "who",
        "what",
        "reading",
        "counts",
        "event",
        "when",
        "title",
        "access",
        "conditions",
        "set for who",
        "set for what",
        "contested by",
        "claims",
    ];
    let rows = known(matrix).flat_map(|(cell, reading)| {
        let [who, what] = names(story, cell);
        let word = word(matrix, &reading);
        let contesting: Vec<&str> = contesting(story, &reading)
            .map(|event| event.id.as_str())
            .collect();
        let contesting = contesting.join(" ");
        let rows = reasons(matrix, cell, &reading).map(move |reason| {
            let [set_for_who, set_for_what] = names(story, reason.change.cell);
            let claims = reason.event.claims.iter();
            let claims: Vec<String> = claims.map(|claim| claim_in_words(story, claim)).collect();
            vec![
                who.to_owned(),
                what.to_owned(),
                word.clone(),
                if reason.counts { "yes" } else { "no" }.to_owned(),
                reason.event.id.clone(),
                reason
                    .event
                    .when
                    .as_ref()
                    .map_or("", When::written)
                    .to_owned(),
                reason.event.title.clone(),
                reason.change.access.word().to_owned(),
                reason.change.conditions.join("; "),
                set_for_who.to_owned(),
                set_for_what.to_owned(),
                contesting.clone(),
                claims.join("\n"),
            ]
        });
        rows.collect::<Vec<_>>()
    });
    records(header.map(str::to_owned).to_vec(), rows)
}

/// The cells of which something is known, by row and column.
fn known<'m>(matrix: &'m Matrix<'_>) -> impl Iterator<Item = (Cell, Reading)> + 'm {
    let story = matrix.story();
    let columns = story.what.entries().len();
    let cells = (0..story.who.entries().len())
        .flat_map(move |who| (0..columns).map(move |what| Cell { who, what }));
    cells
        .map(|cell| (cell, matrix.reading(cell)))
        .filter(|(_, reading)| *reading != Reading::Unknown)
}

fn reasons<'m>(
    matrix: &'m Matrix<'_>,
    cell: Cell,
    reading: &Reading,
) -> impl Iterator<Item = Reason<'m>> + 'm {
    let story = matrix.story();
    let counting = counting(reading);
    matrix.why(cell).into_iter().filter_map(move |setting| {
        Some(Reason {
            event: story.events().get(setting.event)?,
            change: story.change(setting)?,
            counts: counting.contains(&setting),
        })
    })
}

/// The changes that a reading rests on.
fn counting(reading: &Reading) -> Vec<Setting> {
    match reading {
        Reading::Settled(setting) => vec![*setting],
        Reading::Disputed { sides, .. } => sides.clone(),
        Reading::Maybe(readings) => readings.iter().flat_map(counting).collect(),
        Reading::Unknown => Vec::new(),
    }
}

fn contesting<'s>(
    story: &'s Story,
    reading: &Reading,
) -> impl Iterator<Item = &'s Event> + use<'s> {
    let positions = match reading {
        Reading::Disputed { contested_by, .. } => contested_by.clone(),
        _ => Vec::new(),
    };
    positions
        .into_iter()
        .filter_map(|position| story.events().get(position))
}

fn names(story: &Story, cell: Cell) -> [&str; 2] {
    [(&story.who, cell.who), (&story.what, cell.what)].map(|(axis, index)| {
        let entry = axis.entries().get(index);
        entry.map_or("", |entry| entry.name.as_str())
    })
}

/// A claim as one sentence: its source, who said it on what basis, and what was said.
fn claim_in_words(story: &Story, claim: &Claim) -> String {
    let source = claim.source.and_then(|source| story.sources.get(source));
    let source = source.map(|source| source.publisher.as_deref().unwrap_or(&source.title));
    let basis = claim.basis.map(|basis| basis.word());
    let from: Vec<&str> = [source, claim.said_by.as_deref(), basis]
        .into_iter()
        .flatten()
        .collect();
    let mut words = from.join(", ");
    let quote = claim.quote.as_ref().map(|quote| format!("“{quote}”"));
    let said: Vec<&str> = [claim.says.as_deref(), quote.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if !words.is_empty() && !said.is_empty() {
        words += ": ";
    }
    words + &said.join(" ")
}
