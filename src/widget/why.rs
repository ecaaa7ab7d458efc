//! The panel that says why.

use yew::prelude::*;

use super::set::set;
use super::text::{text, truth};
use super::what_if::what_if;
use crate::story::Kind;
use crate::view::{
    self, Answer, ChangeLine, ClaimLine, Claims, EventLink, SourceLink, Step, WhyLabels,
};

/// The selector of the answer, which takes the focus when the panel opens.
pub(super) const ANSWER: &str = ".answer";

/// The panel.
#[derive(Properties, PartialEq)]
pub(super) struct WhyProps {
    pub(super) why: view::Why,
}

#[component]
pub(super) fn Why(WhyProps { why }: &WhyProps) -> Html {
    let labels = &why.labels;
    let (about, body) = match &why.answer {
        Answer::Nothing(words) => ("nothing", text("p", "hint", words)),
        Answer::Cell(answer) => ("cell", cell(answer, labels)),
        Answer::Event(answer) => ("event", event(answer, labels)),
    };
    html! {
        <section class="why" part="why" aria-label={labels.panel} data-open={truth(why.open)} data-about={about}>
            <button class="close" part="close" type="button" aria-label={labels.close} hidden={!why.open}>
                <svg class="arrow" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3 3 13" /></svg>
            </button>
            {body}
        </section>
    }
}

fn cell(answer: &view::CellAnswer, labels: &WhyLabels) -> Html {
    html! {
        <div key="cell" class="body">
            <p class="kicker" part="kicker">
                {set(answer.kind, answer.label)}
                {&answer.as_of}
            </p>
            <h3 class="answer" part="answer" tabindex="-1">{&answer.sentence}</h3>
            {notes(&answer.notes)}
            {text("h4", "subheading", if answer.steps.is_empty() { "" } else { labels.steps })}
            <ol class="steps" part="steps" hidden={answer.steps.is_empty()}>
                {for answer.steps.iter().enumerate().map(|(index, shown)| html! {
                    <li key={index} class="step-of" part="step-of" data-stands={truth(shown.stands)}>{step(shown)}</li>
                })}
            </ol>
            <div class="about" part="about" hidden={answer.about.is_empty()}>
                {notes(&answer.about)}
            </div>
        </div>
    }
}

fn notes(notes: &[String]) -> Html {
    notes.iter().map(|note| text("p", "note", note)).collect()
}

fn step(step: &Step) -> Html {
    html! {
        <>
            {text("p", "date", &step.event.when)}
            {event_button(&step.event)}
            <p class="sets">
                {set(Kind::Set(step.access), step.label)}
                {text("span", "conditions", &step.conditions)}
                {text("span", "through", step.through.as_deref().unwrap_or_default())}
                {text("span", "overtaken", if step.stands { "" } else { step.overtaken })}
            </p>
            <details class="grounds" part="grounds" open={step.stands} hidden={step.claims.lines.is_empty()}>
                <summary>{&step.claims.counted}</summary>
                {claims(&step.claims)}
            </details>
        </>
    }
}

fn event(answer: &view::EventAnswer, labels: &WhyLabels) -> Html {
    html! {
        <div key={answer.id.clone()} class="body" data-event={answer.id.clone()}>
            <p class="kicker" part="kicker">
                {text("span", "date", &answer.when)}
                {text("span", "status", answer.status_word.unwrap_or_default())}
            </p>
            <h3 class="answer" part="answer" tabindex="-1">{&answer.title}</h3>
            {for answer.image.iter().map(image)}
            {text("p", "detail", answer.detail.as_deref().unwrap_or_default())}
            {for answer.link.iter().map(|url| html! { <p key="link" class="more">{link(url, labels.more)}</p> })}
            {what_if(answer.what_if, labels.what_if, &answer.title)}
            {text("h4", "subheading", labels.changes)}
            {text("p", "note", if answer.changes.is_empty() { answer.no_changes } else { "" })}
            <ul class="changes" part="changes" hidden={answer.changes.is_empty()}>
                {for answer.changes.iter().enumerate().map(|(index, line)| html! { <li key={index}>{change(line)}</li> })}
            </ul>
            {text("h4", "subheading", if answer.disputes.is_empty() { "" } else { answer.disputes_label })}
            <ul class="disputes" part="disputes" hidden={answer.disputes.is_empty()}>
                {for answer.disputes.iter().map(|link| html! { <li key={link.id.clone()}>{event_button(link)}</li> })}
            </ul>
            {text("h4", "subheading", if answer.claims.lines.is_empty() { "" } else { answer.claims.heading })}
            {claims(&answer.claims)}
        </div>
    }
}

fn image(image: &crate::story::Image) -> Html {
    html! {
        <figure key="image" class="image" part="image">
            <img src={image.url.clone()} alt={image.alt.clone()} loading="lazy" decoding="async" />
            {text("figcaption", "credit", image.credit.as_deref().unwrap_or_default())}
        </figure>
    }
}

fn change(line: &ChangeLine) -> Html {
    html! {
        <button class="go" part="go" type="button" data-who={line.who.clone()} data-what={line.what.clone()}>
            {text("span", "name", &line.pair)}
            {set(Kind::Set(line.access), line.label)}
            {text("span", "conditions", &line.conditions)}
        </button>
    }
}

fn event_button(event: &EventLink) -> Html {
    html! { <button class="go" part="go" type="button" data-event={event.id.clone()}>{text("span", "name", &event.title)}</button> }
}

fn claims(claims: &Claims) -> Html {
    html! {
        <>
            <ul class="claims" part="claims" hidden={claims.lines.is_empty()}>
                {for claims.lines.iter().enumerate().map(|(index, line)| html! {
                    <li key={index} class="claim" part="claim" data-basis={line.basis}>{claim(line)}</li>
                })}
            </ul>
            <p class="attribution" hidden={claims.shared.is_none()}>{for claims.shared.iter().map(source)}</p>
        </>
    }
}

fn claim(line: &ClaimLine) -> Html {
    html! {
        <>
            {text("p", "says", line.says.as_deref().unwrap_or_default())}
            {text("q", "quote", line.quote.as_deref().unwrap_or_default())}
            <p class="attribution">
                {text("span", "said-by", &line.attribution)}
                {for line.source.iter().map(source)}
            </p>
        </>
    }
}

fn source(source: &SourceLink) -> Html {
    let content = match &source.url {
        Some(url) => link(url, &source.label),
        None => html! { {&source.label} },
    };
    html! { <cite key="source" class="source" part="source" title={source.title.clone()}>{content}</cite> }
}

/// A link that tells the page it opens nothing of this one. The address stays as the author wrote it.
fn link(url: &str, text: &str) -> Html {
    html! { <a class="link" part="link" href={url.to_owned()} target="_blank" rel="noopener noreferrer">{text}</a> }
}
