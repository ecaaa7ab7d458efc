//! What a reader quotes the story by: what they have open, who says so, and which story tells it.

use super::wording::Phrase;
use super::{Chosen, Reader};
use crate::story::{Event, Source, Story};

/// What the reader has open, its sources and the story, a line each. The page's address is for the page to add.
#[must_use]
pub fn citation(story: &Story, reader: &Reader) -> String {
    let words = reader.words;
    let dated = |phrase: Phrase, title: &str, when| {
        words.sentence(phrase, &[("title", title), ("when", &words.date(when))])
    };
    let mut lines = Vec::new();
    let mut cited = Vec::new();
    match reader.chosen {
        Some(Chosen::Cell(cell)) => {
            let matrix = reader.matrix(story);
            let standing = super::csv::counting(&matrix.reading(cell));
            cited.extend(
                standing
                    .into_iter()
                    .filter_map(|setting| story.events().get(setting.event)),
            );
            let here = reader
                .event(story)
                .and_then(|event| story.events().get(event));
            let moment = match (&reader.day, here) {
                (Some(day), _) => words.sentence(
                    Phrase::CitedOnDay,
                    &[("when", &words.date(Some(&day.when)))],
                ),
                (None, Some(event)) => dated(Phrase::CitedAfter, &event.title, event.when.as_ref()),
                (None, None) => words.text(Phrase::BeforeAll).to_owned(),
            };
            lines.push([&super::why::answer(story, reader, cell), " ", &moment].concat());
        }
        _ => cited.extend(
            reader
                .open_event(story)
                .and_then(|event| story.events().get(event)),
        ),
    }
    if reader.open_event(story).is_some() {
        lines.extend(
            cited
                .iter()
                .map(|event| dated(Phrase::Cited, &event.title, event.when.as_ref())),
        );
    }
    lines.extend(
        sources(story, &cited)
            .into_iter()
            .map(|source| source_line(reader, source)),
    );
    lines.push(match &story.published {
        Some(published) => dated(Phrase::Cited, &story.title, Some(published)),
        None => story.title.clone(),
    });
    lines.join("\n")
}

/// The line under a picture of the matrix: every source of the story, each publisher and date once.
#[must_use]
pub fn source_note(story: &Story, reader: &Reader) -> String {
    let mut labels: Vec<String> = Vec::new();
    for source in &story.sources {
        let label = super::why::source_label(reader, source);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    if labels.is_empty() {
        return String::new();
    }
    let values = [("sources", labels.join("; "))];
    let [(name, sources)] = &values;
    reader
        .words
        .sentence(Phrase::SourceNote, &[(name, sources)])
}

/// The sources of some events, each once.
fn sources<'s>(story: &'s Story, events: &[&Event]) -> Vec<&'s Source> {
    let mut known: Vec<usize> = Vec::new();
    for source in events
        .iter()
        .flat_map(|event| &event.claims)
        .filter_map(|claim| claim.source)
    {
        if !known.contains(&source) {
            known.push(source);
        }
    }
    known
        .into_iter()
        .filter_map(|source| story.sources.get(source))
        .collect()
}

/// Where and when, the headline, and the address.
fn source_line(reader: &Reader, source: &Source) -> String {
    let label = super::why::source_label(reader, source);
    let line = match source.publisher {
        Some(_) => {
            let values = [("source", label.as_str()), ("title", source.title.as_str())];
            reader.words.sentence(Phrase::CitedSource, &values)
        }
        // Then the label is the headline.
        None => label,
    };
    match &source.url {
        Some(url) => [&line, " ", url].concat(),
        None => line,
    }
}
