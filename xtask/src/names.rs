//! The names by which a wasm and its glue know one another, made short in both.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::failure::{Failure, Outcome};

/// Which names of imports and exports changed, as wasm-opt tells it.
#[derive(Debug, Default, Deserialize)]
pub struct Names {
    /// Each import: its module, its name, its new name.
    imports: Vec<(String, String, String)>,
    /// Each export: its name, its new name.
    exports: Vec<(String, String)>,
}

/// How wasm-opt calls the one module that the imports are of.
const MODULE: &str = "a";

impl Names {
    /// Reads what wasm-opt printed.
    pub fn read(printed: &str) -> Outcome<Self> {
        serde_json::from_str(printed).map_err(|error| {
            Failure::new(format!(
                "wasm-opt does not list the names as this build knows it: {error}"
            ))
        })
    }

    /// The glue with the new names, and without what the wasm does not import any more.
    ///
    /// Its imports are the members `name: function` of one object, and of exports it speaks as `wasm.name`.
    pub fn shortened(&self, glue: &str) -> Outcome<String> {
        let glue = self.needed(glue);
        let imports = self.imports.iter().map(|(_, old, new)| (old.as_str(), new));
        let mut imports: BTreeMap<&str, &String> = imports.collect();
        let exports = self.exports.iter().map(|(old, new)| (old.as_str(), new));
        let exports: BTreeMap<&str, &String> = exports.collect();
        let mut short = String::with_capacity(glue.len());
        let mut rest = glue.as_str();
        while let Some(start) = rest.find(is_in_name) {
            let (before, from_name) = rest.split_at(start);
            short.push_str(before);
            let end = from_name.find(|c| !is_in_name(c));
            let (name, after) = from_name.split_at(end.unwrap_or(from_name.len()));
            let new = if short.ends_with("wasm.") {
                exports.get(name).copied()
            } else if after.starts_with(": function") {
                imports.remove(name)
            } else {
                None
            };
            short.push_str(new.map_or(name, String::as_str));
            rest = after;
        }
        short.push_str(rest);
        if let Some(missing) = imports.keys().next() {
            return Err(Failure::new(format!(
                "wasm-bindgen's glue has no member `{missing}: function`"
            ))
            .hint("The wasm imports it under a new name: look at the glue."));
        }
        if let Some((module, ..)) = self.imports.first() {
            short = short.replace(&format!("\"{module}\": "), &format!("\"{MODULE}\": "));
        }
        Ok(short)
    }

    /// The glue without the members that the wasm does not import. Each begins a line, and ends with the next one that
    /// stands as far in and begins with a brace.
    fn needed(&self, glue: &str) -> String {
        let is_imported = |name: &str| self.imports.iter().any(|(_, old, _)| old == name);
        let mut needed = String::with_capacity(glue.len());
        let mut unneeded_until = None;
        for line in glue.split_inclusive('\n') {
            let inner = line.trim_start();
            let end = line.len() - inner.len();
            match unneeded_until {
                None => match inner.split_once(": function") {
                    Some((name, _))
                        if !self.imports.is_empty()
                            && name.chars().all(is_in_name)
                            && !is_imported(name) =>
                    {
                        unneeded_until = (!inner.trim_end().ends_with("},")).then_some(end);
                    }
                    _ => needed.push_str(line),
                },
                Some(begun) if begun == end && inner.starts_with('}') => unneeded_until = None,
                Some(_) => {}
            }
        }
        needed
    }
}

fn is_in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{
        "imports": [["./widget_bg.js", "__wbg_next_1", "a"], ["./widget_bg.js", "__wbg_next_12", "b"]],
        "exports": [["memory", "c"], ["widget_next", "d"]]
    }"#;

    #[test]
    fn the_glue_takes_the_names_of_the_wasm() {
        let glue = "next() { wasm.widget_next(wasm.memory.buffer); }\n\
                    const import0 = {\n  __wbg_next_1: function() {},\n  __wbg_next_12: function() {},\n};\n\
                    return { \"./widget_bg.js\": import0, memory: 1, widget_next: 2 };\n";
        let names = Names::read(PRINTED).expect("it is as wasm-opt prints it");
        assert_eq!(
            names.shortened(glue).expect("all are there"),
            "next() { wasm.d(wasm.c.buffer); }\n\
             const import0 = {\n  a: function() {},\n  b: function() {},\n};\n\
             return { \"a\": import0, memory: 1, widget_next: 2 };\n"
        );
    }

    #[test]
    fn the_glue_loses_what_the_wasm_does_not_import() {
        let glue = "    const import0 = {\n        __wbg_old_3: function() { return handleError(function (arg0) {\n            \
                    arg0.old();\n        }, arguments); },\n        __wbg_next_1: function(arg0) {\n            \
                    arg0.next();\n        },\n        __wbg_next_12: function() {},\n        \
                    __wbg_old_4: function() {},\n    };\n";
        let names = Names::read(PRINTED).expect("it is as wasm-opt prints it");
        assert_eq!(
            names.shortened(glue).expect("all are there"),
            "    const import0 = {\n        a: function(arg0) {\n            arg0.next();\n        },\n        \
             b: function() {},\n    };\n"
        );
    }

    #[test]
    fn an_import_that_the_glue_does_not_have_is_an_error() {
        let names = Names::read(PRINTED).expect("it is as wasm-opt prints it");
        let failure = names.shortened("__wbg_next_12: function() {}");
        let failure = failure.expect_err("one is missing").to_string();
        assert!(failure.contains("`__wbg_next_1: function`"), "{failure}");
    }

    #[test]
    fn glue_stays_as_it_is_where_no_name_changed() {
        let glue = "wasm.memory; import0 = { __wbg_next_1: function() {} };";
        let names = Names::default();
        assert_eq!(names.shortened(glue).expect("nothing is asked of it"), glue);
    }
}
