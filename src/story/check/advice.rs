//! What an author should look at in a story that can be shown: warnings, never errors.

use crate::story::problem::{Place, Problems, Told, quoted};
use crate::story::{Access, Event, Story};
use std::collections::BTreeSet;

/// Adds the warnings for a story, of which `places` gives each event's index in the file.
pub(super) fn give(story: &Story, places: &[usize], problems: &mut Told) {
    let list = Place::TOP.member("events");
    let last_start = (0..story.happened())
        .map(|at| story.order.bounds(at).0)
        .max();
    let mut over = vec![false; story.events().len()];
    for (position, event) in story.events().iter().enumerate() {
        let Some(&index) = places.get(position) else {
            continue;
        };
        let place = list.item(index);
        let is_over = |at: &&usize| over.get(**at) == Some(&true);
        let waits_for = event.after.iter().find(is_over).copied();
        let date_is_over =
            position >= story.happened() && last_start > Some(story.order.bounds(position).1);
        if date_is_over {
            problems.warning(&place.member("when"), || ("This possible event can't come any more: its date is over when the last events happened.".into(), Some("Say that it happened, or take it out.".into())));
        } else if let Some(first) = waits_for.and_then(|at| story.events().get(at)) {
            let first = quoted(&first.id);
            problems.warning(&place.member("after"), || (format!(
                    "This possible event can't come any more: it comes after {first}, which can't."
                ), Some("Take the id out, or this event.".into())));
        }
        if let Some(over) = over.get_mut(position) {
            *over = date_is_over || waits_for.is_some();
        }
        claims(event, &place, problems);
        conditions(event, &place, problems);
    }
}

fn claims(event: &Event, place: &Place<'_>, problems: &mut Told) {
    let list = place.member("claims");
    for (index, claim) in event.claims.iter().enumerate() {
        if claim.source.is_none() {
            problems.warning(&list.item(index), || {
                (
                    "This claim has no source, so readers can't check it.".into(),
                    Some("Add \"source\" with the id of one of the story's sources.".into()),
                )
            });
        }
    }
}

fn conditions(event: &Event, place: &Place<'_>, problems: &mut Told) {
    let list = place.member("changes");
    let mut set = BTreeSet::new();
    for (index, change) in event.changes.iter().enumerate() {
        let limited = change.access == Access::Limited;
        if limited && change.conditions.is_empty() {
            problems.warning(&list.item(index), || {
                (
                    "This access is limited, but not said by what.".into(),
                    Some("Add \"conditions\", a list of short texts.".into()),
                )
            });
        }
        if change.access == Access::Allowed && !change.conditions.is_empty() {
            problems.warning(&list.item(index).member("conditions"), || {
                (
                    "This access is allowed, which has no conditions.".into(),
                    Some("Write \"access\": \"limited\", or take the conditions out.".into()),
                )
            });
        }
        // Any other change decides at least the cell it names, since a group is a row or a column as
        // well. That a cell reads the same after it is no mistake: an event may well confirm what was
        // so, or say of a part what it says of the whole.
        if !set.insert(change.cell) {
            problems.warning(&list.item(index), || {
                (
                    "This event sets the same row and column before; the last change counts."
                        .into(),
                    Some("Keep one of them.".into()),
                )
            });
        }
    }
}
