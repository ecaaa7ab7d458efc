//! The words of the languages, as the widget loads them.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use sha2::{Digest, Sha384};
use who_can_use::view::wording;

use crate::failure::{Failure, Outcome};
use crate::project;

/// The languages of a build.
pub struct Languages {
    /// What every file begins with, and the loader asks for: it is another as soon as a text or their order is.
    stamp: String,
    /// The language tags and the texts in the order of the phrases.
    texts: Vec<(String, Vec<String>)>,
}

impl Languages {
    /// The languages whose files are in a folder.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let mut texts = Vec::new();
        let mut hash = Sha384::new();
        for phrase in wording::Phrase::ALL {
            hash.update(phrase.name());
        }
        for path in project::files(folder)? {
            let lines = wording::lines(&project::text(&path)?)
                .map_err(|wrong| Failure::new(format!("{}: {wrong}", path.display())))?;
            hash.update(&lines);
            let tag = path.file_stem().unwrap_or_default().to_string_lossy();
            // Each line has its end, and so the texts split by it an empty one more.
            let lines = lines.split('\n').map(str::to_owned).collect();
            texts.push((tag.into_owned(), lines));
        }
        let stamp: String = BASE64.encode(hash.finalize()).chars().take(8).collect();
        Ok(Self { stamp, texts })
    }

    /// The stamp and the tags, parted by spaces, as the loader takes them.
    pub fn listed(&self) -> String {
        [vec![self.stamp.as_str()], self.tags()].concat().join(" ")
    }

    /// The tags.
    pub fn tags(&self) -> Vec<&str> {
        self.texts.iter().map(|(tag, _)| tag.as_str()).collect()
    }

    /// Writes a file for each language: a list of the stamp and the texts.
    pub fn write(&self, folder: &Path) -> Outcome<()> {
        std::fs::create_dir_all(folder).map_err(|error| Failure::at(folder, &error))?;
        for (tag, texts) in &self.texts {
            let list: Vec<&String> = [&self.stamp].into_iter().chain(texts).collect();
            let list =
                serde_json::to_string(&list).map_err(|error| Failure::new(error.to_string()))?;
            project::write(&folder.join(format!("{tag}.json")), list)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_the_stamp_and_the_texts_in_the_order_of_the_phrases() {
        let folder = project::root().join("src/view/wording/languages");
        let languages = Languages::read(&folder).expect("the files are there");
        let stamp = languages.stamp.clone();
        assert_eq!(
            languages.listed(),
            format!("{stamp} ar de es fr he hi ja pt zh")
        );

        let written = project::target().join("xtask-test-languages");
        languages
            .write(&written)
            .expect("the target folder can be written");
        let german = project::text(&written.join("de.json")).expect("it was written");
        let list: Vec<String> = serde_json::from_str(&german).expect("it is a list of texts");
        assert_eq!(list[..2], [stamp, "de".to_owned()]);
        assert!(wording::Words::spoken(&list[1..].join("\n")).is_some());
    }

    #[test]
    fn a_file_with_an_unknown_phrase_is_refused() {
        let folder = project::target().join("xtask-test-unknown-phrase");
        std::fs::create_dir_all(&folder).expect("the target folder can be written");
        let path = folder.join("xx.json");
        project::write(&path, "{ \"Alowed\": \"x\" }").expect("it can be written");
        let failure = Languages::read(&folder).err().expect("it is refused");
        assert!(failure.to_string().contains("`Alowed`"), "{failure}");
    }
}
