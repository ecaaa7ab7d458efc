//! `cargo xtask test`: everything that has to hold, the quick parts first.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::environment::{Environment, run, run_reading};
use crate::failure::{Failure, Outcome};
use crate::package::trial;
use crate::tally::Tally;
use crate::{dependencies, dist, fuzz, project, reproduce, setup};

/// The stages by name, in the order in which they run.
pub const STAGES: [&str; 5] = ["native", "widget", "fuzz", "browser", "package"];

/// Runs the named stages, or all of them, and says whether all went well.
///
/// A step that fails does not keep the others from running: one run tells all there is to mend.
pub fn test(stages: &[String]) -> Outcome<bool> {
    if let Some(unknown) = stages
        .iter()
        .find(|stage| !STAGES.contains(&stage.as_str()))
    {
        return Err(
            Failure::new(format!("there is no stage \"{unknown}\" to test")).hint(format!(
                "The stages are {}; without a name all run.",
                STAGES.join(", ")
            )),
        );
    }
    let asked = |stage: &str| stages.is_empty() || stages.iter().any(|name| name == stage);
    let mut run = Run::default();
    if asked("native") {
        native(&mut run);
    }
    if asked("widget") {
        widget(&mut run);
    }
    if asked("fuzz") {
        fuzzed(&mut run);
    }
    if asked("browser") || asked("package") {
        let ready = run.step("dist", dist::build) & run.step("set-up: browsers", setup::browsers);
        if asked("browser") {
            browser(&mut run, ready);
        }
        if asked("package") {
            package(&mut run, ready);
        }
    }
    Ok(run.summed_up())
}

/// The form of the code; the story and the view, which know no browser.
fn native(run: &mut Run) {
    run.step("set-up: lint", |environment| setup::lint(environment));
    run.cargo("format", "fmt --all --check");
    run.step("dependencies", |environment| {
        dependencies::check(environment)
    });
    run.cargo(
        "no browser in story and view",
        "check -p who-can-use --no-default-features",
    );
    run.cargo(
        "lint: story, view, markup, command line",
        "clippy -p who-can-use --no-default-features --features cli --all-targets -- -D warnings",
    );
    run.cargo(
        "lint: xtask, browser tests, benchmark",
        "clippy -p xtask -p browser-tests -p browser-bench -p bare-yew --all-targets -- -D warnings",
    );
    run.tests(
        "tests: xtask, benchmark",
        "test -p xtask -p browser-bench --no-fail-fast",
        &[],
    );
    run.tests(
        "tests: story, view, markup, command line",
        "test -p who-can-use --no-default-features --features cli --no-fail-fast",
        &[],
    );
}

/// The widget, compiled for this machine and for the web.
fn widget(run: &mut Run) {
    run.step("set-up: lint", |environment| setup::lint(environment));
    run.cargo(
        "lint: widget",
        "clippy -p who-can-use --features render --all-targets -- -D warnings",
    );
    run.cargo(
        "lint: host page in Yew",
        "clippy -p yew-host -- -D warnings",
    );
    run.step("documentation", |environment| {
        let mut doc = environment.command("cargo");
        doc.args(["doc", "-p", "who-can-use", "--all-features", "--no-deps"]);
        self::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    });
    run.step("set-up: wasm", setup::wasm);
    for (name, features) in [
        ("widget", ""),
        ("desk", "--no-default-features --features desk"),
    ] {
        run.step(&format!("lint: {name} in wasm"), |environment| {
            let arguments = format!(
                "clippy -p who-can-use --lib --bin {name} {features} \
                 --target wasm32-unknown-unknown -- -D warnings"
            );
            self::run(
                environment
                    .wasm_command("cargo")
                    .args(arguments.split_whitespace()),
            )
        });
    }
}

/// For how many seconds each target of the fuzzer runs here: enough to find what a change broke.
const FUZZED: u32 = 20;

/// Made-up stories, for a short time; `cargo xtask fuzz` takes longer and finds more.
fn fuzzed(run: &mut Run) {
    let ready = run.step("set-up: fuzz", setup::fuzz);
    if !(ready && run.step("build: fuzz", |environment| fuzz::build(environment))) {
        return;
    }
    for target in fuzz::TARGETS {
        run.step(&format!("fuzz: {target}"), |environment| {
            fuzz::run_for(FUZZED, target, environment)
        });
    }
}

/// What the embeddable folder weighs, and what readers see of it in three browsers.
fn browser(run: &mut Run, ready: bool) {
    run.step("budget", |_| dist::weigh());
    run.step("the same bytes again", reproduce::bundled_again);
    let host = run.step("a host page in Yew", dist::build_yew_host);
    let debug = run.step("what `cargo xtask serve` serves", dist::build_debug);
    let written = run.step("command line", |environment| {
        let arguments = "build -p who-can-use --no-default-features --features cli";
        self::run(
            environment
                .command("cargo")
                .args(arguments.split_whitespace()),
        )
    });
    let target = project::target();
    let axe = project::node_modules().join("axe-core/axe.min.js");
    run.browsers(
        "tests: browsers",
        "--lib --test browsers",
        ready && host && debug && written,
        &[
            ("DIST", dist::folder()),
            ("DEBUG_DIST", dist::debug_folder()),
            ("WHO_CAN_USE", target.join("debug/who-can-use")),
            ("WHO_CAN_USE_AXE", axe),
            ("WHO_CAN_USE_YEW_HOST", target.join("yew-host")),
        ],
    );
}

/// The embeddable folder as an npm package, and what readers see of pages that are built with it.
fn package(run: &mut Run, ready: bool) {
    let mut ready = ready && run.step("set-up: package", |environment| setup::package(environment));
    if ready {
        for (name, step) in trial::STEPS {
            ready &= run.step(name, |environment| step(environment));
        }
    }
    let pages = [("PAGES", trial::pages())];
    run.browsers(
        "tests: package in browsers",
        "--test package",
        ready,
        &pages,
    );
}

/// What ran so far, and how it went.
#[derive(Default)]
struct Run {
    environment: Environment,
    tally: Tally,
    failed: Vec<String>,
}

impl Run {
    /// Does a step, and says whether it went well.
    fn step(&mut self, name: &str, step: impl FnOnce(&mut Environment) -> Outcome<()>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = step(&mut self.environment);
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("== {name}: done in {seconds:.1} s"),
            Err(failure) => {
                println!("== {name}: FAILED after {seconds:.1} s: {failure}");
                self.fail(name);
                return false;
            }
        }
        true
    }

    /// Runs cargo for something that either holds or does not.
    fn cargo(&mut self, name: &str, arguments: &str) {
        self.step(name, |environment| {
            run(environment
                .command("cargo")
                .args(arguments.split_whitespace()))
        });
    }

    /// Runs tests with cargo, and counts them.
    fn tests(&mut self, name: &str, arguments: &str, variables: &[(&str, String)]) {
        let mut tally = Tally::default();
        self.step(name, |environment| {
            let mut cargo = environment.command("cargo");
            cargo.args(arguments.split_whitespace());
            cargo.envs(variables.iter().map(|(name, value)| (name, value)));
            tally = counted(&mut cargo)?;
            println!("== {name}: {tally}");
            Ok(())
        });
        self.tally.add(tally);
        if tally.failed > 0 {
            self.failed.push(format!("{name} ({tally})"));
        }
    }

    /// Runs tests in three browsers, which are given folders and files by name.
    fn browsers(&mut self, name: &str, which: &str, ready: bool, given: &[(&str, PathBuf)]) {
        if !ready {
            // To leave them out would look like success, and an older build might pass.
            println!("\n== {name}: not run, because what they need is not there");
            self.fail(name);
            return;
        }
        let given: Vec<(&str, String)> = given
            .iter()
            .map(|(name, path)| (*name, path.to_string_lossy().into_owned()))
            .collect();
        let arguments = format!("test -p browser-tests --no-fail-fast {which}");
        self.tests(name, &arguments, &given);
    }

    fn fail(&mut self, name: &str) {
        self.failed.push(name.to_owned());
        self.tally.failed += 1;
    }

    /// Prints the sum, and says whether all went well.
    fn summed_up(self) -> bool {
        println!();
        if self.tally.ignored > 0 {
            println!(
                "left out, because they are marked #[ignore]: {} tests",
                self.tally.ignored
            );
        }
        for failed in &self.failed {
            println!("failed: {failed}");
        }
        println!("{}", self.tally);
        self.tally.failed == 0
    }
}

/// Runs a command that prints results of tests, and adds them up.
fn counted(command: &mut Command) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let well = run_reading(command, |line| {
        if let Some(result) = Tally::of(line) {
            tally.add(result);
        }
    })?;
    if well && tally.passed == 0 {
        return Err(Failure::new("no test ran"));
    }
    if !well && tally.failed == 0 {
        // Something failed that is no test, such as the compiler: it counts all the same.
        tally.failed = 1;
    }
    Ok(tally)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn tally_of(script: &str) -> Outcome<Tally> {
        counted(Command::new("sh").args(["-c", script]))
    }

    #[test]
    fn the_results_of_several_test_programs_are_added_up() {
        let script = "echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; \
                      echo 'test result: FAILED. 3 passed; 1 failed; 0 ignored'; exit 101";
        let tally = tally_of(script).expect("tests ran");
        assert_eq!((tally.passed, tally.failed), (5, 1));
    }

    #[test]
    fn tests_that_do_not_compile_count_as_one_failure() {
        let tally = tally_of("exit 101").expect("it is counted");
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }

    #[test]
    fn a_run_without_a_test_is_no_success() {
        assert!(tally_of("echo 'test result: ok. 0 passed; 0 failed; 0 ignored'").is_err());
    }

    #[test]
    fn a_step_that_fails_is_counted_and_does_not_stop_the_run() {
        let mut run = Run::default();
        assert!(!run.step("first", |_| Err(Failure::new("missing"))));
        assert!(run.step("second", |_| Ok(())));
        assert_eq!((run.tally.failed, run.failed.len()), (1, 1));
        assert!(!run.summed_up());
    }

    #[test]
    fn a_stage_that_does_not_exist_is_named_with_those_that_do() {
        let failure = test(&["brwoser".to_owned()]).expect_err("it does not exist");
        assert_eq!(
            failure.to_string(),
            "there is no stage \"brwoser\" to test\n  \
             The stages are native, widget, fuzz, browser, package; without a name all run."
        );
    }
}
