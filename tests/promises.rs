//! What the documents promise: each test that they name is there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

/// The documents that name tests.
const DOCUMENTS: [&str; 3] = ["ARCHITECTURE.md", "SECURITY.md", "docs/embedding.md"];

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between backticks in a line, outside of longer pieces of code.
fn code_spans(document: &str) -> Vec<String> {
    let mut spans = Vec::new();
    let mut in_block = false;
    for line in document.lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            spans.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    spans
}

/// The module and the test, where that is what is named.
fn browser_test(span: &str) -> Option<&str> {
    let (module, test) = span.split_once("::")?;
    let is_name =
        |name: &str| name.len() > 3 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_name(module) && is_name(test) && test.contains('_')).then_some(span)
}

/// Of the spans, those that name a browser test that is not listed, or a file that is not there.
fn missing<'a>(spans: &'a [String], list: &str) -> Vec<&'a str> {
    let listed = |test: &str| list.lines().any(|line| line.trim() == format!("{test},"));
    let is_path = |span: &str| {
        let folders = ["tests/", "xtask/src/", "src/"];
        folders.iter().any(|folder| span.starts_with(folder))
            && !span.contains([' ', '{', '*', '<'])
    };
    let there = |path: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists();
    spans
        .iter()
        .map(String::as_str)
        .filter(|span| {
            browser_test(span).is_some_and(|test| !listed(test)) || (is_path(span) && !there(span))
        })
        .collect()
}

#[test]
fn every_test_that_a_document_names_is_there() {
    let list = text("tests/browser/tests/browsers/main.rs");
    for document in DOCUMENTS {
        let spans = code_spans(&text(document));
        assert_eq!(missing(&spans, &list), Vec::<&str>::new(), "in {document}");
    }
    let named = |document| {
        code_spans(&text(document))
            .iter()
            .filter(|span| browser_test(span).is_some())
            .count()
    };
    assert!(named("docs/embedding.md") > 50 && named("SECURITY.md") > 10);
}

#[test]
fn a_test_or_a_file_that_is_not_there_is_seen() {
    let document = "| `loader::it_is_gone` | `loader::it_is_there`, `tests/no-such.rs` |\n```\n`loader::in_code`\n```";
    let spans = code_spans(document);
    let list = "        loader::it_is_there,\n";
    assert_eq!(
        missing(&spans, list),
        ["loader::it_is_gone", "tests/no-such.rs"]
    );
}
