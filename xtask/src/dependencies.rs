//! Whether every crate that is compiled may be: `deny.toml` held against what cargo resolves.
//!
//! The same file is for `cargo deny check`, which asks a database of known holes as well. It takes minutes to
//! install; what can be told without that database is told here, in a second, at every test.

use serde::Deserialize;
use spdx::{Expression, ParseMode};

use crate::environment::{Environment, output};
use crate::failure::{Failure, Outcome};
use crate::project;

/// What `deny.toml` says. A list that this check does not know stops it: it would hold nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Policy {
    graph: Graph,
    licenses: Licenses,
    bans: Bans,
    #[serde(rename = "sources")]
    _sources: Sources,
    /// For `cargo deny` alone.
    #[serde(rename = "advisories")]
    _advisories: toml::Table,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Graph {
    targets: Vec<String>,
    #[serde(rename = "all-features")]
    _all_features: True,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Licenses {
    allow: Vec<String>,
    #[serde(rename = "include-dev")]
    _dev: True,
    #[serde(rename = "unused-allowed-license")]
    _unused: Deny,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Bans {
    deny: Vec<String>,
    #[serde(rename = "multiple-versions")]
    _versions: Allow,
    #[serde(rename = "wildcards")]
    _wildcards: Deny,
    #[serde(rename = "allow-wildcard-paths")]
    _paths: True,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sources {
    #[serde(rename = "unknown-registry")]
    _registry: Deny,
    #[serde(rename = "unknown-git")]
    _git: Deny,
}

/// The one value that a setting may have here.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Deny {
    Deny,
}

/// The one value that a setting may have here.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Allow {
    Allow,
}

/// The one value that a setting may have here.
#[derive(Debug, Deserialize)]
#[serde(try_from = "bool")]
struct True;

impl TryFrom<bool> for True {
    type Error = &'static str;

    fn try_from(value: bool) -> Result<Self, Self::Error> {
        value.then_some(Self).ok_or("only true is known here")
    }
}

/// What cargo resolves, as far as it is looked at.
#[derive(Debug, Deserialize)]
struct Resolved {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// Nothing for what is part of this project.
    source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    name: String,
    req: String,
    path: Option<String>,
}

/// Where crates may come from, as cargo names it.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Fails with every crate that `deny.toml` does not let in.
pub fn check(environment: &Environment) -> Outcome<()> {
    let policy = policy(&project::text(&project::root().join("deny.toml"))?)?;
    let mut metadata = environment.command("cargo");
    metadata.args([
        "metadata",
        "--locked",
        "--all-features",
        "--format-version=1",
    ]);
    for target in &policy.graph.targets {
        metadata.args(["--filter-platform", target]);
    }
    let resolved: Resolved = serde_json::from_str(&output(&mut metadata)?)
        .map_err(|error| Failure::new(format!("what cargo resolves: {error}")))?;
    let offences = offences(&policy, &resolved.packages);
    if offences.is_empty() {
        println!("{} crates, all as deny.toml says", resolved.packages.len());
        return Ok(());
    }
    Err(Failure::new(offences.join("\n"))
        .hint("Do without the crate or, where it is worth it, say why in deny.toml."))
}

fn policy(text: &str) -> Outcome<Policy> {
    toml::from_str(text).map_err(|error| Failure::new(format!("deny.toml: {error}")))
}

/// What is wrong, a sentence each.
fn offences(policy: &Policy, packages: &[Package]) -> Vec<String> {
    let mut offences = Vec::new();
    let mut granted = vec![false; policy.licenses.allow.len()];
    for package in packages {
        let named = format!("{} {}", package.name, package.version);
        if policy.bans.deny.contains(&package.name) {
            offences.push(format!("{named} is banned"));
        }
        if let Some(source) = package
            .source
            .as_deref()
            .filter(|source| *source != REGISTRY)
        {
            offences.push(format!("{named} comes from {source}"));
        }
        if package.source.is_none() {
            offences.extend(loose(package));
        }
        let license = package.license.as_deref().unwrap_or_default();
        let allowed = Expression::parse_mode(license, ParseMode::LAX).is_ok_and(|expression| {
            expression.evaluate(|asked| {
                let asked = asked.to_string();
                let known = policy.licenses.allow.iter().position(|name| *name == asked);
                known
                    .and_then(|at| granted.get_mut(at))
                    .map(|granted| *granted = true)
                    .is_some()
            })
        });
        if !allowed {
            offences.push(format!("{named} has the license \"{license}\""));
        }
    }
    let unused = policy
        .licenses
        .allow
        .iter()
        .zip(granted)
        .filter(|(_, granted)| !granted);
    offences
        .extend(unused.map(|(name, _)| format!("no crate has the license {name}: do not list it")));
    offences
}

/// What this project asks for in any version at all.
fn loose(package: &Package) -> impl Iterator<Item = String> {
    let any = |asked: &&Dependency| asked.req == "*" && asked.path.is_none();
    let asked = package.dependencies.iter().filter(any);
    asked.map(|asked| format!("{} asks for any version of {}", package.name, asked.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"
        [graph]
        targets = ["wasm32-unknown-unknown"]
        all-features = true
        [licenses]
        allow = ["MIT", "Unicode-3.0"]
        include-dev = true
        unused-allowed-license = "deny"
        [bans]
        multiple-versions = "allow"
        wildcards = "deny"
        allow-wildcard-paths = true
        deny = ["stdweb"]
        [sources]
        unknown-registry = "deny"
        unknown-git = "deny"
        [advisories]
        yanked = "deny"
    "#;

    fn package(name: &str, license: &str) -> Package {
        Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: Some(license.to_owned()),
            source: Some(REGISTRY.to_owned()),
            dependencies: Vec::new(),
        }
    }

    fn offences_of(packages: &[Package]) -> Vec<String> {
        offences(&policy(POLICY).expect("it is a policy"), packages)
    }

    #[test]
    fn a_crate_with_one_license_of_its_choice_that_is_allowed_comes_in() {
        let crates = [
            package("yew", "MIT/Apache-2.0"),
            package("ident", "(MIT OR Apache-2.0) AND Unicode-3.0"),
        ];
        assert_eq!(offences_of(&crates), Vec::<String>::new());
    }

    #[test]
    fn every_crate_that_may_not_come_in_is_named_with_its_reason() {
        let mut foreign = package("foreign", "MIT");
        foreign.source = Some("git+https://example.org/foreign".to_owned());
        let mut own = package("own", "MIT AND Unicode-3.0");
        own.source = None;
        own.dependencies.push(Dependency {
            name: "serde".to_owned(),
            req: "*".to_owned(),
            path: None,
        });
        let mut nameless = package("nameless", "");
        nameless.license = None;
        let crates = [
            package("stdweb", "MIT"),
            foreign,
            own,
            package("copyleft", "MIT AND GPL-3.0-only"),
            nameless,
        ];
        assert_eq!(
            offences_of(&crates),
            [
                "stdweb 1.0.0 is banned",
                "foreign 1.0.0 comes from git+https://example.org/foreign",
                "own asks for any version of serde",
                "copyleft 1.0.0 has the license \"MIT AND GPL-3.0-only\"",
                "nameless 1.0.0 has the license \"\"",
            ]
        );
    }

    #[test]
    fn a_license_that_no_crate_has_is_not_allowed_in_advance() {
        let offences = offences_of(&[package("yew", "MIT")]);
        assert_eq!(
            offences,
            ["no crate has the license Unicode-3.0: do not list it"]
        );
    }

    #[test]
    fn a_setting_that_this_check_does_not_know_is_refused() {
        let with = |line: &str| policy(&POLICY.replace("[bans]", &format!("[bans]\n{line}")));
        assert!(with("skip = [\"syn\"]").is_err());
        assert!(policy(&POLICY.replace("wildcards = \"deny\"", "wildcards = \"allow\"")).is_err());
    }
}
