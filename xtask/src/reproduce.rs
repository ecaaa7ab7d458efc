//! `cargo xtask reproduce`: whether the same source makes the same bytes, so that anyone can tell that what a site
//! serves was made of this source.

use std::fs;
use std::path::{Path, PathBuf};

use crate::environment::{Environment, run};
use crate::failure::{Failure, Outcome};
use crate::{dist, integrity, package, project, setup, trunk};

/// What a copy of the source leaves out: what is built, and what is installed.
const NOT_SOURCE: [&str; 3] = ["target", "dist", "node_modules"];

/// Builds `dist/`, and builds it once more from nothing, in another folder; fails when a byte differs.
pub fn reproduce(environment: &mut Environment) -> Outcome<()> {
    dist::build(environment)?;
    let folder = project::target().join("reproduce");
    let source = folder.join("source");
    println!("\nbuilding from nothing in {}", source.display());
    emptied(&folder)?;
    copy(&project::root(), &source)?;
    let programs = source.join("xtask/node_modules");
    linked(&project::node_modules(), &programs)?;
    let mut build = trunk::command(environment, "build")?;
    build
        .current_dir(&source)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        // For the bundle, which trunk runs: the copy is where its sources are.
        .env("CARGO_MANIFEST_DIR", source.join("xtask"))
        .args(["--release", "--dist"])
        .arg(source.join("dist"));
    run(&mut build)?;
    package::complete(&source.join("dist"))?;
    same(&source.join("dist"))?;
    emptied(&folder)
}

/// Puts the files that a page loads together once more, of what is compiled already; fails when a byte differs.
pub fn bundled_again(environment: &mut Environment) -> Outcome<()> {
    setup::dist(environment)?;
    let folder = project::target().join("again");
    let mut build = trunk::command(environment, "build")?;
    run(build.args(["--release", "--dist"]).arg(&folder))?;
    package::complete(&folder)?;
    same(&folder)
}

/// Fails unless a folder holds the very files of `dist/`; prints the hash of each.
fn same(folder: &Path) -> Outcome<()> {
    let (first, second) = (content(&dist::folder())?, content(folder)?);
    for (name, bytes) in &first {
        println!("{} {name}", integrity::of(bytes));
    }
    let different = differences(&first, &second);
    if first.is_empty() || !different.is_empty() {
        return Err(Failure::new(format!(
            "two builds of the same source differ: {}",
            different.join(", ")
        ))
        .hint("Something in them depends on the machine, the folder or the time: compare them."));
    }
    println!("{} files, the same in both builds", first.len());
    Ok(())
}

/// A file's name in its folder, and its bytes.
type File = (String, Vec<u8>);

fn content(folder: &Path) -> Outcome<Vec<File>> {
    let named = |path: PathBuf| {
        let name = path.strip_prefix(folder).unwrap_or(&path);
        Ok((name.display().to_string(), project::bytes(&path)?))
    };
    project::files(folder)?.into_iter().map(named).collect()
}

/// The files that are not in both, or not the same in both.
fn differences(first: &[File], second: &[File]) -> Vec<String> {
    let alone = |these: &[File], those: &[File]| -> Vec<String> {
        let differ = |file: &&File| !those.contains(file);
        these
            .iter()
            .filter(differ)
            .map(|(name, _)| name.clone())
            .collect()
    };
    let mut names = alone(first, second);
    names.extend(alone(second, first));
    names.sort();
    names.dedup();
    names
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    let failed = |error: std::io::Error| Failure::at(from, &error);
    fs::create_dir_all(to).map_err(|error| Failure::at(to, &error))?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let hidden = name.to_string_lossy().starts_with('.');
        if hidden || NOT_SOURCE.iter().any(|left_out| name == *left_out) {
            continue;
        }
        let (path, copied) = (entry.path(), to.join(&name));
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, &copied).map_err(|error| Failure::at(&path, &error))?;
        }
    }
    Ok(())
}

fn emptied(folder: &Path) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::at(folder, &error))?;
    }
    Ok(())
}

#[cfg(unix)]
fn linked(folder: &Path, link: &Path) -> Outcome<()> {
    std::os::unix::fs::symlink(folder, link).map_err(|error| Failure::at(link, &error))
}

#[cfg(not(unix))]
fn linked(folder: &Path, link: &Path) -> Outcome<()> {
    std::os::windows::fs::symlink_dir(folder, link).map_err(|error| Failure::at(link, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Vec<File> {
        let file = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        files.iter().map(file).collect()
    }

    #[test]
    fn every_file_that_differs_or_is_in_one_build_alone_is_named_once() {
        let first = files(&[("a.js", "1"), ("b.js", "1"), ("c.js", "1")]);
        let second = files(&[("a.js", "1"), ("b.js", "2"), ("d.js", "1")]);
        assert_eq!(differences(&first, &second), ["b.js", "c.js", "d.js"]);
        assert_eq!(differences(&first, &first), Vec::<String>::new());
    }

    #[test]
    fn a_copy_holds_the_source_and_nothing_that_was_built() {
        let folder = project::target().join("xtask-test-copy");
        let from = folder.join("from");
        emptied(&folder).expect("the target folder can be written");
        for kept in [
            "Cargo.toml",
            "src/lib.rs",
            "target/a",
            "x/node_modules/b",
            ".git/c",
        ] {
            let path = from.join(kept);
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
            fs::write(path, kept).expect("it can be written");
        }
        let to = folder.join("to");
        copy(&from, &to).expect("it can be copied");
        let names: Vec<String> = content(&to)
            .expect("it is there")
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["Cargo.toml", "src/lib.rs"]);
    }
}
