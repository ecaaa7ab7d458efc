//! Finding, and where it is missing installing, what the commands need on this machine.
//!
//! One file per kind of thing: Rust's own parts, programs that cargo installs, npm programs, and
//! Debian packages. Every file looks first, quickly, and installs only what is not there; before
//! anything slow it says what it does and how long that may take. Nothing here builds the project.

mod debian;
mod node;
mod program;
mod rust;
mod wasm;

use crate::environment::Environment;
use crate::failure::Outcome;

pub use node::{packages, script as node_script};
use wasm::Purpose;

/// What formatting and linting need.
pub fn lint(environment: &Environment) -> Outcome<()> {
    rust::components(environment)
}

/// What building the widget to try it out needs.
pub fn wasm(environment: &mut Environment) -> Outcome<()> {
    bundler(environment, Purpose::Trial)
}

/// What the release build of the embeddable folder needs.
pub fn dist(environment: &mut Environment) -> Outcome<()> {
    bundler(environment, Purpose::Release)?;
    node::packages(environment)
}

fn bundler(environment: &mut Environment, purpose: Purpose) -> Outcome<()> {
    let variables = wasm::toolchain(environment, purpose)?;
    environment.build_wasm_with(variables);
    program::wasm_bindgen(environment)?;
    program::trunk(environment)
}

/// What the fuzzer needs.
pub fn fuzz(environment: &mut Environment) -> Outcome<()> {
    debian::cpp(environment)?;
    program::cargo_fuzz(environment)
}

/// What the tests in three browsers need beside the embeddable folder.
pub fn browsers(environment: &mut Environment) -> Outcome<()> {
    node::packages(environment)?;
    program::geckodriver(environment)?;
    debian::browsers(environment)
}

/// What trying the npm package out needs beside the embeddable folder and the browsers.
pub fn package(environment: &Environment) -> Outcome<()> {
    node::bundlers(environment)
}

/// What the browser benchmark needs beside the embeddable folder.
pub fn bench(environment: &Environment) -> Outcome<()> {
    node::peers(environment)?;
    debian::chromium(environment)
}

/// Says what the set-up is about to do, apart from what its programs print.
fn say(words: &str) {
    println!("set-up: {words}");
}
