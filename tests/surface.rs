//! The element's surface: what its code takes and gives is what the README, the types and the manifest for editors
//! say, no more and no less.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use serde_json::Value;

const ELEMENT: &str = include_str!("../src/embed.js");
const TAG: &str = include_str!("../src/tag.js");
const EDGE: &str = include_str!("../src/element.rs");
const RECIPES: &str = include_str!("../docs/recipes.md");
const README: &str = include_str!("../README.md");
const TYPES: &str = include_str!("../package/element.d.ts");
const VUE: &str = include_str!("../package/vue.d.ts");
const MANIFEST: &str = include_str!("../package/custom-elements.json");
const PACKAGE: &str = include_str!("../package/package.json");
const FRAME: &str = include_str!("../src/frame.js");

type Names = BTreeSet<String>;

fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
    names.into_iter().map(str::to_owned).collect()
}

/// What stands between two texts, each found after the one before.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, text) = text
        .split_once(start)
        .unwrap_or_else(|| panic!("no {start}"));
    text.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
}

/// The texts between pairs of a quotation mark.
fn quoted(text: &str, mark: char) -> Vec<&str> {
    text.split(mark).skip(1).step_by(2).collect()
}

/// The lines of a JavaScript or TypeScript text without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with(['/', '*']))
}

/// The names that the manifest lists under a word.
fn manifest(list: &str) -> Names {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let listed = &manifest["modules"][0]["declarations"][0][list];
    let listed = listed.as_array().unwrap().iter();
    listed
        .map(|entry| entry["name"].as_str().unwrap().to_owned())
        .collect()
}

/// The first cells of the README's table under a heading.
fn readme(heading: &str) -> Vec<&'static str> {
    README
        .lines()
        .skip_while(|line| *line != heading)
        .skip_while(|line| !line.starts_with("| ---"))
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.split('|').nth(1).unwrap())
        .collect()
}

/// The members of a declaration in the types, without those that every element has.
fn typed(declaration: &str) -> Names {
    code(between(TYPES, declaration, "\n}\n"))
        .skip(1)
        .filter_map(|line| {
            let line = line.trim_start_matches(' ');
            let line = ["static ", "readonly ", "get ", "set "]
                .iter()
                .fold(line, |line, word| line.strip_prefix(word).unwrap_or(line));
            let name = line.split(['?', ':', '(']).next()?.trim_matches('"');
            (!name.is_empty()).then(|| name.to_owned())
        })
        .collect()
}

fn attributes() -> Names {
    let live = quoted(between(ELEMENT, "const LIVE = [", "];"), '"');
    let observed = quoted(
        between(ELEMENT, "observedAttributes = [...LIVE, ", "];"),
        '"',
    );
    let others = quoted(
        between(TAG, "[...WhoCanUse.observedAttributes, ", "])"),
        '"',
    );
    names([live, observed, others].concat())
}

/// What a page may call or set: not what the browser calls.
fn members() -> Names {
    code(between(ELEMENT, "export class WhoCanUse", "\n}\n"))
        .filter_map(|line| {
            let member = line.strip_prefix("  ")?;
            let member = ["static ", "get ", "set ", "async "]
                .iter()
                .fold(member, |line, word| line.strip_prefix(word).unwrap_or(line));
            let name: String = member
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric())
                .collect();
            (!name.is_empty() && !name.ends_with("Callback") && name != "observedAttributes")
                .then_some(name)
        })
        .collect()
}

fn events() -> Names {
    let told = quoted(between(EDGE, "\nfn event(", "\n}\n"), '"');
    assert!(ELEMENT.contains("this.#fire(\"error\""));
    told.into_iter()
        .chain(["error"])
        .map(|name| format!("who-can-use-{name}"))
        .collect()
}

/// Each `--who-can-use-…` in a text.
fn properties(text: &str) -> Names {
    text.split("--who-can-use")
        .skip(1)
        .map(|after| {
            let name = after
                .chars()
                .take_while(|letter| letter.is_ascii_lowercase() || *letter == '-');
            format!("--who-can-use{}", name.collect::<String>())
        })
        .collect()
}

#[test]
fn the_attributes_are_the_same_everywhere() {
    let attributes = attributes();
    assert!(attributes.len() >= 9, "{attributes:?}");
    let told = readme("### Attributes");
    let told = told.iter().flat_map(|cell| quoted(cell, '`'));
    assert_eq!(names(told), attributes, "README");
    assert_eq!(manifest("attributes"), attributes, "custom-elements.json");
    assert_eq!(typed("interface WhoCanUseAttributes"), attributes, "types");
}

#[test]
fn the_members_are_the_same_everywhere() {
    let members = members();
    assert!(members.len() >= 8, "{members:?}");
    assert_eq!(manifest("members"), members, "custom-elements.json");
    let mut typed = typed("class WhoCanUse ");
    assert!(typed.remove("observedAttributes"));
    assert_eq!(typed, members, "types");

    let told = readme("### Properties, methods and events");
    let told = told.iter().flat_map(|cell| quoted(cell, '`'));
    let told = told.filter(|name| !name.starts_with("who-can-use-"));
    let told: Names = told.map(|name| name.replace("()", "")).collect();
    let of_each: Names = &members - &names(["version", "timeout"]);
    assert_eq!(told, of_each, "README");
}

#[test]
fn the_events_are_the_same_everywhere() {
    let events = events();
    assert_eq!(events.len(), 4, "{events:?}");
    assert_eq!(manifest("events"), events, "custom-elements.json");
    assert_eq!(typed("interface WhoCanUseEventMap"), events, "types");

    let told = readme("### Properties, methods and events");
    let told = told.iter().flat_map(|cell| quoted(cell, '`'));
    let told = told.filter(|name| name.starts_with("who-can-use-"));
    assert_eq!(names(told), events, "README");

    let listeners: Names = code(VUE)
        .filter_map(|line| line.trim().strip_prefix("onWhoCanUse")?.split('?').next())
        .map(|name| format!("who-can-use-{}", name.to_lowercase()))
        .collect();
    assert_eq!(listeners, events, "types for Vue");
}

#[test]
fn the_custom_properties_are_the_same_everywhere() {
    let mut styled = Names::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/styles")).unwrap() {
        let sheet = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        // A colour is named in its declaration, and what a page may set is read there.
        styled.extend(properties(&sheet));
    }
    // What the page may set each as is what the first comment says.
    styled.remove("--who-can-use-");
    assert!(styled.len() >= 20, "{styled:?}");
    assert_eq!(manifest("cssProperties"), styled, "custom-elements.json");

    // A row names the first in full, and of the others how they end.
    let mut told = Names::new();
    for row in readme("### Styling") {
        for name in quoted(row, '`') {
            told.insert(match name.strip_prefix("--who-can-use") {
                Some(_) => name.to_owned(),
                None => format!("--who-can-use{name}"),
            });
        }
    }
    let inks = styled.iter().filter(|name| name.ends_with("-ink"));
    let inks = inks.filter(|name| told.contains(name.trim_end_matches("-ink")));
    let inks: Names = inks.cloned().collect();
    assert!(README.contains("with `-ink` appended, of the text on it"));
    told.extend(inks);
    assert_eq!(told, styled, "README");
}

#[test]
fn the_parts_are_drawn_and_told_alike() {
    let told = between(README, "Parts, for `::part()`: ", "and more named");
    let told = names(quoted(told, '`'));
    assert_eq!(manifest("cssParts"), told);
    let mut drawn = ELEMENT.to_owned();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/widget")).unwrap() {
        drawn += &std::fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    for part in told {
        assert!(
            drawn.contains(&format!("\"{part}\"")),
            "{part} is not drawn"
        );
    }
}

#[test]
fn recipes_import_what_the_package_has() {
    let package: Value = serde_json::from_str(PACKAGE).unwrap();
    let imports: Names = RECIPES
        .split(['"', '`'])
        .filter(|text| text.starts_with("who-can-use/") && !text.contains(' '))
        .map(|text| text.replacen("who-can-use", ".", 1))
        .collect();
    assert!(imports.len() >= 5, "{imports:?}");
    for import in imports {
        assert!(package["exports"].get(&import).is_some(), "{import}");
    }
}

#[test]
fn a_frame_takes_what_the_recipe_says_and_the_element_knows() {
    let taken = names(quoted(between(FRAME, "const ATTRIBUTES = [", "];"), '"'));
    assert_eq!(&taken - &attributes(), Names::new());
    let told = between(RECIPES, "nothing but a story. ", "are as on the element");
    let told = quoted(told, '`').into_iter();
    assert_eq!(names(told.filter(|name| !name.contains('.'))), taken);
}
