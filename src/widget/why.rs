//! The panel that says why.

use yew::prelude::*;

use super::markup::{Markup, button, element, percent, plain, text};
use super::set::set;
use super::what_if::what_if;
use crate::story::{Image, Kind};
use crate::view::{
    Answer, CellAnswer, ChangeLine, ClaimLine, Claims, EventAnswer, EventLink, History, SourceLink,
    Span, Step, Why, WhyLabels,
};

/// The selector of the answer, which takes the focus when the panel opens.
pub(super) const ANSWER: &str = ".answer";

/// The panel.
pub(super) fn why(why: &Why) -> Html {
    let labels = &why.labels;
    let (about, body) = match &why.answer {
        Answer::Nothing(words) => ("nothing", text("p", "hint", words)),
        Answer::Cell(answer) => ("cell", cell(answer, labels)),
        Answer::Event(answer) => ("event", event(answer, labels)),
    };
    let close = button("close")
        .with("aria-label", labels.close)
        .hidden(!why.open);
    element("div", "why")
        .with("role", "group")
        .with("aria-label", labels.panel)
        .truth("data-open", why.open)
        .with("data-about", about)
        .child(
            close
                .child(super::icon::arrow("M3 3l10 10M13 3 3 13"))
                .html(),
        )
        .child(body)
        .html()
}

/// A list that is hidden where it is empty, each item known by its place.
fn list(tag: &'static str, noun: &'static str, items: Vec<Markup>) -> Html {
    let empty = items.is_empty();
    let items = items.into_iter().enumerate();
    let keyed = items.map(|(index, item)| item.key(&index.to_string()).html());
    element(tag, noun)
        .hidden(empty)
        .children(keyed.collect())
        .html()
}

fn item(noun: &'static str) -> Markup {
    plain("li").with("class", noun).with("part", noun)
}

fn answer(words: &str) -> Html {
    element("h3", "answer")
        .with("tabindex", "-1")
        .words(words)
        .html()
}

fn subheading(words: &str, empty: bool) -> Html {
    text("h4", "subheading", if empty { "" } else { words })
}

fn cell(shown: &CellAnswer, labels: &WhyLabels) -> Html {
    let steps = shown.steps.iter().map(step).collect();
    let kicker = element("p", "kicker")
        .child(set(shown.kind, shown.label))
        .words(&shown.as_of);
    let about = element("div", "about").hidden(shown.about.is_empty());
    element("div", "body")
        .key("cell")
        .child(kicker.html())
        .child(answer(&shown.sentence))
        .child(notes(&shown.notes))
        .child(history(&shown.history))
        .child(subheading(labels.steps, shown.steps.is_empty()))
        .child(list("ol", "steps", steps))
        .child(about.child(notes(&shown.about)).html())
        .children(
            shown
                .report
                .iter()
                .map(|url| more(url, labels.report))
                .collect(),
        )
        .html()
}

/// What the cell was over time, as a strip.
fn history(history: &History) -> Html {
    let rect = |from: usize, length: usize| {
        plain("rect")
            .with("x", &percent(from))
            .with("width", &percent(length))
            .with("height", "100%")
    };
    let span = |span: &Span| {
        rect(span.from, span.length)
            .key(&span.from.to_string())
            .with("data-access", span.kind.word())
            .html()
    };
    element("svg", "history")
        .with("role", "img")
        .with("aria-label", &history.spoken)
        .children(history.spans.iter().map(span).collect())
        .child(rect(history.at, 0).with("class", "here").html())
        .html()
}

fn notes(notes: &[String]) -> Html {
    notes.iter().map(|note| text("p", "note", note)).collect()
}

fn step(step: &Step) -> Markup {
    let through = step.through.as_deref().unwrap_or_default();
    let overtaken = if step.stands { "" } else { step.overtaken };
    let sets = element("p", "sets")
        .child(set(Kind::Set(step.access), step.label))
        .child(text("span", "conditions", &step.conditions))
        .child(text("span", "through", through))
        .child(text("span", "overtaken", overtaken));
    let grounds = element("details", "grounds")
        .when(step.stands, "open")
        .hidden(step.claims.lines.is_empty())
        .child(plain("summary").words(&step.claims.counted).html())
        .child(claims(&step.claims));
    item("step-of")
        .truth("data-stands", step.stands)
        .child(text("p", "date", &step.event.when))
        .child(go_to(&step.event))
        .child(sets.html())
        .child(grounds.html())
}

fn event(shown: &EventAnswer, labels: &WhyLabels) -> Html {
    let kicker = element("p", "kicker")
        .child(text("span", "date", &shown.when))
        .child(text(
            "span",
            "status",
            shown.status_word.unwrap_or_default(),
        ));
    let changes = shown.changes.iter().map(change).collect();
    let disputes = shown.disputes.iter();
    let disputes = disputes
        .map(|event| plain("li").child(go_to(event)))
        .collect();
    let unchanged = if shown.changes.is_empty() {
        shown.no_changes
    } else {
        ""
    };
    element("div", "body")
        .key(&shown.id)
        .with("data-event", &shown.id)
        .child(kicker.html())
        .child(answer(&shown.title))
        .children(shown.image.iter().map(image).collect())
        .child(text(
            "p",
            "detail",
            shown.detail.as_deref().unwrap_or_default(),
        ))
        .children(
            shown
                .link
                .iter()
                .map(|url| more(url, labels.more))
                .collect(),
        )
        .child(what_if(shown.what_if, labels.what_if, &shown.title))
        .child(subheading(labels.changes, false))
        .child(text("p", "note", unchanged))
        .child(list("ul", "changes", changes))
        .child(subheading(shown.disputes_label, shown.disputes.is_empty()))
        .child(list("ul", "disputes", disputes))
        .child(subheading(
            shown.claims.heading,
            shown.claims.lines.is_empty(),
        ))
        .child(claims(&shown.claims))
        .html()
}

fn image(image: &Image) -> Html {
    let picture = plain("img")
        .with("src", &image.url)
        .with("alt", &image.alt)
        .with("loading", "lazy")
        .with("decoding", "async");
    element("figure", "image")
        .key("image")
        .child(picture.html())
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

fn change(line: &ChangeLine) -> Markup {
    let go = button("go")
        .with("data-who", &line.who)
        .with("data-what", &line.what)
        .child(text("span", "name", &line.pair))
        .child(set(Kind::Set(line.access), line.label))
        .child(text("span", "conditions", &line.conditions));
    plain("li").child(go.html())
}

fn go_to(event: &EventLink) -> Html {
    button("go")
        .with("data-event", &event.id)
        .child(text("span", "name", &event.title))
        .html()
}

fn claims(claims: &Claims) -> Html {
    let shared = attribution()
        .hidden(claims.shared.is_none())
        .children(claims.shared.iter().map(source).collect());
    plain("div")
        .child(list(
            "ul",
            "claims",
            claims.lines.iter().map(claim).collect(),
        ))
        .child(shared.html())
        .html()
}

fn claim(line: &ClaimLine) -> Markup {
    let attribution = attribution()
        .child(text("span", "said-by", &line.attribution))
        .children(line.source.iter().map(source).collect());
    item("claim")
        .with("data-basis", line.basis)
        .child(text("p", "says", line.says.as_deref().unwrap_or_default()))
        .child(text(
            "q",
            "quote",
            line.quote.as_deref().unwrap_or_default(),
        ))
        .child(attribution.html())
}

fn attribution() -> Markup {
    element("p", "attribution")
}

fn source(source: &SourceLink) -> Html {
    let cite = element("cite", "source")
        .key("source")
        .with("title", &source.title);
    match &source.url {
        Some(url) => cite.child(link(url, &source.label)).html(),
        None => cite.words(&source.label).html(),
    }
}

/// A link that tells the page it opens nothing of this one. The address stays as the author wrote it.
fn link(url: &str, words: &str) -> Html {
    element("a", "link")
        .with("href", url)
        .with("target", "_blank")
        .with("rel", "noopener noreferrer")
        .words(words)
        .html()
}
