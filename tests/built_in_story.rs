//! The built-in story says what its article says: at every moment, in every cell, with its sources.
//!
//! The article is "Scoop: White House workshops plan to bring back Anthropic", Axios, 29 April 2026.
//! The lines that start with `#` give the words of the article that a table rests on.

// A helper that finds nothing has to fail the test that asked.
#![allow(clippy::expect_used)]

use who_can_use::story::{BUILT_IN, Cell, Kind, Reading, Status, Story, WhatIf, When};

/// Every moment in order. A moment with no table below it reads as the one before.
const MOMENTS: &str = r#"
# Nothing has been reported yet.
start
                  anthropic-models  claude   mythos   openai-models  google-models
federal-agencies  unknown           unknown  unknown  unknown        unknown
pentagon          unknown           unknown  unknown  unknown        unknown
nsa               unknown           unknown  unknown  unknown        unknown

# "Anthropic refused to sign an agreement allowing the Pentagon to use its model Claude for 'all
# lawful purposes'": an agreement that did not come about changes nothing.
refusal

# "The Pentagon … issued the unprecedented supply chain risk designation", which agencies have "to get
# around" to "onboard new models including … Mythos".
designation
                  anthropic-models  claude   mythos   openai-models  google-models
federal-agencies  unknown           unknown  barred   unknown        unknown
pentagon          barred            barred   barred   unknown        unknown
nsa               unknown           unknown  barred   unknown        unknown

# "the Office of Management and Budget's directive on not using Anthropic in the government"
directive
                  anthropic-models  claude   mythos   openai-models  google-models
federal-agencies  barred            barred   barred   unknown        unknown
pentagon          barred            barred   barred   unknown        unknown
nsa               barred            barred   barred   unknown        unknown

# "The Pentagon and White House were once aligned on blacklisting a company"
blacklisting

# "Government agencies including the Pentagon are still able to use Anthropic's models while the legal
# fight plays out"; new ones are still to be onboarded.
continued-use
                  anthropic-models  claude   mythos   openai-models  google-models
federal-agencies  limited           limited  barred   unknown        unknown
pentagon          limited           limited  barred   unknown        unknown
nsa               limited           limited  barred   unknown        unknown

# "the Pentagon is battling Anthropic in court"
court-fight

# "Then along came Mythos"
mythos-arrives

# "Agencies across the federal government are clamoring for access to Mythos at the same time the
# Pentagon is battling Anthropic in court": the Pentagon is not said to be among them.
demand
                  anthropic-models  claude   mythos   openai-models  google-models
federal-agencies  limited           limited  pending  unknown        unknown
pentagon          limited           limited  barred   unknown        unknown
nsa               limited           limited  pending  unknown        unknown

# "the National Security Agency is even using Mythos"
nsa-use
                  anthropic-models  claude   mythos   openai-models  google-models
federal-agencies  limited           limited  pending  unknown        unknown
pentagon          limited           limited  barred   unknown        unknown
nsa               limited           limited  allowed  unknown        unknown

# "OpenAI and Google have both signed agreements to let the Pentagon use their models under the 'all
# lawful purposes' standard in classified settings": nothing is said of other agencies.
rival-agreements
                  anthropic-models  claude   mythos   openai-models  google-models
federal-agencies  limited           limited  pending  unknown        unknown
pentagon          limited           limited  barred   limited        limited
nsa               limited           limited  allowed  unknown        unknown

# "key players at the Pentagon are dug in on this issue, other stakeholders … are ready to find an
# offramp"
split

# "what both sides called a productive introductory meeting"
introductory-meeting

# "The White House is developing guidance that would allow agencies to get around Anthropic's supply
# chain risk designation": it would, so it does not yet.
guidance-draft

# "A draft executive action that is currently in the works"
action-draft

# "The White House is convening companies across various sectors this week"
company-meetings

# "'table reads' of possible guidance that could walk back the … directive"
table-reads

# "any policy announcement will come directly from the President"
statement

# "Anthropic declined to comment."
no-comment
"#;

/// What each possible event would change, on top of all that happened.
const WHAT_IF: &str = r#"
# The guidance "would allow agencies to get around" the designation and "could walk back" the
# directive. "It's unclear if the steps under consideration would resolve the Pentagon fight": the
# Pentagon's cells stay. The NSA uses Mythos as before.
executive-action
federal-agencies × anthropic-models: limited → allowed
federal-agencies × claude: limited → allowed
federal-agencies × mythos: pending → allowed
nsa × anthropic-models: limited → allowed
nsa × claude: limited → allowed

# "Even if the Pentagon lifts the supply chain risk designation …, the core dispute remains": Claude
# stays on the older terms, and nothing allows Mythos, though the designation no longer bars it.
designation-lifted
pentagon × mythos: barred → pending

# "the sides could end up right back in contentious negotiations": talks change no access.
contentious-talks
"#;

/// Under what conditions access is limited at the last moment that happened.
const CONDITIONS: &str = r#"
# "while the legal fight plays out"
federal-agencies × anthropic-models: while the legal fight plays out
federal-agencies × claude: while the legal fight plays out
pentagon × anthropic-models: while the legal fight plays out

# "it is operating on older terms of service", "also not receiving the latest updates of the model"
pentagon × claude: while the legal fight plays out; older terms of service; without the latest updates

# "under the 'all lawful purposes' standard in classified settings"
pentagon × openai-models: in classified settings; under the “all lawful purposes” standard
pentagon × google-models: in classified settings; under the “all lawful purposes” standard

# "Government agencies": the NSA is one, and no terms of its own are reported.
nsa × anthropic-models: while the legal fight plays out
nsa × claude: while the legal fight plays out
"#;

/// The events that led to each cell at the last moment that happened, newest first.
const WHY: &str = r#"
federal-agencies × anthropic-models: continued-use, blacklisting, directive
federal-agencies × claude: continued-use, blacklisting, directive
federal-agencies × mythos: demand, continued-use, blacklisting, directive, designation
federal-agencies × openai-models:
federal-agencies × google-models:
pentagon × anthropic-models: continued-use, blacklisting, directive, designation
pentagon × claude: continued-use, blacklisting, directive, designation
pentagon × mythos: demand, continued-use, blacklisting, directive, designation
pentagon × openai-models: rival-agreements
pentagon × google-models: rival-agreements
nsa × anthropic-models: continued-use, blacklisting, directive
nsa × claude: continued-use, blacklisting, directive
nsa × mythos: nsa-use, demand, continued-use, blacklisting, directive, designation
nsa × openai-models:
nsa × google-models:
"#;

/// Every event's date as written.
const DATES: &str = r#"
# All that the article dates by nothing but its own day, 29 April 2026.
refusal ../2026-04-29
designation ../2026-04-29
directive ../2026-04-29
blacklisting ../2026-04-29
continued-use ../2026-04-29
court-fight ../2026-04-29
mythos-arrives ../2026-04-29
demand ../2026-04-29
nsa-use ../2026-04-29
rival-agreements ../2026-04-29
split ../2026-04-29

# "Earlier this month"
introductory-meeting 2026-04-01/2026-04-29

guidance-draft ../2026-04-29
action-draft ../2026-04-29

# "this week", of which 29 April 2026 was the Wednesday, and under way when the article came out
company-meetings 2026-04-27/2026-04-29
table-reads 2026-04-27/2026-04-29

statement ../2026-04-29
no-comment ../2026-04-29

# What had not come by then.
executive-action 2026-04-29/..
designation-lifted 2026-04-29/..
contentious-talks 2026-04-29/..
"#;

/// Every event that must come after others, and the article's word for it. Only these are known.
const ORDER: &str = r#"
# "The Pentagon said the dispute demonstrated …, and issued the … designation." The directive and the
# blacklisting are the two sides' answer to the same dispute; which came first is not said.
designation after refusal
directive after refusal
blacklisting after refusal

# "still able to use"
continued-use after designation, directive, blacklisting

# "still able … while the legal fight plays out"
court-fight after designation

# "were once aligned on blacklisting … Then along came Mythos"
mythos-arrives after designation, directive, blacklisting

# Access to Mythos, on top of the models they are "still able to use"
demand after continued-use, mythos-arrives

# "even using Mythos", where the others ask for it
nsa-use after demand

# What would "get around" the designation, onboard Mythos and "walk back" the directive comes after them.
guidance-draft after designation, directive, mythos-arrives
action-draft after designation
table-reads after directive
executive-action after guidance-draft, action-draft

# "lifts the … designation"
designation-lifted after designation

# "right back in contentious negotiations"
contentious-talks after refusal
"#;

/// The quotes, all of them the article's own quotes and a few words long.
const QUOTES: &str = r#"
refusal: all lawful purposes
blacklisting: woke
rival-agreements: all lawful purposes
guidance-draft: save face and bring em back in
table-reads: table reads
statement: working with frontier AI labs
statement: anything else is pure speculation
"#;

fn story() -> Story {
    let checked = Story::read(BUILT_IN);
    assert_eq!(checked.problems, [], "the built-in story is without fault");
    checked.story.expect("a story without errors")
}

/// The lines of a table without its comments and its spacing.
fn lines(table: &str) -> Vec<String> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn cells(story: &Story) -> Vec<Cell> {
    let columns = 0..story.what.entries().len();
    (0..story.who.entries().len())
        .flat_map(|who| columns.clone().map(move |what| Cell { who, what }))
        .collect()
}

fn name(story: &Story, cell: Cell) -> String {
    let (who, what) = (story.who.entries(), story.what.entries());
    format!("{} × {}", who[cell.who].id, what[cell.what].id)
}

fn ids(story: &Story, positions: &[usize]) -> String {
    let mut positions = positions.to_vec();
    positions.sort_unstable();
    let ids = positions.iter().map(|&at| story.events()[at].id.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

/// The words of the matrix at a moment, row by row.
fn words(story: &Story, moment: usize, what_if: &WhatIf) -> Vec<&'static str> {
    let matrix = story.at(moment, what_if);
    cells(story)
        .into_iter()
        .map(|cell| matrix.reading(cell).kind(story).word())
        .collect()
}

/// The matrix at a moment as [`MOMENTS`] has it.
fn table(story: &Story, moment: usize) -> Vec<String> {
    let columns: Vec<&str> = story
        .what
        .entries()
        .iter()
        .map(|what| what.id.as_str())
        .collect();
    let words = words(story, moment, &WhatIf::default());
    let rows = story.who.entries().iter().zip(words.chunks(columns.len()));
    let rows = rows.map(|(who, words)| format!("{} {}", who.id, words.join(" ")));
    core::iter::once(columns.join(" ")).chain(rows).collect()
}

/// All moments that happened as [`MOMENTS`] has them.
fn moments(story: &Story) -> Vec<String> {
    let what_if = WhatIf::default();
    let mut lines = Vec::new();
    for moment in 0..=story.last_moment(&what_if) {
        let event = story.event_at(moment, &what_if);
        lines.push(event.map_or("start".into(), |at| story.events()[at].id.clone()));
        if moment == 0 || table(story, moment) != table(story, moment - 1) {
            lines.extend(table(story, moment));
        }
    }
    lines
}

/// The possible events, and what each changes alone, as [`WHAT_IF`] has it.
fn what_ifs(story: &Story) -> Vec<String> {
    let now = words(story, story.happened(), &WhatIf::default());
    let mut lines = Vec::new();
    for event in story.happened()..story.events().len() {
        lines.push(story.events()[event].id.clone());
        let what_if = WhatIf::default().toggled(story, event);
        let then = words(story, story.last_moment(&what_if), &what_if);
        for ((cell, now), then) in cells(story).into_iter().zip(&now).zip(&then) {
            if now != then {
                lines.push(format!("{}: {now} → {then}", name(story, cell)));
            }
        }
    }
    lines
}

#[test]
fn at_every_moment_the_matrix_equals_what_the_article_says() {
    assert_eq!(moments(&story()), lines(MOMENTS));
}

#[test]
fn a_possible_event_changes_the_cells_it_should_and_no_other() {
    assert_eq!(what_ifs(&story()), lines(WHAT_IF));
}

#[test]
fn what_two_possible_events_change_together_is_what_each_changes_alone() {
    let story = story();
    let position = |id| story.find(id).expect("an event of the story");
    let cell = |who, what| Cell {
        who: story.who.find(who).expect("a row"),
        what: story.what.find(what).expect("a column"),
    };
    let both = ["executive-action", "designation-lifted"];
    let both = both.map(position).into_iter();
    let both = both.fold(WhatIf::default(), |on, event| on.toggled(&story, event));
    let matrix = story.at(story.last_moment(&both), &both);
    let word = |who, what| matrix.reading(cell(who, what)).kind(&story).word();
    assert!(matrix.is_hypothetical());
    assert_eq!(word("federal-agencies", "mythos"), "allowed");
    assert_eq!(word("pentagon", "mythos"), "pending");
    assert_eq!(word("pentagon", "claude"), "limited");
}

#[test]
fn conditions_of_limited_access_are_the_ones_the_article_names() {
    let story = story();
    let matrix = story.at(story.happened(), &WhatIf::default());
    let mut found = Vec::new();
    for cell in cells(&story) {
        if let Reading::Settled(setting) = matrix.reading(cell) {
            let change = story.change(setting).expect("a change of the story");
            if !change.conditions.is_empty() {
                let conditions = change.conditions.join("; ");
                found.push(format!("{}: {conditions}", name(&story, cell)));
            }
        }
    }
    assert_eq!(found, lines(CONDITIONS));
}

#[test]
fn every_cell_answers_why_with_the_events_that_led_to_it() {
    let story = story();
    let matrix = story.at(story.happened(), &WhatIf::default());
    let found = cells(&story).into_iter().map(|cell| {
        let why = matrix.why(cell);
        let events = why
            .iter()
            .map(|setting| story.events()[setting.event].id.as_str());
        let events = events.collect::<Vec<_>>().join(", ");
        format!("{}: {events}", name(&story, cell))
            .trim_end()
            .to_owned()
    });
    assert_eq!(found.collect::<Vec<_>>(), lines(WHY));
}

#[test]
fn no_event_is_dated_more_narrowly_than_in_the_article() {
    let story = story();
    let found = story.events().iter().map(|event| {
        let when = event
            .when
            .as_ref()
            .expect("every event has at least one bound");
        format!("{} {}", event.id, when.written())
    });
    assert_eq!(found.collect::<Vec<_>>(), lines(DATES));
}

#[test]
fn on_the_day_of_the_article_all_that_it_reports_had_happened() {
    let story = story();
    let end_of = |day| {
        let day = When::parse(day).expect("a date");
        day.latest().expect("a day that ends")
    };
    assert_eq!(story.moment_on(end_of("2026-04-29")), story.happened());
    assert_eq!(story.moment_on(end_of("2026-04-28")), 0);
}

#[test]
fn events_are_in_the_order_the_article_implies() {
    let story = story();
    let events = story
        .events()
        .iter()
        .filter(|event| !event.after.is_empty());
    let found = events.map(|event| format!("{} after {}", event.id, ids(&story, &event.after)));
    assert_eq!(found.collect::<Vec<_>>(), lines(ORDER));
}

#[test]
fn no_cell_rests_on_the_order_of_the_file() {
    // Events of the very same date count as ordered by the file. Without dates only `after` is left.
    let undated: Vec<&str> = BUILT_IN
        .lines()
        .filter(|line| !line.trim_start().starts_with("\"when\""))
        .collect();
    let undated = Story::read(&undated.join("\n")).story.expect("a story");
    assert!(undated.events().iter().all(|event| event.when.is_none()));
    assert_eq!(moments(&undated), lines(MOMENTS));
    assert_eq!(what_ifs(&undated), lines(WHAT_IF));
}

#[test]
fn no_cell_is_ever_disputed_since_the_article_reports_no_conflict_about_one() {
    let story = story();
    let possible = story.happened()..story.events().len();
    let all = possible.fold(WhatIf::default(), |on, event| on.toggled(&story, event));
    for moment in 0..=story.last_moment(&all) {
        let matrix = story.at(moment, &all);
        for cell in cells(&story) {
            let kind = matrix.reading(cell).kind(&story);
            assert_ne!(kind, Kind::Disputed, "{} at {moment}", name(&story, cell));
        }
    }
}

#[test]
fn every_event_says_who_says_so_on_what_basis_and_where() {
    for event in story().events() {
        assert!(!event.claims.is_empty(), "{} has no claim", event.id);
        for claim in &event.claims {
            assert_eq!(claim.source, Some(0), "{} names no source", event.id);
            assert!(claim.basis.is_some(), "{} names no basis", event.id);
            assert!(claim.said_by.is_some(), "{} names no speaker", event.id);
            assert!(claim.says.is_some(), "{} says nothing", event.id);
        }
    }
}

#[test]
fn quotes_are_the_articles_own_and_a_few_words_long() {
    let story = story();
    let mut found = Vec::new();
    for event in story.events() {
        for quote in event.claims.iter().filter_map(|claim| claim.quote.as_ref()) {
            assert!(quote.split_whitespace().count() <= 7, "{quote} is long");
            found.push(format!("{}: {quote}", event.id));
        }
    }
    assert_eq!(found, lines(QUOTES));
}

#[test]
fn titles_and_details_are_short_enough_for_a_phone() {
    let story = story();
    for event in story.events() {
        assert!(event.title.chars().count() <= 60, "{}", event.title);
        let detail = event.detail.as_deref().expect("every event has a detail");
        assert!(detail.chars().count() <= 360, "{}", event.id);
    }
    let mut lanes: Vec<&str> = story
        .events()
        .iter()
        .filter_map(|event| event.lane.as_deref())
        .collect();
    lanes.sort_unstable();
    lanes.dedup();
    assert_eq!(lanes, ["Agencies", "Anthropic", "Pentagon", "White House"]);
}

#[test]
fn what_goes_on_and_what_may_come_is_told_apart_from_what_happened() {
    let story = story();
    let of_status = |status| {
        let events = story.events().iter().filter(|event| event.status == status);
        events
            .map(|event| event.id.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        of_status(Status::Ongoing),
        "continued-use court-fight demand nsa-use split guidance-draft action-draft \
         company-meetings table-reads"
    );
    assert_eq!(
        of_status(Status::Possible),
        "executive-action designation-lifted contentious-talks"
    );
}

#[test]
fn nobody_is_named_as_an_author_beyond_what_the_article_states() {
    let story = story();
    let source = &story.sources[0];
    assert_eq!(source.publisher.as_deref(), Some("Axios"));
    assert_eq!(
        source.authors,
        [
            "Dave Lawler (contributed reporting)",
            "Sam Sabin (contributed reporting)"
        ]
    );
}
