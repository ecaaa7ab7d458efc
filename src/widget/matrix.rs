//! The matrix: a grid with one tab stop, in which the arrow keys move.

use std::rc::Rc;

use yew::prelude::*;

use super::app::App;
use super::edition::Edition;
use super::gap::with_gaps;
use super::markup::{Markup, button, element, heading, plain, text};
use super::piece::Content;
use super::row::{Columns, Row};
use super::slot::Slots;
use crate::view;
use crate::view::wording::{Phrase, numeral};

/// The selector of what the tab key stops at: a cell, or a name.
pub(super) const STOP: &str = ".matrix [tabindex='0']";

/// The selector of all that the arrow keys reach.
pub(super) const REACHED: &str = ".matrix :is(td, th, button)";

/// The selector of the cell that is open.
pub(super) const CHOSEN: &str = "td[aria-selected=true]";

/// More columns than these are too many for a phone: its rows are cards then.
pub(super) const FEW: usize = 5;

/// The matrix of a story, its rows drawn in these slots, with the controls that arrange it.
pub(super) fn matrix(
    edition: &Edition,
    matrix: view::Matrix,
    controls: Html,
    slots: &Slots,
) -> Html {
    let heading = heading(matrix.level, "heading").always("id", "matrix");
    let compare = button("compare")
        .truth("aria-pressed", matrix.compared)
        .words(edition.text(if matrix.compared {
            Phrase::StopComparing
        } else {
            Phrase::Compare
        }));
    let over = element("div", "over")
        .always("data-tense", matrix.tense.name())
        .truth("data-compared", matrix.compared)
        .child(heading.words(&matrix.heading).html())
        .child(text("span", "changed", &matrix.changed))
        .child(compare.html());
    let nothing = match matrix.size {
        [0, _] => edition.text(Phrase::NothingFound),
        _ => "",
    };
    let nothing = text("p", "nothing", nothing);
    let hint = text("p", "hint", edition.text(Phrase::Hint));
    let table = table(edition, matrix, slots, App::drawn);
    [over.html(), controls, table, nothing.html(), hint.html()]
        .into_iter()
        .collect()
}

/// The table, of pieces that are drawn so.
pub(super) fn table(
    edition: &Edition,
    matrix: view::Matrix,
    slots: &Slots,
    draw: fn(&str, Content) -> Html,
) -> Html {
    let [row_count, column_count] = matrix.size;
    let levels = matrix.headings.len();
    let size = if matrix.large {
        "large"
    } else if column_count > FEW {
        "wide"
    } else {
        "small"
    };
    let columns = Rc::new(Columns {
        edition: edition.clone(),
        shown: matrix.columns,
        count: column_count,
        compared: matrix.compared,
        named: size == "wide",
    });
    let column = |noun, span: usize| {
        let column = plain("col").always("class", noun);
        column.number("span", span).html()
    };
    let widths = plain("colgroup")
        .child(column("who-column", 1))
        .child(column("cell-column", column_count));
    let head = Head {
        edition: edition.clone(),
        headings: matrix.headings,
    };
    let mut drawn = Vec::new();
    for row in &matrix.rows {
        drawn.push(row.who);
    }
    let slots = slots.of(&drawn);
    let mut rows = matrix.rows.into_iter().zip(slots).map(|(row, slot)| {
        let position = row.position;
        let shown = Row {
            columns: Rc::clone(&columns),
            number: levels + position + 1,
            row,
        };
        (position, draw(&numeral(slot), Content::Row(shown)))
    });
    let rows = with_gaps("tr", &mut rows, 0..row_count);
    let table = element("table", "matrix")
        .always("role", "grid")
        .always("aria-labelledby", "matrix")
        .always("aria-readonly", "true")
        .always("data-size", size)
        .number("aria-rowcount", levels + row_count)
        .number("aria-colcount", column_count + 1)
        .child(widths.html())
        .child(draw("head", Content::Head(head)))
        .child(plain("tbody").children(rows).html());
    // One that is drawn whole is as high as it comes, row by row while a page is still read.
    let places = [
        ("data-columns", column_count),
        ("data-rows", levels + row_count),
    ];
    let table = match (matrix.large, drawn.len() < row_count) {
        (false, _) => table,
        (true, false) => table.placed(&places[..1]),
        (true, true) => table.placed(&places),
    };
    plain("div")
        .always("class", "scroll")
        .when(matrix.large, "data-large")
        .child(table.html())
        .html()
}

/// The headings over the columns.
#[derive(PartialEq)]
pub(super) struct Head {
    edition: Edition,
    headings: Vec<Vec<view::Heading>>,
}

/// The headings over the columns.
pub(super) fn head(head: &Head) -> Html {
    let levels = head.headings.len();
    let mut level = 0;
    let rows = plain("thead").each(&head.headings, |headings| {
        let mut row = plain("tr").key(&numeral(level));
        if level == 0 {
            row = row.child(corner(head.edition.text(Phrase::Corner), levels));
        }
        level += 1;
        row.each(headings, |shown| over_columns(shown, &head.edition))
            .html()
    });
    rows.html()
}

fn corner(words: &str, levels: usize) -> Html {
    element("th", "corner")
        .key("")
        .always("scope", "col")
        .number("rowspan", levels)
        .child(text("span", "hidden", words))
        .html()
}

fn over_columns(heading: &view::Heading, edition: &Edition) -> Html {
    let Some(entry) = edition.column(heading.what) else {
        return Html::default();
    };
    let (part, scope) = if heading.group {
        ("group", "colgroup")
    } else {
        ("column", "col")
    };
    let th = plain("th")
        .key(&entry.id)
        .with("part", part)
        .with("scope", scope)
        .with("data-what", &entry.id)
        .told_in(edition.language())
        .number("colspan", heading.columns)
        .number("rowspan", heading.rows);
    let by = heading.by(&edition.story).unwrap_or_default();
    named(th, &entry.name, heading.folded, heading.focus)
        .child(text("span", "by", by))
        .html()
}

/// With a name, which the arrow keys reach; of a group, on the button that folds its parts away.
pub(super) fn named(th: Markup, name: &str, folded: Option<bool>, focus: bool) -> Markup {
    let name = text("span", "name", name);
    let stop = if focus { "0" } else { "-1" };
    match folded {
        None => th.always("tabindex", stop).child(name),
        Some(folded) => {
            let fold = button("fold").truth("aria-expanded", !folded);
            let fold = fold.always("tabindex", stop).child(name);
            th.always("data-folds", "").child(fold.html())
        }
    }
}
