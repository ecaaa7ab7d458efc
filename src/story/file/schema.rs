//! The story format as a JSON Schema, so that editors complete and check what authors write.
//!
//! It is made from the structs of the format, and says of a value what [`Written::read`] does; what needs
//! a second value to be judged, such as an id that nothing has, it leaves to the check.
//!
//! [`Written::read`]: super::Written::read

use super::{Address, File, Id};
use crate::story::when::When;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use std::borrow::Cow;

/// The story format as a JSON Schema of draft 2020-12.
///
/// Unknown keys do not fit it, although a story with some is still shown: an editor marks them where
/// [`Story::read`] warns.
///
/// [`Story::read`]: crate::story::Story::read
///
/// ```
/// let schema = who_can_use::story::schema();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["required"], serde_json::json!(["format", "title", "events"]));
/// ```
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<File>();
    schema.insert("title".into(), "A story for who-can-use".into());
    let editor = json!({
        "description": "Where this schema is, for editors. It is not read.",
        "type": "string",
    });
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.shift_insert(0, "$schema".into(), editor);
    }
    schema.to_value()
}

/// Finishes the schema of a struct: which of its keys must be there, that there are no others, and
/// that a comment may stand anywhere.
pub(super) fn finish(schema: &mut Schema, required: &[(&str, bool)]) {
    let required: Vec<&str> = required
        .iter()
        .filter(|(_, required)| *required)
        .map(|(key, _)| *key)
        .collect();
    schema.remove("required");
    if !required.is_empty() {
        schema.insert("required".into(), json!(required));
    }
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let comment =
            json!({ "description": "A note to yourself or other authors. It is not read." });
        properties.insert("$comment".into(), comment);
    }
    schema.insert("additionalProperties".into(), false.into());
}

/// The one version of the format there is.
pub(super) fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": 1 })
}

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Small letters a to z, digits and hyphens; it starts with no hyphen.",
            "type": "string",
            "pattern": "^[a-z0-9][a-z0-9-]*$",
            "examples": ["city-council", "bridge-2"],
        })
    }
}

impl JsonSchema for Address {
    fn schema_name() -> Cow<'static, str> {
        "Address".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An address that starts with https:, http: or mailto:, or is relative to the page.",
            "type": "string",
            "pattern": concat!(
                r"^(?:(?:[Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):|[/?#\\]|[^:/?#\\\s\u0000-\u001f\u007f-\u009f]+(?:[/?#\\]|$))",
                r"[^\s\u0000-\u001f\u007f-\u009f]*$",
            ),
            "examples": ["https://example.org/report", "photos/bridge.jpg"],
        })
    }
}

impl JsonSchema for When {
    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // What a date may look like; whether the calendar has it is left to the check.
        let date = r"(?:Y-?[0-9]{5,}|(?:-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX))(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?)[?~%]?";
        let time = r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?";
        let side = format!(r"(?:{date}|\.\.)?");
        json_schema!({
            "description": concat!(
                "An EDTF date (ISO 8601-2, levels 0 and 1), as precise as it is known: a day, month or year; ",
                "~ for about, ? for uncertain; X for a digit nobody knows; two dates with a slash for ",
                "somewhere between them, and .. for a side that is open.",
            ),
            "type": "string",
            "pattern": format!("^(?:{date}|{time}|{side}/{side})$"),
            "examples": [
                "2026-04-29", "2026-04", "2026", "2026-04~", "2026?", "202X", "2026-04-27/2026-04-29",
                "../2026-04-29", "2026-04-29/..", "2026-04-29T14:05:00Z", "Y-13800000000",
            ],
        })
    }
}
