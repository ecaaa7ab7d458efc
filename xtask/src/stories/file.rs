//! What a story file is written from: the keys of the format that these stories use, in their order.

use serde::Serialize;

/// A whole story.
#[derive(Serialize)]
pub struct Story {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format: u8,
    pub title: &'static str,
    pub summary: String,
    pub language: &'static str,
    pub sources: [Source; 1],
    pub who: Vec<Entry>,
    pub what: Vec<Entry>,
    pub events: Vec<Event>,
}

/// Where its facts are from.
#[derive(Serialize)]
pub struct Source {
    pub id: &'static str,
    pub title: String,
    pub publisher: &'static str,
    pub url: &'static str,
}

/// A row or a column.
#[derive(Serialize)]
pub struct Entry {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A release.
#[derive(Serialize)]
pub struct Event {
    pub id: String,
    pub title: String,
    pub lane: &'static str,
    pub when: String,
    pub link: String,
    pub claims: [Claim; 1],
    pub changes: Vec<Change>,
}

/// What the source says of it.
#[derive(Serialize)]
pub struct Claim {
    pub source: &'static str,
    pub basis: &'static str,
    pub says: String,
}

/// What it changes.
#[derive(Serialize)]
pub struct Change {
    pub who: &'static str,
    pub what: &'static str,
    pub access: &'static str,
}
