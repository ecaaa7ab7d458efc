//! The panel that says why.

use yew::prelude::*;

use super::icon::icon;
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
        Answer::Nothing(words) => (
            "nothing",
            html! { <p key="nothing" class="hint">{words}</p> },
        ),
        Answer::Cell(answer) => ("cell", cell(answer, labels)),
        Answer::Event(answer) => ("event", event(answer, labels)),
    };
    html! {
        <section class="why" part="why" aria-label={labels.panel} data-open={why.open.to_string()} data-about={about}>
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
                <span class="set" data-access={answer.kind.word()}>{icon(answer.kind)}{answer.label}</span>
                {" "}{&answer.as_of}
            </p>
            <h3 class="answer" part="answer" tabindex="-1">{&answer.sentence}</h3>
            {for answer.notes.iter().enumerate().map(|(index, note)| html! {
                <p key={index} class="note" part="note">{note}</p>
            })}
            <h4 class="subheading" hidden={answer.steps.is_empty()}>{labels.steps}</h4>
            <ol class="steps" part="steps" hidden={answer.steps.is_empty()}>
                {for answer.steps.iter().enumerate().map(|(index, shown)| html! {
                    <li key={index} class="step-of" part="step-of" data-stands={shown.stands.to_string()}>{step(shown)}</li>
                })}
            </ol>
            <div class="about" part="about" hidden={answer.about.is_empty()}>
                {for answer.about.iter().enumerate().map(|(index, about)| html! { <p key={index} class="note">{about}</p> })}
            </div>
        </div>
    }
}

fn step(step: &Step) -> Html {
    html! {
        <>
            <p class="date">{&step.event.when}</p>
            {event_button(&step.event)}
            <p class="sets">
                <span class="set" data-access={step.access.word()}>{icon(Kind::Set(step.access))}{step.label}</span>
                <span class="conditions" hidden={step.conditions.is_empty()}>{&step.conditions}</span>
                <span class="through" hidden={step.through.is_none()}>{step.through.as_deref().unwrap_or_default()}</span>
                <span class="overtaken" hidden={step.stands}>{step.overtaken}</span>
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
                <span class="date">{&answer.when}</span>
                <span class="status" hidden={answer.status_word.is_none()}>{answer.status_word.unwrap_or_default()}</span>
            </p>
            <h3 class="answer" part="answer" tabindex="-1">{&answer.title}</h3>
            {for answer.image.iter().map(image)}
            <p class="detail" part="detail" hidden={answer.detail.is_none()}>{answer.detail.as_deref().unwrap_or_default()}</p>
            {for answer.link.iter().map(|url| html! { <p key="link" class="more">{link(url, labels.more)}</p> })}
            <button class="what-if" part="what-if" type="button" role="switch" hidden={answer.what_if.is_none()}
                aria-checked={answer.what_if.unwrap_or_default().to_string()}>
                <span class="knob" aria-hidden="true"></span>
                {labels.what_if}
            </button>
            <h4 class="subheading">{labels.changes}</h4>
            <p class="note" hidden={!answer.changes.is_empty()}>{answer.no_changes}</p>
            <ul class="changes" part="changes" hidden={answer.changes.is_empty()}>
                {for answer.changes.iter().enumerate().map(|(index, line)| html! { <li key={index}>{change(line)}</li> })}
            </ul>
            <h4 class="subheading" hidden={answer.disputes.is_empty()}>{answer.disputes_label}</h4>
            <ul class="disputes" part="disputes" hidden={answer.disputes.is_empty()}>
                {for answer.disputes.iter().map(|link| html! { <li key={link.id.clone()}>{event_button(link)}</li> })}
            </ul>
            <h4 class="subheading" hidden={answer.claims.lines.is_empty()}>{answer.claims.heading}</h4>
            {claims(&answer.claims)}
        </div>
    }
}

fn image(image: &crate::story::Image) -> Html {
    html! {
        <figure key="image" class="image" part="image">
            <img src={image.url.clone()} alt={image.alt.clone()} loading="lazy" decoding="async" />
            <figcaption hidden={image.credit.is_none()}>{image.credit.as_deref().unwrap_or_default()}</figcaption>
        </figure>
    }
}

fn change(line: &ChangeLine) -> Html {
    html! {
        <button class="go" part="go" type="button" data-who={line.who.clone()} data-what={line.what.clone()}>
            <span class="name">{&line.pair}</span>
            <span class="set" data-access={line.access.word()}>{icon(Kind::Set(line.access))}{line.label}</span>
            <span class="conditions" hidden={line.conditions.is_empty()}>{&line.conditions}</span>
        </button>
    }
}

fn event_button(event: &EventLink) -> Html {
    html! { <button class="go" part="go" type="button" data-event={event.id.clone()}><span class="name">{&event.title}</span></button> }
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
            <p class="says" hidden={line.says.is_none()}>{line.says.as_deref().unwrap_or_default()}</p>
            <q class="quote" hidden={line.quote.is_none()}>{line.quote.as_deref().unwrap_or_default()}</q>
            <p class="attribution">
                <span class="said-by">{&line.attribution}</span>
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
