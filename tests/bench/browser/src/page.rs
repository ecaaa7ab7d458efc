//! The page in `docs/` that tells the figures: the words are written by people, the tables by this command.

use std::collections::BTreeMap;

use browser_tests::{Failure, Outcome};

use crate::results::Results;
use crate::{goals, growth, table};

/// The page's tables by name, each with its text.
pub fn tables(results: &Results) -> BTreeMap<String, String> {
    let mut tables = BTreeMap::from([
        ("machine".to_owned(), machine(results)),
        ("goals".to_owned(), goals::goals(results)),
        ("growth".to_owned(), table::growth(&results.growth)),
    ]);
    for scene in &results.scenes {
        let events = scene.events;
        tables.insert(format!("loading {events}"), table::loading(scene));
        tables.insert(format!("interaction {events}"), table::interaction(scene));
        tables.insert(format!("work {events}"), table::work(scene));
        tables.insert(format!("memory {events}"), table::memory(scene));
    }
    tables
}

/// The chart.
pub fn chart(results: &Results) -> String {
    growth::chart(&results.growth)
}

/// What the figures were taken on, and whether it was quiet.
fn machine(results: &Results) -> String {
    let paces = || {
        results
            .scenes
            .iter()
            .flat_map(|scene| scene.pace.iter().copied())
    };
    let fastest = paces().fold(f64::INFINITY, f64::min);
    let slowest = paces().fold(0.0, f64::max);
    format!(
        "{}, headless, on Linux with {} processors. A fixed loop, run before each round, took from {fastest:.0} to \
         {slowest:.0} ms: the closer these are, the quieter the machine was.\n",
        results.browser.replace('/', " "),
        results.processors
    )
}

/// The page with each table in its place, between `<!-- bench: NAME -->` and `<!-- /bench -->`. A place whose
/// table was not measured keeps what it has.
///
/// # Errors
/// When a place has no end.
pub fn filled(page: &str, tables: &BTreeMap<String, String>) -> Outcome<String> {
    const BEGIN: &str = "<!-- bench: ";
    const END: &str = "<!-- /bench -->";
    let mut filled = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let cut = after.split_once(" -->\n").and_then(|(name, after)| {
            let (old, after) = after.split_once(END)?;
            Some((name, old, after))
        });
        let Some((name, old, after)) = cut else {
            return Err(Failure::new(format!(
                "a place for a table has no end: {after:.40}"
            )));
        };
        let text = tables
            .get(name)
            .map_or(old.to_owned(), |table| format!("\n{table}\n"));
        filled.push_str(&format!("{before}{BEGIN}{name} -->\n{text}{END}"));
        rest = after;
    }
    Ok(filled + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_takes_the_place_of_the_one_before_and_all_else_stays() {
        let page = "# A\n<!-- bench: one -->\nold\n<!-- /bench -->\nwords\n<!-- bench: two -->\nkept\n<!-- /bench -->\nend\n";
        let tables = BTreeMap::from([("one".to_owned(), "| new |\n".to_owned())]);
        let once = filled(page, &tables).unwrap();
        assert_eq!(
            once,
            "# A\n<!-- bench: one -->\n\n| new |\n\n<!-- /bench -->\nwords\n<!-- bench: two -->\nkept\n<!-- /bench -->\nend\n"
        );
        assert_eq!(filled(&once, &tables).unwrap(), once);
    }

    #[test]
    fn a_place_without_an_end_is_refused() {
        assert!(filled("<!-- bench: one -->\nold\n", &BTreeMap::new()).is_err());
    }
}
