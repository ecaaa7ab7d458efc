//! An author's text as one line of a terminal.

/// The text with each run of white space as one space, and characters that could move the cursor,
/// colour the screen or turn the reading direction as the mark for what can't be shown.
pub(super) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().map(|c| match c {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        }));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_stays_a_line_and_does_nothing_to_the_terminal() {
        assert_eq!(line(" two\n\twords "), "two words");
        assert_eq!(line("\u{1b}[31mred\u{7}"), "\u{fffd}[31mred\u{fffd}");
        assert_eq!(line("a\u{202e}b\u{2066}c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(line("Zürich – “ok” 東京"), "Zürich – “ok” 東京");
    }
}
