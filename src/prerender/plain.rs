//! A story as plain HTML: headings, a table and a list, for where there are neither styles nor scripts.

use super::html::Html;
use crate::story::{Axis, Story};
use crate::view::wording::{Phrase, Words};
use crate::view::{
    self, Answer, ChangeLine, Chosen, ClaimLine, Claims, EventAnswer, Heading, MatrixRow, Options,
    Reader, SourceLink,
};

/// The story as an article of its own.
#[must_use]
pub fn plain(story: &Story, options: &Options) -> String {
    let language = language(story, options);
    let article = Html::element(
        "article",
        &[("lang", Some(language))],
        pieces(story, options),
    );
    format!("{article}\n")
}

/// The story in pieces: its head, who can use what at the reader's moment, and at last every event with all that is
/// known of it.
pub(super) fn pieces(story: &Story, options: &Options) -> Html {
    let mut reader = options.reader(story);
    reader.viewport.whole = true;
    let summary = story.summary.as_deref();
    let head = [
        Html::element("h2", &[], story.title.as_str()),
        summary.map_or_else(Html::default, |summary| Html::element("p", &[], summary)),
    ];
    let pieces = [
        Html::element("header", &[], head),
        Html::element("section", &[], matrix(story, &reader)),
        Html::element("section", &[], events(story, &reader)),
    ];
    pieces
        .into_iter()
        .flat_map(|piece| [Html::text("\n"), piece])
        .collect()
}

/// The language that most of the words are in: the story's own.
fn language<'s>(story: &'s Story, options: &Options) -> &'s str {
    let words = options.words();
    story.language.as_deref().unwrap_or(words.language())
}

fn matrix(story: &Story, reader: &Reader) -> Html {
    let matrix = view::matrix(story, reader);
    let heading = Html::element("h3", &[], matrix.heading.as_str());
    if matrix.rows.is_empty() {
        return [heading, paragraph(reader.words.text(Phrase::NothingFound))].into();
    }
    if matrix.columns.is_empty() {
        return heading;
    }
    let levels = matrix.headings.len();
    let headings = matrix.headings.iter().enumerate().map(|(level, headings)| {
        let corner = (level == 0).then(|| {
            let words = reader.words.text(Phrase::Corner);
            header_cell("col", 1, levels, words.into())
        });
        let cells = corner
            .into_iter()
            .chain(headings.iter().map(|heading| column(story, heading)));
        Html::element("tr", &[], cells.collect::<Html>())
    });
    let rows = matrix
        .rows
        .iter()
        .map(|shown| row(story, reader, shown, matrix.columns.len()));
    let table = [
        Html::element("thead", &[], headings.collect::<Html>()),
        Html::element("tbody", &[], rows.collect::<Html>()),
    ];
    let meanings = view::legend(story, reader, &matrix);
    let meanings = meanings.entries.iter().flat_map(|look| {
        [
            Html::element("dt", &[], look.label),
            Html::element("dd", &[], look.meaning),
        ]
    });
    [
        heading,
        Html::element("table", &[], table),
        Html::element("dl", &[], meanings.collect::<Html>()),
    ]
    .into()
}

fn column(story: &Story, heading: &Heading) -> Html {
    let scope = if heading.group { "colgroup" } else { "col" };
    let name = name(&story.what, heading.what);
    let name = match heading.by(story) {
        Some(by) => [name, " (", by, ")"].concat(),
        None => name.to_owned(),
    };
    header_cell(scope, heading.columns, heading.rows, name.as_str().into())
}

fn name(axis: &Axis, index: usize) -> &str {
    let entry = axis.entries().get(index);
    entry.map_or("", |entry| &entry.name)
}

fn row(story: &Story, reader: &Reader, row: &MatrixRow, columns: usize) -> Html {
    let (scope, width) = match row.cells.len() {
        0 => ("rowgroup", columns + 1),
        _ => ("row", 1),
    };
    let head = header_cell(scope, width, 1, name(&story.who, row.who).into());
    let cells = row.cells.iter().map(|cell| {
        let label = reader.words.kind(cell.kind);
        let words = match cell.through(story, reader.words) {
            Some(through) => [label, " (", &through, ")"].concat(),
            None => label.to_owned(),
        };
        Html::element("td", &[], words.as_str())
    });
    Html::element("tr", &[], [head].into_iter().chain(cells).collect::<Html>())
}

fn header_cell(scope: &'static str, columns: usize, rows: usize, name: Html) -> Html {
    let span = |count: usize| (count > 1).then(|| count.to_string());
    let (columns, rows) = (span(columns), span(rows));
    let attributes = [
        ("scope", Some(scope)),
        ("colspan", columns.as_deref()),
        ("rowspan", rows.as_deref()),
    ];
    Html::element("th", &attributes, name)
}

fn events(story: &Story, reader: &Reader) -> Html {
    let answers = |events: core::ops::Range<usize>| {
        let lines = events.filter_map(|position| {
            let asked = Reader {
                chosen: Some(Chosen::Event(position)),
                ..reader.clone()
            };
            let why = view::why(story, &asked);
            match why.answer {
                Answer::Event(answer) => Some(event(&answer, why.words)),
                Answer::Nothing(_) | Answer::Cell(_) => None,
            }
        });
        list("ol", lines)
    };
    let happened = answers(0..story.happened());
    let possible = answers(story.happened()..story.events().len());
    let may_come = if possible.is_empty() {
        Html::default()
    } else {
        Html::element("h3", &[], reader.words.text(Phrase::MayCome))
    };
    [
        Html::element("h3", &[], reader.words.text(Phrase::TimelineHeading)),
        happened,
        may_come,
        possible,
    ]
    .into()
}

fn event(event: &EventAnswer, words: &Words) -> Html {
    let status = event.status_word.map(|word| [" · ", word].concat());
    let when = [event.when.as_str(), status.as_deref().unwrap_or_default()].concat();
    let image = event.image.iter().map(|image| {
        let attributes = [
            ("src", Some(image.url.as_str())),
            ("alt", Some(image.alt.as_str())),
            ("loading", Some("lazy")),
        ];
        let credit = image
            .credit
            .as_deref()
            .map(|credit| Html::element("figcaption", &[], credit));
        let inside: Html = [Html::void("img", &attributes), credit.unwrap_or_default()].into();
        Html::element("figure", &[], inside)
    });
    let titles = event.disputes.iter().map(|event| event.title.as_str());
    let more = event
        .link
        .map(|url| Html::element("p", &[], link(url, words.text(Phrase::More))));
    [
        Html::element("h4", &[], event.title),
        paragraph(&when),
        image.collect(),
        paragraph(event.detail.unwrap_or_default()),
        headed(
            words.text(Phrase::ChangesHeading),
            event.changes.iter().map(change),
        ),
        headed(event.disputes_label, titles.map(Html::text)),
        claims(&event.claims),
        more.unwrap_or_default(),
    ]
    .into()
}

fn change(line: &ChangeLine) -> Html {
    let label = Html::element("b", &[], line.label);
    let conditions = match line.conditions.as_str() {
        "" => Html::default(),
        conditions => Html::text(&[" (", conditions, ")"].concat()),
    };
    [Html::text(&line.pair), Html::text(": "), label, conditions].into()
}

fn claims(claims: &Claims) -> Html {
    let shared = claims
        .shared
        .as_ref()
        .map(|shared| Html::element("p", &[], source(shared)));
    [
        headed(claims.heading, claims.lines.iter().map(claim)),
        shared.unwrap_or_default(),
    ]
    .into()
}

/// What is said, then who says it and where.
fn claim(line: &ClaimLine) -> Html {
    let said = [
        line.says.map(Html::text),
        line.quote.map(|quote| Html::element("q", &[], quote)),
    ];
    let attribution = Some(line.attribution.as_str()).filter(|words| !words.is_empty());
    let by = [
        attribution.map(Html::text),
        line.source.as_ref().map(source),
    ];
    let parts = [joined(" ", said), joined(", ", by)];
    joined(" — ", parts.map(|part| (!part.is_empty()).then_some(part)))
}

/// Those that are there, with a separator between two.
fn joined(separator: &str, parts: [Option<Html>; 2]) -> Html {
    let [first, second] = parts;
    let between = (first.is_some() && second.is_some()).then(|| Html::text(separator));
    [first, between, second].into_iter().flatten().collect()
}

fn source(source: &SourceLink) -> Html {
    let label = match &source.url {
        Some(url) => link(url, &source.label),
        None => Html::text(&source.label),
    };
    Html::element("cite", &[("title", Some(source.title))], label)
}

/// A link that tells the page it opens nothing of this one, as the widget's do.
fn link(url: &str, words: &str) -> Html {
    let attributes = [("href", Some(url)), ("rel", Some("noopener noreferrer"))];
    Html::element("a", &attributes, words)
}

/// A paragraph, or nothing where there is nothing to say.
fn paragraph(words: &str) -> Html {
    if words.is_empty() {
        Html::default()
    } else {
        Html::element("p", &[], words)
    }
}

/// A list under a line that says what it is, or nothing where nothing is listed.
fn headed(heading: &str, items: impl Iterator<Item = Html>) -> Html {
    let items = list("ul", items);
    if items.is_empty() {
        items
    } else {
        [paragraph(heading), items].into()
    }
}

/// A list, or nothing where nothing is listed.
fn list(tag: &'static str, items: impl Iterator<Item = Html>) -> Html {
    let items: Html = items.map(|item| Html::element("li", &[], item)).collect();
    if items.is_empty() {
        items
    } else {
        Html::element(tag, &[], items)
    }
}
