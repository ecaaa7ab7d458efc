//! The way to tell a story's author of a mistake.

use crate::story::{Cell, Story};
use crate::view::Reader;
use crate::view::notice::ids;
use crate::view::wording::Phrase;

/// The author's address for mistakes with the cell and the moment in it: as the subject of a mail, or as the
/// parameters `who`, `what` and `moment` of a page.
pub(super) fn report(story: &Story, reader: &Reader, cell: Cell) -> Option<String> {
    let address = story.report.as_deref()?;
    let words = reader.words;
    let event = reader.event_behind(story);
    let (address, fragment) = match address.split_once('#') {
        Some((address, fragment)) => (address, ["#", fragment].concat()),
        None => (address, String::new()),
    };
    let mut out = address.to_owned();
    out.push(if address.contains('?') { '&' } else { '?' });
    // A scheme is ASCII, and is written in small letters or capitals (RFC 3986, section 3.1).
    let is_mail = address
        .get(..7)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    if is_mail {
        let [who, what] = story.names(cell);
        let when = event.map_or(words.text(Phrase::BeforeAll), |event| event.title.as_str());
        let values = [
            ("title", story.title.as_str()),
            ("who", who),
            ("what", what),
            ("when", when),
        ];
        out.push_str("subject=");
        encode(&mut out, &words.sentence(Phrase::ReportSubject, &values));
    } else {
        // Ids need no encoding.
        let (who, what) = ids(story, cell).unwrap_or_default();
        out.push_str("who=");
        out.push_str(&who);
        out.push_str("&what=");
        out.push_str(&what);
        out.push_str("&moment=");
        out.push_str(event.map_or("start", |event| event.id.as_str()));
    }
    out.push_str(&fragment);
    Some(out)
}

/// Appends a text as part of a query: all but the unreserved characters as percent and two digits (RFC 3986,
/// section 2.1).
fn encode(out: &mut String, text: &str) {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or_default();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}
