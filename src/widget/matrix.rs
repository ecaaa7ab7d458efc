//! The matrix: a grid with one tab stop, in which the arrow keys move.

use core::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::app::App;
use super::gap::{gap_key, with_gaps};
use super::icon::icon;
use super::markup::{Markup, button, element, heading, plain, text};
use super::piece::Content;
use super::slot::Slots;
use crate::view;
use crate::view::wording::numeral;

/// The selector of what the tab key stops at: a cell, or a name.
pub(super) const STOP: &str = ".matrix [tabindex='0']";

/// The selector of all that the arrow keys reach.
pub(super) const REACHED: &str = ".matrix :is(td, th, button)";

/// The selector of the cell that is open.
pub(super) const CHOSEN: &str = "td[aria-selected=true]";

/// More columns than these are too many for a phone: its rows are cards then.
pub(super) const FEW: usize = 5;

/// The matrix, its rows drawn in these slots, with the controls that arrange it.
pub(super) fn matrix(matrix: view::Matrix, controls: Html, slots: &Slots) -> Html {
    let heading = heading(matrix.level, "heading").with("id", "matrix");
    let compare = button("compare")
        .truth("aria-pressed", matrix.compared)
        .words(matrix.compare);
    let over = element("div", "over")
        .with("data-tense", matrix.tense.name())
        .truth("data-compared", matrix.compared)
        .child(heading.words(&matrix.heading).html())
        .child(text("span", "changed", &matrix.changed))
        .child(compare.html());
    let nothing = text("p", "nothing", matrix.nothing);
    let hint = text("p", "hint", matrix.hint);
    let table = table(matrix, slots, App::drawn);
    [over.html(), controls, table, nothing.html(), hint.html()]
        .into_iter()
        .collect()
}

/// The table, of pieces that are drawn so.
pub(super) fn table(matrix: view::Matrix, slots: &Slots, draw: fn(&str, Content) -> Html) -> Html {
    let [row_count, column_count] = matrix.size;
    let levels = matrix.headings.len();
    let columns = Rc::new(Columns {
        shown: matrix.columns,
        count: column_count,
        language: matrix.language.clone(),
    });
    let column = |noun, span: usize| {
        let column = plain("col").with("class", noun);
        column.number("span", span).html()
    };
    let widths = plain("colgroup")
        .child(column("who-column", 1))
        .child(column("cell-column", column_count));
    let head = Head {
        corner: matrix.corner,
        headings: matrix.headings,
        language: matrix.language,
    };
    let drawn: Vec<usize> = matrix.rows.iter().map(|row| row.who).collect();
    let slots = slots.of(&drawn);
    let rows = matrix.rows.into_iter().zip(slots).map(|(row, slot)| {
        let position = row.position;
        let shown = Row {
            columns: Rc::clone(&columns),
            number: levels + position + 1,
            row,
        };
        (position, draw(&numeral(slot), Content::Row(shown)))
    });
    // One that is drawn whole is as high as it comes, row by row while a page is still read.
    let height = if drawn.len() < row_count {
        levels + row_count
    } else {
        0
    };
    let rows = with_gaps("tr", rows, 0..row_count);
    let size = if matrix.large {
        "large"
    } else if column_count > FEW {
        "wide"
    } else {
        "small"
    };
    let table = element("table", "matrix")
        .with("role", "grid")
        .with("aria-labelledby", "matrix")
        .with("aria-readonly", "true")
        .with("data-size", size)
        .number("aria-rowcount", levels + row_count)
        .number("aria-colcount", column_count + 1)
        .child(widths.html())
        .child(draw("head", Content::Head(head)))
        .child(plain("tbody").children(rows).html());
    let table = if matrix.large {
        table.placed(&[("data-columns", column_count), ("data-rows", height)])
    } else {
        table
    };
    plain("div")
        .with("class", "scroll")
        .when(matrix.large, "data-large")
        .child(table.html())
        .html()
}

/// The headings over the columns.
#[derive(PartialEq)]
pub(super) struct Head {
    corner: &'static str,
    headings: Vec<Vec<view::Heading>>,
    language: Option<String>,
}

/// The headings over the columns.
pub(super) fn head(head: &Head) -> Html {
    let levels = head.headings.len();
    let language = head.language.as_deref();
    let mut level = 0;
    let rows = plain("thead").each(&head.headings, |headings| {
        let mut row = plain("tr").key(&numeral(level));
        if level == 0 {
            row = row.child(corner(head.corner, levels));
        }
        level += 1;
        row.each(headings, |shown| over_columns(shown, language))
            .html()
    });
    rows.html()
}

fn corner(words: &str, levels: usize) -> Html {
    element("th", "corner")
        .key("")
        .with("scope", "col")
        .number("rowspan", levels)
        .child(text("span", "hidden", words))
        .html()
}

fn over_columns(heading: &view::Heading, language: Option<&str>) -> Html {
    let (part, scope) = if heading.group {
        ("group", "colgroup")
    } else {
        ("column", "col")
    };
    let th = plain("th")
        .key(&heading.id)
        .with("part", part)
        .with("scope", scope)
        .with("data-what", &heading.id)
        .told_in(language)
        .number("colspan", heading.columns)
        .number("rowspan", heading.rows);
    named(th, &heading.name, heading.folded, heading.focus)
        .child(text(
            "span",
            "by",
            heading.by.as_deref().unwrap_or_default(),
        ))
        .html()
}

/// With a name, which the arrow keys reach; of a group, on the button that folds its parts away.
fn named(th: Markup, name: &str, folded: Option<bool>, focus: bool) -> Markup {
    let name = text("span", "name", name);
    let stop = if focus { "0" } else { "-1" };
    match folded {
        None => th.with("tabindex", stop).child(name),
        Some(folded) => {
            let fold = button("fold").truth("aria-expanded", !folded);
            let fold = fold.with("tabindex", stop).child(name);
            th.with("data-folds", "").child(fold.html())
        }
    }
}

/// The columns that are drawn, and how many there are in all.
#[derive(PartialEq, Eq)]
struct Columns {
    shown: Vec<view::Column>,
    count: usize,
    /// The language of names, where it is another than that of the words around them.
    language: Option<String>,
}

/// One row, and its number among all, those of the headings included.
#[derive(PartialEq)]
pub(super) struct Row {
    row: view::MatrixRow,
    columns: Rc<Columns>,
    number: usize,
}

/// One row.
pub(super) fn row(shown: &Row) -> Html {
    let Row {
        row,
        columns,
        number,
    } = shown;
    let is_heading = row.cells.is_empty();
    let mut who = element("th", "who")
        .with("role", "rowheader")
        .with("scope", if is_heading { "rowgroup" } else { "row" })
        .with("data-who", &row.id)
        .told_in(columns.language.as_deref())
        .number("data-depth", row.depth.min(4));
    if is_heading {
        who = who.number("colspan", columns.count + 1);
    }
    let who = named(who.key(" "), &row.name, row.folded, row.focus);
    let mut cells = vec![who.html()];
    let mut next = 0;
    for (shown, column) in row.cells.iter().zip(&columns.shown) {
        cells.extend(left_out(next..column.position));
        cells.push(cell(&row.id, column, shown));
        next = column.position + 1;
    }
    if !is_heading {
        cells.extend(left_out(next..columns.count));
    }
    plain("tr")
        .with("class", "row")
        .with("role", "row")
        .number("aria-rowindex", *number)
        .children(cells)
        .html()
}

/// In the place of columns that are not drawn.
fn left_out(columns: Range<usize>) -> Option<Html> {
    let gap = || {
        plain("td")
            .key(&gap_key(columns.start))
            .with("class", "gap")
            .with("aria-hidden", "true")
            .number("colspan", columns.len())
            .html()
    };
    (!columns.is_empty()).then(gap)
}

fn cell(who: &str, column: &view::Column, cell: &view::MatrixCell) -> Html {
    // What is not there leaves its place, so that what is keeps its element.
    let was = cell.was.as_ref().map_or_else(Html::default, |was| {
        let shown = element("span", "was").child(icon(was.kind));
        shown.words(&was.words).html()
    });
    let said = |noun, words: &str| {
        if words.is_empty() {
            Html::default()
        } else {
            text("span", noun, words).html()
        }
    };
    let differs = said("differs", cell.differs);
    let through = said("through", cell.through.as_deref().unwrap_or_default());
    element("td", "cell")
        .key(&numeral(column.what))
        .with("role", "gridcell")
        .with("data-who", who)
        .with("data-what", &column.id)
        .with("data-name", &column.name)
        .with("data-access", cell.kind.word())
        .when(cell.was.is_some(), "data-changed")
        .when(cell.through.is_some(), "data-through")
        .number("aria-colindex", column.position + 2)
        .truth("aria-selected", cell.open)
        .with("tabindex", if cell.focus { "0" } else { "-1" })
        .child(icon(cell.kind))
        .child(element("span", "label").words(cell.label))
        .child(was)
        .child(differs)
        .child(through)
        .html()
}
