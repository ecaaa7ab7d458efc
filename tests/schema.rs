//! The JSON Schema against the reading of stories: both must say the same of a file's shape.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use expect_test::expect_file;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use who_can_use::story::{Problem, Story, When, schema};

/// Bad stories in which each value fits where it stands, and only looking from one to another tells
/// what is wrong.
const BEYOND_SHAPE: [&str; 8] = [
    "after-against-dates",
    "after-circle",
    "happened-after-possible",
    "ids-given-twice",
    "no-rows",
    "part-of-circle",
    "possible-but-over",
    "unknown-ids",
];

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).unwrap()
}

fn stories(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .filter(|path| !path.ends_with("schema.json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// The file as JSON, if it is that at all.
fn json_of(path: &Path) -> Option<Value> {
    let bytes = std::fs::read(path).unwrap();
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    serde_json::from_slice(bytes).ok()
}

fn starter() -> Value {
    json_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/command/starter.json")).unwrap()
}

#[test]
fn the_published_schema_is_the_one_of_the_types() {
    // UPDATE_EXPECT=1 writes it anew.
    expect_file!["../stories/schema.json"].assert_eq(&format!("{:#}\n", schema()));
}

#[test]
fn the_schema_is_one_of_draft_2020_12() {
    let schema = schema();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
}

#[test]
fn good_stories_fit_the_schema() {
    let validator = validator();
    for path in [stories("tests/stories/good"), stories("stories")].concat() {
        let story = json_of(&path).unwrap();
        if let Err(error) = validator.validate(&story) {
            panic!("{} at {}: {error}", path.display(), error.instance_path());
        }
    }
    validator.validate(&starter()).unwrap();
}

#[test]
fn bad_stories_do_not_fit_the_schema_where_their_fault_is_one_of_shape() {
    let validator = validator();
    for path in stories("tests/stories/bad") {
        let Some(story) = json_of(&path) else {
            continue;
        };
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert_eq!(
            validator.is_valid(&story),
            BEYOND_SHAPE.contains(&name),
            "{name} fits the schema, or not, against what BEYOND_SHAPE says of it"
        );
    }
}

/// Whether a problem is one that a single value shows, without a look at any other.
fn is_of_shape(problem: &Problem) -> bool {
    [
        "This is null where",
        "This is true or false where",
        "This is a number where",
        "This is a text where",
        "This is a list where",
        "This is an object where",
        "An id has only small letters",
        "This is no address",
        "An address that starts with",
    ]
    .iter()
    .any(|start| problem.what.starts_with(start))
        || [
            "is missing.",
            "means nothing here and is not read.",
            "is not one of the words that can stand here.",
            "and this version reads format 1.",
        ]
        .iter()
        .any(|end| problem.what.ends_with(end))
}

/// The places of all values within a value, as JSON pointers.
fn places(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter().filter(|(key, _)| !key.starts_with('$')) {
                places(member, format!("{at}/{key}"), all);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, format!("{at}/{index}"), all);
            }
        }
        _ => {}
    }
    all.push(at);
}

/// The story with one thing changed, in every way and at every place, and what was changed.
fn changed_once(story: &Value) -> Vec<(String, Value)> {
    let others = [
        json!(null),
        json!(true),
        json!(5),
        json!(-1.5),
        json!(""),
        json!("Not an id: but a text"),
        json!("javascript:alert(1)"),
        json!([]),
        json!([null]),
        json!({}),
    ];
    let mut all = Vec::new();
    places(story, String::new(), &mut all);
    let mut changed = Vec::new();
    for place in all {
        for other in &others {
            let mut story = story.clone();
            *story.pointer_mut(&place).unwrap() = other.clone();
            changed.push((format!("{place} is {other}"), story));
        }
        let keys: Vec<String> = match story.pointer(&place) {
            Some(Value::Object(members)) => members.keys().cloned().collect(),
            _ => continue,
        };
        for key in keys {
            let mut story = story.clone();
            let members = story.pointer_mut(&place).unwrap().as_object_mut().unwrap();
            members.shift_remove(&key);
            changed.push((format!("{place} has no {key}"), story));
        }
        let mut story = story.clone();
        story.pointer_mut(&place).unwrap()["colour"] = json!("red");
        changed.push((format!("{place} has a colour"), story));
    }
    changed
}

#[test]
fn the_schema_and_the_check_find_the_same_slips() {
    let validator = validator();
    let mut slips = 0;
    for (change, story) in changed_once(&starter()) {
        let problems = Story::read(&story.to_string()).problems;
        let of_shape = problems.iter().any(is_of_shape);
        let fits = validator.is_valid(&story);
        slips += usize::from(of_shape);
        if of_shape {
            assert!(
                !fits,
                "{change}: the schema lets it pass, and the check says {problems:?}"
            );
        } else if !fits {
            // A date of no possible form is the one other thing that the schema sees.
            assert!(
                problems
                    .iter()
                    .any(|problem| problem.what.contains("as a date")),
                "{change}: the schema rejects it, and the check says {problems:?}"
            );
        }
    }
    assert!(slips > 1000, "only {slips} changes were slips");
}

#[test]
fn the_examples_in_the_schema_are_right() {
    let schema = schema();
    let examples = |name: &str| {
        let examples = schema["$defs"][name]["examples"].as_array().unwrap();
        let examples: Vec<String> = examples
            .iter()
            .map(|text| text.as_str().unwrap().to_owned())
            .collect();
        assert!(!examples.is_empty());
        examples
    };
    for date in examples("When") {
        assert!(When::parse(&date).is_ok(), "{date}");
    }
    for (id, link) in examples("Id").iter().zip(examples("Address")) {
        let story = json!({ "format": 1, "title": "t", "events": [{ "id": id, "title": "t", "link": link }] });
        assert_eq!(Story::read(&story.to_string()).problems, []);
    }
}

/// A story of one event with this date.
fn dated(when: &str) -> Value {
    json!({ "format": 1, "title": "t", "events": [{ "id": "a", "title": "t", "when": when }] })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_date_that_is_read_fits_the_schema(
        when in r"(\.\.|[-Y]{0,2}[0-9X]{4,6}(-[0-2X][0-9X](-[0-2X][0-9X](T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](Z|[+-]0[0-9](:?[0-5]0)?)?)?)?)?[?~%]?)?(/(\.\.|[0-9X]{4}(-0[1-9](-[0-2][0-9])?)?[?~%]?)?)?",
    ) {
        thread_local!(static VALIDATOR: Validator = validator());
        let fits = VALIDATOR.with(|validator| validator.is_valid(&dated(&when)));
        prop_assert!(fits || When::parse(&when).is_err(), "{when} is a date");
    }
}
