//! The processes of one engine: its WebDriver server, for WebKit a screen, and the browsers they start.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::time::{Duration, Instant};

use crate::{Failure, Outcome};

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(60);

/// A running WebDriver server. Dropping it ends it and everything it started.
#[derive(Debug)]
pub struct Driver {
    // In this order: the browser goes before the screen it draws on.
    process: Process,
    _screen: Option<Process>,
    log: PathBuf,
    port: u16,
}

impl Driver {
    /// Starts a driver that takes its port as `--port=`, with these arguments beside it. Its log and its browser's
    /// profile go into the folder.
    ///
    /// # Errors
    /// When it does not start, or does not listen in time; with the end of what it printed.
    pub fn start(
        program: &Path,
        arguments: &[&str],
        screen: Option<Screen>,
        folder: &Path,
    ) -> Outcome<Self> {
        let log = folder.join("log");
        let (output, errors) = std::fs::create_dir_all(folder)
            .and_then(|()| File::create(&log))
            .and_then(|output| Ok((output.try_clone()?, output)))
            .map_err(|error| Failure::new(format!("no log for {}: {error}", program.display())))?;
        let port = free_port()?;
        let mut command = Command::new(program);
        command
            .arg(format!("--port={port}"))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors);
        for name in [
            "TMPDIR",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
        ] {
            command.env(name, folder);
        }
        if let Some(screen) = &screen {
            command.env("DISPLAY", format!(":{}", screen.number));
        }
        let process = Process::start(&mut command)?;
        let driver = Self {
            process,
            _screen: screen.map(|screen| screen.process),
            log,
            port,
        };
        driver.listening()
    }

    /// Where it takes WebDriver commands.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The ids of all processes that it started.
    pub fn processes(&self) -> Vec<u32> {
        descendants(self.process.0.id())
    }

    /// The last lines it printed.
    pub fn log(&self) -> String {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }

    fn listening(mut self) -> Outcome<Self> {
        let deadline = Instant::now() + START;
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.process.ended();
            if ended || Instant::now() > deadline {
                let what = if ended {
                    "ended before it listened"
                } else {
                    "did not listen in time"
                };
                return Err(Failure::new(format!(
                    "the browser's driver {what}. It printed:\n{}",
                    self.log()
                )));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(self)
    }
}

/// A virtual screen: WebKitGTK draws nothing without one.
#[derive(Debug)]
pub struct Screen {
    process: Process,
    number: String,
}

impl Screen {
    /// Starts a screen on the first free number.
    ///
    /// # Errors
    /// When Xvfb does not start.
    pub fn start(program: &Path) -> Outcome<Self> {
        let mut command = Command::new(program);
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1200x24",
            "-nolisten",
            "tcp",
        ]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = Process::start(&mut command)?;
        let mut number = String::new();
        if let Some(output) = process.0.stdout.take() {
            // The number is printed once the screen takes connections, so reading it is the wait.
            let _ = BufReader::new(output).read_line(&mut number);
        }
        if number.trim().is_empty() {
            return Err(Failure::new("Xvfb gave no screen: WebKitGTK cannot draw."));
        }
        Ok(Self {
            process,
            number: number.trim().to_owned(),
        })
    }
}

/// A child process that does not outlive this value, nor do its own children.
#[derive(Debug)]
struct Process(Child);

/// Whether no process may be started any more.
static ENDING: AtomicBool = AtomicBool::new(false);

/// Ends every process that this one started, for when there is no time to drop what holds them. From then on
/// none starts.
pub fn end_all() {
    ENDING.store(true, Ordering::SeqCst);
    end(&descendants(std::process::id()));
}

fn end(processes: &[u32]) {
    if !processes.is_empty() {
        let mut kill = Command::new("sh");
        kill.args(["-c", "kill -KILL \"$@\" 2>/dev/null", "kill"])
            .args(processes.iter().map(u32::to_string));
        let _ = kill.status();
    }
}

impl Process {
    fn start(command: &mut Command) -> Outcome<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let failure = |why: &dyn Display| Failure::new(format!("{program} does not start: {why}"));
        let process = command.spawn().map(Self).map_err(|error| failure(&error))?;
        // Asked after the start: what `end_all` did not see yet then ends here.
        if ENDING.load(Ordering::SeqCst) {
            return Err(failure(&"the tests are being ended"));
        }
        Ok(process)
    }

    fn ended(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Drivers put browsers into process groups of their own, so only parentage finds them all; and only
        // before the driver itself is gone.
        let children = descendants(self.0.id());
        let _ = self.0.kill();
        let _ = self.0.wait();
        end(&children);
    }
}

/// The ids of all processes below this one.
fn descendants(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id: u32 = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            // "id (name) state parent …", and the name may hold spaces and brackets.
            let parent = stat
                .rsplit_once(')')?
                .1
                .split_whitespace()
                .nth(1)?
                .parse()
                .ok()?;
            Some((id, parent))
        })
        .collect();
    let mut found = vec![root];
    let mut at = 0;
    while let Some(&parent) = found.get(at) {
        found.extend(
            parents
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(id, _)| *id),
        );
        at += 1;
    }
    found.split_off(1)
}

/// A port that nobody listens on, for a driver.
///
/// None of those that the system hands out by itself: until the driver is up, an origin of another test could get it.
/// And each process begins somewhere else, for two of them may run at a time.
fn free_port() -> Outcome<u16> {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    let first = std::process::id() as u16;
    (0..=DRIVERS_PORTS.len() as u16)
        .map(|_| first.wrapping_add(TAKEN.fetch_add(1, Ordering::Relaxed)))
        .map(|nth| DRIVERS_PORTS.start + nth % DRIVERS_PORTS.len() as u16)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or_else(|| Failure::new("no loopback port for a driver"))
}

/// Below those that Linux hands out by itself, which begin at 32,768.
const DRIVERS_PORTS: Range<u16> = 20_000..30_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_takes_its_children_with_it() {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "sleep 600 & echo $!; wait"])
            .stdout(Stdio::piped());
        let mut process = Process::start(&mut shell).unwrap();
        let mut child = String::new();
        BufReader::new(process.0.stdout.take().unwrap())
            .read_line(&mut child)
            .unwrap();
        let child = format!("/proc/{}/stat", child.trim());
        assert!(Path::new(&child).exists());
        drop(process);
        let deadline = Instant::now() + Duration::from_secs(10);
        // A zombie that nobody has collected yet is dead too.
        while std::fs::read_to_string(&child).is_ok_and(|stat| !stat.contains(") Z ")) {
            assert!(Instant::now() < deadline, "the child lives on");
        }
    }
}
