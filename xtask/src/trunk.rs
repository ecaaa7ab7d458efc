//! How the commands start trunk.

use std::env;
use std::process::Command;

use crate::environment::Environment;
use crate::failure::{Failure, Outcome};

/// A subcommand of trunk, for builds with the toolchain that the set-up found.
pub fn command(environment: &Environment, subcommand: &str) -> Outcome<Command> {
    let xtask = env::current_exe()
        .map_err(|error| Failure::new(format!("where is this program? {error}")))?;
    let mut command = environment.wasm_command("trunk");
    command.arg(subcommand);
    // After the build trunk runs this very program, which it need not build again.
    command.env("WHO_CAN_USE_XTASK", xtask);
    // Trunk reads this common variable as one of its own options and fails on its usual value.
    command.env_remove("NO_COLOR");
    Ok(command)
}
