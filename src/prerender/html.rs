//! HTML in the making, in which nothing that an author wrote can be anything but text.

use core::fmt::{self, Write as _};

/// A piece of HTML. Text gets in escaped, or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Html(String);

impl Html {
    /// A text.
    pub(super) fn text(text: &str) -> Self {
        Self(escaped(text))
    }

    /// What a program of this package has drawn or a stylesheet of it says: it is taken as it is.
    pub(super) fn drawn(markup: String) -> Self {
        Self(markup)
    }

    /// An element. An attribute without a value is left out.
    pub(super) fn element(
        tag: &'static str,
        attributes: &[(&'static str, Option<&str>)],
        inside: impl Into<Self>,
    ) -> Self {
        let Self(mut html) = Self::void(tag, attributes);
        html += &inside.into().0;
        // A `String` takes whatever is written to it.
        let _ = write!(html, "</{tag}>");
        Self(html)
    }

    /// An element that has no end.
    pub(super) fn void(tag: &'static str, attributes: &[(&'static str, Option<&str>)]) -> Self {
        let mut html = format!("<{tag}");
        for (name, value) in attributes {
            if let Some(value) = value {
                let _ = write!(html, " {name}=\"{}\"", escaped(value));
            }
        }
        html += ">";
        Self(html)
    }

    /// JSON for programs, which no browser takes for markup or runs.
    ///
    /// The signs that could end the element, begin a comment or end a line of a script stand only in the strings
    /// of JSON, and each has another way of being written there.
    pub(super) fn data(kind: &'static str, json: &str) -> Self {
        let mut safe = String::with_capacity(json.len() + 64);
        for letter in json.chars() {
            match letter {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                    let _ = write!(safe, "\\u{:04x}", u32::from(letter));
                }
                _ => safe.push(letter),
            }
        }
        Self::element("script", &[("type", Some(kind))], Self(safe))
    }

    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl<const N: usize> From<[Self; N]> for Html {
    fn from(pieces: [Self; N]) -> Self {
        pieces.into_iter().collect()
    }
}

impl FromIterator<Self> for Html {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A text as HTML writes it, between tags or in a quoted value.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_between_tags_and_in_values() {
        let html = Html::element(
            "p",
            &[("title", Some("a\" b='<&")), ("lang", None)],
            "<b>&amp;</b>",
        );
        assert_eq!(
            html.to_string(),
            "<p title=\"a&quot; b='&lt;&amp;\">&lt;b&gt;&amp;amp;&lt;/b&gt;</p>"
        );
    }

    #[test]
    fn data_says_the_same_and_ends_no_script() {
        let value = serde_json::json!({ "a": "</script><!-- & \u{2028}\u{2029} ü" });
        let html = Html::data("application/json", &value.to_string()).to_string();
        let inside = html
            .strip_prefix("<script type=\"application/json\">")
            .and_then(|rest| rest.strip_suffix("</script>"));
        let inside = inside.unwrap_or_default();
        assert!(
            !inside.contains(['<', '>', '&', '\u{2028}', '\u{2029}']),
            "{inside}"
        );
        assert_eq!(serde_json::from_str(inside).ok(), Some(value));
    }
}
