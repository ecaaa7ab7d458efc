//! The matrix: a grid with one tab stop, in which the arrow keys move.

use std::rc::Rc;

use yew::prelude::*;

use super::app::App;
use super::gap::with_gaps;
use super::markup::{Markup, button, element, heading, plain, text};
use super::piece::Content;
use super::row::{Columns, Row};
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
pub(super) struct Told {
    pub(super) story: Rc<Story>,
    pub(super) words: &'static Words,
}

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.story, &other.story) && self.words == other.words
    }
}

impl Told {
    /// The language of names, where it is another than that of the words around them.
    pub(super) fn language(&self) -> Option<&str> {
        self.words.other(self.story.language.as_deref())
    }

    pub(super) fn row(&self, who: usize) -> Option<&Entry> {
        self.story.who.entries().get(who)
    }

    pub(super) fn column(&self, what: usize) -> Option<&Entry> {
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
pub(super) fn named(th: Markup, name: &str, folded: Option<bool>, focus: bool) -> Markup {
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
