//! The command line for story authors.

use std::process::ExitCode;

fn main() -> ExitCode {
    who_can_use::command::run()
}
