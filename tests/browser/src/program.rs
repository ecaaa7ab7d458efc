//! The programs the tests drive, found on this machine.

use std::path::PathBuf;

use crate::{Failure, Outcome};

/// The first of these names that is on the `PATH`.
///
/// # Errors
/// When none is: the sentence says which program, and the command that installs it on Debian.
pub fn found(names: &[&str], install: &str) -> Outcome<PathBuf> {
    let folders: Vec<PathBuf> = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect())
        .unwrap_or_default();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
        .ok_or_else(|| missing(&format!("`{}`", names.join("` or `")), install))
}

/// WebKitGTK's own small browser, which no `PATH` holds.
///
/// # Errors
/// When it is not installed.
pub fn mini_browser() -> Outcome<PathBuf> {
    let inside = |folder: PathBuf| {
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    };
    let mut browsers: Vec<PathBuf> = inside(PathBuf::from("/usr/lib"))
        .chain(inside(PathBuf::from("/usr/libexec")))
        .chain([PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")])
        .filter(|folder| folder.is_dir())
        .flat_map(inside)
        .filter(|folder| {
            folder
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-4"))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|path| path.is_file())
        .collect();
    browsers.sort();
    browsers.pop().ok_or_else(|| {
        missing(
            "WebKitGTK's `MiniBrowser`",
            "apt-get install webkit2gtk-driver",
        )
    })
}

fn missing(what: &str, install: &str) -> Failure {
    Failure::new(format!(
        "{what} is not installed. `cargo xtask test` installs it; on Debian, so does `{install}`."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_a_sentence_with_a_way_out() {
        let failure = found(&["no-such-browser"], "apt-get install chromium")
            .unwrap_err()
            .to_string();
        assert_eq!(
            failure,
            "`no-such-browser` is not installed. `cargo xtask test` installs it; on Debian, so does `apt-get install chromium`."
        );
    }
}
