//! The element with the story in it: drawn, in plain words, and for programs.

use super::html::Html;
use super::{linked_data, plain, styles, widget};
use crate::story::Story;
use crate::view::Options;

/// How a story is put into a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Embedding {
    /// How the story is opened. Each is an attribute of the element as well, so that the widget opens it in the same
    /// way.
    pub options: Options,
    /// The language tag of the widget's words, whose texts the options hold.
    pub language: String,
    /// The element's further attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// Where the story is; without it, it is written into the element.
    pub src: Option<String>,
    /// Where the stylesheet is; without it, the styles are written in.
    pub stylesheet: Option<String>,
    /// Where the widget is; without it, the page has its script tag elsewhere.
    pub script: Option<String>,
    /// Whether what is known of the story is told to programs.
    pub linked_data: bool,
}

/// The element for a story, given with its text: as HTML for a page.
#[must_use]
pub fn element(text: &str, story: &Story, embedding: &Embedding) -> String {
    let Embedding {
        options,
        language,
        src,
        ..
    } = embedding;
    let mut attributes = vec![
        ("lang", Some(language.as_str())),
        ("src", src.as_deref()),
        ("moment", options.moment.as_deref()),
        ("bookmark", options.bookmark.as_deref()),
        ("view", options.view.as_deref()),
        ("theme", options.theme.as_deref()),
        ("heading-level", options.heading_level.as_deref()),
    ];
    let others = embedding.attributes.iter();
    attributes.extend(others.map(|(name, value)| (*name, Some(value.as_str()))));
    let own_story = match src {
        Some(_) => Html::default(),
        None => Html::data("application/json", text),
    };
    let inside: Html = [
        shadow(story, embedding),
        plain::pieces(story, options),
        own_story,
        Html::text("\n"),
    ]
    .into();
    let element = Html::element("who-can-use", &attributes, inside);
    let script = embedding.script.as_deref().map(|address| {
        let attributes = [("type", Some("module")), ("src", Some(address))];
        Html::element("script", &attributes, Html::default())
    });
    let data = embedding.linked_data.then(|| linked_data::script(story));
    let pieces = [Some(element), script, data];
    let lines = pieces
        .into_iter()
        .flatten()
        .map(|piece| format!("{piece}\n"));
    lines.collect()
}

/// What the element shows until the widget takes it over, and for good where no script runs.
fn shadow(story: &Story, embedding: &Embedding) -> Html {
    let markup = widget::markup(story, &embedding.options);
    let places = widget::places(&markup);
    // The widget knows by it what to take over, and away.
    let is_drawn = ("data-drawn", Some(""));
    let (link, rules) = match embedding.stylesheet.as_deref() {
        Some(address) => {
            let attributes = [
                ("rel", Some("stylesheet")),
                ("href", Some(address)),
                is_drawn,
            ];
            (Html::void("link", &attributes), places)
        }
        None => (Html::default(), styles::stylesheet() + &places),
    };
    let style = if rules.is_empty() {
        Html::default()
    } else {
        Html::element("style", &[is_drawn], Html::drawn(rules))
    };
    let root = Html::element(
        "div",
        &[("part", Some("root")), is_drawn],
        Html::drawn(markup),
    );
    let slot = Html::element("slot", &[("hidden", Some(""))], Html::default());
    let inside: Html = [link, style, root, slot].into();
    Html::element("template", &[("shadowrootmode", Some("open"))], inside)
}
