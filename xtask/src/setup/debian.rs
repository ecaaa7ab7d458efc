//! Debian packages, and what to say where there is no `apt-get`.

use std::path::Path;

use super::say;
use crate::environment::{Environment, output, run};
use crate::failure::{Failure, Outcome};

/// A program that the tests need, and the package it comes in.
const BROWSERS: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
];

/// Fonts for the scripts that the tests write: Latin, Arabic, Hebrew and Devanagari in the first
/// (12 MB), Chinese, Japanese and Korean in the second (2 MB, where Noto's would be 57 MB).
const FONTS: [&str; 2] = ["fonts-noto-core", "fonts-droid-fallback"];

/// Debian's Rust toolchain that can build for the web.
const RUST: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-clippy",
    "rust-web-src",
    "rust-web-llvm",
];

/// Whether packages can be installed with `apt-get`.
pub fn is_here() -> bool {
    Path::new("/usr/bin/apt-get").is_file()
}

/// Node and npm.
pub fn node(environment: &Environment) -> Outcome<()> {
    if !is_here() {
        return Err(Failure::new("node and npm are missing")
            .hint("Install Node.js 18 or later, which brings npm."));
    }
    install(environment, &["nodejs", "npm"], "two minutes")
}

/// Three browsers with their WebDrivers, a display for the one that needs it, and fonts.
pub fn browsers(environment: &Environment) -> Outcome<()> {
    installed(environment, &BROWSERS)
}

/// The browser of the benchmark with its WebDriver, and fonts.
pub fn chromium(environment: &Environment) -> Outcome<()> {
    installed(environment, &BROWSERS[..2])
}

fn installed(environment: &Environment, programs: &[(&str, &str)]) -> Outcome<()> {
    let missing = programs
        .iter()
        .filter(|(program, _)| !has_browser(environment, program))
        .collect::<Vec<_>>();
    if !is_here() {
        return if missing.is_empty() {
            Ok(())
        } else {
            let programs = missing.iter().map(|(program, _)| *program);
            let programs = programs.collect::<Vec<_>>().join(", ");
            Err(Failure::new(format!("missing for the browser tests: {programs}")).hint(
                "Install Chromium with its WebDriver, Firefox, and WebKitGTK with its WebDriver \
                 and Xvfb, and put them on PATH. WebKitGTK's driver exists on Linux only; \
                 `cargo xtask test native widget` runs everything else.",
            ))
        };
    }
    let mut packages = missing.iter().map(|(_, name)| *name).collect::<Vec<_>>();
    packages.extend(not_installed(environment, &FONTS));
    install(environment, &packages, "three minutes")
}

/// A C++ compiler, which the fuzzer is built with.
pub fn cpp(environment: &Environment) -> Outcome<()> {
    if ["c++", "g++"]
        .iter()
        .any(|name| environment.find(name).is_some())
    {
        return Ok(());
    }
    if !is_here() {
        return Err(
            Failure::new("there is no C++ compiler, which the fuzzer is built with")
                .hint("Install one and put it on PATH as c++."),
        );
    }
    install(environment, &["g++"], "half a minute")
}

/// The Rust toolchain that Debian builds its browsers with.
pub fn rust(environment: &Environment) -> Outcome<()> {
    if !is_here() {
        return Err(Failure::new(
            "there is no apt-get to install Debian's Rust toolchain with",
        ));
    }
    if not_installed(environment, &RUST).is_empty() && linker(environment).is_some() {
        return Ok(());
    }
    install(environment, &RUST, "two minutes")?;
    let version = llvm(environment)?;
    install(environment, &[&format!("lld-{version}")], "a minute")
}

/// Whether a program of [`BROWSERS`], or one that stands in for it, is found.
fn has_browser(environment: &Environment, program: &str) -> bool {
    let others: &[&str] = match program {
        "chromium" => &["google-chrome", "chromium-browser"],
        "firefox-esr" => &["firefox"],
        _ => &[],
    };
    [program]
        .iter()
        .chain(others)
        .any(|name| environment.find(name).is_some())
}

/// The linker for the web that matches Debian's toolchain, when it is there.
fn linker(environment: &Environment) -> Option<std::path::PathBuf> {
    let version = llvm(environment).ok()?;
    environment.find(&format!("wasm-ld-{version}"))
}

/// The version of LLVM that Debian's toolchain uses, which its linker must have too.
fn llvm(environment: &Environment) -> Outcome<String> {
    let printed = output(
        environment
            .command("apt-cache")
            .args(["depends", "rust-web-llvm"]),
    )?;
    llvm_version(&printed)
        .ok_or_else(|| Failure::new("apt-cache names no LLVM that rust-web-llvm depends on"))
}

/// The version in a line such as `Depends: llvm-22`.
fn llvm_version(depends: &str) -> Option<String> {
    depends
        .lines()
        .find_map(|line| line.trim().strip_prefix("Depends: llvm-"))
        .map(str::to_owned)
}

/// Those of the packages that are not installed.
fn not_installed<'p>(environment: &Environment, packages: &[&'p str]) -> Vec<&'p str> {
    let mut query = environment.command("dpkg-query");
    query.args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"]);
    // dpkg-query fails when it knows nothing of one of them, and lists the others all the same.
    let listed = query.args(packages).output();
    let listed = listed.map(|output| output.stdout).unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed);
    packages
        .iter()
        .copied()
        .filter(|package| {
            !listed
                .lines()
                .any(|line| line.split_once(' ') == Some((package, "installed")))
        })
        .collect()
}

fn install(environment: &Environment, packages: &[&str], takes: &str) -> Outcome<()> {
    let packages = not_installed(environment, packages);
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    say(&format!("apt-get install {names} (about {takes})"));
    let hint = format!("Install them by hand: apt-get install {names}");
    run(apt_get(environment)?.arg("update"))?;
    run(apt_get(environment)?
        .args(["install", "--yes", "--no-install-recommends"])
        .args(&packages))
    .map_err(|failure| failure.hint(hint))
}

/// `apt-get`, as root and without questions.
fn apt_get(environment: &Environment) -> Outcome<std::process::Command> {
    let root = output(environment.command("id").arg("-u"))?.trim() == "0";
    let mut command = if root {
        environment.command("env")
    } else if environment.find("sudo").is_some() {
        let mut sudo = environment.command("sudo");
        sudo.arg("env");
        sudo
    } else {
        return Err(Failure::new(
            "installing Debian packages needs root, and there is no sudo",
        ));
    };
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "--quiet",
        "--quiet",
    ]);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_has_the_version_of_the_llvm_that_the_toolchain_depends_on() {
        let depends =
            "rust-web-llvm\n  Depends: libc6\n  Depends: llvm-22\n  Conflicts: <rust-llvm>\n";
        assert_eq!(llvm_version(depends).as_deref(), Some("22"));
        assert_eq!(llvm_version("rust-web-llvm\n"), None);
    }
}
