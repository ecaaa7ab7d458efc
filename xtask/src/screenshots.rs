//! `cargo xtask screenshots`: pictures of the widget, for people to look at.

use crate::environment::{Environment, run};
use crate::failure::Outcome;
use crate::{dist, project, setup};

/// Builds `dist/` and takes the pictures whose names begin with one of these, or all of them.
pub fn screenshots(names: &[String]) -> Outcome<()> {
    let mut environment = Environment::default();
    dist::build(&mut environment)?;
    setup::browsers(&mut environment)?;
    let mut take = environment.command("cargo");
    take.args(["run", "-p", "browser-tests", "--bin", "screenshots", "--"])
        .arg(project::target().join("screenshots"))
        .args(names)
        .env("DIST", dist::folder());
    run(&mut take)
}
