//! What comes from npm, pinned by the `package.json` of the folder that uses it and its lock.

use std::fs;
use std::path::Path;

use super::{debian, say};
use crate::environment::{Environment, output, run};
use crate::failure::{Failure, Outcome};
use crate::project;

/// Makes sure that the npm programs are there, in the versions of the lock.
pub fn packages(environment: &Environment) -> Outcome<()> {
    let what = "wasm-opt, esbuild and axe-core with npm (about 20 MB, some seconds)";
    installed(environment, &project::root().join("xtask"), what)
}

/// Makes sure that the bundlers and frameworks are there with which the npm package is tried.
pub fn bundlers(environment: &Environment) -> Outcome<()> {
    let what = "Vite, webpack, React, Vue and TypeScript with npm (about 50 MB, some seconds)";
    installed(environment, &project::root().join("tests/package"), what)
}

/// Makes sure that the libraries are there beside which the widget is measured.
pub fn peers(environment: &Environment) -> Outcome<()> {
    let what = "TimelineJS, vis-timeline and Tabulator with npm (about 50 MB, some seconds)";
    installed(
        environment,
        &project::root().join("tests/bench/browser"),
        what,
    )
}

/// Makes sure that what the lock of a folder names is in its `node_modules`.
fn installed(environment: &Environment, folder: &Path, what: &str) -> Outcome<()> {
    let lock = project::text(&folder.join("package-lock.json"))?;
    let node = output(environment.command("node").arg("--version"));
    // npm leaves no trace of which lock it installed, so this is a copy of it.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if node.is_ok() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if node.is_err() || environment.find("npm").is_none() {
        debian::node(environment)?;
    }
    say(&format!("installing {what}"));
    // No package here needs its install script, so none runs.
    let mut install = environment.command("npm");
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    install.current_dir(folder);
    run(&mut install).map_err(|failure| failure.hint("npm needs to reach its registry once."))?;
    project::write(&stamp, lock)
}

/// The file of an npm program, which `node` runs.
pub fn script(path: &str) -> Outcome<std::path::PathBuf> {
    let file = project::node_modules().join(path);
    if file.is_file() {
        Ok(file)
    } else {
        Err(Failure::new(format!("{} is missing", file.display()))
            .hint("`cargo xtask dist` installs what a release build needs."))
    }
}
