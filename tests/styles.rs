//! The stylesheets, held: colours that can be read, names that exist, sizes that follow the reader's text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use who_can_use::story::Kind;

fn stylesheets() -> Vec<(String, String)> {
    let mut sheets: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/styles"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    sheets.sort();
    sheets
}

/// The text of a stylesheet without its comments.
fn rules(sheet: &str) -> String {
    let mut rules = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        rules.push_str(before);
        rest = after.split_once("*/").unwrap().1;
    }
    rules + rest
}

/// The colours of `tokens.css`, light and dark.
fn colours() -> BTreeMap<String, [u32; 2]> {
    let (_, tokens) = stylesheets()
        .into_iter()
        .find(|(name, _)| name == "tokens.css")
        .unwrap();
    let mut colours = BTreeMap::new();
    for declaration in rules(&tokens).split(';') {
        let Some((name, value)) = declaration.trim().split_once(": var(--who-can-use-") else {
            continue;
        };
        let read: Vec<u32> = value
            .split('#')
            .skip(1)
            .map(|hex| {
                let hex: String = hex.chars().take_while(char::is_ascii_hexdigit).collect();
                let full = match hex.len() {
                    3 => hex.chars().flat_map(|digit| [digit, digit]).collect(),
                    _ => hex,
                };
                u32::from_str_radix(&full, 16).unwrap()
            })
            .collect();
        match read[..] {
            [both] => colours.insert(name.trim_start_matches("--").to_owned(), [both, both]),
            [light, dark] => {
                colours.insert(name.trim_start_matches("--").to_owned(), [light, dark])
            }
            _ => None,
        };
    }
    colours
}

/// The contrast of two colours, as WCAG 2.2 counts it.
fn contrast(one: u32, other: u32) -> f64 {
    let luminance = |colour: u32| {
        let channel = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xff) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_can_be_read_on_its_ground_in_light_and_in_dark() {
    let colours = colours();
    let mut pairs = vec![
        ("ink".to_owned(), "paper"),
        ("ink".to_owned(), "raised"),
        ("muted".to_owned(), "paper"),
        ("muted".to_owned(), "raised"),
        ("accent".to_owned(), "paper"),
        ("accent".to_owned(), "raised"),
        ("paper".to_owned(), "ink"),
        ("paper".to_owned(), "accent"),
    ];
    for access in [
        "allowed", "limited", "pending", "barred", "disputed", "maybe",
    ] {
        pairs.push((format!("{access}-ink"), access));
    }
    for (text, ground) in pairs {
        for theme in [0, 1] {
            let ratio = contrast(colours[&text][theme], colours[ground][theme]);
            assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2}");
        }
    }
}

#[test]
fn what_is_drawn_and_not_written_can_be_told_from_its_ground() {
    let colours = colours();
    for ground in ["paper", "raised"] {
        for theme in [0, 1] {
            let ratio = contrast(colours["edge"][theme], colours[ground][theme]);
            assert!(ratio >= 3.0, "edge on {ground}: {ratio:.2}");
        }
    }
}

#[test]
fn every_class_that_is_styled_is_drawn() {
    let mut drawn = String::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/widget")).unwrap() {
        drawn += &std::fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    drawn += include_str!("../src/embed.js");
    // The marks of the slider are named by the view.
    drawn += "\"quiet\" \"telling\" \"possible\"";
    let words: BTreeSet<&str> = drawn
        .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
        .collect();
    for (sheet, text) in stylesheets() {
        for selector in rules(&text)
            .split('}')
            .filter_map(|rule| rule.rsplit_once('{'))
        {
            for class in selector.0.split('.').skip(1) {
                let name: String = class
                    .chars()
                    .take_while(|letter| letter.is_ascii_alphabetic() || *letter == '-')
                    .collect();
                assert!(
                    name.is_empty() || words.contains(name.as_str()),
                    "{sheet}: .{name}"
                );
            }
        }
    }
}

#[test]
fn every_look_has_a_sign_of_its_own() {
    let sheets = stylesheets();
    let (_, signs) = sheets.iter().find(|(name, _)| name == "sign.css").unwrap();
    let signs = rules(signs);
    let mut outlines = BTreeSet::new();
    for kind in Kind::ALL {
        let rule = format!("[data-access=\"{}\"] {{\n  --sign: ", kind.word());
        let (_, outline) = signs.split_once(&rule).expect(&rule);
        outlines.insert(outline.split_once(';').unwrap().0);
    }
    assert_eq!(outlines.len(), Kind::ALL.len());
}

#[test]
fn a_constructable_stylesheet_can_hold_them() {
    for (name, sheet) in stylesheets() {
        let rules = rules(&sheet);
        assert!(!rules.contains("@import"), "{name}");
        assert!(
            !rules.contains("url("),
            "{name}: a request that the page was not asked for"
        );
        assert_eq!(
            rules.matches('{').count(),
            rules.matches('}').count(),
            "{name}"
        );
    }
}

#[test]
fn sizes_follow_the_readers_text() {
    for (name, sheet) in stylesheets() {
        let rules = rules(&sheet);
        assert!(
            !rules.contains("rem;") && !rules.contains("rem "),
            "{name}: rem follows the page"
        );
        for physical in [
            "margin-left",
            "margin-right",
            "padding-left",
            "padding-right",
            " left:",
            " right:",
        ] {
            assert!(
                !rules.contains(physical),
                "{name}: {physical} does not mirror"
            );
        }
    }
}
