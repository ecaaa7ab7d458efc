//! All that is wrong with story files, for people or for programs.

use super::arguments::{CheckArguments, ReportFormat};
use super::input::{self, Input, Unreadable};
use super::report::{Lines, complaint, report};
use super::{Exit, Outcome};
use crate::story::{Problem, Severity, Story};
use serde_json::{Value, json};

/// A file, and all that was found in it.
type Looked = Result<(Input, Vec<Problem>), Unreadable>;

pub(super) fn check(arguments: &CheckArguments) -> Outcome {
    let looked: Vec<Looked> = arguments
        .files
        .iter()
        .map(|path| {
            let input = input::read(path)?;
            let problems = Story::read(&input.text).problems;
            Ok((input, problems))
        })
        .collect();
    let severities = || looked.iter().flatten().flat_map(|(_, problems)| problems);
    let count = |severity| {
        severities()
            .filter(|problem| problem.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let unreadable: Vec<&Unreadable> = looked
        .iter()
        .filter_map(|file| file.as_ref().err())
        .collect();
    let exit = if !unreadable.is_empty() {
        Exit::Failed
    } else if errors > 0 || (arguments.deny_warnings && warnings > 0) {
        Exit::Faulty
    } else {
        Exit::Fine
    };
    Outcome {
        output: match arguments.format {
            ReportFormat::Text => text(&looked, errors, warnings),
            ReportFormat::Json => json(&looked, errors, warnings),
        },
        complaint: unreadable
            .iter()
            .map(|file| complaint(&file.what, file.hint.as_deref()))
            .collect(),
        exit,
    }
}

fn text(looked: &[Looked], errors: usize, warnings: usize) -> String {
    let mut text = String::new();
    for (input, problems) in looked.iter().flatten() {
        let mut lines = Lines::of(&input.text);
        for problem in problems {
            text += &report(&input.name, &mut lines, problem);
            text += "\n\n";
        }
    }
    let readable = looked.iter().flatten().count();
    let found = match (errors, warnings) {
        (0, 0) => "nothing is wrong".to_owned(),
        (_, 0) => counted(errors, "error"),
        (0, _) => counted(warnings, "warning"),
        _ => counted(errors, "error") + ", " + &counted(warnings, "warning"),
    };
    if readable > 0 {
        text += &format!("{} checked: {found}.\n", counted(readable, "story|stories"));
    }
    text
}

/// A count with its noun, given as singular or as both forms; the plural takes an s.
fn counted(count: usize, noun: &str) -> String {
    match (count, noun.split_once('|')) {
        (1, Some((one, _))) => format!("1 {one}"),
        (_, Some((_, many))) => format!("{count} {many}"),
        (1, None) => format!("1 {noun}"),
        (_, None) => format!("{count} {noun}s"),
    }
}

fn json(looked: &[Looked], errors: usize, warnings: usize) -> String {
    let files: Vec<Value> = looked
        .iter()
        .map(|file| match file {
            Ok((input, problems)) => json!({
                "file": input.name,
                "problems": problems.iter().map(problem_in_json).collect::<Vec<_>>(),
            }),
            Err(unreadable) => json!({ "file": unreadable.name, "unreadable": unreadable.what }),
        })
        .collect();
    let all = json!({ "files": files, "errors": errors, "warnings": warnings });
    format!("{all:#}\n")
}

fn problem_in_json(problem: &Problem) -> Value {
    json!({
        "severity": match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "path": problem.path,
        "line": problem.position.map(|at| at.line),
        "column": problem.position.map(|at| at.column),
        "what": problem.what,
        "hint": problem.hint,
    })
}
