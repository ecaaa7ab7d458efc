//! The architecture, held: which folder may depend on which, how long a file may be.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    assert!(!files.is_empty(), "{folder} has no sources");
    files
}

/// Lines of code that name something, without comments.
fn mentions(folder: &str, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources(folder) {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if code.contains(name) {
                found.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    found
}

#[test]
fn dependencies_point_from_the_browser_to_the_story() {
    let may_not_name: [(&str, &[&str]); 4] = [
        (
            "src/story",
            &[
                "crate::view",
                "crate::widget",
                "crate::element",
                "crate::prerender",
                "crate::command",
            ],
        ),
        (
            "src/view",
            &[
                "crate::widget",
                "crate::element",
                "crate::prerender",
                "crate::command",
            ],
        ),
        (
            "src/widget",
            &["crate::element", "crate::prerender", "crate::command"],
        ),
        ("src/prerender", &["crate::element", "crate::command"]),
    ];
    for (folder, names) in may_not_name {
        for name in names {
            assert_eq!(
                mentions(folder, name),
                Vec::<String>::new(),
                "{folder} names {name}"
            );
        }
    }
}

#[test]
fn story_and_view_know_no_browser_no_clock_and_no_network() {
    let unknown = [
        "yew",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "std::time",
        "std::net",
        "std::fs",
    ];
    for folder in ["src/story", "src/view"] {
        for name in unknown {
            assert_eq!(
                mentions(folder, name),
                Vec::<String>::new(),
                "{folder} names {name}"
            );
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for folder in ["src", "xtask/src", "tests"] {
        for (path, text) in sources(folder) {
            assert!(
                text.starts_with("//!"),
                "{} has no module doc",
                path.display()
            );
        }
    }
}

#[test]
fn no_file_is_too_long_to_take_in() {
    for folder in ["src", "xtask/src"] {
        for (path, text) in sources(folder) {
            let lines = text.lines().count();
            assert!(
                lines <= 350,
                "{} has {lines} lines: split it",
                path.display()
            );
        }
    }
}

/// What makes a browser read words as HTML or as a program. Yew's own use of it is in its crate, not here.
const PARSERS: [&str; 14] = [
    "innerHTML",
    "inner_html",
    "outerHTML",
    "outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "setHTML",
    "DOMParser",
    "createContextualFragment",
    "document.write",
    "from_html_unchecked",
    "VRaw",
    "eval(",
    "new Function",
];

#[test]
fn no_words_reach_the_browsers_parser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let scripts = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let scripts: Vec<_> = scripts
        .filter(|path| path.extension().is_some_and(|ending| ending == "js"))
        .map(|path| (std::fs::read_to_string(&path).unwrap(), path))
        .collect();
    assert!(scripts.len() > 3, "{scripts:?}");
    for parser in PARSERS {
        assert_eq!(mentions("src", parser), Vec::<String>::new(), "{parser}");
        for (script, path) in &scripts {
            assert!(!script.contains(parser), "{} has {parser}", path.display());
        }
    }
}

/// What Yew could do for the widget and is not asked to: to hear events, to draw what comes as it is, elsewhere or
/// later, to look attributes up by their names, to draw a thing twice. The build leaves it out of the wasm, where
/// `xtask/src/wasm/unused.rs` names it, and a call would end the widget.
const LEFT_OUT: [&str; 15] = [
    "html!",
    "add_listener",
    "set_listeners",
    "Listeners",
    "dyn Listener",
    "VRaw",
    "from_html_unchecked",
    "VPortal",
    "create_portal",
    "VSuspense",
    "Suspense",
    "function_component",
    "Attributes::IndexMap",
    "add_attribute",
    "IndexMap",
];

#[test]
fn yew_is_asked_for_nothing_that_the_build_leaves_out() {
    for way in LEFT_OUT {
        assert_eq!(mentions("src", way), Vec::<String>::new(), "{way}");
    }
}

/// What is drawn while a browser tells of sizes may change them again, which is an error to the page.
#[test]
fn other_sizes_are_heard_in_one_place() {
    let mentions = mentions("src", "ResizeObserver");
    let elsewhere: Vec<_> = mentions
        .iter()
        .filter(|line| !line.contains("widget/resize.rs"))
        .collect();
    assert!(
        elsewhere.is_empty() && !mentions.is_empty(),
        "{elsewhere:#?}"
    );
}
