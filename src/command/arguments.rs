//! What can be asked on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing is wrong, or no more than warnings
  1  a story has errors, or warnings with --deny-warnings
  2  wrong usage, or a file that can't be read or written";

/// Checks news stories for <who-can-use>, and shows who can use what at any moment of one.
#[derive(Debug, Parser)]
#[command(name = "who-can-use", version, after_help = EXIT_CODES, term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Find all that is wrong with story files
    #[command(after_help = EXIT_CODES)]
    Check(CheckArguments),
    /// Show the matrix of a story at a moment
    #[command(after_help = EXIT_CODES)]
    At(AtArguments),
    /// Print the JSON Schema of story files, for editors
    Schema,
    /// Write a small story to start from, and its schema beside it
    New {
        /// The file to write, which must not be there yet; without it the story is printed
        file: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The story files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Fail on warnings as well
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// How to tell it
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: ReportFormat,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people, with the line in question
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub(super) struct AtArguments {
    /// The story file; - is standard input
    pub(super) file: PathBuf,
    /// After the event of this id, at the end of this EDTF day, or at the start or the end
    #[arg(long, value_name = "EVENT|DAY|start|end", default_value = "end")]
    pub(super) moment: String,
    /// As if these possible events had come after the last one that happened
    #[arg(long, value_name = "EVENT", num_args = 1.., value_delimiter = ',')]
    pub(super) what_if: Vec<String>,
    /// Give the reasons for each cell, newest first
    #[arg(long)]
    pub(super) why: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: TableFormat,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum TableFormat {
    /// An aligned table
    #[default]
    Text,
    /// For spreadsheets: the matrix, or with --why a row for each reason
    Csv,
}
