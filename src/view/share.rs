//! What a reader can take away with them: a link, a citation, the matrix as a table or as a picture.

use super::Reader;
use super::wording::Phrase;

/// The menu of what can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The button that opens it.
    pub label: &'static str,
    /// The choices, each by its name and in words.
    pub choices: [(&'static str, &'static str); 6],
}

/// The menu in the reader's words.
#[must_use]
pub fn share(reader: &Reader) -> Share {
    let choices = [
        ("copy-link", Phrase::CopyLink),
        ("send", Phrase::Send),
        ("copy-citation", Phrase::CopyCitation),
        ("csv", Phrase::DownloadCsv),
        ("svg", Phrase::DownloadSvg),
        ("png", Phrase::DownloadPng),
    ];
    Share {
        label: reader.words.text(Phrase::Share),
        choices: choices.map(|(name, phrase)| (name, reader.words.text(phrase))),
    }
}
