//! `cargo xtask fuzz`: stories that a fuzzer makes up, against what holds for every text.

use std::fs;
use std::path::PathBuf;

use crate::environment::{Environment, run};
use crate::failure::{Failure, Outcome};
use crate::{project, setup};

/// The targets by name, in the order in which they run.
pub const TARGETS: [&str; 3] = ["parse", "check", "matrix"];

/// For how many seconds each target runs where nobody says.
const SECONDS: u32 = 60;

/// Runs every target for the seconds that are asked for, and says whether all went well.
///
/// A target that finds something does not keep the others from running.
pub fn fuzz(options: &[String]) -> Outcome<bool> {
    let seconds = seconds(options)?;
    let mut environment = Environment::default();
    setup::fuzz(&mut environment)?;
    let targets = TARGETS.join(", ");
    println!("building the targets {targets} (a minute at first), then {seconds} seconds for each");
    build(&environment)?;
    let mut well = true;
    for target in TARGETS {
        println!("\n== fuzz: {target}");
        if let Err(failure) = run_for(seconds, target, &environment) {
            eprintln!("error: {failure}");
            well = false;
        }
    }
    Ok(well)
}

fn seconds(options: &[String]) -> Outcome<u32> {
    let wrong = |given: &str| {
        Failure::new(format!("\"{given}\" is no number of seconds"))
            .hint("Say for how long each target runs: cargo xtask fuzz 600")
    };
    match options {
        [] => Ok(SECONDS),
        // The fuzzer takes 0 to mean without an end, which would be a surprise.
        [given] => given
            .parse()
            .ok()
            .filter(|&seconds| seconds > 0)
            .ok_or_else(|| wrong(given)),
        more => Err(wrong(&more.join(" "))),
    }
}

/// Builds all targets, apart from everything else: they have a lock file and flags of their own.
pub fn build(environment: &Environment) -> Outcome<()> {
    run(&mut cargo_fuzz(environment, "build"))
}

/// Runs one target for so many seconds, which begin with what earlier runs and the tests know.
pub fn run_for(seconds: u32, target: &str, environment: &Environment) -> Outcome<()> {
    let known = project::root().join("tests/fuzz/corpus").join(target);
    fs::create_dir_all(&known).map_err(|error| Failure::at(&known, &error))?;
    let mut command = cargo_fuzz(environment, "run");
    command.arg(target).arg(&known).args(read_first(target));
    command.args(["--", &format!("-max_total_time={seconds}")]);
    if target == "parse" {
        command.arg("-dict=tests/fuzz/story.dict");
    }
    run(&mut command).map_err(|failure| {
        failure.hint(format!(
            "What was found is in tests/fuzz/artifacts/{target}. Once it is mended, keep it as a \
             story in tests/stories or as a test."
        ))
    })
}

/// The folders that a target reads and leaves as they are: only `parse` takes files as they stand.
fn read_first(target: &str) -> Vec<PathBuf> {
    let folders = ["tests/stories/good", "tests/stories/bad"];
    let folders = folders.iter().filter(|_| target == "parse");
    folders.map(|folder| project::root().join(folder)).collect()
}

fn cargo_fuzz(environment: &Environment, subcommand: &str) -> std::process::Command {
    let mut command = environment.command("cargo");
    // What the fuzzer counts is switched on by flags that the stable compiler keeps to itself.
    command.env("RUSTC_BOOTSTRAP", "1");
    command.args(["fuzz", subcommand, "--fuzz-dir", "tests/fuzz"]);
    // There is no unsafe code for a sanitizer to look at.
    command.args(["--sanitizer", "none", "--target-dir"]);
    command.arg(project::target().join("fuzz"));
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(options: &[&str]) -> Outcome<u32> {
        seconds(
            &options
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn the_time_is_that_of_each_target_and_a_minute_unless_it_is_given() {
        assert_eq!(asked(&[]).expect("a minute"), 60);
        assert_eq!(asked(&["600"]).expect("a number"), 600);
    }

    #[test]
    fn a_time_without_an_end_or_a_meaning_is_refused_with_an_example() {
        for options in [&["0"][..], &["soon"], &["-1"], &["1", "2"]] {
            let failure = asked(options).expect_err("it is no time").to_string();
            assert!(
                failure.contains(&format!("\"{}\"", options.join(" "))),
                "{failure}"
            );
            assert!(failure.contains("cargo xtask fuzz 600"), "{failure}");
        }
    }

    #[test]
    fn every_target_of_the_manifest_is_run() {
        let manifest = project::text(&project::root().join("tests/fuzz/Cargo.toml"));
        let manifest = manifest.expect("it can be read");
        let built = manifest.matches("[[bin]]").count();
        assert_eq!(built, TARGETS.len());
        for target in TARGETS {
            assert!(
                manifest.contains(&format!("name = \"{target}\"")),
                "{target}"
            );
        }
    }
}
