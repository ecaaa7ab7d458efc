//! An element on the page, seen through its open shadow root.

use serde::Deserialize;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::{Failure, Outcome, Page};

/// Within how many frames a node comes to rest.
const REST: u32 = 600;

/// The element that a selector finds.
#[derive(Debug)]
pub struct Widget<'p> {
    page: &'p Page,
    selector: String,
}

/// What a reader can perceive of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct View {
    /// Whether the story is shown.
    pub drawn: bool,
    /// Whether the fallback content is shown.
    pub fallback: bool,
    /// The messages shown for a failure.
    pub messages: Vec<Message>,
    /// The story's title.
    pub title: Option<String>,
    /// The moment's event and date in words.
    pub when: Option<String>,
    /// The number of the moment.
    pub moment: Option<u32>,
    /// The number of the last moment.
    pub last: Option<u32>,
    /// What the slider says of itself.
    pub words: Option<String>,
    /// Whether there is a button to the previous moment that can be pressed.
    pub previous: Option<bool>,
    /// Whether there is a button to the next moment that can be pressed.
    pub next: Option<bool>,
    /// The timeline.
    pub events: Vec<EventView>,
    /// The matrix.
    pub cells: Vec<CellView>,
    /// The words of the legend.
    pub legend: Option<String>,
    /// The words of the panel that says why, when it is shown.
    pub why: Option<String>,
    /// The last live message.
    pub announcement: Option<String>,
    /// Where the page's focus is.
    pub focus: Option<Place>,
}

/// A message for a failure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Message {
    /// Its words.
    pub text: String,
    /// Its role.
    pub role: Option<String>,
}

/// An event of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EventView {
    /// `data-event`.
    pub id: String,
    /// `data-status`.
    pub status: String,
    /// `data-position`.
    pub position: String,
    /// Whether it is marked as the current step.
    pub current: bool,
    /// Its words.
    pub text: String,
}

/// A cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CellView {
    /// `data-who`.
    pub who: String,
    /// `data-what`.
    pub what: String,
    /// `data-access`.
    pub access: String,
    /// `data-changed`.
    pub changed: bool,
    /// Its first word or words: what its access is called.
    pub word: String,
    /// All its words.
    pub text: String,
    /// The outline of its sign.
    pub sign: String,
}

/// Where something is on the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Place {
    /// The nearest `part`, empty outside the element.
    pub part: String,
    /// Which control of the element it is in: `previous`, `slider`, `next`, `timeline`, `matrix` …
    pub region: String,
    /// The node's id.
    pub id: String,
    /// The node's tag.
    pub tag: String,
    /// Its `data-who`.
    pub who: Option<String>,
    /// Its `data-what`.
    pub what: Option<String>,
    /// The `data-event` around it.
    pub event: Option<String>,
}

impl<'p> Widget<'p> {
    pub(crate) fn new(page: &'p Page, selector: &str) -> Self {
        Self {
            page,
            selector: selector.to_owned(),
        }
    }

    /// What a reader can perceive now.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn view(&self) -> Outcome<View> {
        self.page
            .run(include_str!("observe.js"), &[json!(self.selector)])
            .await
    }

    /// What a reader can perceive as soon as it is so.
    ///
    /// # Errors
    /// When it does not become so; with what was seen last.
    pub async fn until(&self, what: &str, holds: impl Fn(&View) -> bool) -> Outcome<View> {
        let wrong = |view: &View| {
            let seen = (!holds(view)).then(|| format!("{view:#?}"));
            seen.into_iter().collect()
        };
        self.until_right(what, wrong).await
    }

    /// What a reader can perceive as soon as nothing is wrong with it.
    ///
    /// On a slow machine Yew draws one change in several tasks, so all that belongs together is waited for
    /// together.
    ///
    /// # Errors
    /// When something stays wrong; with what that is.
    pub async fn until_right(
        &self,
        what: &str,
        wrong: impl Fn(&View) -> Vec<String>,
    ) -> Outcome<View> {
        let look = async || {
            let view = self.view().await?;
            let wrong = wrong(&view);
            Ok(if wrong.is_empty() {
                Ok(view)
            } else {
                Err(wrong.join("\n"))
            })
        };
        self.page.until(what, look).await
    }

    /// What a reader can perceive once the story is shown.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn shown(&self) -> Outcome<View> {
        self.until(
            "the story is shown in place of the fallback content",
            |view| {
                view.drawn && !view.fallback && !view.cells.is_empty() && view.messages.is_empty()
            },
        )
        .await
    }

    /// A node inside the element.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find(&self, inside: &str) -> Outcome<WebElement> {
        let script =
            "return document.querySelector(arguments[0]).shadowRoot.querySelector(arguments[1])";
        let found = self
            .page
            .driver()
            .execute(script, [json!(self.selector), json!(inside)])
            .await?;
        Ok(found.element()?)
    }

    /// Clicks a node inside the element, as a mouse would, once it is there and at rest: a list that is still being
    /// scrolled would have something else under the mouse by then.
    ///
    /// # Errors
    /// When it is not there, does not come to rest, or cannot be clicked.
    pub async fn click(&self, inside: &str) -> Outcome {
        let rest = "const [selector, inside, frames, done] = arguments;
            let node, place, still = 0, left = frames;
            const look = () => {
              const found = document.querySelector(selector)?.shadowRoot?.querySelector(inside);
              if (found && found !== node) found.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
              const seen = found && JSON.stringify(found.getBoundingClientRect());
              still = seen && found === node && seen === place ? still + 1 : 0;
              [node, place] = [found, seen];
              if (still === 2 || !left--) done(still === 2); else requestAnimationFrame(look);
            };
            look();";
        let arguments = [json!(self.selector), json!(inside), json!(REST)];
        if !self.page.run_on::<bool>(rest, &arguments).await? {
            return Err(Failure::new(format!("{inside} does not come to rest")));
        }
        Ok(self.find(inside).await?.click().await?)
    }

    /// Puts the focus on a node inside the element.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn focus(&self, inside: &str) -> Outcome {
        let script =
            "document.querySelector(arguments[0]).shadowRoot.querySelector(arguments[1]).focus()";
        self.page
            .driver()
            .execute(script, [json!(self.selector), json!(inside)])
            .await?;
        Ok(())
    }

    /// Sets an attribute of the element.
    ///
    /// # Errors
    /// When the element is not there.
    pub async fn set(&self, attribute: &str, value: &str) -> Outcome {
        let script =
            "document.querySelector(arguments[0]).setAttribute(arguments[1], arguments[2])";
        self.page
            .driver()
            .execute(
                script,
                [json!(self.selector), json!(attribute), json!(value)],
            )
            .await?;
        Ok(())
    }
}

impl View {
    /// The access of every cell, row by row: `"town: allowed unknown | library: …"`.
    pub fn matrix(&self) -> String {
        self.rows(|cell| cell.access.clone())
    }

    /// The id of the event marked as the current step.
    pub fn current(&self) -> Vec<&str> {
        let current = self.events.iter().filter(|event| event.current);
        current.map(|event| event.id.as_str()).collect()
    }

    /// `who/what` of every cell marked as changed, in reading order.
    pub fn changed(&self) -> Vec<String> {
        self.cells
            .iter()
            .filter(|cell| cell.changed)
            .map(|cell| format!("{}/{}", cell.who, cell.what))
            .collect()
    }

    /// `who/what` of the cell with the focus.
    pub fn focused_cell(&self) -> Option<String> {
        let place = self.focus.as_ref()?;
        Some(format!(
            "{}/{}",
            place.who.as_deref()?,
            place.what.as_deref()?
        ))
    }

    /// Which control of the element has the focus; empty when none has.
    pub fn focused_region(&self) -> &str {
        self.focus
            .as_ref()
            .map_or("", |place| place.region.as_str())
    }

    fn rows(&self, word: impl Fn(&CellView) -> String) -> String {
        let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
        for cell in &self.cells {
            match rows.last_mut() {
                Some((who, words)) if *who == cell.who => words.push(word(cell)),
                _ => rows.push((&cell.who, vec![word(cell)])),
            }
        }
        rows.iter()
            .map(|(who, words)| format!("{who}: {}", words.join(" ")))
            .collect::<Vec<_>>()
            .join(" | ")
    }
}
