//! The moment that was asked for, found in a story.

use super::line::line;
use crate::story::{Matrix, Status, Story, WhatIf, When, remedy};
use crate::view::wording::ENGLISH;

/// The matrix at a moment, with what to call it.
#[derive(Debug)]
pub(super) struct Asked<'s> {
    pub(super) matrix: Matrix<'s>,
    /// The id of the event it is after, the day, or `start`.
    pub(super) name: String,
    /// The moment in words, as a sentence without its full stop.
    pub(super) heading: String,
}

/// What was asked for and is not there.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) what: String,
    pub(super) hint: Option<String>,
}

/// Finds a moment by name: `start`, `end`, an event's id or an EDTF date, tried in this order. The end
/// is after the last event that happened, and the possible ones that are supposed.
pub(super) fn asked<'s>(
    story: &'s Story,
    name: &str,
    supposed: &[String],
) -> Result<Asked<'s>, Missing> {
    let what_if = what_if(story, supposed)?;
    let moment = match name {
        "start" => 0,
        "end" => story.last_moment(&what_if),
        _ => match story.find(name) {
            Some(event) => moment_of(story, event, &what_if)?,
            None => return on_day(story, name, &what_if),
        },
    };
    let event = story.event_at(moment, &what_if);
    let event = event.and_then(|at| story.events().get(at));
    Ok(Asked {
        matrix: story.at(moment, &what_if),
        name: event.map_or("start", |event| &event.id).to_owned(),
        heading: heading(story, moment, &what_if),
    })
}

fn what_if(story: &Story, supposed: &[String]) -> Result<WhatIf, Missing> {
    let mut what_if = WhatIf::default();
    for id in supposed {
        let event = story.find(id);
        let is_possible = event
            .and_then(|at| story.events().get(at))
            .is_some_and(|event| event.status == Status::Possible);
        match event {
            Some(event) if is_possible && what_if.contains(event) => {}
            Some(event) if is_possible => what_if = what_if.toggled(story, event),
            _ => {
                let possible = story.events().get(story.happened()..).unwrap_or_default();
                return Err(Missing {
                    what: match event {
                        Some(_) => format!("\"{id}\" has happened, so there is no \"what if\"."),
                        None => format!("No possible event has the id \"{id}\"."),
                    },
                    hint: remedy(id, possible.iter().map(|event| event.id.as_str()))
                        .or(Some("This story has no possible events.".into())),
                });
            }
        }
    }
    Ok(what_if)
}

fn moment_of(story: &Story, event: usize, what_if: &WhatIf) -> Result<usize, Missing> {
    story.moment_of(event, what_if).ok_or_else(|| {
        let id = story.events().get(event).map_or("", |event| &event.id);
        Missing {
            what: format!("\"{id}\" is only possible, so there is no moment after it."),
            hint: Some(format!("Suppose that it comes, with --what-if {id}.")),
        }
    })
}

fn on_day<'s>(story: &'s Story, name: &str, what_if: &WhatIf) -> Result<Asked<'s>, Missing> {
    let Ok(when) = When::parse(name) else {
        let ids = story.events().iter().map(|event| event.id.as_str());
        return Err(Missing {
            what: format!("\"{name}\" is no event of this story, and no date."),
            hint: remedy(name, ids.chain(["start", "end"])),
        });
    };
    let Some(latest) = when.latest() else {
        return Err(Missing {
            what: format!("\"{name}\" has no end, so nobody can stand there."),
            hint: Some("Give a day, as in 2026-04-29.".into()),
        });
    };
    if !what_if.on().is_empty() {
        return Err(Missing {
            what: "What is possible comes after all that happened, and not by a date.".into(),
            hint: Some("Give either --what-if or a date.".into()),
        });
    }
    Ok(Asked {
        matrix: story.on(latest.end_of_day()),
        name: name.to_owned(),
        heading: format!(
            "By the end of {}, as far as the dates tell",
            ENGLISH.date(Some(&when))
        ),
    })
}

fn heading(story: &Story, moment: usize, what_if: &WhatIf) -> String {
    let event = story.event_at(moment, what_if);
    let Some(event) = event.and_then(|at| story.events().get(at)) else {
        return "Before the first event".into();
    };
    let when = ENGLISH.date(event.when.as_ref());
    let title = line(&event.title);
    let phrase = match event.status {
        Status::Possible => "What if",
        Status::Happened | Status::Ongoing => "After",
    };
    let last = story.last_moment(what_if);
    format!(
        "{phrase} “{title}” ({}, {when}), moment {moment} of {last}",
        event.id
    )
}
