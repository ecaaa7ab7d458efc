//! The npm package: `dist/` itself, once what those who bundle need is beside what a page loads.

mod story_types;
pub mod trial;

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::project;

/// Puts the files of `package/` into the built folder, and the types of a story that the schema tells.
pub fn complete(folder: &Path) -> Outcome<()> {
    let root = project::root();
    for file in project::files(&root.join("package"))? {
        let name = file.file_name().unwrap_or_default();
        let text = match name.to_str() {
            Some("package.json") => with_version(&project::text(&file)?)?,
            _ => project::text(&file)?,
        };
        project::write(&folder.join(name), text)?;
    }
    let schema = project::text(&root.join("stories/schema.json"))?;
    project::write(&folder.join("story.d.ts"), story_types::declared(&schema)?)?;
    let license = folder.join("LICENSE");
    fs::copy(root.join("LICENSE"), &license).map_err(|error| Failure::at(&license, &error))?;
    Ok(())
}

/// The manifest in the version of the crate.
fn with_version(manifest: &str) -> Outcome<String> {
    let version = project::version_of("who-can-use")?;
    Ok(manifest.replacen("__VERSION__", &version, 1))
}
