//! The stylesheets of the widget, as text.

/// The stylesheets, in the order in which they apply: the tokens, the components by name, what print changes, and
/// what changes where no script runs.
pub const SHEETS: [(&str, &str); 15] = [
    ("tokens.css", include_str!("../../styles/tokens.css")),
    ("chart.css", include_str!("../../styles/chart.css")),
    ("controls.css", include_str!("../../styles/controls.css")),
    ("gap.css", include_str!("../../styles/gap.css")),
    ("legend.css", include_str!("../../styles/legend.css")),
    ("matrix.css", include_str!("../../styles/matrix.css")),
    ("message.css", include_str!("../../styles/message.css")),
    ("moment.css", include_str!("../../styles/moment.css")),
    ("share.css", include_str!("../../styles/share.css")),
    ("sign.css", include_str!("../../styles/sign.css")),
    ("story.css", include_str!("../../styles/story.css")),
    ("timeline.css", include_str!("../../styles/timeline.css")),
    ("why.css", include_str!("../../styles/why.css")),
    ("print.css", include_str!("../../styles/print.css")),
    (
        "unscripted.css",
        include_str!("../../styles/unscripted.css"),
    ),
];

/// All of them as one text, without comments and indentation.
#[must_use]
pub fn stylesheet() -> String {
    SHEETS.iter().map(|(_, sheet)| compact(sheet)).collect()
}

/// A stylesheet without its comments, and with a space for each run of white space.
///
/// None of ours has a comment's signs or more than one space in a string: a test sees to that.
fn compact(sheet: &str) -> String {
    let mut rest = sheet;
    let mut rules = String::with_capacity(sheet.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        rules += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    rules += rest;
    let words: Vec<&str> = rules.split_whitespace().collect();
    words.join(" ") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_keeps_its_rules_and_loses_the_rest() {
        let sheet = "/* One. */\n.a {\n  color: red;\n}\n\n/* Two,\n   more. */\n.b > .c {\n  content: \" \";\n}\n";
        assert_eq!(
            compact(sheet),
            ".a { color: red; } .b > .c { content: \" \"; }\n"
        );
    }

    #[test]
    fn no_string_holds_what_is_left_out() {
        for (name, sheet) in SHEETS {
            for (nth, string) in sheet.split('"').enumerate() {
                let inside = nth % 2 == 1;
                assert!(
                    !inside
                        || !(string.contains("/*")
                            || string.contains("  ")
                            || string.contains('\n')),
                    "{name}: {string}"
                );
            }
        }
    }
}
