//! Running other programs: where they are found, what they are told, and what came of it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::project;

/// What the set-up found out about this machine, for every program that is started after it.
#[derive(Debug, Default)]
pub struct Environment {
    folders: Vec<PathBuf>,
    wasm: Vec<(&'static str, String)>,
}

impl Environment {
    /// Puts a folder before all others in which programs are looked for.
    pub fn look_first_in(&mut self, folder: PathBuf) {
        if !self.folders.contains(&folder) {
            self.folders.insert(0, folder);
        }
    }

    /// Sets the variables that builds of the wasm need.
    pub fn build_wasm_with(&mut self, variables: Vec<(&'static str, String)>) {
        self.wasm = variables;
    }

    /// The file that a program's name stands for, when there is one.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        let file = format!("{program}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.path())
            .map(|folder| folder.join(&file))
            .find(|path| path.is_file())
    }

    /// A program, to be run in the top folder.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(project::root())
            .env("PATH", self.path());
        command
    }

    /// A program that builds the wasm, or starts one that does.
    pub fn wasm_command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = self.command(program);
        // Cargo names itself here, and its children would prefer it to the toolchain chosen below.
        command.env_remove("CARGO");
        command.envs(self.wasm.iter().map(|(name, value)| (name, value)));
        command
    }

    fn path(&self) -> OsString {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&path));
        env::join_paths(folders).unwrap_or(path)
    }
}

/// Runs a command to its end and streams what it prints.
pub fn run(command: &mut Command) -> Outcome<()> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    succeeded(command, status)
}

/// Runs a command, streams what it prints, and stops it when it takes longer than `limit`.
pub fn run_within(command: &mut Command, limit: Duration) -> Outcome<()> {
    let mut child = command
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return succeeded(command, status),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
            Ok(None) => {
                // A child that ended in the meantime cannot be stopped, and need not be.
                let _ = child.kill();
                let _ = child.wait();
                let limit = limit.as_secs();
                return Err(Failure::new(format!(
                    "`{}` took longer than {limit} s",
                    line(command)
                )));
            }
            Err(error) => return Err(not_started(command, &error)),
        }
    }
}

/// Runs a command and gives back what it printed on its standard output.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| not_started(command, &error))?;
    succeeded(command, output.status).map_err(|failure| {
        failure.hint(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command on a text and gives back what it printed on its standard output.
pub fn piped(command: &mut Command, input: &str) -> Outcome<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        scope.spawn(move || {
            // A program that stops reading early says so by its exit code.
            stdin.map(|mut stdin| stdin.write_all(input.as_bytes()))
        });
        child.wait_with_output()
    })
    .map_err(|error| not_started(command, &error))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command, streams what it prints, and hands every line of its standard output on.
///
/// The answer says whether the command ended well.
pub fn run_reading(command: &mut Command, mut each: impl FnMut(&str)) -> Outcome<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader
            .read_until(b'\n', &mut bytes)
            .map_err(|error| not_started(command, &error))?
            > 0
        {
            let line = String::from_utf8_lossy(&bytes);
            print!("{line}");
            each(line.trim_end());
            bytes.clear();
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    Ok(status.success())
}

fn succeeded(command: &Command, status: ExitStatus) -> Outcome<()> {
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{}` failed ({status})",
            line(command)
        )))
    }
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}`: {error}", line(command)))
}

/// A command as one would type it, its program without the folders.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_takes_too_long_is_stopped() {
        let start = Instant::now();
        let outcome = run_within(Command::new("sleep").arg("30"), Duration::from_millis(200));
        let failure = outcome.expect_err("thirty seconds are too long");
        assert!(
            failure.to_string().contains("`sleep 30` took longer"),
            "{failure}"
        );
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_folder_that_is_looked_in_first_hides_the_programs_of_the_others() {
        let folder = project::target().join("xtask-test-programs");
        std::fs::create_dir_all(&folder).expect("the target folder can be written");
        let program = folder.join(format!("cargo{}", env::consts::EXE_SUFFIX));
        std::fs::write(&program, "").expect("the target folder can be written");

        let mut environment = Environment::default();
        assert_ne!(
            environment.find("cargo").as_deref(),
            Some(program.as_path())
        );
        environment.look_first_in(folder);
        assert_eq!(environment.find("cargo"), Some(program));
    }

    #[test]
    fn every_line_of_a_command_is_handed_on_and_its_failure_told() {
        let mut lines = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two; exit 3"]);
        let well = run_reading(&mut command, |line| lines.push(line.to_owned()));
        assert!(!well.expect("sh starts"));
        assert_eq!(lines, ["one", "two"]);
    }
}
