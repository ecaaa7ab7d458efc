//! The legend: what the looks of the cells mean.

use yew::prelude::*;

use super::icon::icon;
use crate::view::Legend;

/// The legend.
pub(super) fn legend(legend: &Legend) -> Html {
    html! {
        <ul class="legend" part="legend" aria-label={legend.title}>
            {for legend.entries.iter().map(|entry| html! {
                <li key={entry.kind.word()} class="look" part="look">
                    <span class="sample" data-access={entry.kind.word()}>{icon(entry.kind)}</span>
                    <span><b>{entry.label}</b>{" "}{entry.meaning}</span>
                </li>
            })}
            <li key="" class="look" part="look" hidden={legend.through.is_none()}>
                <span class="sample wider" aria-hidden="true"></span>
                <span>{legend.through.unwrap_or_default()}</span>
            </li>
        </ul>
    }
}
