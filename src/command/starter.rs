//! A small story to start from, whose notes and texts show what the format can say.

use super::Outcome;
use crate::story::schema;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Result, Write};
use std::path::Path;

/// The story. JSON has no comments, so its notes are members that are not read, called `$comment` as
/// JSON Schema calls them.
const STARTER: &str = include_str!("starter.json");

/// What the story's `$schema` leads to, beside it.
const SCHEMA_FILE: &str = "who-can-use.schema.json";

/// Prints the story, or writes it and the schema to files that are not there yet.
pub(super) fn write(file: Option<&Path>) -> Outcome {
    let Some(file) = file else {
        return Outcome::fine(STARTER.into());
    };
    let name = file.display();
    if let Err(error) = write_new(file, STARTER) {
        return match error.kind() {
            ErrorKind::AlreadyExists => Outcome::failed(
                &format!("{name} is there already, and is left as it is."),
                Some("Give the name of a file that is not there yet."),
            ),
            _ => Outcome::failed(&format!("{name} can't be written: {error}."), None),
        };
    }
    let schema_file = file.with_file_name(SCHEMA_FILE);
    let schema_name = schema_file.display();
    let beside = match write_new(&schema_file, &format!("{:#}\n", schema())) {
        Ok(()) => format!("Wrote {schema_name}, by which editors check it."),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            format!("Left {schema_name} as it is; `who-can-use schema` prints the present one.")
        }
        Err(error) => {
            return Outcome::failed(&format!("{schema_name} can't be written: {error}."), None);
        }
    };
    Outcome::fine(format!(
        "Wrote {name}, a small story to start from.\n{beside}\n"
    ))
}

/// Writes a file that must not be there yet, so that nobody's work is lost.
fn write_new(path: &Path, text: &str) -> Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}
