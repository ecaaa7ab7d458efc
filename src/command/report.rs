//! A problem as a compiler reports it: what is wrong, the line it is in, and how to mend it.

use crate::story::{Position, Problem, Severity};
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use core::ops::Range;

/// In bytes. Of longer lines, such as those of minified JSON, only what is near the place is looked at:
/// a file may have as many problems as it has characters.
const LONGEST_LINE: usize = 2000;
/// How many bytes of a longer line are shown before the place, and after it.
const SHOWN: usize = 60;

/// The lines of a text, to be looked up in its order.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    lines: Vec<&'t str>,
    /// The place looked up last, and its byte in the line. From there the next is counted on, since a
    /// whole file may be one line.
    last: (Position, usize),
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        // A byte order mark is not counted in positions.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let start = Position { line: 1, column: 1 };
        Self {
            lines: text.lines().collect(),
            last: (start, 0),
        }
    }

    /// The line of a place, and the byte of the place in it.
    fn find(&mut self, place: Position) -> (&'t str, usize) {
        let line = self.lines.get(place.line.saturating_sub(1)).copied();
        let line = line.unwrap_or_default();
        let (column, byte) = match self.last {
            (last, byte) if last.line == place.line && last.column <= place.column => {
                (last.column, byte)
            }
            _ => (1, 0),
        };
        let rest = line.get(byte..).unwrap_or_default();
        let further = rest.char_indices().nth(place.column.saturating_sub(column));
        let byte = byte + further.map_or(rest.len(), |(at, _)| at);
        self.last = (place, byte);
        (line, byte)
    }
}

/// A problem in words, with the line of the file that it is in. Styled for a terminal.
pub(super) fn report(name: &str, lines: &mut Lines<'_>, problem: &Problem) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let hint = problem.hint.iter();
    let hint = hint.map(|hint| Level::HELP.message(hint.as_str()));
    let title = level.primary_title(problem.what.as_str());
    let group = match problem.position {
        None => title.element(Origin::path(name)),
        Some(at) => {
            let (line, start) = lines.find(at);
            let value = start..start + value_length(line.get(start..).unwrap_or_default());
            let label = (!problem.path.is_empty()).then_some(problem.path.as_str());
            let snippet = |source, span| {
                Snippet::source(source)
                    .line_start(at.line)
                    .annotation(AnnotationKind::Primary.span(span).label(label))
            };
            if line.len() <= LONGEST_LINE {
                title.element(snippet(line.to_owned(), value).path(name))
            } else {
                let (excerpt, value) = excerpt(line, &value);
                title
                    .element(Origin::path(name).line(at.line).char_column(at.column))
                    .element(snippet(excerpt, value))
            }
        }
    };
    Renderer::styled().render(&[group.elements(hint)])
}

/// A sentence about what a command could not do, with what may help. Styled for a terminal.
pub(super) fn complaint(what: &str, hint: Option<&str>) -> String {
    let title = Level::ERROR.primary_title(what);
    let hint = hint.into_iter().map(|hint| Level::HELP.message(hint));
    Renderer::styled().render(&[title.elements(hint)]) + "\n"
}

/// What a line has near a place, and the bytes of the place in that.
fn excerpt(line: &str, place: &Range<usize>) -> (String, Range<usize>) {
    let boundary = |at: usize| {
        let at = at.min(line.len());
        (0..=at)
            .rev()
            .find(|&at| line.is_char_boundary(at))
            .unwrap_or(0)
    };
    let (from, to) = (
        boundary(place.start.saturating_sub(SHOWN)),
        boundary(place.start + SHOWN),
    );
    let [before, after] = [from > 0, to < line.len()].map(|cut| if cut { "…" } else { "" });
    let shown = format!("{before}{}{after}", line.get(from..to).unwrap_or_default());
    let in_shown = |at: usize| at.min(to) - from + before.len();
    (shown, in_shown(place.start)..in_shown(place.end))
}

/// How many bytes the JSON value or key at the start of a text has on its line; of an object or a
/// list it is the bracket.
fn value_length(text: &str) -> usize {
    match text.chars().next() {
        Some('"') => {
            let mut escaped = false;
            let end = text.char_indices().skip(1).find(|&(_, c)| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(text.len(), |(at, _)| at + 1)
        }
        Some(c) if c.is_ascii_alphanumeric() || c == '-' => text
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')))
            .unwrap_or(text.len()),
        Some(c) => c.len_utf8(),
        None => 0,
    }
}
