//! From a file as written to a story that is whole: ids looked up, trees without cycles, events in
//! order, and all that is wrong found at once.
//!
//! Only this module makes a [`Story`]; what it lets through needs no second look.

mod advice;
mod entries;
mod line;
mod names;

use super::access::Settings;
use super::event::{Change, Claim, Event, Image, Source};
use super::file::{self, File};
use super::json::{Node, locate};
use super::problem::{Noticed, Place, PointsAt, Problem, Problems, Severity, Told};
use super::{Cell, Story};
use entries::{Finder, axis, names};
use line::ordered;

/// The version of the story format that this crate reads.
const FORMAT: u64 = 1;

/// The largest text that is read, in bytes: a story of 100,000 events takes two thirds of it.
const LARGEST: usize = 64 << 20;

/// The most cells a matrix can have: more than anyone looks through, and still marked one by one in
/// some ten milliseconds.
const MOST_CELLS: usize = 10_000_000;

/// A story file that has been read: the story where it can be shown, and all that is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The story, unless a problem is an error.
    pub story: Option<Story>,
    /// In the order of the text.
    pub problems: Vec<Problem>,
}

impl Checked {
    pub(super) fn read(text: &str) -> Self {
        if text.len() > LARGEST {
            return Self {
                story: None,
                problems: vec![too_large(text.len())],
            };
        }
        let node = match Node::read(text) {
            Ok(node) => node,
            Err(syntax) => {
                return Self {
                    story: None,
                    problems: vec![syntax.problem()],
                };
            }
        };
        let mut problems = Told::default();
        let file = file_of(&node, &mut problems);
        let story = file.and_then(|file| story_of(file, &mut problems));
        let story = story.map(|(story, places)| {
            advice::give(&story, &places, &mut problems);
            story
        });
        let untold: Vec<Problem> = problems.untold().collect();
        let mut problems = problems.told;
        locate(text, &mut problems);
        problems.extend(untold);
        problems.sort_by_key(|problem| problem.position);
        Self { story, problems }
    }
}

/// A story file that has been read, and nothing said of its problems.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// The story, unless a problem is an error.
    pub story: Option<Story>,
    /// Whether the text itself has any problem. What follows from its meaning, such as advice, is not looked for.
    pub problems: bool,
}

impl Glance {
    pub(super) fn at(text: impl AsRef<str>) -> Self {
        let mut problems = Noticed::default();
        let file = Some(text.as_ref())
            .filter(|text| text.len() <= LARGEST)
            .and_then(|text| file_of(&Node::read(text).ok()?, &mut problems));
        // What is done next needs as much room again, and a wasm's memory never shrinks.
        drop(text);
        let story = file.and_then(|file| story_of(file, &mut problems));
        Self {
            problems: story.is_none() || problems.0.is_some(),
            story: story.map(|(story, _)| story),
        }
    }
}

fn too_large(bytes: usize) -> Problem {
    Problem {
        severity: Severity::Error,
        path: String::new(),
        position: None,
        what: format!(
            "This file has {} MB, and the largest that is read has {} MB.",
            bytes >> 20,
            LARGEST >> 20
        ),
        hint: Some("Split the story, or leave out long texts.".into()),
        points_at: PointsAt::Value,
    }
}

/// What is written in a file.
fn file_of(node: &Node<'_>, problems: &mut impl Problems) -> Option<File> {
    if let Node::Object(members) = node
        && let Some((_, Node::Number(Some(format)))) =
            members.iter().find(|(key, _)| key == "format")
        && *format != FORMAT
    {
        // What else such a file says may well be right in its own format.
        problems.error(&Place::TOP.member("format"), || {
            (
                format!("This story has format {format}, and this version reads format {FORMAT}."),
                Some(format!(
                    "Use a later version of who-can-use, or write \"format\": {FORMAT}."
                )),
            )
        });
        return None;
    }
    Some(file::read(node, problems))
}

/// The story, and the index in the file of each of its events.
fn story_of(file: File, problems: &mut impl Problems) -> Option<(Story, Vec<usize>)> {
    let ids: Vec<&String> = file.sources.iter().map(|source| &source.id.0).collect();
    let source_names = names(&ids, "sources", problems);
    let (rows, columns) = (file.who.len(), file.what.len());
    let (who, who_names) = axis(file.who, "who", problems);
    let (what, what_names) = axis(file.what, "what", problems);
    let cells = rows.saturating_mul(columns);
    if cells > MOST_CELLS {
        problems.error(&Place::TOP.member("what"), || (format!(
                "{rows} rows by {columns} columns make {cells} cells, and the most that can be shown are {MOST_CELLS}."
            ), Some("Split the story, or leave out rows or columns that no change names.".into())));
    }
    let ids: Vec<&String> = file.events.0.iter().map(|event| &event.id.0).collect();
    let event_names = names(&ids, "events", problems);
    let place = Place::TOP.member("events");
    // Each takes the place of what it is made of: all of them twice would be the most that a page ever holds.
    let events = file.events.0.into_iter().enumerate();
    let written = events.map(|(index, event)| {
        let at = place.item(index);
        let mut find = Finder {
            place: &at,
            problems: &mut *problems,
        };
        let after = find.list("after", &event.after, &event_names);
        let disputes = find.list("disputes", &event.disputes, &event_names);
        let mut claims = Vec::with_capacity(event.claims.len());
        let claims_at = at.member("claims");
        for (index, claim) in event.claims.into_iter().enumerate() {
            let at = claims_at.item(index);
            let mut find = Finder {
                place: &at,
                problems: &mut *problems,
            };
            claims.push(Claim {
                source: claim
                    .source
                    .and_then(|id| find.one("source", &id, &source_names)),
                basis: claim.basis,
                said_by: claim.said_by,
                says: claim.says,
                quote: claim.quote,
            });
        }
        let changes_at = at.member("changes");
        let mut changes = Vec::with_capacity(event.changes.len());
        for (index, change) in event.changes.into_iter().enumerate() {
            let at = changes_at.item(index);
            let mut find = Finder {
                place: &at,
                problems: &mut *problems,
            };
            let row = find.one("who", &change.who, &who_names);
            let column = find.one("what", &change.what, &what_names);
            if let (Some(who), Some(what)) = (row, column) {
                changes.push(Change {
                    cell: Cell { who, what },
                    access: change.access,
                    conditions: change.conditions,
                });
            }
        }
        Event {
            id: event.id.0,
            title: event.title,
            detail: event.detail,
            lane: event.lane,
            when: event.when,
            status: event.status.unwrap_or_default(),
            after,
            disputes,
            image: event.image.map(|image| Image {
                url: image.url.0,
                alt: image.alt,
                credit: image.credit,
            }),
            link: event.link.map(|link| link.0),
            claims,
            changes,
        }
    });
    let ordered = ordered(written.collect(), problems);
    let mut sources = Vec::with_capacity(file.sources.len());
    for source in file.sources {
        sources.push(Source {
            id: source.id.0,
            title: source.title,
            publisher: source.publisher,
            url: source.url.map(|url| url.0),
            published: source.published,
            authors: source.authors,
        });
    }
    if problems.any_error() {
        return None;
    }
    let (events, order, happened, places) = ordered?;
    let mut contested_by = vec![Vec::new(); events.len()];
    for (position, event) in events.iter().enumerate() {
        for &contested in &event.disputes {
            if let Some(list) = contested_by.get_mut(contested) {
                list.push(position);
            }
        }
    }
    let story = Story {
        title: file.title,
        summary: file.summary,
        language: file.language,
        published: file.published,
        report: file.report.map(|address| address.0),
        sources,
        settings: Settings::new(&events, who.entries().len(), what.entries().len()),
        who,
        what,
        events,
        happened,
        order,
        contested_by,
    };
    Some((story, places))
}
