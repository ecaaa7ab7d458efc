//! The built-in story, read by keyboard alone from the page before the element to the page after it: whatever a
//! reader can do is done once, the focus is never lost, and what has it is seen and marked.

use std::collections::{BTreeMap, BTreeSet};

use browser_tests::widget::View;
use browser_tests::{Failure, Outcome, Page, Reply, Widget, input, page::host_page};
use serde::Deserialize;
use serde_json::Value;
use thirtyfour::Key;

use crate::host::{FALLBACK, script};

/// More stops than there are from one thing to the next.
const STOPS: usize = 60;

pub async fn the_story_is_read_by_keyboard_alone(page: &Page) -> Outcome {
    read(page, 1280, 900).await
}

pub async fn the_story_is_read_by_keyboard_alone_on_a_phone(page: &Page) -> Outcome {
    read(page, 360, 740).await
}

/// What has the focus.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Stop {
    part: String,
    id: String,
    /// The event it is of.
    event: Option<String>,
    /// The cell that it is, as `who/what`.
    cell: Option<String>,
    /// What those who hear it are told.
    name: String,
    checked: Option<String>,
    /// Whether some of it is on the screen and under nothing else.
    seen: bool,
    /// Whether something is drawn around it.
    marked: bool,
}

const STOP: &str = "
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    if (!node || node === document.body) return null;
    const [{ left, top, width, height }] = node.getClientRects();
    const seen = [0.1, 0.5, 0.9].some((down) => [0.1, 0.5, 0.9].some((along) => {
      const met = node.getRootNode().elementFromPoint(left + width * along, top + height * down);
      return met !== null && (node.contains(met) || met.matches('.marks *'));
    }));
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    const { who, what } = node.dataset;
    return {
      part: node.getAttribute('part') ?? '',
      id: node.id,
      event: node.closest('[data-event]')?.dataset.event ?? null,
      cell: who && what && node.localName === 'td' ? `${who}/${what}` : null,
      name: node.getAttribute('aria-label') ?? node.textContent,
      checked: node.getAttribute('aria-checked'),
      seen,
      marked: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
    }";

struct Reading<'p> {
    page: &'p Page,
    widget: Widget<'p>,
}

impl Reading<'_> {
    /// What has the focus as soon as it and what is shown are so. It is always something, and always seen.
    async fn until(&self, what: &str, holds: impl Fn(&Stop, &View) -> bool) -> Outcome<Stop> {
        self.page
            .until(what, async || {
                let stop: Option<Stop> = self.page.run(STOP, &[]).await?;
                let view = self.widget.view().await?;
                Ok(match stop {
                    Some(stop) if stop.seen && stop.marked && holds(&stop, &view) => Ok(stop),
                    stop => Err(format!("{stop:?} with {view:#?}")),
                })
            })
            .await
    }

    async fn press(&self, keys: &[Key]) -> Outcome {
        self.page.press(keys).await
    }

    async fn types(&self, words: &str) -> Outcome {
        Ok(self
            .page
            .driver()
            .action_chain()
            .send_keys(words)
            .perform()
            .await?)
    }

    /// Goes on from stop to stop.
    async fn tab_to(&self, what: &str, there: impl Fn(&Stop) -> bool) -> Outcome<Stop> {
        self.go(what, there, async || self.press(&[Key::Tab]).await)
            .await
    }

    /// Goes back from stop to stop.
    async fn back_to(&self, what: &str, there: impl Fn(&Stop) -> bool) -> Outcome<Stop> {
        self.go(what, there, async || self.page.press_shift_tab().await)
            .await
    }

    async fn go(
        &self,
        what: &str,
        there: impl Fn(&Stop) -> bool,
        step: impl AsyncFn() -> Outcome,
    ) -> Outcome<Stop> {
        let mut passed = Vec::new();
        for _ in 0..STOPS {
            step().await?;
            let stop = self
                .until("the focus is somewhere, and seen", |_, _| true)
                .await?;
            if there(&stop) {
                return Ok(stop);
            }
            passed.push(stop.name);
        }
        Err(Failure::new(format!("no way to {what}: {passed:#?}")))
    }

    /// Enter on what has the focus, which stays there.
    async fn enter(&self, what: &str, then: impl Fn(&Stop, &View) -> bool) -> Outcome<Stop> {
        self.press(&[Key::Enter]).await?;
        self.until(what, then).await
    }
}

fn part(name: &str) -> impl Fn(&Stop) -> bool {
    move |stop| stop.part == name
}

async fn read(page: &Page, width: u32, height: u32) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    let body = format!(
        "{}<button id=\"before\">Before</button>\n<who-can-use id=\"story\">{FALLBACK}</who-can-use>\n<button id=\"after\">After</button>",
        script(page)
    );
    page.here.serve("/", Reply::html(host_page(&body)));
    page.open_in("/", width, height).await?;
    let widget = page.widget("#story");
    let view = widget.shown().await?;
    page.driver()
        .execute("document.querySelector('#before').focus()", Vec::new())
        .await?;
    let reading = Reading { page, widget };
    takes_away(&reading).await?;
    moves_through_time(&reading, &view).await?;
    looks_at_the_chart(&reading).await?;
    arranges(&reading, &view).await?;
    asks_why(&reading, &view).await?;
    supposes(&reading, &view).await?;
    reading
        .tab_to("the page after the element", |stop| stop.id == "after")
        .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// The menu of what can be taken away is opened, looked through and closed.
async fn takes_away(reading: &Reading<'_>) -> Outcome {
    reading.tab_to("the menu", part("share-button")).await?;
    reading.press(&[Key::Enter]).await?;
    let page = reading.page;
    // What the menu's keys do comes when it is opened.
    page.until("the first choice has the focus", async || {
        reading.press(&[Key::Down]).await?;
        let stop: Option<Stop> = page.run(STOP, &[]).await?;
        Ok(stop
            .filter(|stop| stop.part == "copy-citation")
            .ok_or_else(String::new))
    })
    .await?;
    reading.press(&[Key::Down]).await?;
    reading
        .until("the next choice has the focus", |stop, _| {
            stop.part == "csv"
        })
        .await?;
    reading.press(&[Key::Escape]).await?;
    reading
        .until("the menu is closed", |stop, _| stop.part == "share-button")
        .await?;
    Ok(())
}

/// Every moment is met on the slider, then by steps and jumps; the story plays and is stopped.
async fn moves_through_time(reading: &Reading<'_>, view: &View) -> Outcome {
    let last = view.last.unwrap_or_default();
    let play = reading.tab_to("the play button", part("play")).await?;
    reading
        .enter("the story plays from its start", |stop, view| {
            stop.part == "play" && stop.name != play.name && view.moment < Some(last)
        })
        .await?;
    reading
        .enter("it is stopped", |stop, _| stop.name == play.name)
        .await?;
    reading.tab_to("the slider", part("slider")).await?;
    reading.press(&[Key::Home]).await?;
    reading
        .until("the story is at its start", |stop, view| {
            stop.part == "slider" && view.moment == Some(0) && view.current().is_empty()
        })
        .await?;
    let titles = titles()?;
    for (moment, event) in (1..=last).zip(&view.events) {
        let title = &titles[&event.id];
        reading.press(&[Key::Right]).await?;
        let told =
            |words: &Option<String>| words.as_ref().is_some_and(|words| words.contains(title));
        reading
            .until(&format!("“{title}” is told"), |stop, view| {
                stop.part == "slider"
                    && view.moment == Some(moment)
                    && view.current() == [event.id.as_str()]
                    && [&view.words, &view.when, &view.announcement]
                        .into_iter()
                        .all(told)
            })
            .await?;
    }
    reading.press(&[Key::Home, Key::End]).await?;
    reading
        .until("the story is at its end", |_, view| {
            view.moment == Some(last)
        })
        .await?;
    reading.tab_to("the next button", part("next")).await?;
    reading
        .enter("there is nothing further on", |stop, view| {
            stop.part == "next" && view.next == Some(false) && view.moment == Some(last)
        })
        .await?;
    reading
        .back_to("the previous button", part("previous"))
        .await?;
    reading
        .enter("one event back", |stop, view| {
            stop.part == "previous" && view.moment == Some(last - 1)
        })
        .await?;
    reading.tab_to("the way back to now", part("now")).await?;
    reading
        .enter("the story is at its end again", |stop, view| {
            stop.part == "now" && view.moment == Some(last)
        })
        .await?;
    Ok(())
}

/// The chart is opened and walked; an event is opened from it and closed again.
async fn looks_at_the_chart(reading: &Reading<'_>) -> Outcome {
    reading.tab_to("the chart", part("chart-switch")).await?;
    reading
        .enter("it is open", |stop, _| stop.part == "chart-switch")
        .await?;
    let mark = reading.tab_to("a mark", part("chart-mark")).await?;
    reading.press(&[Key::Left]).await?;
    let mark = reading
        .until("another mark has the focus", |stop, _| {
            stop.part == "chart-mark" && stop.event != mark.event
        })
        .await?;
    reading
        .enter("its event is open", |stop, view| {
            stop.part == "answer" && stop.event == mark.event && view.why.is_some()
        })
        .await?;
    reading.press(&[Key::Escape]).await?;
    reading
        .until("the focus is back at the mark", |stop, _| {
            stop.part == "chart-mark" && stop.event == mark.event
        })
        .await?;
    Ok(())
}

/// The matrix is compared, filtered and folded, and each of it taken back.
async fn arranges(reading: &Reading<'_>, view: &View) -> Outcome {
    let all = view.cells.len();
    reading
        .tab_to("the button that compares", part("compare"))
        .await?;
    let said = |view: &View| view.announcement.clone().unwrap_or_default();
    reading
        .enter("it compares", |stop, view| {
            stop.part == "compare" && said(view).starts_with("Comparing")
        })
        .await?;
    reading
        .enter("it does not any more", |stop, view| {
            stop.part == "compare" && !said(view).starts_with("Comparing")
        })
        .await?;
    reading
        .tab_to("the filter", |stop| stop.name == "Filter and sort")
        .await?;
    reading.press(&[Key::Enter]).await?;
    reading.tab_to("its first list", part("select")).await?;
    reading.press(&[Key::Tab, Key::Tab]).await?;
    reading.types("Barred").await?;
    // The group stays with its parts.
    let left = |view: &View| -> BTreeSet<String> {
        view.cells.iter().map(|cell| cell.who.clone()).collect()
    };
    let expected = BTreeSet::from(["federal-agencies", "pentagon"].map(str::to_owned));
    reading
        .until("only rows with a barred cell are left", |stop, view| {
            stop.part == "select" && left(view) == expected && said(view).contains("row")
        })
        .await?;
    reading
        .tab_to("the button that clears", part("clear"))
        .await?;
    reading
        .enter("all rows are back", |stop, view| {
            stop.part == "clear" && view.cells.len() == all
        })
        .await?;
    reading
        .tab_to("the matrix", |stop| stop.cell.is_some())
        .await?;
    reading.press(&[Key::Left]).await?;
    let fold = reading
        .until("the group's name has the focus", |stop, _| {
            stop.part == "fold"
        })
        .await?;
    for folded in [true, false] {
        reading
            .enter("it folds, and unfolds", |stop, view| {
                stop.part == "fold" && stop.name == fold.name && (view.cells.len() < all) == folded
            })
            .await?;
    }
    Ok(())
}

/// Every cell is walked over; one says why, leads to an event, and takes the reader back.
async fn asks_why(reading: &Reading<'_>, view: &View) -> Outcome {
    let cells: Vec<String> = view
        .cells
        .iter()
        .map(|cell| format!("{}/{}", cell.who, cell.what))
        .collect();
    let columns = view
        .cells
        .iter()
        .filter(|cell| cell.who == view.cells[0].who);
    let columns = columns.count();
    reading.press(&[Key::Right]).await?;
    reading
        .until("the focus is among the cells again", |stop, _| {
            stop.cell.is_some()
        })
        .await?;
    let mut walked = Vec::new();
    for row in 0..cells.len() / columns {
        let to_row = vec![Key::Down; row];
        let chain = reading.page.driver().action_chain().key_down(Key::Control);
        chain
            .key_down(Key::Home)
            .key_up(Key::Home)
            .key_up(Key::Control)
            .perform()
            .await?;
        reading.press(&to_row).await?;
        for column in 0..columns {
            if column > 0 {
                reading.press(&[Key::Right]).await?;
            }
            let next = &cells[row * columns + column];
            let stop = reading
                .until(next, |stop, _| stop.cell.as_ref() == Some(next))
                .await?;
            walked.extend(stop.cell);
        }
    }
    assert_eq!(walked, cells);
    let cell = cells.last().cloned();
    reading
        .enter("the cell says why", |stop, view| {
            stop.cell == cell && view.why.is_some()
        })
        .await?;
    reading.press(&[Key::Up]).await?;
    let stop = reading
        .until("the cell above has the focus", |stop, _| {
            stop.cell.is_some() && stop.cell != cell
        })
        .await?;
    let cell = stop.cell;
    reading
        .enter("it says why", |stop, view| {
            stop.cell == cell
                && view
                    .why
                    .as_deref()
                    .is_some_and(|why| why.contains("Pentagon"))
        })
        .await?;
    let event = reading
        .tab_to("an event that led there", part("go"))
        .await?
        .event;
    assert!(event.is_some());
    reading
        .enter("the event is open", |stop, view| {
            stop.part == "answer" && stop.event == event && view.why.is_some()
        })
        .await?;
    reading.press(&[Key::Escape]).await?;
    reading
        .until("the focus is back at the cell", |stop, _| stop.cell == cell)
        .await?;
    Ok(())
}

/// Words are looked for; an event that may come is found, opened, closed, and switched on and off.
async fn supposes(reading: &Reading<'_>, view: &View) -> Outcome {
    const LIFTED: &str = "designation-lifted";
    let (all, last) = (view.events.len(), view.last);
    reading.tab_to("the search", part("search")).await?;
    let words = "lifts the designation";
    reading.types(words).await?;
    reading
        .until("one event is found", |stop, view| {
            stop.part == "search" && view.events.len() == 1 && view.events[0].id == LIFTED
        })
        .await?;
    reading.tab_to("the event", part("open")).await?;
    reading
        .enter("it is open", |stop, view| {
            stop.part == "answer" && stop.event.as_deref() == Some(LIFTED) && view.why.is_some()
        })
        .await?;
    reading.press(&[Key::Escape]).await?;
    reading
        .until("the focus is back at the event", |stop, _| {
            stop.part == "open" && stop.event.as_deref() == Some(LIFTED)
        })
        .await?;
    reading.tab_to("its switch", part("what-if")).await?;
    for on in [true, false] {
        reading.press(&[Key::Space]).await?;
        reading
            .until("it is switched", |stop, view| {
                stop.part == "what-if"
                    && stop.checked == Some(on.to_string())
                    && (view.last > last) == on
            })
            .await?;
    }
    reading.back_to("the search", part("search")).await?;
    reading.press(&vec![Key::Backspace; words.len()]).await?;
    reading
        .until("all events are back", |stop, view| {
            stop.part == "search" && view.events.len() == all
        })
        .await?;
    Ok(())
}

/// The titles of the built-in story's events.
fn titles() -> Outcome<BTreeMap<String, String>> {
    let story = input::dist_file("stories/anthropic-and-the-government.json")?;
    let story: Value = serde_json::from_slice(story)
        .map_err(|error| Failure::new(format!("the built-in story: {error}")))?;
    let text = |event: &Value, key: &str| event[key].as_str().unwrap_or_default().to_owned();
    let events = story["events"].as_array().into_iter().flatten();
    Ok(events
        .map(|event| (text(event, "id"), text(event, "title")))
        .collect())
}
