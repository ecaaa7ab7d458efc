//! The languages that a story can be drawn in without asking a server for their words.

use crate::view::wording::lines;

/// The languages beside English, each with the file of its words.
pub const LANGUAGES: [(&str, &str); 9] = [
    ("ar", include_str!("../view/wording/languages/ar.json")),
    ("de", include_str!("../view/wording/languages/de.json")),
    ("es", include_str!("../view/wording/languages/es.json")),
    ("fr", include_str!("../view/wording/languages/fr.json")),
    ("he", include_str!("../view/wording/languages/he.json")),
    ("hi", include_str!("../view/wording/languages/hi.json")),
    ("ja", include_str!("../view/wording/languages/ja.json")),
    ("pt", include_str!("../view/wording/languages/pt.json")),
    ("zh", include_str!("../view/wording/languages/zh.json")),
];

/// The words for a language tag, as [`Options`](crate::view::Options) takes them: nothing inside for English, and
/// nothing at all for a language that there are no words for.
///
/// The widget's loader finds the same for the same tag.
#[must_use]
pub fn words(tag: &str) -> Option<Option<String>> {
    let tag = tag.to_ascii_lowercase();
    let language = tag.split('-').next().unwrap_or_default();
    if language == "en" {
        return Some(None);
    }
    // The Chinese ones are in simplified characters, which do not stand in for traditional ones.
    let traditional = ["zh-hant", "zh-hk", "zh-mo", "zh-tw"];
    if traditional.iter().any(|other| tag.starts_with(other)) {
        return None;
    }
    let (_, file) = LANGUAGES.iter().find(|(known, _)| *known == language)?;
    lines(file).ok().map(Some)
}
