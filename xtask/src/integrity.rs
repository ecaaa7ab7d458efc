//! The hashes by which a page admits this very build and no other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha384};

/// The file that the script tag names.
pub const LOADER: &str = "who-can-use.js";

/// The value of an `integrity` attribute that admits this content only.
pub fn of(content: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(content)))
}

/// What a page says to run these scripts only as they are: each a name in the folder, and its hash.
///
/// The wasm is not among them: the loader admits none but that of its own build.
pub fn tags(scripts: &[(String, String)]) -> String {
    const ADDRESS: &str = "https://example.org/who-can-use";
    let mut loader = String::new();
    let mut modules = Vec::new();
    for (name, hash) in scripts {
        if name == LOADER {
            loader = format!(
                "<script type=\"module\" src=\"{ADDRESS}/{name}\" integrity=\"{hash}\" crossorigin></script>\n"
            );
        } else {
            modules.push(format!("  \"{ADDRESS}/{name}\": \"{hash}\""));
        }
    }
    format!(
        "<script type=\"importmap\">\n{{ \"integrity\": {{\n{}\n}} }}\n</script>\n{loader}",
        modules.join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integrity_is_that_of_the_standard() {
        // The example of https://www.w3.org/TR/sri/, section 3.1.
        assert_eq!(
            of(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn the_tags_pin_the_loader_itself_and_the_others_by_a_map() {
        let scripts = [
            ("who-can-use-link.js", "sha384-a"),
            ("who-can-use-widget.js", "sha384-b"),
            ("who-can-use.js", "sha384-c"),
        ];
        let tags = tags(&scripts.map(|(name, hash)| (name.to_owned(), hash.to_owned())));
        assert_eq!(
            tags,
            "<script type=\"importmap\">\n{ \"integrity\": {\n  \
             \"https://example.org/who-can-use/who-can-use-link.js\": \"sha384-a\",\n  \
             \"https://example.org/who-can-use/who-can-use-widget.js\": \"sha384-b\"\n} }\n</script>\n\
             <script type=\"module\" src=\"https://example.org/who-can-use/who-can-use.js\" \
             integrity=\"sha384-c\" crossorigin></script>\n"
        );
    }
}
