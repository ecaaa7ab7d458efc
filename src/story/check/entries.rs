//! The entries of a file's lists, and what others call them by.

use super::names::Names;
use crate::story::file::{self, Id};
use crate::story::problem::{Place, Problems, quoted};
use crate::story::{Axis, Entry};

/// The ids of a list, with a problem for each that is given twice. An empty one could not be read.
pub(super) fn names(ids: &[&String], key: &str, problems: &mut impl Problems) -> Names {
    let place = Place::TOP.member(key);
    let (mut names, twice) = Names::new(ids);
    for (index, first) in twice {
        let Some(id) = ids.get(index).filter(|id| !id.is_empty()) else {
            continue;
        };
        problems.error(&place.item(index).member("id"), || {
            (
                format!(
                    "The id {} is given twice; {key}[{first}] has it as well.",
                    quoted(id)
                ),
                Some("Give one of them another id.".into()),
            )
        });
    }
    if ids.is_empty() && problems.any_error_at(&place) {
        names.leave_open();
    }
    names
}

/// One side of the matrix, and its ids by their index on that side.
pub(super) fn axis(
    written: Vec<file::Entry>,
    key: &str,
    problems: &mut impl Problems,
) -> (Axis, Names) {
    let ids: Vec<&String> = written.iter().map(|entry| &entry.id.0).collect();
    let mut names = names(&ids, key, problems);
    let place = Place::TOP.member(key);
    let mut entries = Vec::with_capacity(written.len());
    for (index, entry) in written.into_iter().enumerate() {
        let at = place.item(index);
        let mut find = Finder {
            place: &at,
            problems: &mut *problems,
        };
        entries.push(Entry {
            id: entry.id.0,
            name: entry.name,
            by: entry.by,
            about: entry.about,
            part_of: entry
                .part_of
                .and_then(|id| find.one("part_of", &id, &names)),
            depth: 0,
            end: 0,
        });
    }
    let (circle, entries) = match Axis::new(entries) {
        Ok(axis) => {
            let ids: Vec<&String> = axis.entries().iter().map(|entry| &entry.id).collect();
            names.renumber(&Names::new(&ids).0);
            return (axis, names);
        }
        Err(circle) => circle,
    };
    let first = circle.iter().min().copied().unwrap_or_default();
    problems.error(&place.item(first).member("part_of"), || {
        (
            circle_in_words(&circle, &entries),
            Some("Take out one \"part_of\", so that the entries make a tree.".into()),
        )
    });
    (Axis::default(), names)
}

/// Entries each of which is part of the next, and the last of the first, as a sentence.
fn circle_in_words(circle: &[usize], entries: &[Entry]) -> String {
    let entries = circle.iter().filter_map(|&index| entries.get(index));
    let ids: Vec<&str> = entries.map(|entry| entry.id.as_str()).collect();
    match ids.as_slice() {
        [alone] => format!("{} is part of itself.", quoted(alone)),
        _ => format!(
            "These are part of one another, in a circle: {}.",
            listed(&ids)
        ),
    }
}

/// How many of a circle's ids are said: more would be too long to read.
const SAID: usize = 12;

fn listed(ids: &[&str]) -> String {
    let said = ids.iter().take(SAID).map(|id| quoted(id));
    let more = (ids.len() > SAID).then(|| format!("and {} more", ids.len() - SAID));
    said.chain(more).collect::<Vec<_>>().join(", ")
}

/// Looks up what an entry refers to, and reports what is not there.
pub(super) struct Finder<'p, 'q, P> {
    pub(super) place: &'p Place<'p>,
    pub(super) problems: &'q mut P,
}

impl<P: Problems> Finder<'_, '_, P> {
    pub(super) fn one(&mut self, key: &str, id: &Id, names: &Names) -> Option<usize> {
        self.look_up(&self.place.member(key), id, names)
    }

    pub(super) fn list(&mut self, key: &str, ids: &[Id], names: &Names) -> Vec<usize> {
        let place = self.place.member(key);
        let mut found = Vec::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            if let Some(at) = self.look_up(&place.item(index), id, names) {
                found.push(at);
            }
        }
        found
    }

    fn look_up(&mut self, place: &Place<'_>, id: &Id, names: &Names) -> Option<usize> {
        let found = names.find(&id.0);
        if found.is_none() && names.is_complete() && !id.is_unreadable() {
            self.problems.error(place, || {
                let what = format!("Nothing here has the id {}.", quoted(&id.0));
                (what, names.remedy(&id.0))
            });
        }
        found
    }
}
