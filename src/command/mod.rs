//! The command line for story authors: it reads files, asks the story, and prints.
//!
//! Nothing here may give a story meaning: what is wrong with it and what it says at a moment comes
//! from [`story`](crate::story). Each command is a function from its arguments to an `Outcome`, and
//! only [`run`] touches the terminal.

mod arguments;
mod check;
mod input;
mod line;
mod matrix;
mod moment;
mod reason;
mod render;
mod report;
mod starter;

use arguments::{Arguments, AtArguments, Command, TableFormat};
use clap::Parser;
use report::{Lines, complaint, report};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::story::{Severity, Story, schema};

/// How a command ended, as the exit code says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// 0: nothing is wrong, or no more than warnings.
    Fine = 0,
    /// 1: a story has errors, or warnings where they are denied.
    Faulty = 1,
    /// 2: the command could not do what it was asked to.
    Failed = 2,
}

/// What a command leaves behind.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    /// What it was asked for, for standard output.
    output: String,
    /// Why it could not do all of it, for standard error.
    complaint: String,
    exit: Exit,
}

impl Outcome {
    fn fine(output: String) -> Self {
        Self {
            output,
            complaint: String::new(),
            exit: Exit::Fine,
        }
    }

    fn failed(what: &str, hint: Option<&str>) -> Self {
        Self {
            output: String::new(),
            complaint: complaint(what, hint),
            exit: Exit::Failed,
        }
    }
}

/// Does what the arguments of the process ask for, and says how it went.
///
/// Text is coloured only on a terminal, and not where `NO_COLOR` is set.
#[must_use]
pub fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::check(&arguments),
        Command::At(arguments) => at(&arguments),
        Command::Render(arguments) => render::render(&arguments),
        Command::Schema => Outcome::fine(format!("{:#}\n", schema())),
        Command::New { file } => starter::write(file.as_deref()),
    };
    let printed = print(anstream::stdout().lock(), &outcome.output)
        .and_then(|()| print(anstream::stderr().lock(), &outcome.complaint));
    let exit = match printed {
        // Who reads along has seen enough, as `head` does.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Failed,
        _ => outcome.exit,
    };
    ExitCode::from(exit as u8)
}

fn print(mut to: impl Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}

/// A story that has no errors, after its text; or what there is to say instead.
fn story(file: &Path) -> Result<(String, Story), Box<Outcome>> {
    let input = input::read(file)
        .map_err(|unreadable| Outcome::failed(&unreadable.what, unreadable.hint.as_deref()))?;
    let checked = Story::read(&input.text);
    if let Some(story) = checked.story {
        return Ok((input.text, story));
    }
    let mut lines = Lines::of(&input.text);
    let errors = checked
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    let reports: Vec<String> = errors
        .map(|problem| report(&input.name, &mut lines, problem) + "\n")
        .collect();
    Err(Box::new(Outcome {
        output: String::new(),
        complaint: reports.join("\n"),
        exit: Exit::Faulty,
    }))
}

/// The matrix of a story at a moment.
fn at(arguments: &AtArguments) -> Outcome {
    let story = match story(&arguments.file) {
        Ok((_, story)) => story,
        Err(outcome) => return *outcome,
    };
    let asked = match moment::asked(&story, &arguments.moment, &arguments.what_if) {
        Ok(asked) => asked,
        Err(wrong) => return Outcome::failed(&wrong.what, wrong.hint.as_deref()),
    };
    let output = match (arguments.format, arguments.why) {
        (TableFormat::Text, why) => {
            let table = matrix::text(&asked.matrix);
            let reasons = if why {
                reason::text(&asked.matrix)
            } else {
                String::new()
            };
            let title = line::line(&story.title);
            format!("{title}\n{}\n\n{table}{reasons}", asked.heading)
        }
        (TableFormat::Csv, false) => matrix::csv(&asked.matrix),
        (TableFormat::Csv, true) => reason::csv(&asked.matrix, &asked.name),
    };
    Outcome::fine(output)
}
