//! `cargo xtask stories`: writes the story of browsers and web features, from the npm package
//! `web-features` in the version of the lock.

mod file;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::environment::Environment;
use crate::failure::{Failure, Outcome};
use crate::{project, setup};
use file::{Change, Claim, Entry, Event, Source, Story};

/// The features that the story is of, by their ids in the data.
const FEATURES: [&str; 16] = [
    "has",
    "nesting",
    "container-queries",
    "subgrid",
    "cascade-layers",
    "light-dark",
    "popover",
    "view-transitions",
    "declarative-shadow-dom",
    "import-maps",
    "temporal",
    "webtransport",
    "trusted-types",
    "webgpu",
    "wasm-simd",
    "wasm-garbage-collection",
];

/// A browser as readers know it, and the browsers of the data that it is on each kind of device.
struct Family {
    id: &'static str,
    name: &'static str,
    by: &'static str,
    members: &'static [Member],
}

struct Member {
    key: &'static str,
    id: &'static str,
    /// Where it runs; nothing for a browser that stands for itself.
    on: Option<&'static str>,
}

const fn member(key: &'static str, id: &'static str, on: &'static str) -> Member {
    Member {
        key,
        id,
        on: Some(on),
    }
}

const FAMILIES: [Family; 4] = [
    Family {
        id: "chrome",
        name: "Chrome",
        by: "Google",
        members: &[
            member("chrome", "chrome-desktop", "desktops"),
            member("chrome_android", "chrome-android", "Android"),
        ],
    },
    Family {
        id: "edge",
        name: "Edge",
        by: "Microsoft",
        members: &[Member {
            key: "edge",
            id: "edge",
            on: None,
        }],
    },
    Family {
        id: "firefox",
        name: "Firefox",
        by: "Mozilla",
        members: &[
            member("firefox", "firefox-desktop", "desktops"),
            member("firefox_android", "firefox-android", "Android"),
        ],
    },
    Family {
        id: "safari",
        name: "Safari",
        by: "Apple",
        members: &[
            member("safari", "safari-macos", "macOS"),
            member("safari_ios", "safari-ios", "iOS"),
        ],
    },
];

/// A release that brings features: of one browser, or of a family on the same day.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Release {
    date: String,
    /// Index into [`FAMILIES`].
    family: usize,
    who: &'static str,
    on: Option<&'static str>,
    version: String,
}

/// Writes `stories/browsers.json`.
pub fn stories(environment: &Environment) -> Outcome<()> {
    setup::packages(environment)?;
    let package = project::node_modules().join("web-features");
    let version = json(&package.join("package.json"))?;
    let data = json(&package.join("data.json"))?;
    let story = story(&data, &text_at(&version, &["version"])?)?;
    let text = serde_json::to_string_pretty(&story)
        .map_err(|error| Failure::new(format!("the story can't be written: {error}")))?;
    project::write(&project::root().join("stories/browsers.json"), text + "\n")
}

fn json(path: &std::path::Path) -> Outcome<Value> {
    serde_json::from_str(&project::text(path)?)
        .map_err(|error| Failure::new(format!("{} is not JSON: {error}", path.display())))
}

/// The text at a place in the data.
fn text_at(data: &Value, keys: &[&str]) -> Outcome<String> {
    let at = keys.iter().try_fold(data, |data, key| data.get(key));
    at.and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| {
            Failure::new(format!("web-features has no text at {}", keys.join(".")))
                .hint("Its data may have another form in this version.")
        })
}

fn story(data: &Value, version: &str) -> Outcome<Story> {
    let mut releases: BTreeMap<Release, Vec<&'static str>> = BTreeMap::new();
    for feature in FEATURES {
        for release in releases_of(data, feature)? {
            releases.entry(release).or_default().push(feature);
        }
    }
    let mut events = Vec::new();
    for (release, features) in &releases {
        events.push(event(data, release, features)?);
    }
    let mut what = Vec::new();
    for feature in FEATURES {
        what.push(Entry {
            id: feature.into(),
            name: name(data, feature)?,
            by: None,
            part_of: None,
            about: Some(text_at(data, &["features", feature, "description"])?),
        });
    }
    Ok(Story {
        schema: "schema.json",
        format: 1,
        title: "Which browser could use what, since when",
        summary: format!(
            "{} features of the web platform and the releases that brought the whole of each. A cell without an \
             answer is not a no: the data names no release. Facts from web-features {version}, by the \
             W3C WebDX Community Group, under the Apache License 2.0.",
            FEATURES.len()
        ),
        language: "en",
        sources: [Source {
            id: "web-features",
            title: format!("web-features {version}"),
            publisher: "W3C WebDX Community Group",
            url: "https://github.com/web-platform-dx/web-features",
        }],
        who: browsers(),
        what,
        events,
    })
}

fn browsers() -> Vec<Entry> {
    let mut entries = Vec::new();
    for family in &FAMILIES {
        let places: Vec<&str> = family
            .members
            .iter()
            .filter_map(|member| member.on)
            .collect();
        entries.push(Entry {
            id: family.id.into(),
            name: family.name.into(),
            by: Some(family.by.into()),
            part_of: None,
            about: (!places.is_empty())
                .then(|| format!("What is said of it holds on {}.", places.join(" and on "))),
        });
        for member in family.members {
            if let Some(on) = member.on {
                entries.push(Entry {
                    id: member.id.into(),
                    name: format!("{} on {on}", family.name),
                    by: None,
                    part_of: Some(family.id.into()),
                    about: None,
                });
            }
        }
    }
    entries
}

fn name(data: &Value, feature: &str) -> Outcome<String> {
    text_at(data, &["features", feature, "name"])
}

/// The releases that brought a feature: one for a family whose members had it on the same day in the
/// same version, else one for each member that has it.
fn releases_of(data: &Value, feature: &str) -> Outcome<Vec<Release>> {
    let mut found = Vec::new();
    for (index, family) in FAMILIES.iter().enumerate() {
        let mut of_family = Vec::new();
        for member in family.members {
            let support = ["features", feature, "status", "support", member.key];
            let Ok(version) = text_at(data, &support) else {
                continue;
            };
            of_family.push(Release {
                date: date(data, member.key, &version)?,
                family: index,
                who: member.id,
                on: member.on,
                version,
            });
        }
        let same = |two: &[Release]| match two {
            [one, two] => one.date == two.date && one.version == two.version,
            _ => false,
        };
        let together = of_family.len() == family.members.len() && of_family.windows(2).all(same);
        match of_family.first() {
            Some(first) if together => found.push(Release {
                who: family.id,
                on: None,
                ..first.clone()
            }),
            _ => found.append(&mut of_family),
        }
    }
    Ok(found)
}

/// The day of a release; of one that the data gives as the latest it can have been, everything up to it.
fn date(data: &Value, browser: &str, version: &str) -> Outcome<String> {
    let (until, version) = match version.strip_prefix('≤') {
        Some(version) => ("../", version),
        None => ("", version),
    };
    let releases = data
        .get("browsers")
        .and_then(|browsers| browsers.get(browser)?.get("releases")?.as_array());
    let is_it = |release: &&Value| release.get("version").and_then(Value::as_str) == Some(version);
    let release = releases.into_iter().flatten().find(is_it).ok_or_else(|| {
        Failure::new(format!(
            "web-features has no release {version} of {browser}"
        ))
    })?;
    Ok(format!("{until}{}", text_at(release, &["date"])?))
}

fn event(data: &Value, release: &Release, features: &[&'static str]) -> Outcome<Event> {
    let mut names = Vec::new();
    for feature in features {
        names.push(name(data, feature)?);
    }
    let names = listed(&names);
    let family = &FAMILIES[release.family];
    let version = release.version.replace('≤', "");
    let on = release.on.map_or(String::new(), |on| format!(" on {on}"));
    let browser = format!("{} {version}{on}", family.name);
    let first = features.first().copied().unwrap_or_default();
    Ok(Event {
        id: format!("{}-{}", release.who, version.replace('.', "-")),
        title: format!("{browser} supports {names}"),
        lane: family.name,
        when: release.date.clone(),
        link: format!("https://webstatus.dev/features/{first}"),
        claims: [Claim {
            source: "web-features",
            basis: "document",
            says: format!("{names}: supported from {browser} on."),
        }],
        changes: features
            .iter()
            .map(|&what| Change {
                who: release.who,
                what,
                access: "allowed",
            })
            .collect(),
    })
}

/// Names in a row, as a sentence has them.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
