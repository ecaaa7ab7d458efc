//! A story as HTML, for a page that has to say something before and without scripts.

use super::arguments::{Attributes, RenderArguments};
use super::{Exit, Outcome, story};
use crate::prerender::{Embedding, LANGUAGES, element, page, plain, words};
use crate::story::{Story, remedy};
use crate::view::Options;

/// Writes the HTML of a story.
pub(super) fn render(arguments: &RenderArguments) -> Outcome {
    let (text, story) = match story(&arguments.file) {
        Ok(read) => read,
        Err(outcome) => return *outcome,
    };
    let embedding = match embedding(arguments, &story) {
        Ok(embedding) => embedding,
        Err(outcome) => return *outcome,
    };
    let body = if arguments.plain {
        plain(&story, &embedding.options)
    } else {
        element(&text, &story, &embedding)
    };
    let html = if arguments.page {
        page(&story, embedding.options.words(), &body)
    } else {
        body
    };
    let Some(file) = &arguments.output else {
        return Outcome::fine(html);
    };
    let name = file.display();
    match std::fs::write(file, html) {
        Ok(()) => Outcome {
            output: format!("Wrote {name}.\n"),
            complaint: String::new(),
            exit: Exit::Fine,
        },
        Err(error) => Outcome::failed(&format!("{name} can't be written: {error}."), None),
    }
}

/// How the story is put into a page, if it can be opened as it is asked for.
fn embedding(arguments: &RenderArguments, story: &Story) -> Result<Embedding, Box<Outcome>> {
    let Attributes {
        moment,
        bookmark,
        view,
        theme,
        id,
        loading,
        deep_link,
        text_link,
        heading_level,
        wasm_url,
        ..
    } = &arguments.attributes;
    let words = spoken(arguments.attributes.lang.as_deref(), story)?;
    let options = Options {
        moment: moment.clone(),
        bookmark: bookmark.clone(),
        view: view.clone(),
        words,
        theme: theme.clone(),
        heading_level: heading_level.clone(),
        width: 0,
        whole: false,
    };
    // What the widget would tell its reader is for whoever writes the page to mend.
    if let Some(notice) = options.reader(story).notice {
        let ids = story.events().iter().map(|event| event.id.as_str());
        let named = moment.as_deref().unwrap_or_default();
        let hint = remedy(named, ids.chain(["start", "end"])).filter(|_| bookmark.is_none());
        return Err(Box::new(Outcome::failed(&notice, hint.as_deref())));
    }
    let further = [
        ("id", id),
        ("loading", loading),
        ("deep-link", deep_link),
        ("text-link", text_link),
        ("wasm-url", wasm_url),
    ];
    let further = further.into_iter();
    Ok(Embedding {
        language: options.words().language().to_owned(),
        options,
        attributes: further
            .filter_map(|(name, value)| Some((name, value.clone()?)))
            .collect(),
        src: arguments.attributes.src.clone(),
        stylesheet: arguments.stylesheet.clone(),
        script: arguments.script.clone(),
        linked_data: !arguments.no_json_ld,
    })
}

/// The words of the language that is asked for, else of the story's where there are some, else nothing for English.
fn spoken(asked: Option<&str>, story: &Story) -> Result<Option<String>, Box<Outcome>> {
    let Some(tag) = asked else {
        let own = story.language.as_deref().and_then(words);
        return Ok(own.flatten());
    };
    words(tag).ok_or_else(|| {
        let known: Vec<&str> = LANGUAGES.iter().map(|(known, _)| *known).collect();
        let hint = format!("There are words for en, {}.", known.join(", "));
        let what = format!("There are no words for the language \"{tag}\".");
        Box::new(Outcome::failed(&what, Some(&hint)))
    })
}
