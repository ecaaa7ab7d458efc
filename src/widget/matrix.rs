//! The matrix: a grid with one tab stop, in which the arrow keys move.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::icon;
use super::markup::{button, element, plain, text, truth};
use super::piece::{Piece, Shown};
use crate::view;

/// The selector of the one cell that the tab key stops at.
pub(super) const STOP: &str = "td[tabindex='0']";

/// The selector of the cell that is open.
pub(super) const CHOSEN: &str = "td[aria-selected=true]";

/// More columns than these are too many for a phone: its rows are cards then.
const FEW: usize = 5;

/// The matrix, with the controls that arrange it.
pub(super) fn matrix(matrix: &view::Matrix, controls: Html) -> Html {
    let levels = matrix.headings.len();
    let columns = Columns(Rc::new(matrix.columns.clone()));
    let heading = element("h3", "heading").with("id", "matrix");
    let compare = button("compare")
        .truth("aria-pressed", matrix.compared)
        .words(matrix.compare);
    let over = element("div", "over")
        .with("data-tense", matrix.tense.name())
        .child(heading.words(&matrix.heading).html())
        .child(text("span", "changed", &matrix.changed))
        .child(compare.html());
    let column = |noun, span: usize| {
        let column = plain("col").with("class", noun);
        column.number("span", span).html()
    };
    let widths = plain("colgroup")
        .child(column("who-column", 1))
        .child(column("cell-column", matrix.columns.len()));
    let headings = matrix.headings.iter().enumerate();
    let headings = headings.map(|(level, headings)| {
        let corner = (level == 0).then(|| corner(matrix.corner, levels));
        let shown = corner.into_iter().chain(headings.iter().map(self::heading));
        plain("tr")
            .key(&level.to_string())
            .children(shown.collect())
            .html()
    });
    let rows = matrix.rows.iter().enumerate().map(|(index, row)| {
        let shown = Row {
            row: row.clone(),
            columns: columns.clone(),
            position: levels + index + 1,
        };
        Piece::drawn(&row.id, Shown::Row(shown))
    });
    let table = element("table", "matrix")
        .with("role", "grid")
        .with("aria-labelledby", "matrix")
        .with("aria-readonly", "true")
        .with(
            "data-columns",
            if matrix.columns.len() > FEW {
                "many"
            } else {
                "few"
            },
        )
        .number("aria-rowcount", levels + matrix.rows.len())
        .number("aria-colcount", matrix.columns.len() + 1)
        .child(widths.html())
        .child(plain("thead").children(headings.collect()).html())
        .child(plain("tbody").children(rows.collect()).html());
    let scroll = plain("div").with("class", "scroll").child(table.html());
    let nothing = text("p", "nothing", matrix.nothing);
    let hint = text("p", "hint", matrix.hint);
    [over.html(), controls, scroll.html(), nothing, hint]
        .into_iter()
        .collect()
}

fn corner(words: &str, levels: usize) -> Html {
    element("th", "corner")
        .key("")
        .with("scope", "col")
        .number("rowspan", levels)
        .child(text("span", "hidden", words))
        .html()
}

fn heading(heading: &view::Heading) -> Html {
    let (part, scope) = if heading.group {
        ("group", "colgroup")
    } else {
        ("column", "col")
    };
    plain("th")
        .key(&heading.id)
        .with("part", part)
        .with("scope", scope)
        .with("data-what", &heading.id)
        .number("colspan", heading.columns)
        .number("rowspan", heading.rows)
        .child(name(&heading.name, heading.folded))
        .child(text(
            "span",
            "by",
            heading.by.as_deref().unwrap_or_default(),
        ))
        .html()
}

/// A name; of a group, on the button that folds its parts away.
fn name(name: &str, folded: Option<bool>) -> Html {
    match folded {
        None => text("span", "name", name),
        Some(folded) => button("fold")
            .truth("aria-expanded", !folded)
            .child(text("span", "name", name))
            .html(),
    }
}

/// The columns, which stay the same from moment to moment.
#[derive(Clone)]
struct Columns(Rc<Vec<view::Column>>);

impl PartialEq for Columns {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// One row, and where it is.
#[derive(PartialEq)]
pub(super) struct Row {
    row: view::MatrixRow,
    columns: Columns,
    position: usize,
}

/// One row.
pub(super) fn row(shown: &Row) -> Html {
    let Row {
        row,
        columns,
        position,
    } = shown;
    let heading_only = row.cells.is_empty();
    let mut who = element("th", "who")
        .with("role", "rowheader")
        .with("scope", if heading_only { "rowgroup" } else { "row" })
        .with("data-who", &row.id)
        .number("data-depth", row.depth.min(4));
    if heading_only {
        who = who.number("colspan", columns.0.len() + 1);
    }
    let cells = row.cells.iter().zip(columns.0.iter());
    let cells = cells.map(|(shown, column)| cell(&row.id, column, shown));
    plain("tr")
        .with("class", "row")
        .with("role", "row")
        .number("aria-rowindex", *position)
        .child(who.child(name(&row.name, row.folded)).html())
        .children(cells.collect())
        .html()
}

fn cell(who: &str, column: &view::Column, cell: &view::MatrixCell) -> Html {
    html! {
        <td key={column.what} class="cell" part="cell" role="gridcell" data-who={who.to_owned()} data-what={column.id.clone()} data-name={column.name.clone()}
            data-access={cell.kind.word()} data-changed={cell.was.is_some().then_some("")}
            data-through={cell.through.is_some().then_some("")}
            aria-selected={truth(cell.open)} tabindex={if cell.focus { "0" } else { "-1" }}>
            {icon(cell.kind)}
            {text("span", "label", cell.label)}
            {was(cell.was.as_ref())}
            {text("span", "differs", cell.differs)}
            {text("span", "through", cell.through.as_deref().unwrap_or_default())}
        </td>
    }
}

fn was(was: Option<&view::Was>) -> Html {
    let shown = element("span", "was").hidden(was.is_none());
    match was {
        Some(was) => shown.child(icon(was.kind)).words(&was.words).html(),
        None => shown.html(),
    }
}
