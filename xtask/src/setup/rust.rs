//! The parts of the Rust toolchain that `rustup` adds.

use std::path::Path;
use std::time::Duration;

use super::{debian, say};
use crate::environment::{Environment, output, run_within};
use crate::failure::{Failure, Outcome};

/// How long `rustup` may take for one part, some 20 MB, before another way is tried.
pub const LIMIT: Duration = Duration::from_secs(180);

/// rustfmt and clippy, which the minimal profile of `rustup` leaves out.
pub fn components(environment: &Environment) -> Outcome<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let mut there = environment.command("cargo");
        if output(there.args([subcommand, "--version"])).is_ok() {
            continue;
        }
        say(&format!(
            "adding the {component} component (up to a minute)"
        ));
        let mut add = environment.command("rustup");
        run_within(add.args(["component", "add", component]), LIMIT).map_err(|failure| {
            failure.hint(format!(
                "Install {component} for the toolchain that `cargo` runs."
            ))
        })?;
    }
    Ok(())
}

/// Whether the toolchain that `cargo` runs can build for the web.
pub fn has_wasm_target(environment: &Environment) -> bool {
    let mut rustc = environment.command("rustc");
    let library = output(rustc.args([
        "--print",
        "target-libdir",
        "--target",
        "wasm32-unknown-unknown",
    ]));
    library
        .ok()
        .and_then(|folder| std::fs::read_dir(folder.trim()).ok())
        .is_some_and(|entries| {
            entries
                .flatten()
                .any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
        })
}

/// Whether the toolchain that `cargo` runs has the source of the standard library.
pub fn has_source(environment: &Environment) -> bool {
    let sysroot = output(environment.command("rustc").args(["--print", "sysroot"]));
    sysroot.is_ok_and(|folder| {
        Path::new(folder.trim())
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .is_file()
    })
}

/// Adds the source of the standard library.
pub fn add_source(environment: &Environment) -> Outcome<()> {
    say("adding the rust-src component (some seconds)");
    let mut add = environment.command("rustup");
    run_within(add.args(["component", "add", "rust-src"]), LIMIT)
}

/// Adds the target that builds for the web.
pub fn add_wasm_target(environment: &Environment) -> Outcome<()> {
    say("adding the wasm32-unknown-unknown target (up to a minute)");
    let mut add = environment.command("rustup");
    run_within(add.args(["target", "add", "wasm32-unknown-unknown"]), LIMIT)
}

/// Whether `rustup` knows a toolchain of this name.
pub fn knows_toolchain(environment: &Environment, name: &str) -> bool {
    output(environment.command("rustup").args(["toolchain", "list"])).is_ok_and(|list| {
        list.lines()
            .any(|line| line.split(' ').next() == Some(name))
    })
}

/// The failure of a machine on which nothing builds for the web.
pub fn no_wasm_target(reason: &Failure) -> Failure {
    let fallback = if debian::is_here() {
        ""
    } else {
        " (the fallback needs Debian)"
    };
    Failure::new(format!(
        "no Rust toolchain here builds the widget{fallback}: {reason}"
    ))
    .hint(
        "Where rustup's server can be reached, run `rustup target add wasm32-unknown-unknown` \
         and `rustup component add rust-src`.",
    )
}
