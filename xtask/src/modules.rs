//! The element's JavaScript in the two forms that it is had in: one file for a script tag, and modules for those
//! who bundle.
//!
//! Texts in, texts out: reading, minifying and writing files is the work of others.

use crate::failure::{Failure, Outcome};

/// The element, after the parts that it imports.
pub const ELEMENT: [&str; 3] = ["near", "program", "embed"];

/// What its widgets run on, after the parts that it imports.
pub const WIDGET: [&str; 4] = ["packing", "files", "words", "widget"];

/// Where the words of a language are, as a source has it.
const LANGUAGE: &str = "new URL(`./languages/${language}.json`, import.meta.url)";

/// One module of parts that import one another. Of what they export, it exports what its last part does.
pub fn joined(parts: &[String]) -> Outcome<String> {
    let last = parts.len().saturating_sub(1);
    let lines = |(index, part): (usize, &String)| {
        let line = |line: &str| {
            if line.starts_with("import ") && line.contains(" from \"./") {
                return None;
            }
            Some(match line.strip_prefix("export ") {
                Some(own) if index < last => own.to_owned(),
                // What it passes on from another part stands in the same module now.
                Some(names) if names.starts_with('{') => {
                    let names = names.split(" from ").next().unwrap_or(names);
                    format!("export {};", names.trim_end_matches(';'))
                }
                _ => line.to_owned(),
            })
        };
        part.trim().lines().filter_map(line).collect::<Vec<_>>()
    };
    let parts: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|part| lines(part).join("\n"))
        .collect();
    whole(parts.join("\n\n") + "\n")
}

/// All that a script tag needs at once, in one file: what is there at once saves a way to the server and back.
pub fn script(element: &str, define: &str, tag: &str) -> Outcome<String> {
    whole(
        [element, &without_links(define), &without_links(tag)]
            .map(str::trim)
            .join("\n\n"),
    )
}

/// The module, if it imports none at once.
fn whole(module: String) -> Outcome<String> {
    let left = statements(&module).find(|line| line.starts_with("import "));
    if let Some(line) = left {
        return Err(
            Failure::new(format!("`{line}` is left in a module that a page loads"))
                .hint("Its parts may import one another only, by a line of its own for each."),
        );
    }
    Ok(module)
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

    fn sources() -> [&'static str; 3] {
        [
            "export class A {}\n",
            "import { A } from \"./embed.js\";\nexport { A };\n\ndefine(A, `A from ${import.meta.url}`);\n",
            "import { A } from \"./define.js\";\nexport { A };\n\nserve(A);\n",
        ]
    }

    #[test]
    fn the_script_of_a_page_is_one_file_that_imports_none_at_once() {
        let [element, define, tag] = sources();
        let script = script(element, define, tag).expect("the parts fit together");
        assert_eq!(
            script,
            "export class A {}\n\ndefine(A, `A from ${import.meta.url}`);\n\nserve(A);"
        );
    }

    #[test]
    fn an_element_that_imports_something_at_once_is_refused() {
        let [element, define, tag] = sources();
        let element = ["import { b } from \"./b.js\";\n", element].concat();
        let failure =
            script(&element, define, tag).expect_err("it would be one more file to wait for");
        assert!(failure.to_string().contains("./b.js"), "{failure}");
    }

    #[test]
    fn parts_become_one_module_that_exports_what_the_last_one_does() {
        let parts = [
            "export function a() {}\n\nconst own = 1;\n",
            "import { a } from \"./a.js\";\n\nexport { a } from \"./a.js\";\n\nexport const b = a;\n",
        ];
        let module = joined(&parts.map(str::to_owned)).expect("the parts fit together");
        let wanted =
            "function a() {}\n\nconst own = 1;\n\n\nexport { a };\n\nexport const b = a;\n";
        assert_eq!(module, wanted);
        let other = "import b from \"b\";\n".to_owned();
        assert!(joined(&[other]).is_err(), "it is no part");
    }

    #[test]
    fn the_definition_imports_the_module_of_the_element() {
        let define = define(sources()[1]).expect("it imports the element");
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
