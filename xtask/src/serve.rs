//! `cargo xtask serve`: the demo page, rebuilt and reloaded when a file changes.

use std::process::Command;

use crate::environment::Environment;
use crate::failure::{Failure, Outcome};
use crate::{project, setup, trunk};

/// Builds and serves the demo page until it is stopped. The options are those of `trunk serve`.
pub fn serve(options: &[String]) -> Outcome<()> {
    let mut environment = Environment::default();
    setup::wasm(&mut environment)?;
    println!("building; the page's address follows below, and Ctrl+C stops serving");
    let mut serve = trunk::command(&environment, "serve")?;
    // Apart from `dist`, which holds what readers load and no debug build.
    serve
        .arg("--dist")
        .arg(project::target().join("serve"))
        .args(options);
    replaced_by(&mut serve)
}

/// Lets a program take the place of this one, so that whoever stops it stops it and nothing is left.
#[cfg(unix)]
fn replaced_by(command: &mut Command) -> Outcome<()> {
    use std::os::unix::process::CommandExt;
    Err(Failure::new(format!(
        "trunk did not start: {}",
        command.exec()
    )))
}

#[cfg(not(unix))]
fn replaced_by(command: &mut Command) -> Outcome<()> {
    crate::environment::run(command)
}
