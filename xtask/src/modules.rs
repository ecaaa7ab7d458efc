//! The element's JavaScript in the two forms that it is had in: one file for a script tag, and modules for those
//! who bundle.
//!
//! Texts in, texts out: reading, minifying and writing files is the work of others.

use crate::failure::{Failure, Outcome};

/// The element, its definition, and the script tag, each importing the one before.
pub const SOURCES: [&str; 3] = ["embed", "define", "tag"];

/// Where the words of a language are, as a source has it.
const LANGUAGE: &str = "new URL(`./languages/${language}.json`, import.meta.url)";

/// All that a script tag needs at once, in one file: what is there at once saves a way to the server and back.
pub fn script(sources: &[String; 3]) -> Outcome<String> {
    let [element, define, tag] = sources;
    let script = [element, &without_links(define), &without_links(tag)]
        .map(|source| source.trim())
        .join("\n\n");
    let left = statements(&script).find(|line| line.starts_with("import "));
    if let Some(line) = left {
        return Err(
            Failure::new(format!("`{line}` is left in the script that a page loads"))
                .hint("Its parts may import one another only, by a line of its own for each."),
        );
    }
    Ok(script)
}

/// The module that defines the element, beside the element's own.
///
/// It does not tell its address: a bundler would write the one that the file had where it was built.
pub fn define(source: &str) -> Outcome<String> {
    let source = once(source, " from ${import.meta.url}", "")?;
    once(&source, "\"./embed.js\"", "\"./who-can-use-element.js\"")
}

/// A module with the address of each language written out, by which bundlers find the files.
///
/// Some of them follow an address with a blank as well, but not all, and not while they serve what is worked on.
pub fn addressed(source: &str, languages: &[&str]) -> Outcome<String> {
    let addresses: Vec<String> = languages
        .iter()
        .map(|tag| format!("{tag}: new URL(\"./languages/{tag}.json\", import.meta.url)"))
        .collect();
    let addresses = format!("{{ {} }}[language]", addresses.join(", "));
    once(source, LANGUAGE, &addresses)
}

/// A source without the lines that link it with the others.
fn without_links(source: &str) -> String {
    source
        .lines()
        .filter(|line| !line.starts_with("import ") && !line.starts_with("export {"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// The lines that are not set in, where the statements of a module stand.
fn statements(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.starts_with(' '))
}

/// The source with a piece, of which there has to be exactly one, replaced by another.
fn once(source: &str, piece: &str, replacement: &str) -> Outcome<String> {
    match source.matches(piece).count() {
        1 => Ok(source.replacen(piece, replacement, 1)),
        count => Err(Failure::new(format!(
            "the source has {piece} {count} times; it needs it once"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> [String; 3] {
        [
            "export class A {}\n".to_owned(),
            "import { A } from \"./embed.js\";\nexport { A };\n\ndefine(A, `A from ${import.meta.url}`);\n".to_owned(),
            "import { A } from \"./define.js\";\nexport { A };\n\nserve(A);\n".to_owned(),
        ]
    }

    #[test]
    fn the_script_of_a_page_is_one_file_that_imports_none_at_once() {
        let script = script(&sources()).expect("the parts fit together");
        assert_eq!(
            script,
            "export class A {}\n\ndefine(A, `A from ${import.meta.url}`);\n\nserve(A);"
        );
    }

    #[test]
    fn an_element_that_imports_something_at_once_is_refused() {
        let mut sources = sources();
        sources[0].insert_str(0, "import { b } from \"./b.js\";\n");
        let failure = script(&sources).expect_err("it would be one more file to wait for");
        assert!(failure.to_string().contains("./b.js"), "{failure}");
    }

    #[test]
    fn the_definition_imports_the_module_of_the_element() {
        let define = define(&sources()[1]).expect("it imports the element");
        assert!(define.starts_with("import { A } from \"./who-can-use-element.js\";"));
        assert!(define.ends_with("define(A, `A`);\n"), "{define}");
    }

    #[test]
    fn bundlers_see_the_address_of_each_language() {
        let source = format!("const file = order(`${{{LANGUAGE}}}?${{STAMP}}`, {{}});");
        let module = addressed(&source, &["ar", "de"]).expect("it has the address");
        assert_eq!(
            module,
            "const file = order(`${{ ar: new URL(\"./languages/ar.json\", import.meta.url), \
             de: new URL(\"./languages/de.json\", import.meta.url) }[language]}?${STAMP}`, {});"
        );
        assert!(addressed("no address", &["ar"]).is_err());
    }
}
