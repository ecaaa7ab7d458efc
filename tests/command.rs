//! The command line, from the outside: what it prints and how it exits.
//!
//! Each file in `command/` is a case for [trycmd](https://docs.rs/trycmd), which writes what is expected
//! anew where `TRYCMD=overwrite`, to be read before it is committed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const STARTER: &str = include_str!("../src/command/starter.json");
const SCHEMA: &str = include_str!("../stories/schema.json");

fn who_can_use(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_who-can-use"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

#[test]
fn commands_print_and_exit_as_expected() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("tests/command/*.trycmd")
        .case("tests/command/*.toml");
}

/// A folder of this name with nothing in it.
fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_commands_in_the_guides_print_what_they_show() {
    for name in ["writing-a-story", "before-and-without-scripts"] {
        let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{name}.md"));
        let folder = empty_folder(name);
        let copy = folder.join("guide.md");
        std::fs::copy(&guide, &copy).unwrap();
        // The commands of `guide.md` run in `guide.in`.
        let inside = folder.join("guide.in");
        std::fs::create_dir(&inside).unwrap();
        std::fs::write(inside.join("story.json"), STARTER).unwrap();
        let slip = STARTER.replacen(r#""who": "lorries""#, r#""who": "lorrys""#, 1);
        assert_ne!(slip, STARTER);
        std::fs::write(inside.join("slip.json"), slip).unwrap();
        trycmd::TestCases::new().env("NO_COLOR", "1").case(&copy);
        if std::env::var("TRYCMD").as_deref() == Ok("overwrite") {
            std::fs::copy(&copy, &guide).unwrap();
        }
    }
}

#[test]
fn a_new_story_is_written_with_its_schema_and_over_nothing() {
    let folder = empty_folder("new");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let new = |name: &str| {
        let output = who_can_use(&["new", &path(name)], &[]);
        let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (
            output.status.code(),
            told.replace(folder.to_str().unwrap(), "."),
        )
    };
    let (exit, told) = new("bridge.json");
    assert_eq!(exit, Some(0), "{told}");
    assert_eq!(
        std::fs::read_to_string(path("bridge.json")).unwrap(),
        STARTER
    );
    let schema = path("who-can-use.schema.json");
    assert_eq!(std::fs::read_to_string(&schema).unwrap(), SCHEMA);

    std::fs::write(path("bridge.json"), "mine").unwrap();
    std::fs::write(&schema, "mine too").unwrap();
    let (exit, told) = new("bridge.json");
    assert_eq!(exit, Some(2));
    assert!(
        told.contains("is there already, and is left as it is."),
        "{told}"
    );
    let (exit, told) = new("ferry.json");
    assert_eq!(exit, Some(0));
    assert!(
        told.contains("Left ./who-can-use.schema.json as it is"),
        "{told}"
    );
    assert_eq!(
        std::fs::read_to_string(path("bridge.json")).unwrap(),
        "mine"
    );
    assert_eq!(std::fs::read_to_string(&schema).unwrap(), "mine too");

    let (exit, told) = new("no/folder/here.json");
    assert_eq!(exit, Some(2));
    assert!(told.contains("can't be written"), "{told}");
}

#[test]
fn the_attributes_of_the_element_are_options_of_the_same_names() {
    let path = empty_folder("render").join("page.html");
    let path = path.to_str().unwrap();
    let arguments = [
        ["render", "stories/the-bridge.json", "--page"].as_slice(),
        &[
            "--src",
            "/story.json",
            "--moment",
            "closure",
            "--view",
            "matrix",
        ],
        &[
            "--lang",
            "de",
            "--theme",
            "dark",
            "--id",
            "bridge",
            "--deep-link",
        ],
        &[
            "--loading",
            "eager",
            "--wasm-url",
            "/w.wasm",
            "--no-json-ld",
        ],
    ]
    .concat();
    let printed = String::from_utf8(who_can_use(&arguments, &[]).stdout).unwrap();
    let element = "<who-can-use lang=\"de\" src=\"/story.json\" moment=\"closure\" view=\"matrix\" theme=\"dark\" \
                   id=\"bridge\" loading=\"eager\" deep-link=\"\" wasm-url=\"/w.wasm\"><template ";
    assert!(printed.contains(element), "{printed}");
    assert!(!printed.contains("<script"), "{printed}");
    let written = [arguments.as_slice(), &["--output", path]].concat();
    // What was there is replaced.
    std::fs::write(path, "an earlier page").unwrap();
    assert!(who_can_use(&written, &[]).status.success());
    assert_eq!(std::fs::read_to_string(path).unwrap(), printed);
}

#[test]
fn programs_are_told_the_same_as_people() {
    let output = who_can_use(
        &[
            "check",
            "--format",
            "json",
            "tests/stories/bad/warnings.json",
            "tests/stories/bad/nowhere.json",
            "tests/stories/bad/escaped-keys.json",
        ],
        &[],
    );
    assert_eq!(output.status.code(), Some(2));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = told["files"].as_array().unwrap();
    assert!(
        files[1]["unreadable"]
            .as_str()
            .unwrap()
            .contains("can't be read")
    );
    for (file, name) in [(&files[0], "warnings"), (&files[2], "escaped-keys")] {
        let lines = file["problems"].as_array().unwrap().iter().map(|problem| {
            let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
            let (line, column) = (&problem["line"], &problem["column"]);
            let place = format!("{} (line {line}, column {column})", text("path"));
            let hint = text("hint");
            format!("{}: {place}: {} {hint}", text("severity"), text("what"))
                .trim_end()
                .to_owned()
                + "\n"
        });
        let expected = std::fs::read_to_string(format!("tests/stories/bad/{name}.txt")).unwrap();
        assert_eq!(lines.collect::<String>(), expected);
    }
    assert_eq!(
        (&told["errors"], &told["warnings"]),
        (&2.into(), &12.into())
    );
}

#[test]
fn colour_is_for_terminals_alone_and_for_those_who_want_it() {
    let check = ["check", "tests/stories/bad/unknown-ids.json"];
    let coloured = |environment| who_can_use(&check, environment).stdout.contains(&b'\x1b');
    assert!(!coloured(&[]), "a pipe is no terminal");
    assert!(
        coloured(&[("CLICOLOR_FORCE", "1")]),
        "there is colour at all"
    );
    assert!(!coloured(&[("NO_COLOR", "1"), ("CLICOLOR", "1")]));
}

#[test]
fn the_schema_is_printed_as_it_is_published() {
    let output = who_can_use(&["schema"], &[]);
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed, SCHEMA);
}

#[test]
fn the_words_of_a_story_move_no_cursor_and_calculate_no_cell() {
    let story = r#"{ "format": 1, "title": "\u001b[2Jgone", "who": [{ "id": "a", "name": "=HYPERLINK(\"https://example.org\")" }],
        "what": [{ "id": "x", "name": "\u001b]0;name\u0007" }],
        "events": [{ "id": "e", "title": "\u202eevil", "changes": [{ "who": "a", "what": "x", "access": "allowed" }] }] }"#;
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile.json");
    std::fs::write(&path, story).unwrap();
    let path = path.to_str().unwrap();
    let shown = who_can_use(&["at", path, "--why"], &[("CLICOLOR_FORCE", "1")]).stdout;
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains("gone"), "{shown}");
    assert!(
        !shown.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{shown:?}"
    );
    for why in [&["--why"][..], &[]] {
        let arguments = [&["at", path, "--format", "csv"], why].concat();
        let csv = String::from_utf8(who_can_use(&arguments, &[]).stdout).unwrap();
        assert!(csv.contains("'=HYPERLINK"), "{csv}");
    }
}

#[test]
fn who_reads_only_the_beginning_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_who-can-use"))
        .arg("schema")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
