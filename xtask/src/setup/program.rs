//! Programs that `cargo install` builds, each in the version this project was tried with.

use super::say;
use crate::environment::{Environment, output, run};
use crate::failure::{Failure, Outcome};
use crate::project;

struct Program {
    name: &'static str,
    package: &'static str,
    version: String,
    /// Whether another version of it would not do.
    exact: bool,
    takes: &'static str,
}

/// The bundler behind `trunk serve`.
pub fn trunk(environment: &mut Environment) -> Outcome<()> {
    installed(
        environment,
        &Program {
            name: "trunk",
            package: "trunk",
            version: "0.21.14".to_owned(),
            exact: true,
            takes: "about 5 minutes",
        },
    )
}

/// The program that writes the wasm's JavaScript side. It must equal the crate of the same name.
pub fn wasm_bindgen(environment: &mut Environment) -> Outcome<()> {
    installed(
        environment,
        &Program {
            name: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: project::version_of("wasm-bindgen")?,
            exact: true,
            takes: "about 2 minutes",
        },
    )
}

/// The WebDriver of Firefox.
pub fn geckodriver(environment: &mut Environment) -> Outcome<()> {
    installed(
        environment,
        &Program {
            name: "geckodriver",
            package: "geckodriver",
            version: "0.37.1".to_owned(),
            exact: false,
            takes: "about a minute",
        },
    )
}

/// The program that builds the targets of `tests/fuzz` and runs them.
pub fn cargo_fuzz(environment: &mut Environment) -> Outcome<()> {
    installed(
        environment,
        &Program {
            name: "cargo-fuzz",
            package: "cargo-fuzz",
            version: "0.13.2".to_owned(),
            exact: false,
            takes: "about half a minute",
        },
    )
}

/// Makes sure that a program is found, and found first, in a version that will do.
fn installed(environment: &mut Environment, program: &Program) -> Outcome<()> {
    let own = project::target()
        .join("tools")
        .join(format!("{}-{}", program.name, program.version));
    if own.join("bin").is_dir() {
        environment.look_first_in(own.join("bin"));
    }
    let there = environment.find(program.name).map(|path| {
        let printed = output(environment.command(path).arg("--version"));
        printed.ok().and_then(|text| printed_version(&text))
    });
    match &there {
        Some(Some(version)) if !program.exact || *version == program.version => return Ok(()),
        _ => {}
    }

    let Program {
        name,
        package,
        version,
        takes,
        ..
    } = program;
    say(&format!("installing {name} {version} ({takes})"));
    let mut install = environment.command("cargo");
    install.args(["install", "--locked", package, "--version", version]);
    // A tool that runs for seconds is worth little optimisation: this builds several times faster.
    install.env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    if there.is_some() {
        // Another version is someone's own: it stays as it is, and ours is kept apart.
        install.arg("--root").arg(&own);
    }
    run(&mut install)?;
    if there.is_some() {
        environment.look_first_in(own.join("bin"));
    }
    match environment.find(name) {
        Some(_) => Ok(()),
        None => Err(
            Failure::new(format!("{name} was installed but is not on PATH"))
                .hint("Add cargo's bin folder, usually ~/.cargo/bin, to PATH."),
        ),
    }
}

/// The version in what a program prints about itself: `trunk 0.21.14`.
fn printed_version(text: &str) -> Option<String> {
    text.split_whitespace().nth(1).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_second_word_a_program_prints_about_itself() {
        let printed = "geckodriver 0.37.1 ( )\n\nThe source code of this program is available\n";
        assert_eq!(printed_version(printed).as_deref(), Some("0.37.1"));
        assert_eq!(printed_version("trunk"), None);
    }
}
