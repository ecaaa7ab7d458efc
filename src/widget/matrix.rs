//! The matrix: a grid with one tab stop, in which the arrow keys move.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::icon;
use super::text::{text, truth};
use crate::view;

/// The selector of the one cell that the tab key stops at.
pub(super) const STOP: &str = "td[tabindex='0']";

/// The selector of the cell that is open.
pub(super) const CHOSEN: &str = "td[aria-selected=true]";

/// The matrix.
#[derive(Properties, PartialEq)]
pub(super) struct MatrixProps {
    pub(super) matrix: view::Matrix,
}

#[component]
pub(super) fn Matrix(MatrixProps { matrix }: &MatrixProps) -> Html {
    let levels = matrix.headings.len();
    let columns = Rc::new(matrix.columns.clone());
    html! {
        <>
            <div class="over" data-tense={matrix.tense.name()}>
                <h3 class="heading" part="heading" id="matrix">{&matrix.heading}</h3>
                {text("span", "changed", &matrix.changed)}
            </div>
            <div class="scroll">
                <table class="matrix" part="matrix" role="grid" aria-labelledby="matrix" aria-readonly="true"
                    aria-rowcount={(levels + matrix.rows.len()).to_string()}
                    aria-colcount={(matrix.columns.len() + 1).to_string()}>
                    <colgroup>
                        <col class="who-column" />
                        <col class="cell-column" span={matrix.columns.len().to_string()} />
                    </colgroup>
                    <thead>
                        {for matrix.headings.iter().enumerate().map(|(level, headings)| html! {
                            <tr key={level}>
                                if level == 0 {
                                    <th key="" class="corner" part="corner" scope="col" rowspan={levels.to_string()}>
                                        <span class="hidden">{matrix.corner}</span>
                                    </th>
                                }
                                {for headings.iter().map(heading)}
                            </tr>
                        })}
                    </thead>
                    <tbody>
                        {for matrix.rows.iter().enumerate().map(|(index, row)| html! {
                            <MatrixRow key={row.id.clone()} row={row.clone()} columns={Columns(Rc::clone(&columns))}
                                position={levels + index + 1} />
                        })}
                    </tbody>
                </table>
            </div>
            {text("p", "hint", matrix.hint)}
        </>
    }
}

fn heading(heading: &view::Heading) -> Html {
    let (part, scope) = if heading.group {
        ("group", "colgroup")
    } else {
        ("column", "col")
    };
    // No `class` that varies: the code for sets of classes would be in the wasm for it alone.
    html! {
        <th key={heading.id.clone()} part={part} {scope} data-what={heading.id.clone()}
            colspan={heading.columns.to_string()} rowspan={heading.rows.to_string()}>
            <span class="name">{&heading.name}</span>
            <span class="by" hidden={heading.by.is_none()}>{heading.by.as_deref().unwrap_or_default()}</span>
        </th>
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

/// One row: drawn anew only when one of its own cells differs.
#[derive(Properties, PartialEq)]
struct MatrixRowProps {
    row: view::MatrixRow,
    columns: Columns,
    position: usize,
}

#[component]
fn MatrixRow(
    MatrixRowProps {
        row,
        columns,
        position,
    }: &MatrixRowProps,
) -> Html {
    let heading_only = row.cells.is_empty();
    html! {
        <tr class="row" aria-rowindex={position.to_string()}>
            <th class="who" part="who" scope={if heading_only { "rowgroup" } else { "row" }} data-who={row.id.clone()}
                data-depth={row.depth.min(4).to_string()} colspan={heading_only.then(|| (columns.0.len() + 1).to_string())}>
                {&row.name}
            </th>
            {for row.cells.iter().zip(columns.0.iter()).map(|(shown, column)| cell(&row.id, &column.id, shown))}
        </tr>
    }
}

fn cell(who: &str, what: &str, cell: &view::MatrixCell) -> Html {
    html! {
        <td key={what} class="cell" part="cell" role="gridcell" data-who={who.to_owned()} data-what={what.to_owned()}
            data-access={cell.kind.word()} data-changed={cell.was.is_some().then_some("")}
            data-through={cell.through.is_some().then_some("")}
            aria-selected={truth(cell.open)} tabindex={if cell.focus { "0" } else { "-1" }}>
            {icon(cell.kind)}
            {text("span", "label", cell.label)}
            {text("span", "was", cell.was.as_deref().unwrap_or_default())}
            {text("span", "through", cell.through.as_deref().unwrap_or_default())}
        </td>
    }
}
