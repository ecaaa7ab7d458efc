//! `cargo xtask dist`: the folder that a site copies and npm packs, and what it weighs.

use std::path::PathBuf;

use crate::bundle::{BUNDLED, ON_DEMAND};
use crate::environment::{Environment, run};
use crate::failure::Outcome;
use crate::size::{self, Size};
use crate::{budget, package, project, setup, trunk};

/// Builds `dist/`, prints the size of every file, and fails when the code is too heavy.
pub fn dist(environment: &mut Environment) -> Outcome<()> {
    build(environment)?;
    weigh()
}

/// Builds `dist/` for readers to load.
pub fn build(environment: &mut Environment) -> Outcome<()> {
    setup::dist(environment)?;
    let mut build = trunk::command(environment, "build")?;
    run(build.args(["--release", "--dist"]).arg(folder()))?;
    package::complete(&folder())
}

/// Prints the size of every file in `dist/`, and fails when the code is too heavy.
pub fn weigh() -> Outcome<()> {
    let folder = folder();
    let mut rows = Vec::new();
    for file in project::files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file);
        let name = name.display().to_string();
        rows.push((name, Size::of(&project::bytes(&file)?)?));
    }
    let code: Size = rows
        .iter()
        .filter(|(name, _)| is_code(name))
        .map(|(_, size)| *size)
        .sum();
    rows.push(("code that every reader loads".to_owned(), code));
    print!("\n{}", size::table(&rows));
    println!(
        "the budget for the code is {} bytes with brotli 11\n",
        budget::LIMIT
    );
    budget::check(code.brotli)
}

/// The embeddable folder.
pub fn folder() -> PathBuf {
    project::root().join("dist")
}

/// Whether every reader of a page with the widget loads this file. The styles are inside the JavaScript.
fn is_code(name: &str) -> bool {
    let module = name
        .strip_prefix("who-can-use-")
        .and_then(|name| name.strip_suffix(".js"));
    if module.is_some_and(|module| ON_DEMAND.contains(&module) || BUNDLED.contains(&module)) {
        return false;
    }
    [".js", ".wasm", ".css"]
        .iter()
        .any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_not_every_reader_loads_is_not_weighed() {
        let files = [
            "index.html",
            "stories/a.json",
            "who-can-use-element.js",
            "who-can-use-share.js",
            "who-can-use-widget.js",
            "who-can-use.js",
            "who-can-use.wasm",
        ];
        let code = files.map(is_code);
        assert_eq!(code, [false, false, false, false, true, true, true]);
    }
}
