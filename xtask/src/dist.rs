//! `cargo xtask dist`: the folder that a site copies and npm packs, and what it weighs.

use std::path::PathBuf;

use crate::bundle::{BUNDLED, ON_DEMAND};
use crate::environment::{Environment, run};
use crate::failure::Outcome;
use crate::size::{self, Size};
use crate::{budget, integrity, package, project, setup, trunk};

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

/// Builds what `cargo xtask serve` serves, into a folder of its own.
pub fn build_debug(environment: &mut Environment) -> Outcome<()> {
    setup::wasm(environment)?;
    let mut build = trunk::command(environment, "build")?;
    run(build.arg("--dist").arg(debug_folder()))
}

/// Prints the size of every file in `dist/` and the hashes of its scripts, and fails when the code is too heavy.
pub fn weigh() -> Outcome<()> {
    let folder = folder();
    let mut rows = Vec::new();
    let mut scripts = Vec::new();
    for file in project::files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file);
        let name = name.display().to_string();
        let content = project::bytes(&file)?;
        if is_script(&name) {
            scripts.push((name.clone(), integrity::of(&content)));
        }
        rows.push((name, Size::of(&content)?));
    }
    let loader: Size = rows
        .iter()
        .filter(|(name, _)| name == integrity::LOADER)
        .map(|(_, size)| *size)
        .sum();
    let code: Size = rows
        .iter()
        .filter(|(name, _)| is_code(name))
        .map(|(_, size)| *size)
        .sum();
    rows.push(("code that every reader loads".to_owned(), code));
    print!("\n{}", size::table(&rows));
    println!(
        "the budget for the code is {} bytes with brotli 11, for {} alone {} with gzip 9\n",
        budget::LIMIT,
        integrity::LOADER,
        budget::LOADER
    );
    println!(
        "a page that pins this build, with your own address:\n\n{}",
        integrity::tags(&scripts)
    );
    budget::check_loader(loader.gzip)?;
    budget::check(code.brotli)
}

/// Builds the page of the browser tests that is itself a Yew program, with the toolchain of the widget.
pub fn build_yew_host(environment: &mut Environment) -> Outcome<()> {
    setup::dist(environment)?;
    let arguments = "build --locked --release --target wasm32-unknown-unknown -p yew-host";
    let mut build = environment.wasm_command("cargo");
    run(build.args(arguments.split_whitespace()))?;
    let built = "wasm32-unknown-unknown/release/yew-host.wasm";
    let mut bind = environment.command("wasm-bindgen");
    bind.arg(project::target().join(built)).args([
        "--target",
        "web",
        "--no-typescript",
        "--out-dir",
    ]);
    run(bind.arg(project::target().join("yew-host")))
}

/// The embeddable folder.
pub fn folder() -> PathBuf {
    project::root().join("dist")
}

/// The folder with a debug build, for tests.
pub fn debug_folder() -> PathBuf {
    project::target().join("debug-dist")
}

/// Whether this is one of the scripts of the widget.
fn is_script(name: &str) -> bool {
    name.starts_with("who-can-use") && name.ends_with(".js")
}

/// Whether every reader of a page with the widget loads this file. The styles are inside the JavaScript; the
/// stylesheet is for pages that show the widget before it is there.
fn is_code(name: &str) -> bool {
    let module = name
        .strip_prefix("who-can-use-")
        .and_then(|name| name.split_once('.'));
    if module.is_some_and(|(module, _)| ON_DEMAND.contains(&module) || BUNDLED.contains(&module)) {
        return false;
    }
    [".js", ".wasm"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_not_every_reader_loads_is_not_weighed() {
        let files = [
            "index.html",
            "stories/a.json",
            "who-can-use-desk.wasm",
            "who-can-use-element.js",
            "who-can-use-share.js",
            "who-can-use-widget.js",
            "who-can-use.css",
            "who-can-use.js",
            "who-can-use.wasm",
        ];
        let code = files.map(is_code);
        assert_eq!(
            code,
            [false, false, false, false, false, true, false, true, true]
        );
    }
}
