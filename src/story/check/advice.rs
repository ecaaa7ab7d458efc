//! What an author should look at in a story that can be shown: warnings, never errors.

use crate::story::problem::{Place, Problems};
use crate::story::{Access, Cell, Event, Setting, Story, WhatIf};

/// Adds the warnings for a story, of which `places` gives each event's index in the file.
pub(super) fn give(story: &Story, places: &[usize], problems: &mut Problems) {
    let list = Place::TOP.member("events");
    let last_start = (0..story.happened())
        .map(|at| story.order.bounds(at).0)
        .max();
    for (position, event) in story.events().iter().enumerate() {
        let Some(&index) = places.get(position) else {
            continue;
        };
        let place = list.item(index);
        if position >= story.happened() && last_start > Some(story.order.bounds(position).1) {
            problems.warning(
                &place.member("when"),
                "This possible event can't come any more: its date is over when the last events happened.".into(),
                Some("Say that it happened, or take it out.".into()),
            );
        }
        claims(event, &place, problems);
        conditions(event, &place, problems);
        effects(story, position, &place, problems);
    }
}

fn claims(event: &Event, place: &Place<'_>, problems: &mut Problems) {
    let list = place.member("claims");
    for (index, claim) in event.claims.iter().enumerate() {
        if claim.source.is_none() {
            problems.warning(
                &list.item(index),
                "This claim has no source, so readers can't check it.".into(),
                Some("Add \"source\" with the id of one of the story's sources.".into()),
            );
        }
    }
}

fn conditions(event: &Event, place: &Place<'_>, problems: &mut Problems) {
    let list = place.member("changes");
    for (index, change) in event.changes.iter().enumerate() {
        let limited = change.access == Access::Limited;
        if limited && change.conditions.is_empty() {
            problems.warning(
                &list.item(index),
                "This access is limited, but not said by what.".into(),
                Some("Add \"conditions\", a list of short texts.".into()),
            );
        }
        let twice = event
            .changes
            .iter()
            .take(index)
            .any(|other| other.cell == change.cell);
        if twice {
            problems.warning(
                &list.item(index),
                "This event sets the same row and column before; the last change counts.".into(),
                Some("Keep one of them.".into()),
            );
        }
    }
}

/// Looks for changes that decide no cell, since the same event sets all they reach more specifically.
fn effects(story: &Story, position: usize, place: &Place<'_>, problems: &mut Problems) {
    let Some(event) = story.events().get(position) else {
        return;
    };
    // A possible event is looked at as if it alone came.
    let what_if = WhatIf::default().toggled(story, position);
    let Some(moment) = story.moment_of(position, &what_if) else {
        return;
    };
    let matrix = story.at(moment, &what_if);
    let list = place.member("changes");
    for (index, change) in event.changes.iter().enumerate() {
        let setting = Setting {
            event: position,
            change: index,
        };
        let decides = |who, what| matrix.why(Cell { who, what }).first() == Some(&setting);
        let columns = story.what.subtree(change.cell.what);
        let decides_in_row = |who| columns.clone().any(|what| decides(who, what));
        let twice = event
            .changes
            .iter()
            .skip(index + 1)
            .any(|later| later.cell == change.cell);
        if !twice && !story.who.subtree(change.cell.who).any(decides_in_row) {
            problems.warning(
                &list.item(index),
                "This change has no effect: the same event sets every cell it reaches more specifically.".into(),
                Some("Take it out.".into()),
            );
        }
    }
}
