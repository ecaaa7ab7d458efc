//! What the tests are given: the built files, axe, and stories whose every cell is known.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::{Failure, Origin, Outcome, Page, Reply};

/// Five small offices: each of its events changes cells that are written down in the tests, by hand.
pub const OFFICES: &str = include_str!("../stories/offices.json");

/// Another story, with other rows and columns, for the page that shows two.
pub const HARBOUR: &str = include_str!("../stories/harbour.json");

/// A museum with more columns than a phone has room for, every sort of cell, and a picture.
pub const MUSEUM: &str = include_str!("../stories/museum.json");

/// The museum's picture: higher than it is wide, as no page expects.
pub const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"700\"><rect width=\"400\" height=\"700\" fill=\"#579\"/></svg>";

/// The first script of every test page.
pub const RECORDER: &str = include_str!("recorder.js");

/// The script that breaks the widget's program, for pages that a test wants broken.
pub const SABOTAGE: &str = include_str!("sabotage.js");

/// A file of `dist/`: its path with `/` between folders, and its bytes.
type File = (String, Vec<u8>);

/// The embeddable folder, as `cargo xtask dist` built it: `DIST`, or `dist` in the workspace.
///
/// # Errors
/// When it is not there, with the command that makes it.
pub fn dist() -> Outcome<&'static [File]> {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    let folder = given("DIST", "dist");
    let files = FILES.get_or_init(|| files(&folder, ""));
    if files.iter().any(|(path, _)| path == "who-can-use.js") {
        Ok(files)
    } else {
        Err(Failure::new(format!(
            "{} holds no who-can-use.js. `cargo xtask dist` builds it.",
            folder.display()
        )))
    }
}

/// One file of the embeddable folder.
///
/// # Errors
/// When it is not there.
pub fn dist_file(path: &str) -> Outcome<&'static [u8]> {
    dist()?
        .iter()
        .find(|(known, _)| known == path)
        .map(|(_, bytes)| bytes.as_slice())
        .ok_or_else(|| {
            Failure::new(format!(
                "dist holds no {path}. `cargo xtask dist` builds it."
            ))
        })
}

/// Serves the embeddable folder under `/widget/`, readable from every origin, as a host would.
///
/// # Errors
/// When it has not been built.
pub fn serve_dist(origin: &Origin) -> Outcome {
    for (path, bytes) in dist()? {
        origin.serve(
            &format!("/widget/{path}"),
            Reply::file(path, bytes.clone()).for_every_origin(),
        );
    }
    Ok(())
}

/// What the command line writes for a story: `who-can-use render` with these arguments. It is `WHO_CAN_USE`, or what
/// a build leaves in the workspace.
///
/// # Errors
/// When it is not there, with the command that builds it, or when it fails.
pub fn rendered(story: &str, arguments: &[&str]) -> Outcome<String> {
    let path = given("WHO_CAN_USE", "target/debug/who-can-use");
    let failure = |why: &dyn std::fmt::Display| {
        Failure::new(format!(
            "{}: {why}. `cargo build --no-default-features --features cli` builds it.",
            path.display()
        ))
    };
    let mut command = Command::new(&path);
    command
        .args(["render", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut running = command.spawn().map_err(|error| failure(&error))?;
    if let Some(mut input) = running.stdin.take() {
        input
            .write_all(story.as_bytes())
            .map_err(|error| failure(&error))?;
    }
    let output = running
        .wait_with_output()
        .map_err(|error| failure(&error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(failure(&String::from_utf8_lossy(&output.stderr)))
    }
}

/// Serves the demo page at the root of this page's own site, with the recorder.
///
/// # Errors
/// When it has not been built.
pub fn serve_demo(page: &Page) -> Outcome {
    serve_site(page, dist()?, "dist", "`cargo xtask dist`")
}

/// Serves the demo page likewise, of a debug build: as `cargo xtask serve` does. It is in `DEBUG_DIST`, or where
/// `cargo xtask test browser` builds it.
///
/// # Errors
/// When it has not been built.
pub fn serve_demo_of_debug_build(page: &Page) -> Outcome {
    let folder = given("DEBUG_DIST", "target/debug-dist");
    let name = folder.display().to_string();
    let command = "`cargo xtask test browser`";
    serve_site(page, &files(&folder, ""), &name, command)
}

/// Serves a folder, whose first page gets the recorder, at the root of this page's own site.
fn serve_site(page: &Page, site: &[File], folder: &str, command: &str) -> Outcome {
    for (path, bytes) in site {
        page.here
            .serve(&format!("/{path}"), Reply::file(path, bytes.clone()));
    }
    let Some((_, index)) = site.iter().find(|(path, _)| path == "index.html") else {
        return Err(Failure::new(format!(
            "{folder} holds no index.html. {command} builds it."
        )));
    };
    page.here
        .serve("/", Reply::html(recorded(&String::from_utf8_lossy(index))));
    Ok(())
}

/// A page that is itself a Yew program: the JavaScript and the wasm of `WHO_CAN_USE_YEW_HOST`, or of where
/// `cargo xtask test` builds it, served under `/host/`.
///
/// # Errors
/// When it is not there, with the command that builds it.
pub fn serve_yew_host(origin: &Origin) -> Outcome {
    let folder = given("WHO_CAN_USE_YEW_HOST", "target/yew-host");
    for name in ["yew-host.js", "yew-host_bg.wasm"] {
        let path = folder.join(name);
        let bytes = std::fs::read(&path).map_err(|error| {
            Failure::new(format!(
                "{}: {error}. `cargo xtask test browser` builds it.",
                path.display()
            ))
        })?;
        origin.serve(&format!("/host/{name}"), Reply::file(name, bytes));
    }
    Ok(())
}

/// Serves a page that was built with the npm package at the root of this page's own site, with the recorder.
///
/// The pages are in `PAGES`, or where `cargo xtask test package` builds them.
///
/// # Errors
/// When it has not been built.
pub fn serve_built(page: &Page, name: &str) -> Outcome {
    let folder = given("PAGES", "target/package/pages").join(name);
    let command = "`cargo xtask test package`";
    serve_site(
        page,
        &files(&folder, ""),
        &folder.display().to_string(),
        command,
    )
}

/// A whole page with the recorder as its first script.
fn recorded(page: &str) -> String {
    page.replacen("<head>", "<head><script src=\"/recorder.js\"></script>", 1)
}

/// The source of axe: `WHO_CAN_USE_AXE`, or where `cargo xtask test` installs it.
///
/// # Errors
/// When it is not there, with the command that brings it.
pub fn axe() -> Outcome<String> {
    let path = given("WHO_CAN_USE_AXE", "xtask/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&path).map_err(|error| {
        Failure::new(format!(
            "{}: {error}. `cargo xtask test` installs axe-core.",
            path.display()
        ))
    })
}

fn given(variable: &str, in_workspace: &str) -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."));
    std::env::var_os(variable).map_or_else(|| workspace.join(in_workspace), PathBuf::from)
}

fn files(folder: &Path, prefix: &str) -> Vec<File> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                return files(&entry.path(), &format!("{path}/"));
            }
            std::fs::read(entry.path())
                .map(|bytes| (path, bytes))
                .into_iter()
                .collect()
        })
        .collect()
}
