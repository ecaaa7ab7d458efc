//! The matrix: a grid with one tab stop, in which the arrow keys move.

use core::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::app::App;
use super::gap::{gap_key, with_gaps};
use super::markup::{Markup, button, element, heading, plain, text};
use super::piece::Content;
use super::slot::Slots;
use crate::story::{Entry, Story};
use crate::view;
use crate::view::wording::{Phrase, Words, numeral};

/// The selector of what the tab key stops at: a cell, or a name.
pub(super) const STOP: &str = ".matrix [tabindex='0']";

/// The selector of all that the arrow keys reach.
pub(super) const REACHED: &str = ".matrix :is(td, th, button)";

/// The selector of the cell that is open.
pub(super) const CHOSEN: &str = "td[aria-selected=true]";

/// More columns than these are too many for a phone: its rows are cards then.
pub(super) const FEW: usize = 5;

/// The matrix of a story in these words, its rows drawn in these slots, with the controls that arrange it.
pub(super) fn matrix(
    story: &Rc<Story>,
    words: &'static Words,
    matrix: view::Matrix,
    controls: Html,
    slots: &Slots,
) -> Html {
    let heading = heading(matrix.level, "heading").with("id", "matrix");
    let compare = button("compare")
        .truth("aria-pressed", matrix.compared)
        .words(words.text(if matrix.compared {
            Phrase::StopComparing
        } else {
            Phrase::Compare
        }));
    let over = element("div", "over")
        .with("data-tense", matrix.tense.name())
        .truth("data-compared", matrix.compared)
        .child(heading.words(&matrix.heading).html())
        .child(text("span", "changed", &matrix.changed))
        .child(compare.html());
    let nothing = match matrix.size {
        [0, _] => words.text(Phrase::NothingFound),
        _ => "",
    };
    let nothing = text("p", "nothing", nothing);
    let hint = text("p", "hint", words.text(Phrase::Hint));
    let table = table(story, words, matrix, slots, App::drawn);
    [over.html(), controls, table, nothing.html(), hint.html()]
        .into_iter()
        .collect()
}

/// The table, of pieces that are drawn so.
pub(super) fn table(
    story: &Rc<Story>,
    words: &'static Words,
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
    let told = Told {
        story: Rc::clone(story),
        words,
    };
    let columns = Rc::new(Columns {
        told: told.clone(),
        shown: matrix.columns,
        count: column_count,
        compared: matrix.compared,
        named: size == "wide",
    });
    let column = |noun, span: usize| {
        let column = plain("col").with("class", noun);
        column.number("span", span).html()
    };
    let widths = plain("colgroup")
        .child(column("who-column", 1))
        .child(column("cell-column", column_count));
    let head = Head {
        told,
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
        .with("role", "grid")
        .with("aria-labelledby", "matrix")
        .with("aria-readonly", "true")
        .with("data-size", size)
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
        .with("class", "scroll")
        .when(matrix.large, "data-large")
        .child(table.html())
        .html()
}

/// What names and words come from.
#[derive(Clone)]
struct Told {
    story: Rc<Story>,
    words: &'static Words,
}

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.story, &other.story) && self.words == other.words
    }
}

impl Told {
    /// The language of names, where it is another than that of the words around them.
    fn language(&self) -> Option<&str> {
        self.words.other(self.story.language.as_deref())
    }

    fn row(&self, who: usize) -> Option<&Entry> {
        self.story.who.entries().get(who)
    }

    fn column(&self, what: usize) -> Option<&Entry> {
        self.story.what.entries().get(what)
    }
}

/// The headings over the columns.
#[derive(PartialEq)]
pub(super) struct Head {
    told: Told,
    headings: Vec<Vec<view::Heading>>,
}

/// The headings over the columns.
pub(super) fn head(head: &Head) -> Html {
    let levels = head.headings.len();
    let mut level = 0;
    let rows = plain("thead").each(&head.headings, |headings| {
        let mut row = plain("tr").key(&numeral(level));
        if level == 0 {
            row = row.child(corner(head.told.words.text(Phrase::Corner), levels));
        }
        level += 1;
        row.each(headings, |shown| over_columns(shown, &head.told))
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

fn over_columns(heading: &view::Heading, told: &Told) -> Html {
    let Some(entry) = told.column(heading.what) else {
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
        .told_in(told.language())
        .number("colspan", heading.columns)
        .number("rowspan", heading.rows);
    let by = heading.by(&told.story).unwrap_or_default();
    named(th, &entry.name, heading.folded, heading.focus)
        .child(text("span", "by", by))
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

/// What all rows share: the columns that are drawn, how many there are in all, and whether the matrix is compared
/// with another moment.
#[derive(PartialEq)]
struct Columns {
    told: Told,
    shown: Vec<view::Column>,
    count: usize,
    compared: bool,
    /// Whether each cell says which it is in, where rows are cards.
    named: bool,
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
    let Some(entry) = columns.told.row(row.who) else {
        return Html::default();
    };
    let is_heading = row.cells.is_empty();
    let mut who = element("th", "who")
        .with("role", "rowheader")
        .with("scope", if is_heading { "rowgroup" } else { "row" })
        .with("data-who", &entry.id)
        .told_in(columns.told.language())
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

fn cell(cell: &view::MatrixCell, position: usize, who: &Entry, columns: &Columns) -> Option<Html> {
    let Told { story, words } = &columns.told;
    let what = columns.told.column(cell.at.what)?;
    // What is not there leaves its place, so that what is keeps its element.
    let was = cell.was.map_or_else(Html::default, |kind| {
        let shown = element("span", "was").with("data-access", kind.word());
        shown
            .words(&view::was(words, kind, columns.compared))
            .html()
    });
    let said = |noun, words: Option<&str>| {
        words.map_or_else(Html::default, |words| text("span", noun, words).html())
    };
    let differs = cell.differs.then(|| words.text(Phrase::PartsDiffer));
    let through = cell.through(story, words);
    let cell = element("td", "cell")
        .key(&numeral(cell.at.what))
        .with("role", "gridcell")
        .with("data-who", &who.id)
        .with("data-what", &what.id)
        .given("data-name", columns.named.then_some(&what.name))
        .with("data-access", cell.kind.word())
        .when(cell.was.is_some(), "data-changed")
        .when(through.is_some(), "data-through")
        .number("aria-colindex", position + 2)
        .truth("aria-selected", cell.open)
        .with("tabindex", if cell.focus { "0" } else { "-1" })
        .child(element("span", "label").words(words.kind(cell.kind)))
        .child(was)
        .child(said("differs", differs))
        .child(said("through", through.as_deref()));
    Some(cell.html())
}
