//! The npm package as those get it who install it: packed, unpacked among the bundlers and frameworks of
//! `tests/package`, and used there.

use std::fs;
use std::path::PathBuf;

use crate::environment::{Environment, run};
use crate::failure::{Failure, Outcome};
use crate::{dist, project};

type Step = fn(&Environment) -> Outcome<()>;

/// What is done with the package, by name and in this order.
pub const STEPS: [(&str, Step); 4] = [
    ("pack", pack),
    ("package: form, types of a story, a server", check),
    ("package: types for TypeScript, React, Vue", types),
    ("package: pages", build),
];

/// Where the pages are that were built with the package.
pub fn pages() -> PathBuf {
    folder().join("pages")
}

fn folder() -> PathBuf {
    project::target().join("package")
}

fn tests() -> PathBuf {
    project::root().join("tests/package")
}

fn tarball() -> Outcome<PathBuf> {
    let version = project::version_of("who-can-use")?;
    Ok(folder().join(format!("who-can-use-{version}.tgz")))
}

/// Packs the embeddable folder, and unpacks it where npm would put it.
fn pack(environment: &Environment) -> Outcome<()> {
    // First, so that no step takes an older one for this.
    let installed = tests().join("node_modules/who-can-use");
    if installed.exists() {
        fs::remove_dir_all(&installed).map_err(|error| Failure::at(&installed, &error))?;
    }
    fs::create_dir_all(folder()).map_err(|error| Failure::at(&folder(), &error))?;
    let mut pack = environment.command("npm");
    pack.args(["pack", "--ignore-scripts", "--loglevel=error"]);
    pack.arg(dist::folder())
        .arg("--pack-destination")
        .arg(folder());
    run(&mut pack)?;

    fs::create_dir_all(&installed).map_err(|error| Failure::at(&installed, &error))?;
    let mut unpack = environment.command("tar");
    unpack.args(["--extract", "--gzip", "--strip-components=1", "--file"]);
    run(unpack.arg(tarball()?).arg("--directory").arg(installed))
}

fn check(environment: &Environment) -> Outcome<()> {
    let mut node = environment.command("node");
    node.args(["--test", "--test-reporter=spec", "check.mjs"]);
    run(node.env("TARBALL", tarball()?).current_dir(tests()))
}

fn types(environment: &Environment) -> Outcome<()> {
    let mut node = environment.command("node");
    node.args(["node_modules/vue-tsc/bin/vue-tsc.js", "--project", "types"]);
    run(node.current_dir(tests()))
}

fn build(environment: &Environment) -> Outcome<()> {
    let mut node = environment.command("node");
    run(node.arg("build.mjs").arg(pages()).current_dir(tests()))
}
