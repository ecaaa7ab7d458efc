//! The panel that says why.

use yew::prelude::*;
use yew::virtual_dom::VList;

use super::claim::claims;
use super::markup::{Markup, button, drawn, element, heading, percent, plain, text, told};
use super::set::set;
use super::what_if::what_if;
use crate::story::{Event, Image, Kind};
use crate::view::wording::Phrase;
use crate::view::{Answer, CellAnswer, ChangeLine, EventAnswer, History, Span, Step, Why};

/// The selector of the panel.
pub(super) const PANEL: &str = ".why";

/// The selector of the answer, which takes the focus when the panel opens.
pub(super) const ANSWER: &str = ".answer";

/// The panel.
pub(super) fn why(why: &Why) -> Html {
    let words = why.words;
    let (about, body) = match &why.answer {
        Answer::Nothing(words) => ("nothing", text("p", "hint", words).html()),
        // Each is another element, in which nothing of the other is left.
        Answer::Cell(answer) => ("cell", cell(answer, why).key("cell").html()),
        Answer::Event(answer) => ("event", event(answer, why).key("event").html()),
    };
    let close = button("close")
        .with("aria-label", words.text(Phrase::Close))
        .absent(!why.open);
    element("div", "why")
        .always("role", "group")
        .with("aria-label", words.text(Phrase::WhyLabel))
        .truth("data-open", why.open)
        .with("data-about", about)
        .child(close.child(super::icon::arrow("M3 3l10 10M13 3 3 13")))
        .child(body)
        .html()
}

/// A list that is absent where it is empty.
pub(super) fn list<T>(
    tag: &'static str,
    noun: &'static str,
    things: &[T],
    item: impl Fn(&T) -> Markup,
) -> Markup {
    let items = drawn(things.len(), &mut |nth| Some(item(things.get(nth)?).html()));
    element(tag, noun).absent(things.is_empty()).children(items)
}

pub(super) fn item(noun: &'static str) -> Markup {
    plain("li").always("class", noun).always("part", noun)
}

fn answer(words: &str, why: &Why, language: Option<&str>) -> Markup {
    heading(why.level, "answer")
        .always("tabindex", "-1")
        .told_in(language)
        .words(words)
}

fn subheading(words: &str, why: &Why, empty: bool) -> Markup {
    heading(why.level + 1, "subheading")
        .absent(empty)
        .words(words)
}

fn cell(shown: &CellAnswer, why: &Why) -> Markup {
    let words = why.words;
    let kicker = element("p", "kicker")
        .child(set(shown.kind, shown.label))
        .words(&shown.as_of);
    let about = element("div", "about")
        .absent(shown.about.is_empty())
        .told_in(why.language);
    element("div", "body")
        .child(kicker)
        .child(answer(&shown.sentence, why, None))
        .child(notes(&shown.notes))
        .child(history(&shown.history))
        .child(subheading(
            words.text(Phrase::StepsHeading),
            why,
            shown.steps.is_empty(),
        ))
        .child(list("ol", "steps", &shown.steps, |shown| step(shown, why)))
        .child(about.child(notes(&shown.about)))
        .each(shown.report.as_slice(), |url| {
            more(url, words.text(Phrase::Report))
        })
}

/// What the cell was over time, as a strip.
fn history(history: &History) -> Markup {
    let rect = |from: usize, length: usize| {
        plain("rect")
            .with("x", &percent(from))
            .with("width", &percent(length))
            .always("height", "100%")
    };
    let span = |span: &Span| {
        rect(span.from, span.length)
            .always("data-access", span.kind.word())
            .html()
    };
    element("svg", "history")
        .always("role", "img")
        .with("aria-label", &history.spoken)
        .each(&history.spans, span)
        .child(rect(history.at, 0).always("class", "here"))
}

fn notes(notes: &[String]) -> Html {
    let notes = drawn(notes.len(), &mut |nth| {
        Some(text("p", "note", notes.get(nth)?).html())
    });
    VList::with_children(notes, None).into()
}

fn step(step: &Step, why: &Why) -> Markup {
    let language = why.language;
    let through = step.through.as_deref().unwrap_or_default();
    let overtaken = if step.stands { "" } else { step.overtaken };
    let sets = element("p", "sets")
        .child(set(Kind::Set(step.access), step.label))
        .child(told("span", "conditions", &step.conditions, language))
        .child(text("span", "through", through))
        .child(text("span", "overtaken", overtaken));
    let grounds = element("details", "grounds")
        .when(step.stands, "open")
        .absent(step.claims.lines.is_empty())
        .child(plain("summary").words(&step.claims.counted))
        .child(claims(&step.claims, language));
    item("step-of")
        .truth("data-stands", step.stands)
        .child(text("p", "date", &why.words.date(step.event.when.as_ref())))
        .child(go_to(step.event, language))
        .child(sets)
        .child(grounds)
}

/// What an event is.
pub(super) fn event(shown: &EventAnswer, why: &Why) -> Markup {
    let words = why.words;
    let language = why.language;
    let kicker = element("p", "kicker")
        .child(text("span", "date", &shown.when))
        .child(text(
            "span",
            "status",
            shown.status_word.unwrap_or_default(),
        ));
    let unchanged = if shown.changes.is_empty() {
        shown.no_changes
    } else {
        ""
    };
    element("div", "body")
        .with("data-event", shown.id)
        .child(kicker)
        .child(answer(shown.title, why, language))
        .each(shown.image.as_slice(), |shown| image(shown, language))
        .child(told(
            "p",
            "detail",
            shown.detail.unwrap_or_default(),
            language,
        ))
        .each(shown.link.as_slice(), |url| {
            more(url, words.text(Phrase::More))
        })
        .child(what_if(shown.what_if, words, shown.title))
        .child(subheading(words.text(Phrase::ChangesHeading), why, false))
        .child(text("p", "note", unchanged))
        .child(list("ul", "changes", &shown.changes, |line| {
            change(line, language)
        }))
        .child(subheading(
            shown.disputes_label,
            why,
            shown.disputes.is_empty(),
        ))
        .child(list("ul", "disputes", &shown.disputes, |event| {
            plain("li").child(go_to(event, language))
        }))
        .child(subheading(
            shown.claims.heading,
            why,
            shown.claims.lines.is_empty(),
        ))
        .child(claims(&shown.claims, language))
}

fn image(image: &Image, language: Option<&str>) -> Html {
    let picture = plain("img")
        .with("src", &image.url)
        .with("alt", &image.alt)
        .always("loading", "lazy")
        .always("decoding", "async");
    element("figure", "image")
        .key(&image.url)
        .told_in(language)
        .child(picture)
        .child(text(
            "figcaption",
            "credit",
            image.credit.as_deref().unwrap_or_default(),
        ))
        .html()
}

fn more(url: &str, words: &str) -> Html {
    element("p", "more")
        .key("link")
        .child(link(url, words))
        .html()
}

fn change(line: &ChangeLine, language: Option<&str>) -> Markup {
    let go = button("go")
        .with("data-who", line.who)
        .with("data-what", line.what)
        .child(text("span", "name", &line.pair))
        .child(set(Kind::Set(line.access), line.label))
        .child(told("span", "conditions", &line.conditions, language));
    plain("li").child(go)
}

fn go_to(event: &Event, language: Option<&str>) -> Markup {
    button("go")
        .with("data-event", &event.id)
        .child(told("span", "name", &event.title, language))
}

/// A link that tells the page it opens nothing of this one. The address stays as the author wrote it.
pub(super) fn link(url: &str, words: &str) -> Markup {
    element("a", "link")
        .with("href", url)
        .always("target", "_blank")
        .always("rel", "noopener noreferrer")
        .words(words)
}
