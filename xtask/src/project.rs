//! Where things are in this repository, and reading and writing them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The repository's top folder.
pub fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask
        .parent()
        .map_or_else(|| xtask.clone(), Path::to_path_buf)
}

/// Cargo's target folder, where builds and the tools of this project are kept.
pub fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// The folder of npm programs, made by `npm ci`.
pub fn node_modules() -> PathBuf {
    root().join("xtask/node_modules")
}

/// The text of a file.
pub fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| Failure::at(path, &error))
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| Failure::at(path, &error))
}

/// Writes a file, replacing the one that was there.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome<()> {
    fs::write(path, content).map_err(|error| Failure::at(path, &error))
}

/// The files below a folder, sorted by path, without those in hidden folders.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| Failure::at(&folder, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| Failure::at(&folder, &error))?.path();
            if path.is_dir() {
                let hidden = path
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with('.'));
                if !hidden {
                    folders.push(path);
                }
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The version that `Cargo.lock` pins a package to.
///
/// When the lock holds several versions of it, the first one is given.
pub fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

/// The version that this repository's `Cargo.lock` pins a package to.
pub fn version_of(package: &str) -> Outcome<String> {
    let path = root().join("Cargo.lock");
    locked_version(&text(&path)?, package)
        .ok_or_else(|| Failure::new(format!("Cargo.lock names no version of {package}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";

    #[test]
    fn the_locked_version_is_that_of_the_package_with_the_very_name() {
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.129")
        );
    }

    #[test]
    fn a_package_that_the_lock_does_not_name_has_no_version() {
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
