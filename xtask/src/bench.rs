//! `cargo xtask bench`: the widget beside its peers, in Chromium. What is measured, and how, is in
//! `tests/bench/browser`; here is what that needs.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::environment::{Environment, output, run};
use crate::failure::{Failure, Outcome};
use crate::{bundle, dist, project, setup, wasm};

/// Builds and installs what is compared, and measures it.
pub fn bench(options: &[String]) -> Outcome<()> {
    let mut environment = Environment::default();
    let mut bench = environment.command("cargo");
    if options.first().is_none_or(|option| option != "report") {
        dist::build(&mut environment)?;
        setup::bench(&environment)?;
        bench = environment.command("cargo");
        bench.env("DIST", dist::folder());
        bench.env("BENCH_BARE_YEW", bare_yew(&environment)?);
        bench.env(
            "BENCH_PEERS",
            project::root().join("tests/bench/browser/node_modules"),
        );
        if let Some(program) = renderer(&environment)? {
            bench.env("BENCH_RENDER", program);
        }
    }
    // The profile, not the subcommand: it compresses and drives, and is no benchmark of cargo's.
    bench.args([
        "run",
        "--locked",
        "--profile",
        "bench",
        "--package",
        "browser-bench",
        "--",
    ]);
    run(bench.args(options))
}

/// What Yew costs by itself, built as the widget is.
fn bare_yew(environment: &Environment) -> Outcome<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let mut cargo = environment.wasm_command("cargo");
    cargo.args([
        "build",
        "--locked",
        "--release",
        "--package",
        "bare-yew",
        "--target",
        target,
    ]);
    run(&mut cargo)?;

    let folder = project::target().join("bench/bare-yew");
    let glue = project::target().join("bench/bare-yew-glue");
    fs::create_dir_all(&folder).map_err(|error| Failure::at(&folder, &error))?;
    let mut bindgen = environment.command("wasm-bindgen");
    bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--out-name",
        "bare-yew",
        "--out-dir",
    ]);
    bindgen.arg(&glue);
    run(bindgen.arg(project::target().join(target).join("release/bare-yew.wasm")))?;

    let built = glue.join("bare-yew_bg.wasm");
    let names = wasm::optimized(&built, &folder.join("bare-yew.wasm"), environment)?;

    let start = project::root().join("tests/bench/bare-yew/start.js");
    let glue = names.shortened(&project::text(&glue.join("bare-yew.js"))?)?;
    let script = glue + &project::text(&start)?;
    let script = bundle::small(&script, "js", environment)?;
    project::write(&folder.join("bare-yew.js"), script)?;
    Ok(folder)
}

/// The command line, where it draws stories as HTML.
fn renderer(environment: &Environment) -> Outcome<Option<PathBuf>> {
    let mut cargo = environment.command("cargo");
    cargo.args([
        "build",
        "--locked",
        "--no-default-features",
        "--features",
        "cli",
    ]);
    run(cargo.args(["--bin", "who-can-use"]))?;
    let name = format!("who-can-use{}", std::env::consts::EXE_SUFFIX);
    let program = project::target().join("debug").join(name);
    let renders = output(Command::new(&program).args(["render", "--help"])).is_ok();
    Ok(renders.then_some(program))
}
