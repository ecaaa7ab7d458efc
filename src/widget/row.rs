//! A row of the matrix, with its cells.

use core::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::edition::Edition;
use super::gap::gap_key;
use super::markup::{element, plain, text};
use super::matrix::named;
use crate::story::{Entry, Kind};
use crate::view;
use crate::view::wording::{Phrase, numeral};

/// What all rows share: the columns that are drawn, how many there are in all, and whether the matrix is compared
/// with another moment.
#[derive(PartialEq)]
pub(super) struct Columns {
    pub(super) edition: Edition,
    pub(super) shown: Vec<view::Column>,
    pub(super) count: usize,
    pub(super) compared: bool,
    /// Whether each cell says which it is in, where rows are cards.
    pub(super) named: bool,
}

/// One row, and its number among all, those of the headings included.
#[derive(PartialEq)]
pub(super) struct Row {
    pub(super) row: view::MatrixRow,
    pub(super) columns: Rc<Columns>,
    pub(super) number: usize,
}

/// One row.
pub(super) fn row(shown: &Row) -> Html {
    let Row {
        row,
        columns,
        number,
    } = shown;
    let Some(entry) = columns.edition.row(row.who) else {
        return Html::default();
    };
    let is_heading = row.cells.is_empty();
    let mut who = element("th", "who")
        .always("role", "rowheader")
        .with("scope", if is_heading { "rowgroup" } else { "row" })
        .with("data-who", &entry.id)
        .told_in(columns.edition.language())
        .number("data-depth", entry.depth.min(4));
    if is_heading {
        who = who.number("colspan", columns.count + 1);
    }
    let who = named(who.key(" "), &entry.name, row.folded, row.focus);
    let mut cells = vec![who.html()];
    let mut next = 0;
    for (shown, column) in row.cells.iter().zip(&columns.shown) {
        cells.extend(left_out(next..column.position));
        cells.extend(cell(shown, column.position, entry, columns));
        next = column.position + 1;
    }
    if !is_heading {
        cells.extend(left_out(next..columns.count));
    }
    plain("tr")
        .always("class", "row")
        .always("role", "row")
        .number("aria-rowindex", *number)
        .children(cells)
        .html()
}

/// In the place of columns that are not drawn.
fn left_out(columns: Range<usize>) -> Option<Html> {
    let gap = || {
        plain("td")
            .key(&gap_key(columns.start))
            .always("class", "gap")
            .always("aria-hidden", "true")
            .number("colspan", columns.len())
            .html()
    };
    (!columns.is_empty()).then(gap)
}

fn cell(cell: &view::MatrixCell, position: usize, who: &Entry, columns: &Columns) -> Option<Html> {
    let Edition { story, words } = &columns.edition;
    let what = columns.edition.column(cell.at.what)?;
    let was = cell
        .was
        .map(|kind| view::was(words, kind, columns.compared));
    let was = text("span", "was", &was.unwrap_or_default())
        .given("data-access", cell.was.map(Kind::word));
    let differs = cell.differs.then(|| words.text(Phrase::PartsDiffer));
    let through = cell.through(story, words);
    let cell = element("td", "cell")
        .key(&numeral(cell.at.what))
        .always("role", "gridcell")
        .with("data-who", &who.id)
        .with("data-what", &what.id)
        .given("data-name", columns.named.then_some(&what.name))
        .always("data-access", cell.kind.word())
        .when(cell.was.is_some(), "data-changed")
        .when(through.is_some(), "data-through")
        .number("aria-colindex", position + 2)
        .truth("aria-selected", cell.open)
        .always("tabindex", if cell.focus { "0" } else { "-1" })
        .child(element("span", "label").words(words.kind(cell.kind)))
        .child(was)
        .child(text("span", "differs", differs.unwrap_or_default()))
        .child(text(
            "span",
            "through",
            through.as_deref().unwrap_or_default(),
        ));
    Some(cell.html())
}
