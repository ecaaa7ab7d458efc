//! The browser benchmark behind `cargo xtask bench`: the widget beside what else a newsroom could put on its
//! page, all with the same stories, in one browser and in one run.
//!
//! What may live here: the contenders, playing a reader, measuring, and telling the figures. What must not:
//! the crate `who-can-use` itself, and anything that fails because it took too long. It prints.
//!
//! In reading order:
//!
//! - [`plan`] and [`story`]: how much is measured, and with what.
//! - [`contender`] and [`site`]: the pages, and what they weigh on the wire. The pages written by hand are in
//!   `pages`; how a reader uses each is told in `contenders`, in JavaScript that is put into the page.
//! - [`run`]: the contenders in turns.
//! - [`tab`], [`load`], [`input`] and [`memory`]: what is measured of each, from outside by Chromium's own
//!   protocol, and from inside by `probe.js`.
//! - [`results`], [`statistics`] and [`summary`]: the samples, and what they come to.
//! - [`table`], [`goals`], [`growth`] and [`page`]: how that is told.

mod contender;
mod goals;
mod growth;
mod input;
mod load;
mod memory;
mod page;
mod plan;
mod results;
mod run;
mod site;
mod statistics;
mod story;
mod summary;
mod tab;
mod table;

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use browser_tests::{Failure, Outcome};

use contender::Contender;
use plan::Thoroughness;
use results::Results;
use run::Run;

#[tokio::main]
async fn main() -> ExitCode {
    let options: Vec<String> = std::env::args().skip(1).collect();
    match obeyed(&options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn obeyed(options: &[String]) -> Outcome {
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let folder = workspace().join("target/bench");
    std::fs::create_dir_all(&folder).map_err(|error| unwritten(&folder, &error))?;
    match options[..] {
        [] => in_full(usize::MAX, &folder).await,
        ["rounds", count] => {
            let most: NonZero<usize> = count.parse().map_err(|_| {
                Failure::new(format!(
                    "\"{count}\" is no number of rounds: try `rounds 2`"
                ))
            })?;
            in_full(most.get(), &folder).await
        }
        ["quick", ref names @ ..] => {
            let results = measured(Thoroughness::Quick, named(names)?, &folder).await;
            results.map(drop)
        }
        ["report"] => {
            let path = folder.join("results.json");
            let text = std::fs::read_to_string(&path).map_err(|error| unwritten(&path, &error))?;
            let results: Results = serde_json::from_str(&text)?;
            written(&results)
        }
        _ => Err(Failure::new(format!(
            "\"{}\" is not known here. `cargo xtask bench` measures all and writes docs/performance.md, with \
             `rounds 2` in two rounds at most; with `quick` it measures what takes a few minutes, of all or of those it is given a part of the name of, \
             and prints it; with `report` it writes what was measured last.",
            options.join(" ")
        ))),
    }
}

/// Measures all, in no more rounds than these, and writes it down.
async fn in_full(most: usize, folder: &Path) -> Outcome {
    let all = Contender::ALL.to_vec();
    let results = measured(Thoroughness::Full(most), all, folder).await?;
    written(&results)
}

/// The contenders with one of these words in their names; all, where there are none.
fn named(words: &[&str]) -> Outcome<Vec<Contender>> {
    let named = |contender: &Contender| {
        words.is_empty() || words.iter().any(|word| contender.name().contains(word))
    };
    let contenders: Vec<Contender> = Contender::ALL.into_iter().filter(named).collect();
    if contenders.is_empty() {
        let names = Contender::ALL.map(Contender::name).join(", ");
        return Err(Failure::new(format!(
            "none of the contenders has \"{}\" in its name: {names}",
            words.join("\" or \"")
        )));
    }
    Ok(contenders)
}

/// Measures, keeps all samples in a file, and prints the tables.
async fn measured(
    thoroughness: Thoroughness,
    contenders: Vec<Contender>,
    folder: &Path,
) -> Outcome<Results> {
    let path = folder.join(match thoroughness {
        Thoroughness::Full(_) => "results.json",
        Thoroughness::Quick => "quick.json",
    });
    let run = Run::new(thoroughness, contenders, folder)?;
    let results = run
        .measure(|results| {
            let text = serde_json::to_string_pretty(results)?;
            std::fs::write(&path, text).map_err(|error| unwritten(&path, &error))
        })
        .await?;
    println!("\nEvery sample is in {}.\n", path.display());
    for (name, table) in page::tables(&results) {
        println!("{name}\n\n{table}");
    }
    Ok(results)
}

/// Writes the figures into the documents.
fn written(results: &Results) -> Outcome {
    let docs = workspace().join("docs");
    let path = docs.join("performance.md");
    let text = std::fs::read_to_string(&path).map_err(|error| unwritten(&path, &error))?;
    let text = page::filled(&text, &page::tables(results))?;
    std::fs::write(&path, text).map_err(|error| unwritten(&path, &error))?;
    let chart = docs.join("growth.svg");
    std::fs::write(&chart, page::chart(results)).map_err(|error| unwritten(&chart, &error))?;
    println!("{} and {} tell it.", path.display(), chart.display());
    Ok(())
}

fn workspace() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.ancestors().nth(3).unwrap_or(folder).to_owned()
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()))
}
