//! Story files and standard input, as text.

use std::io::Read;
use std::path::Path;

/// The text of a story file.
#[derive(Debug)]
pub(super) struct Input {
    /// What reports call it.
    pub(super) name: String,
    pub(super) text: String,
}

/// Why a file gives no text.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) name: String,
    pub(super) what: String,
    pub(super) hint: Option<String>,
}

/// Reads a file, or standard input where the path is `-`.
pub(super) fn read(path: &Path) -> Result<Input, Unreadable> {
    let is_standard_input = path.as_os_str() == "-";
    let name = if is_standard_input {
        "<standard input>".to_owned()
    } else {
        path.display().to_string()
    };
    let bytes = if is_standard_input {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            return Err(Unreadable {
                what: format!("{name} can't be read: {error}."),
                hint: None,
                name,
            });
        }
    };
    String::from_utf8(bytes)
        .map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..valid).unwrap_or_default();
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            Unreadable {
                what: format!("{name} is not UTF-8: line {line} has a byte that is no text."),
                hint: Some("Save it as UTF-8 in your editor.".into()),
                name: name.clone(),
            }
        })
        .map(|text| Input { name, text })
}
