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
    /// Write a story as HTML that can be read before and without scripts
    #[command(after_help = EXIT_CODES)]
    Render(Box<RenderArguments>),
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

#[derive(Debug, Args)]
pub(super) struct RenderArguments {
    /// The story file; - is standard input
    pub(super) file: PathBuf,
    /// Headings, a table and a list alone, for where nothing else is kept: no shadow root, styles or scripts
    #[arg(long, conflicts_with_all = ["stylesheet", "script", "src", "bookmark", "view"])]
    pub(super) plain: bool,
    /// A whole page, instead of a piece to put into one
    #[arg(long)]
    pub(super) page: bool,
    /// The file to write instead of printing; one that is there is replaced
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The address of the widget, who-can-use.js, for its script tag; without it, the page has one of its own
    #[arg(long, value_name = "URL")]
    pub(super) script: Option<String>,
    /// The address of who-can-use.css, for pages whose policy forbids styles in the page; without it, they are there
    #[arg(long, value_name = "URL")]
    pub(super) stylesheet: Option<String>,
    /// Leave out what is told to search engines (JSON-LD)
    #[arg(long)]
    pub(super) no_json_ld: bool,
    #[command(flatten)]
    pub(super) attributes: Attributes,
}

/// The attributes of the element that can be given on the command line, under their own names.
#[derive(Debug, Args)]
#[command(next_help_heading = "Attributes of the element")]
pub(super) struct Attributes {
    /// The address of the story; without it, the story is written into the element
    #[arg(long, value_name = "URL")]
    pub(super) src: Option<String>,
    /// Where the reader begins: after the event of this id, on this EDTF day, or at the start or the end
    #[arg(long, value_name = "EVENT|DAY|start|end")]
    pub(super) moment: Option<String>,
    /// Where the reader begins, and what is open there
    #[arg(long, value_name = "BOOKMARK")]
    pub(super) bookmark: Option<String>,
    /// What is shown
    #[arg(long, value_parser = ["both", "timeline", "matrix"])]
    pub(super) view: Option<String>,
    /// The language of the widget's words; without it the story's, else English
    #[arg(long, value_name = "TAG")]
    pub(super) lang: Option<String>,
    /// The colours
    #[arg(long, value_parser = ["auto", "light", "dark"])]
    pub(super) theme: Option<String>,
    /// The element's id
    #[arg(long)]
    pub(super) id: Option<String>,
    /// When the widget is loaded
    #[arg(long, value_parser = ["lazy", "eager"])]
    pub(super) loading: Option<String>,
    /// Keep where the reader is in the page's address, under this name or the element's id
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "", require_equals = true)]
    pub(super) deep_link: Option<String>,
    /// Keep step with the text of the page around it
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "", require_equals = true)]
    pub(super) text_link: Option<String>,
    /// The level of the story's title among the page's headings
    #[arg(long, value_parser = ["1", "2", "3", "4"])]
    pub(super) heading_level: Option<String>,
    /// The address of the wasm, if it is not beside the script
    #[arg(long, value_name = "URL")]
    pub(super) wasm_url: Option<String>,
}
