//! The file of a language, as the build and the tests read it.

use super::Phrase;

/// The texts of a language's file in the order of the phrases, one a line, for [`Words::spoken`](super::Words::spoken).
/// A phrase that the file does not have is an empty line.
///
/// # Errors
/// When it is not a JSON object of texts, each on one line and under the name of a phrase: what is wrong, and where.
pub fn lines(json: &str) -> Result<String, String> {
    let file: serde_json::Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let file = file.as_object().ok_or("This is not an object of texts.")?;
    let is_phrase = |key: &&String| Phrase::ALL.iter().any(|phrase| phrase.name() == *key);
    if let Some(unknown) = file.keys().find(|key| !is_phrase(key)) {
        return Err(format!("There is no phrase `{unknown}`."));
    }
    let mut lines = String::new();
    for phrase in Phrase::ALL {
        if let Some(text) = file.get(phrase.name()) {
            let text = text.as_str().filter(|text| !text.contains('\n'));
            lines +=
                text.ok_or_else(|| format!("`{}` is not a text on one line.", phrase.name()))?;
        }
        lines.push('\n');
    }
    Ok(lines)
}
