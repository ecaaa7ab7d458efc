//! The types of a story in TypeScript, as its JSON Schema tells them.
//!
//! Whatever the schema says in a way that is not known here is refused, so that no type says less.

use serde_json::{Map, Value};

use crate::failure::{Failure, Outcome};

/// What of a schema says nothing of a value's type.
const ASIDE: [&str; 8] = [
    "$defs",
    "$schema",
    "additionalProperties",
    "description",
    "examples",
    "pattern",
    "required",
    "title",
];

/// Declares the interface `Story`, and all that it is made of in a namespace of that name.
pub fn declared(schema: &str) -> Outcome<String> {
    let schema: Value = serde_json::from_str(schema)
        .map_err(|error| Failure::new(format!("the story's schema: {error}")))?;
    let story = object(&schema)?;
    let mut text = declaration("Story", story, "")?;
    text += "\n/** What a story is made of. */\nexport declare namespace Story {\n";
    let parts = story.get("$defs").map(object).transpose()?;
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(|(name, part)| declaration(name, object(part)?, "  "))
        .collect::<Outcome<_>>()?;
    Ok(text + &parts.join("\n") + "}\n")
}

/// A named type: an interface where it has members, else another name for a type.
fn declaration(name: &str, schema: &Map<String, Value>, indent: &str) -> Outcome<String> {
    let mut text = comment(schema, indent);
    let export = format!("{indent}export");
    match schema.get("properties") {
        Some(members) => {
            text += &format!("{export} interface {name} {{\n");
            let required = |name: &str| {
                let required = schema.get("required").and_then(Value::as_array);
                required.is_some_and(|names| names.iter().any(|known| known == name))
            };
            for (name, member) in object(members)? {
                let member = object(member)?;
                text += &comment(member, &format!("{indent}  "));
                let mark = if required(name) { "" } else { "?" };
                text += &format!("{indent}  {name}{mark}: {};\n", type_of(member)?);
            }
            text += &format!("{indent}}}\n");
        }
        None => text += &format!("{export} type {name} = {};\n", type_of(schema)?),
    }
    Ok(text)
}

/// The type that a schema describes, without a name of its own.
fn type_of(schema: &Map<String, Value>) -> Outcome<String> {
    let told: Vec<(&str, &Value)> = schema
        .iter()
        .map(|(keyword, value)| (keyword.as_str(), value))
        .filter(|(keyword, _)| !ASIDE.contains(keyword))
        .collect();
    let kinds: Vec<&str> = told
        .iter()
        .filter(|(keyword, _)| *keyword == "type")
        .flat_map(|(_, kind)| {
            kind.as_array()
                .map_or(vec![*kind], |kinds| kinds.iter().collect())
        })
        .filter_map(Value::as_str)
        .collect();
    match told.as_slice() {
        [] => Ok("unknown".to_owned()),
        [("$ref", Value::String(path))] => path
            .strip_prefix("#/$defs/")
            .map(|name| format!("Story.{name}"))
            .ok_or_else(|| unknown(schema)),
        // With or without its type, which a value tells as well.
        [("const", value)] | [("type", _), ("const", value)] => Ok(value.to_string()),
        [("anyOf" | "oneOf", Value::Array(choices))] => {
            let choices: Outcome<Vec<_>> = choices
                .iter()
                .map(|choice| type_of(object(choice)?))
                .collect();
            Ok(choices?.join(" | "))
        }
        [("type", _), ("items", items)] if kinds == ["array"] => {
            Ok(format!("{}[]", type_of(object(items)?)?))
        }
        [("type", _)] if !kinds.is_empty() => {
            let simple = |kind: &&str| ["string", "null", "number", "boolean"].contains(kind);
            if kinds.iter().all(simple) {
                Ok(kinds.join(" | "))
            } else {
                Err(unknown(schema))
            }
        }
        _ => Err(unknown(schema)),
    }
}

/// What a schema says of its values, and examples of them.
fn comment(schema: &Map<String, Value>, indent: &str) -> String {
    let description = schema.get("description").and_then(Value::as_str);
    let examples = schema.get("examples").and_then(Value::as_array);
    let examples: Vec<String> = examples
        .into_iter()
        .flatten()
        .map(|example| format!("`{}`", example.as_str().unwrap_or_default()))
        .collect();
    let mut words: Vec<String> = description.map(str::to_owned).into_iter().collect();
    if !examples.is_empty() {
        words.push(format!("For example {}.", examples.join(", ")));
    }
    match words.is_empty() {
        true => String::new(),
        // A comment must not end before its end.
        false => format!("{indent}/** {} */\n", words.join(" ").replace("*/", "*\\/")),
    }
}

fn object(value: &Value) -> Outcome<&Map<String, Value>> {
    value.as_object().ok_or_else(|| unknown_value(value))
}

fn unknown(schema: &Map<String, Value>) -> Failure {
    unknown_value(&Value::Object(schema.clone()))
}

fn unknown_value(value: &Value) -> Failure {
    Failure::new(format!(
        "the story's schema has a part that no type is known for: {value}"
    ))
    .hint("Teach xtask/src/package/story_types.rs what it means in TypeScript.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = r##"{
      "type": "object",
      "description": "A whole story.",
      "properties": {
        "format": { "const": 1, "description": "The version." },
        "when": { "anyOf": [{ "$ref": "#/$defs/When" }, { "type": "null" }] },
        "events": { "type": "array", "items": { "$ref": "#/$defs/Event" } },
        "$comment": { "description": "A note." }
      },
      "required": ["format", "events"],
      "additionalProperties": false,
      "$defs": {
        "When": { "type": "string", "pattern": "x", "examples": ["2026"] },
        "Event": { "type": "object", "properties": {
          "status": { "oneOf": [{ "type": "string", "const": "a" }, { "type": "string", "const": "b" }] },
          "lane": { "type": ["string", "null"] }
        } }
      }
    }"##;

    #[test]
    fn a_schema_is_told_as_interfaces_and_names_in_its_order() {
        let expected = r#"/** A whole story. */
export interface Story {
  /** The version. */
  format: 1;
  when?: Story.When | null;
  events: Story.Event[];
  /** A note. */
  $comment?: unknown;
}

/** What a story is made of. */
export declare namespace Story {
  /** For example `2026`. */
  export type When = string;

  export interface Event {
    status?: "a" | "b";
    lane?: string | null;
  }
}
"#;
        assert_eq!(declared(SCHEMA).expect("all of it is known"), expected);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for part in [
            r#"{ "type": "integer" }"#,
            r#"{ "allOf": [] }"#,
            r#"{ "type": "string", "minLength": 1 }"#,
            r##"{ "$ref": "other.json" }"##,
            r#"true"#,
        ] {
            let schema = format!(r#"{{ "properties": {{ "x": {part} }} }}"#);
            assert!(declared(&schema).is_err(), "{part}");
        }
    }

    #[test]
    fn the_schema_of_stories_is_known_whole() {
        let schema = crate::project::root().join("stories/schema.json");
        let types = crate::project::text(&schema)
            .and_then(|schema| declared(&schema))
            .expect("every part is known");
        assert!(types.contains("access: Story.Access;"), "{types}");
    }
}
