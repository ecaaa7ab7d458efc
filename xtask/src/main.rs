//! The commands of the README: `cargo xtask serve`, `cargo xtask test` and `cargo xtask dist`.
//!
//! One file per command and one per thing that commands share. Here may live what builds, checks and
//! measures the project; nothing of what readers load, and nothing that a single `cargo` call does.

mod bench;
mod budget;
mod bundle;
mod dependencies;
mod dist;
mod environment;
mod failure;
mod fuzz;
mod glue;
mod integrity;
mod languages;
mod modules;
mod names;
mod package;
mod project;
mod reproduce;
mod screenshots;
mod serve;
mod setup;
mod size;
mod stories;
mod tally;
mod test;
mod trunk;
mod wasm;

use std::process::ExitCode;

use environment::Environment;
use failure::{Failure, Outcome};

const USAGE: &str = "\
cargo xtask serve [option of trunk serve]...
    serves the demo page, rebuilt and reloaded when a file changes
cargo xtask test [native] [widget] [fuzz] [browser] [package]
    checks everything, or the named stages
cargo xtask fuzz [seconds]
    lets a fuzzer make up stories, for so long against each target: 60 seconds unless said
cargo xtask dist
    builds the embeddable folder dist/, which is an npm package too, weighs it, and prints the hashes by which a
    page can pin it
cargo xtask reproduce
    builds dist/ twice, once from nothing in another folder, and compares every byte: a minute or more
cargo xtask bench [rounds count | quick [part of a name]... | report]
    measures the widget beside its peers in Chromium, which takes hours, and writes docs/performance.md; rounds says
    how often at most; quick takes minutes, and prints; report writes what was measured last
cargo xtask screenshots [name]...
    takes pictures of the widget, in target/screenshots: all, or those whose names begin so
cargo xtask stories
    writes the stories that are made from data: stories/browsers.json
Each installs what it needs and does not find.";

fn main() -> ExitCode {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    match obeyed(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the arguments ask for, and says whether all went well.
fn obeyed(arguments: &[String]) -> Outcome<bool> {
    let Some((command, options)) = arguments.split_first() else {
        return Err(Failure::new("no command is named").hint(USAGE));
    };
    match (command.as_str(), options) {
        ("serve", options) => serve::serve(options).map(|()| true),
        ("test", stages) => test::test(stages),
        ("fuzz", options) => fuzz::fuzz(options),
        ("dist", []) => dist::dist(&mut Environment::default()).map(|()| true),
        ("reproduce", []) => reproduce::reproduce(&mut Environment::default()).map(|()| true),
        ("bench", options) => bench::bench(options).map(|()| true),
        ("screenshots", names) => screenshots::screenshots(names).map(|()| true),
        ("stories", []) => stories::stories(&Environment::default()).map(|()| true),
        // For trunk: the last step of every build.
        ("bundle", []) => bundle::bundle(&Environment::default()).map(|()| true),
        ("help" | "--help" | "-h", _) => {
            println!("{USAGE}");
            Ok(true)
        }
        _ => Err(
            Failure::new(format!("there is no command \"{}\"", arguments.join(" "))).hint(USAGE),
        ),
    }
}
