//! Making the wasm small: what the compiler leaves to do.

mod binary;
mod instructions;
mod packing;
mod similarity;
mod unused;

use std::path::Path;

use crate::environment::{Environment, output};
use crate::failure::{Failure, Outcome};
use crate::names::Names;
use crate::{project, setup};

/// What wasm-opt may rely on: what the compiler does, and every engine has had since 2022.
///
/// Not `--all-features`, with which it emits a module that Chromium rejects.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The compiler has inlined what is worth it. More of that makes the wasm larger once compressed:
/// by 900 bytes of 118,600.
const NO_INLINING: [&str; 3] = [
    "--always-inline-max-function-size=0",
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
];

/// What is computed twice is left so: it compresses better. So does what `-Oz` would not do: 150 bytes.
const SMALLER: [&str; 2] = ["-Os", "--skip-pass=local-cse"];

/// The branches of each function found anew, out of its code laid flat: 600 bytes of 103,200. It is done before the
/// last time that the rest is, which puts the code together again.
const ANEW: [&str; 2] = ["--flatten", "--rereloop"];

/// How numbers in memory are aligned engines need not be told. And functions stand by their similarity.
const FINISHED: [&str; 2] = ["--dealign", "--reorder-functions-by-name"];

/// What tells other tools how the wasm was made: 240 bytes.
const WITHOUT_NOTES: [&str; 2] = ["--strip-producers", "--strip-target-features"];

/// The lowest addresses are the far end of the stack, so no constant is there: 850 bytes less.
const LOW_MEMORY: &str = "--low-memory-unused";

/// The long names by which wasm and glue know one another become short ones, and wasm-opt says which.
const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// Writes the wasm without what readers need not load, and gives the names that changed.
pub fn optimized(built: &Path, wasm: &Path, environment: &Environment) -> Outcome<Names> {
    let wasm_opt = |from: &Path, to: &Path, more: &[&str]| {
        let mut wasm_opt = environment.command("node");
        wasm_opt
            .arg(setup::node_script("binaryen/bin/wasm-opt")?)
            .args(SMALLER)
            .args(NO_INLINING)
            .arg(LOW_MEMORY)
            .args(more)
            .args(WASM_FEATURES)
            .arg(from)
            .arg("--output")
            .arg(to);
        output(&mut wasm_opt)
    };
    // Twice, since the first time leaves more to do, and what it makes of the functions decides on their order.
    wasm_opt(built, wasm, &ANEW)?;
    changed(wasm, similarity::named)?;
    let more = [&FINISHED[..], &WITHOUT_NOTES[..], &[SHORT_NAMES]].concat();
    Names::read(&wasm_opt(wasm, wasm, &more)?)
}

/// Takes out of the widget's wasm what it never asks of its libraries. It has to have its names.
pub fn without_unused(wasm: &Path) -> Outcome<()> {
    changed(wasm, unused::without)
}

/// Puts the wasm in the form in which readers get it: 12,100 bytes less of 91,600. It is given only if the script
/// that readers have makes the very same wasm of it again.
pub fn packed(wasm: &Path, environment: &Environment) -> Outcome<()> {
    let built = project::bytes(wasm)?;
    changed(wasm, packing::packed)?;
    if packing::unpacked(wasm, environment)? == built {
        return Ok(());
    }
    Err(Failure::new(
        "src/packing.js makes another wasm of the packed one than the one that was packed",
    )
    .hint("Both have to agree on xtask/src/wasm/packing.rs: what follows which instruction."))
}

fn changed(wasm: &Path, change: fn(&[u8]) -> Option<Vec<u8>>) -> Outcome<()> {
    let changed = change(&project::bytes(wasm)?).ok_or_else(|| {
        Failure::new(format!("{} cannot be read by this build", wasm.display()))
            .hint("The format of a section may have changed: look at xtask/src/wasm/binary.rs.")
    })?;
    project::write(wasm, changed)
}
