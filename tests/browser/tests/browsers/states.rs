//! A reader can tell what a cell says without its colour.

use std::collections::BTreeMap;

use browser_tests::widget::CellView;
use browser_tests::{Outcome, Page};

use crate::host::{offices, offices_at};

pub async fn every_state_has_a_word_and_a_sign_of_its_own(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    let mut seen: BTreeMap<String, (String, String)> = BTreeMap::new();
    for moment in 0..=5 {
        let view = widget
            .until("the legend names the states in use", |view| {
                let legend = view.legend.as_deref().unwrap_or_default();
                let named = |cell: &CellView| !cell.word.is_empty() && legend.contains(&cell.word);
                view.matrix() == offices_at(moment) && view.cells.iter().all(named)
            })
            .await?;
        for cell in &view.cells {
            let drawn = (cell.word.clone(), cell.sign.clone());
            let first = seen
                .entry(cell.access.clone())
                .or_insert_with(|| drawn.clone());
            assert_eq!(
                *first, drawn,
                "one state, one word and one sign: {}",
                cell.access
            );
        }
        if moment < 5 {
            widget.click("[part~=next]").await?;
        }
    }
    let states: Vec<&str> = seen.keys().map(String::as_str).collect();
    assert_eq!(
        states,
        [
            "allowed", "barred", "disputed", "limited", "pending", "unknown"
        ]
    );
    for (state, (word, sign)) in &seen {
        assert!(
            !word.is_empty() && sign.starts_with("polygon"),
            "{state} has the word “{word}” and the sign “{sign}”"
        );
        for (other, (other_word, other_sign)) in &seen {
            assert!(
                state == other || (word != other_word && sign != other_sign),
                "{state} and {other} look alike"
            );
        }
    }
    Ok(())
}
