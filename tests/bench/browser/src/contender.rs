//! What is measured side by side: each a page that a newsroom could serve, with what a reader does on it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use browser_tests::{Failure, Outcome, input};

use crate::site::{File, STORY};

/// A page that shows the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contender {
    /// The widget, by its script tag.
    Ours,
    /// The widget in a page that already holds what it shows.
    Prerendered,
    /// All written by hand for this benchmark.
    Limit,
    /// The same page as drawn by Yew, with nothing of ours in it.
    BareYew,
    /// TimelineJS3, its defaults.
    TimelineJs,
    /// vis-timeline, set for many events.
    Vis,
    /// The same beside Tabulator, which shows the matrix.
    VisTabulator,
}

const OURS: &str = include_str!("../contenders/ours.js");
const BY_HAND: &str = include_str!("../contenders/by-hand.js");
const TIMELINE_JS: &str = include_str!("../contenders/timelinejs.js");
const VIS: &str = include_str!("../contenders/vis.js");

impl Contender {
    /// All of them, in the order of the tables.
    pub const ALL: [Self; 7] = [
        Self::Limit,
        Self::BareYew,
        Self::Ours,
        Self::Prerendered,
        Self::TimelineJs,
        Self::Vis,
        Self::VisTabulator,
    ];

    /// Its name in tables, charts and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "who-can-use",
            Self::Prerendered => "who-can-use, prerendered",
            Self::Limit => "limit (plain JavaScript)",
            Self::BareYew => "bare Yew",
            Self::TimelineJs => "TimelineJS3",
            Self::Vis => "vis-timeline, tuned",
            Self::VisTabulator => "vis-timeline + Tabulator",
        }
    }

    /// The most events it is tried with: with more, those with the whole story in the document take minutes.
    pub fn most_events(self) -> usize {
        match self {
            Self::TimelineJs | Self::Prerendered => 1_000,
            Self::Vis | Self::VisTabulator => 10_000,
            _ => 100_000,
        }
    }

    /// The script that tells the probe where a reader would reach for what.
    pub fn script(self) -> &'static str {
        match self {
            Self::Ours | Self::Prerendered => OURS,
            Self::Limit | Self::BareYew => BY_HAND,
            Self::TimelineJs => TIMELINE_JS,
            Self::Vis | Self::VisTabulator => VIS,
        }
    }

    /// Its site with this story: the page, and all the page may ask for. None where what it is made of is not there.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn site(self, story: &str) -> Outcome<Option<Vec<File>>> {
        let mut files = match self {
            Self::Ours => ours(include_str!("../pages/ours.html"))?,
            Self::Prerendered => match prerendered(story)? {
                Some(page) => ours(&page)?,
                None => return Ok(None),
            },
            Self::Limit => vec![
                page(include_str!("../pages/limit.html")),
                file("/limit.css", include_str!("../pages/limit.css")),
                file("/limit.js", include_str!("../pages/limit.js")),
                file("/story.js", include_str!("../pages/story.js")),
            ],
            Self::BareYew => match given("BENCH_BARE_YEW") {
                Some(folder) => {
                    let mut files = folder_at("/", &folder)?;
                    files.push(page(include_str!("../pages/bare-yew.html")));
                    files.push(file("/limit.css", include_str!("../pages/limit.css")));
                    files
                }
                None => return Ok(None),
            },
            Self::TimelineJs => {
                let mut files =
                    folder_at("/timelinejs/", &package("@knight-lab/timelinejs/dist")?)?;
                files.push(page(include_str!("../pages/timelinejs.html")));
                files.push(file("/page.js", include_str!("../pages/timelinejs.js")));
                files
            }
            Self::Vis | Self::VisTabulator => vis(self == Self::VisTabulator)?,
        };
        files.push(file(STORY, story));
        Ok(Some(files))
    }
}

fn ours(html: &str) -> Outcome<Vec<File>> {
    let dist = input::dist()?;
    let mut files: Vec<File> = dist
        .iter()
        .filter(|(path, _)| path.starts_with("who-can-use"))
        .map(|(path, bytes)| (format!("/{path}"), bytes.clone()))
        .collect();
    files.push(page(html));
    Ok(files)
}

/// The page that the command line draws for a story, where it can.
fn prerendered(story: &str) -> Outcome<Option<String>> {
    let Some(command) = given("BENCH_RENDER") else {
        return Ok(None);
    };
    let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string()))?;
    let path = folder.path().join("story.json");
    fs::write(&path, story).map_err(|error| unread(&path, &error))?;
    let output = Command::new(&command)
        .args([
            "render",
            "--page",
            "--src",
            "story.json",
            "--script",
            "who-can-use.js",
        ])
        .arg(&path)
        .output()
        .map_err(|error| unread(&command, &error))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::new(format!("the story is not rendered: {words}")));
    }
    let html = String::from_utf8_lossy(&output.stdout);
    // As wide as the other pages, and scrolled as they are.
    let body = "<body style=\"margin: 0 auto; max-width: 1000px\">";
    let html = html.replacen("<html", "<html style=\"overflow-y: scroll\"", 1);
    Ok(Some(html.replacen("<body>", body, 1)))
}

fn vis(table: bool) -> Outcome<Vec<File>> {
    let mut html = include_str!("../pages/vis.html").to_owned();
    let mut files = Vec::new();
    let mut parts = vec![
        (
            "/vis.js",
            "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
        ),
        (
            "/vis.css",
            "vis-timeline/styles/vis-timeline-graph2d.min.css",
        ),
    ];
    if table {
        parts.push(("/tabulator.js", "tabulator-tables/dist/js/tabulator.min.js"));
        parts.push((
            "/tabulator.css",
            "tabulator-tables/dist/css/tabulator.min.css",
        ));
        html = html
            .replace(
                "<!-- table: stylesheet -->",
                "<link rel=\"stylesheet\" href=\"tabulator.css\">",
            )
            .replace(
                "<!-- table: script -->",
                "<script defer src=\"tabulator.js\"></script>",
            );
    }
    for (path, from) in parts {
        files.push((path.to_owned(), bytes(&package(from)?)?));
    }
    files.push(page(&html));
    files.push(file("/page.js", include_str!("../pages/vis.js")));
    files.push(file("/story.js", include_str!("../pages/story.js")));
    Ok(files)
}

fn page(html: &str) -> File {
    file("/", html)
}

fn file(path: &str, text: &str) -> File {
    (path.to_owned(), text.as_bytes().to_vec())
}

/// A file or folder of the packages that npm installed.
fn package(path: &str) -> Outcome<PathBuf> {
    given("BENCH_PEERS")
        .map(|folder| folder.join(path))
        .ok_or_else(|| {
            Failure::new("BENCH_PEERS names no folder: `cargo xtask bench` installs the peers.")
        })
}

fn given(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// All files of a folder, under a path of the site. Maps for debuggers are no reader's business.
fn folder_at(prefix: &str, folder: &Path) -> Outcome<Vec<File>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unread(folder, &error))? {
        let path = entry.map_err(|error| unread(folder, &error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            files.extend(folder_at(&format!("{prefix}{name}/"), &path)?);
        } else if !name.ends_with(".map") {
            files.push((format!("{prefix}{name}"), bytes(&path)?));
        }
    }
    Ok(files)
}

fn bytes(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| unread(path, &error))
}

fn unread(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()))
}
