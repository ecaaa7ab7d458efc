//! The JavaScript side of the wasm, made into the module that the script tag's loader imports.
//!
//! Texts in, texts out: reading, minifying and writing files is the bundle's work.

use crate::failure::{Failure, Outcome};

/// How wasm-bindgen's glue begins, for the target `no-modules`.
const BEGINS: &str = "let wasm_bindgen = (function(exports) {";

/// How Yew begins the names of the properties that it keeps on DOM nodes.
const YEW: &str = ".__yew_";

/// The same properties under a name of ours.
const OURS: &str = ".__who_can_use_";

/// How the glue ends: with what it gives to whoever runs it.
const RETURNS: &str = "return Object.assign(__wbg_init, { initSync }, exports);";

/// The parts of the glue, from and up to these words, that fetch the wasm or take it in several forms.
const LOADING: [(&str, &str); 2] = [
    ("let script_src;", "\n\n"),
    ("async function __wbg_load(", RETURNS),
];

/// Parts, likewise, for engines without what the stylesheets need of them anyway, and for calls that nobody
/// makes. Where one is not there, the glue is as small without.
const UNUSED: [(&str, &str); 3] = [
    ("if (Symbol.dispose)", "exports."),
    (
        "if (!('encodeInto' in cachedTextEncoder))",
        "let WASM_VECTOR_LEN",
    ),
    (
        "(typeof FinalizationRegistry === 'undefined')",
        "new FinalizationRegistry(",
    ),
];

/// How a text is handed over: by the glue's own loop, character by character, and in one go where the wasm cannot
/// make room for more, as the first of these asks. A long one, such as a story, is better handed over in one go:
/// that takes as much room as it has bytes and not three times that, and no time to speak of. Where there was no
/// room at all, the wasm is dead, and there is nowhere to put it.
const HANDED_OVER: [(&str, &str); 2] = [
    ("if (realloc === undefined)", "if (arg.length > 999)"),
    (
        "getUint8ArrayMemory0().subarray(ptr, ptr + buf.length)",
        "ptr && getUint8ArrayMemory0().subarray(ptr, ptr + buf.length)",
    ),
];

/// What stands in the place of what fetches: it makes an instance of the wasm that the loader hands over compiled.
const INSTANTIATE: &str = "function initSync(module) {
    __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
}
return { initSync, ...exports };";

/// The widget's module: its source with the wasm's glue, the styles and the languages after their stamp written in.
///
/// The glue stands inside a function of the source and keeps its state in a closure, so every call
/// of that function gives a program of its own, and what goes wrong in one widget stays there.
pub fn module(
    source: &str,
    glue: &str,
    styles: &str,
    languages: &str,
    integrity: &str,
) -> Outcome<String> {
    let styles = string_literal(styles)?;
    let values = [
        ("\"__STYLES__\"", styles.as_str()),
        ("__LANGUAGES__", languages),
    ];
    let source = filled(source, &values)?;
    with_glue(&source, &with_own_properties(glue)?, integrity)
}

/// The module of a wasm that knows no Yew: its source with the wasm's glue written in, as for the widget.
pub fn with_glue(source: &str, glue: &str, integrity: &str) -> Outcome<String> {
    if !glue.trim_start().starts_with(BEGINS) {
        return Err(
            Failure::new("wasm-bindgen's glue does not begin as this build knows it").hint(
                format!("It should begin with `{BEGINS}`: has its version or --target changed?"),
            ),
        );
    }
    let glue = without_loading(glue)?;
    filled(
        source,
        &[
            ("\"__GLUE__\";", glue.trim()),
            ("__WASM_INTEGRITY__", integrity),
        ],
    )
}

/// The glue with Yew's properties on DOM nodes renamed.
///
/// A host page that is itself a Yew program finds its own numbers under Yew's names. Were ours under
/// the same names, a click in the widget would run handlers of the page.
fn with_own_properties(glue: &str) -> Outcome<String> {
    let renamed = glue.replace(YEW, OURS);
    if renamed == glue || renamed.contains("__yew_") {
        return Err(Failure::new(format!(
            "wasm-bindgen's glue does not use Yew's properties as `{YEW}…`, and only so"
        ))
        .hint("Renaming any other use could break the link to the wasm: look at the glue."));
    }
    Ok(renamed)
}

/// The glue without the functions that fetch the wasm: the loader does that.
fn without_loading(glue: &str) -> Outcome<String> {
    let mut left = glue.to_owned();
    let part = |glue: &str, begins: &str, ends: &str| {
        let start = glue.find(begins)?;
        Some(start..start + glue.get(start..)?.find(ends)?)
    };
    for (begins, ends) in UNUSED {
        while let Some(range) = part(&left, begins, ends) {
            left.replace_range(range, "");
        }
    }
    for (begins, ends) in LOADING {
        let Some(range) = part(&left, begins, ends) else {
            return Err(Failure::new(format!(
                "wasm-bindgen's glue has no part from `{begins}` to `{ends}`"
            ))
            .hint("It only makes the glue bigger: look at the glue, and what is left out of it."));
        };
        left.replace_range(range, "");
    }
    let left = left.replacen(RETURNS, INSTANTIATE, 1);
    let handed_over = |glue: String, (theirs, ours): (&str, &str)| glue.replace(theirs, ours);
    Ok(HANDED_OVER.into_iter().fold(left, handed_over))
}

/// The text as JavaScript writes it.
fn string_literal(text: &str) -> Outcome<String> {
    serde_json::to_string(text).map_err(|error| Failure::new(error.to_string()))
}

/// The loader with what the build knows written in: the hash of the wasm it may load, and its version.
pub fn loader(source: &str, integrity: &str, version: &str) -> Outcome<String> {
    filled(
        source,
        &[("__WASM_INTEGRITY__", integrity), ("__VERSION__", version)],
    )
}

/// The source with each placeholder, of which there has to be exactly one, replaced by its value.
fn filled(source: &str, values: &[(&str, &str)]) -> Outcome<String> {
    let mut filled = source.to_owned();
    for (placeholder, value) in values {
        match source.matches(placeholder).count() {
            1 => filled = filled.replacen(placeholder, value, 1),
            count => {
                return Err(Failure::new(format!(
                    "the source has {placeholder} {count} times; it needs it once"
                )));
            }
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outline of what wasm-bindgen 0.2.129 writes.
    const GLUE: &str = "let wasm_bindgen = (function(exports) {\n    \
                        let script_src;\n    \
                        script_src = document.currentScript.src;\n\n    \
                        const ret = arg0.__yew_subtree_id;\n    \
                        async function __wbg_load(module, imports) { fetch(module); }\n\n    \
                        function initSync(module) {}\n\n    \
                        async function __wbg_init(module_or_path) { fetch(module_or_path); }\n\n    \
                        return Object.assign(__wbg_init, { initSync }, exports);\n\
                        })({ __proto__: null });\n";

    const SOURCE: &str = "const styles = \"__STYLES__\";\n\
                          const LANGUAGES = \"__LANGUAGES__\";\n\
                          const INTEGRITY = \"__WASM_INTEGRITY__\";\n\
                          function program(WebAssembly) {\n\
                          \"__GLUE__\";\n\
                          return wasm_bindgen;\n}\n";

    fn module_of(glue: &str) -> String {
        module(
            SOURCE,
            glue,
            ".a { content: \"\\201C\" }\n",
            "y ar de",
            "sha384-x",
        )
        .expect("all is as expected")
    }

    #[test]
    fn the_glue_stands_where_each_call_runs_it_anew() {
        let module = module_of(GLUE);
        let begins = "function program(WebAssembly) {\nlet wasm_bindgen = (function(exports) {\n";
        let ends = "})({ __proto__: null });\nreturn wasm_bindgen;\n}\n";
        assert!(
            module.contains(begins) && module.ends_with(ends),
            "{module}"
        );
    }

    #[test]
    fn the_styles_are_one_string_that_reads_back_as_written() {
        let module = module_of(GLUE);
        let literal = module
            .lines()
            .find_map(|line| line.strip_prefix("const styles = ")?.strip_suffix(';'))
            .expect("styles are there");
        let styles: String = serde_json::from_str(literal).expect("it is a string");
        assert_eq!(styles, ".a { content: \"\\201C\" }\n");
    }

    #[test]
    fn a_source_without_a_place_for_the_glue_is_refused() {
        let failure = module(
            "const styles = \"__STYLES__\", languages = \"__LANGUAGES__\";",
            GLUE,
            "",
            "",
            "",
        )
        .expect_err("it has none");
        assert!(failure.to_string().contains("__GLUE__"), "{failure}");
    }

    #[test]
    fn the_module_knows_the_wasm_and_the_words_that_it_was_built_with() {
        let module = module_of(GLUE);
        assert!(
            module.contains("const LANGUAGES = \"y ar de\";"),
            "{module}"
        );
        assert!(
            module.contains("const INTEGRITY = \"sha384-x\";"),
            "{module}"
        );
    }

    #[test]
    fn the_glue_fetches_nothing_by_itself() {
        let module = module_of(GLUE);
        assert!(
            !module.contains("fetch") && !module.contains("script_src"),
            "{module}"
        );
        assert_eq!(module.matches("function initSync(").count(), 1, "{module}");
        assert!(
            module.contains("return { initSync, ...exports };"),
            "{module}"
        );
    }

    #[test]
    fn properties_of_yew_get_names_of_ours() {
        let module = module_of(GLUE);
        assert!(module.contains("arg0.__who_can_use_subtree_id"), "{module}");
        assert!(!module.contains("yew"), "{module}");
    }

    #[test]
    fn glue_of_another_shape_is_refused() {
        assert!(module(SOURCE, "export function init() {}", "", "", "").is_err());
        let no_properties = GLUE.replace("__yew_", "__zew_");
        assert!(module(SOURCE, &no_properties, "", "", "").is_err());
        let an_import = GLUE.replace("script_src;", "__wbg___yew_x;");
        assert!(module(SOURCE, &an_import, "", "", "").is_err());
    }

    #[test]
    fn the_loader_carries_the_hash_and_the_version() {
        let source = "const A = \"__WASM_INTEGRITY__\", B = \"__VERSION__\";";
        let loader = loader(source, "sha384-x", "1.2.3").expect("the places are there");
        assert_eq!(loader, "const A = \"sha384-x\", B = \"1.2.3\";");
    }

    #[test]
    fn a_loader_that_would_check_no_hash_is_refused() {
        assert!(loader("const B = \"__VERSION__\";", "sha384-x", "1.2.3").is_err());
    }
}
