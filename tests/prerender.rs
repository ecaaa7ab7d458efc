//! A story as HTML for before and without scripts: all of it is there, nothing in it runs, and programs can read it.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot read its story has failed"
)]

use std::collections::BTreeSet;
use std::path::Path;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use serde_json::Value;
use who_can_use::prerender::{
    Embedding, LANGUAGES, SHEETS, element, linked_data, page, plain, stylesheet, words,
};
use who_can_use::story::{BUILT_IN, Story};
use who_can_use::view::Options;

const BRIDGE: &str = include_str!("../stories/the-bridge.json");
const BROWSERS: &str = include_str!("../stories/browsers.json");

fn story(text: &str) -> Story {
    Story::read(text).story.expect("the story has no errors")
}

fn embedding() -> Embedding {
    Embedding {
        language: "en".to_owned(),
        linked_data: true,
        ..Embedding::default()
    }
}

fn embedded(text: &str) -> String {
    element(text, &story(text), &embedding())
}

#[test]
fn all_of_a_story_is_there_however_long_it_is() {
    let entries = |prefix: &str, count: usize| {
        let entry = |nth| format!(r#"{{ "id": "{prefix}{nth}", "name": "{prefix} {nth}" }}"#);
        (0..count).map(entry).collect::<Vec<_>>().join(",")
    };
    let event = |nth: usize| {
        let (who, what) = (nth % 60, nth % 20);
        format!(
            r#"{{ "id": "e{nth}", "title": "Event {nth}", "when": "{}", "changes": [
                {{ "who": "who-{who}", "what": "what-{what}", "access": "allowed" }}] }}"#,
            1000 + nth
        )
    };
    let events: Vec<String> = (0..300).map(event).collect();
    let text = format!(
        r#"{{ "format": 1, "title": "Long", "who": [{}], "what": [{}], "events": [{}] }}"#,
        entries("who-", 60),
        entries("what-", 20),
        events.join(",")
    );
    let html = embedded(&text);
    assert_eq!(html.matches(" part=\"event\"").count(), 300);
    assert_eq!(html.matches(" part=\"cell\"").count(), 60 * 20);
    let plain = plain(&story(&text), &Options::default());
    assert_eq!(plain.matches("<td").count(), 60 * 20);
    assert!((0..300).all(|nth| plain.contains(&format!("Event {nth}<"))));
}

/// What a browser's tokenizer makes of HTML: the opening tags, the words, and what stands in each script.
struct Seen {
    tags: Vec<StartTag<()>>,
    words: String,
    scripts: Vec<String>,
    mistakes: Vec<String>,
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("all of it is UTF-8")
}

fn seen(html: &str) -> Seen {
    let mut emitter = DefaultEmitter::default();
    // Inside scripts and styles there are no tags.
    emitter.naively_switch_states(true);
    let mut seen = Seen {
        tags: Vec::new(),
        words: String::new(),
        scripts: Vec::new(),
        mistakes: Vec::new(),
    };
    let mut inside = Vec::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                inside = tag.name.to_vec();
                seen.tags.push(tag);
            }
            Token::EndTag(_) => inside = Vec::new(),
            Token::String(string) if inside == b"script" => seen.scripts.push(text(&string)),
            Token::String(_) if inside == b"style" => {}
            Token::String(string) => seen.words += &text(&string),
            Token::Comment(comment) => seen.mistakes.push(format!("a comment: {comment:?}")),
            Token::Error(error) => seen.mistakes.push(format!("{error:?}")),
            Token::Doctype(_) => {}
        }
    }
    seen
}

/// The names of the tags, and of their attributes.
fn names(tags: &[StartTag<()>]) -> (BTreeSet<String>, BTreeSet<String>) {
    let attributes = tags.iter().flat_map(|tag| tag.attributes.keys());
    (
        tags.iter().map(|tag| text(&tag.name)).collect(),
        attributes.map(|name| text(name)).collect(),
    )
}

#[test]
fn every_event_and_every_name_is_there_drawn_and_in_plain_words() {
    for file in [BUILT_IN, BRIDGE, BROWSERS] {
        let story = story(file);
        let html = embedded(file);
        let (drawn, rest) = html
            .split_once("</template>")
            .expect("it has a shadow root");
        let (plain, _) = rest.split_once("<script").expect("it has the story");
        let (drawn, plain) = (seen(drawn).words, seen(plain).words);
        let axes = [&story.who, &story.what];
        let entries = axes.iter().flat_map(|axis| axis.entries());
        let events = story.events().iter().map(|event| &event.title);
        let titles: Vec<&String> = events.chain(entries.map(|entry| &entry.name)).collect();
        assert!(titles.len() > 10);
        for title in titles {
            assert!(drawn.contains(title.as_str()), "not drawn: {title}");
            assert!(
                plain.contains(title.as_str()),
                "not in plain words: {title}"
            );
        }
    }
}

#[test]
fn the_plain_words_say_who_says_so_and_under_which_conditions() {
    let words = seen(&plain(&story(BRIDGE), &Options::default())).words;
    for said in [
        "nothing on wheels — The council's engineer, on the record",
        "Ambulances and Roadway: Limited (one at a time; at walking pace)",
        "The Alder Gazette, 20 April 2026",
    ] {
        assert!(words.contains(said), "{said} is not in {words}");
    }
}

#[test]
fn plain_html_has_neither_shadow_nor_style_nor_script() {
    for file in [BUILT_IN, BRIDGE, BROWSERS] {
        let (tags, attributes) = names(&seen(&plain(&story(file), &Options::default())).tags);
        let kept = [
            "a", "article", "b", "cite", "dd", "dl", "dt", "h2", "h3", "h4", "header", "li", "ol",
            "p", "q", "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
        ];
        let others: Vec<_> = tags
            .iter()
            .filter(|tag| !kept.contains(&tag.as_str()))
            .collect();
        assert!(others.is_empty(), "{others:?}");
        let kept = [
            "colspan", "href", "lang", "rel", "rowspan", "scope", "title",
        ];
        let others: Vec<_> = attributes
            .iter()
            .filter(|name| !kept.contains(&name.as_str()))
            .collect();
        assert!(others.is_empty(), "{others:?}");
    }
}

/// Texts that have ended an element, a value, a script or a comment of careless pages.
const CORPUS: [&str; 14] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</template><img src=x onerror=alert(1)>",
    "</style><svg onload=alert(1)>",
    "</title><body onload=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onfocus=alert(1) autofocus x=\"",
    "<!--<script>",
    "--><script>alert(1)</script>",
    "]]><![CDATA[<b>",
    "&lt;script&gt;&#60;b&#62;&quot;",
    "{{constructor.constructor('alert(1)')()}}",
    "\u{2028}\u{2029}\u{0}\u{feff}<\u{0}script>",
];

/// The members of a story that take any text.
const TEXTS: [&str; 15] = [
    "title",
    "summary",
    "name",
    "by",
    "about",
    "detail",
    "lane",
    "publisher",
    "said_by",
    "says",
    "quote",
    "alt",
    "credit",
    "authors",
    "conditions",
];

/// The value with every text in it replaced.
fn filled(value: &Value, text: &str, is_text: bool) -> Value {
    match value {
        Value::String(_) if is_text => text.into(),
        Value::Array(values) => values
            .iter()
            .map(|value| filled(value, text, is_text))
            .collect(),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let is_text = TEXTS.contains(&name.as_str());
                (name.clone(), filled(value, text, is_text))
            });
            Value::Object(members.collect())
        }
        other => other.clone(),
    }
}

/// A story in which every member that takes a text has one.
fn thorough() -> Value {
    let mut story: Value = serde_json::from_str(BRIDGE).expect("it is JSON");
    story["sources"][0]["authors"] = ["One", "Two"].into();
    story["what"][0]["by"] = "The town".into();
    story["events"][0]["detail"] = "It does.".into();
    story["events"][0]["image"] = serde_json::json!(
        { "url": "https://example.org/a.jpg", "alt": "A bridge", "credit": "The town" }
    );
    story["events"][0]["link"] = "https://example.org/?a=1&b='2'".into();
    story
}

#[test]
fn nothing_that_an_author_can_write_becomes_markup() {
    let thorough = thorough();
    let harmless = filled(&thorough, "word", false).to_string();
    let of = |file: &str| {
        let story = story(file);
        let embedding = Embedding {
            script: Some("who-can-use.js".to_owned()),
            ..embedding()
        };
        let whole = page(
            &story,
            embedding.options.words(),
            &element(file, &story, &embedding),
        );
        [whole, plain(&story, &Options::default())]
    };
    let expected = of(&harmless).map(|html| names(&seen(&html).tags));
    for attack in CORPUS {
        let file = filled(&thorough, attack, false).to_string();
        for (html, expected) in of(&file).iter().zip(&expected) {
            let seen = seen(html);
            assert_eq!(&names(&seen.tags), expected, "{attack}");
            // A zero and what it stands in is no text that a story can have shown in full.
            if !attack.contains('\0') {
                assert_eq!(seen.mistakes, Vec::<String>::new(), "{attack}");
                assert!(seen.words.contains(attack), "{attack} is not shown");
            }
            for script in seen.scripts {
                assert!(
                    !script.contains(['<', '>', '\u{2028}', '\u{2029}']),
                    "{script}"
                );
                assert!(serde_json::from_str::<Value>(&script).is_ok(), "{script}");
            }
        }
    }
}

#[test]
fn what_the_command_line_gives_stays_in_its_attribute() {
    let embedding = Embedding {
        src: Some("story.json?a=\"><b>".to_owned()),
        script: Some("x.js\" onload=\"alert(1)".to_owned()),
        stylesheet: Some("x.css\"><script>alert(1)</script>".to_owned()),
        attributes: vec![("id", "\"<i>".to_owned()), ("deep-link", String::new())],
        ..embedding()
    };
    let seen = seen(&element(BRIDGE, &story(BRIDGE), &embedding));
    let value = |tag: &str, name: &str| {
        let tag = seen.tags.iter().find(|seen| *seen.name == tag.as_bytes());
        let value = tag.and_then(|tag| tag.attributes.get(name.as_bytes()));
        value.map(|value| text(value))
    };
    assert_eq!(value("who-can-use", "src"), embedding.src);
    assert_eq!(value("who-can-use", "id").as_deref(), Some("\"<i>"));
    assert_eq!(value("who-can-use", "deep-link").as_deref(), Some(""));
    assert_eq!(value("link", "href"), embedding.stylesheet);
    assert_eq!(value("script", "src"), embedding.script);
    assert_eq!(seen.mistakes, Vec::<String>::new());
}

#[test]
fn the_story_that_is_written_in_reads_as_the_story() {
    let with_signs = filled(&thorough(), "</script><!-- & \u{2028}", false).to_string();
    for file in [BUILT_IN, BRIDGE, &with_signs] {
        let scripts = seen(&embedded(file)).scripts;
        let written = scripts.first().expect("the story is written in");
        assert_eq!(Story::read(written).story, Story::read(file).story);
    }
    let elsewhere = Embedding {
        src: Some("story.json".to_owned()),
        linked_data: false,
        ..embedding()
    };
    let html = element(BRIDGE, &story(BRIDGE), &elsewhere);
    assert_eq!(seen(&html).scripts, Vec::<String>::new());
}

#[test]
fn a_page_has_a_title_a_language_and_a_description() {
    let file = story(BUILT_IN);
    let html = page(&file, Options::default().words(), "");
    assert!(
        html.starts_with("<!doctype html>\n<html lang=\"en\">"),
        "{html}"
    );
    assert!(html.contains("<title>Anthropic and the government: who can use what</title>"));
    assert!(html.contains("<meta name=\"description\" content=\"The Pentagon and the White House"));
}

#[test]
fn another_language_speaks_and_turns_the_page() {
    let options = Options {
        words: words("ar-EG").flatten(),
        ..Options::default()
    };
    let embedding = Embedding {
        language: options.words().language().to_owned(),
        options,
        ..embedding()
    };
    let story = story(BRIDGE);
    let html = element(BRIDGE, &story, &embedding);
    assert!(
        html.starts_with("<who-can-use lang=\"ar\">"),
        "{}",
        &html[..60]
    );
    assert!(html.contains("lang=\"ar\" dir=\"rtl\""));
    assert!(page(&story, embedding.options.words(), "").contains("<html lang=\"en\" dir=\"rtl\">"));
}

#[test]
fn a_language_is_found_as_the_loader_finds_it() {
    assert_eq!(words("EN-gb"), Some(None));
    assert!(matches!(words("pt-BR"), Some(Some(_))));
    assert!(matches!(words("zh-Hans"), Some(Some(_))));
    assert_eq!(words("zh-TW"), None);
    assert_eq!(words("nl"), None);
}

/// The files of a folder of this package with this ending, by name.
fn files(folder: &str, ending: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let names = entries.map(|entry| entry.expect("it can be listed").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(ending)).collect()
}

#[test]
fn no_language_and_no_stylesheet_is_forgotten() {
    let languages = LANGUAGES.iter().map(|(tag, _)| format!("{tag}.json"));
    assert_eq!(
        languages.collect::<BTreeSet<_>>(),
        files("src/view/wording/languages", ".json")
    );
    let names: Vec<&str> = SHEETS.iter().map(|(name, _)| *name).collect();
    let listed = names.iter().map(|name| (*name).to_owned());
    assert_eq!(listed.collect::<BTreeSet<_>>(), files("styles", ".css"));
    let (last, others) = names.split_at(names.len() - 2);
    assert_eq!(others, ["print.css", "unscripted.css"]);
    assert_eq!(last[0], "tokens.css");
    assert!(last[1..].is_sorted(), "{last:?}");
}

#[test]
fn the_chart_stands_in_its_places_before_any_script_puts_it_there() {
    let html = embedded(BROWSERS);
    let (styles, _) = html.split_once("</style>").expect("it has styles");
    assert!(styles.contains(stylesheet().as_str()));
    let marks: Vec<StartTag<()>> = seen(&html)
        .tags
        .into_iter()
        .filter(|tag| tag.attributes.contains_key(&b"data-from"[..]))
        .collect();
    assert!(marks.len() > 10);
    for mark in marks {
        let from = text(&mark.attributes[&b"data-from"[..]]);
        let rule = format!("[data-from=\"{from}\"] {{ inset-inline-start: ");
        assert!(styles.contains(&rule), "{rule}");
    }
}

#[test]
fn search_engines_are_told_what_the_article_says_and_where_it_is_from() {
    let data = linked_data(&story(BUILT_IN));
    let url = "https://www.axios.com/2026/04/29/trump-anthropic-pentagon-ai-executive-order-gov";
    assert_eq!(data["@context"], "https://schema.org");
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(
        data["headline"],
        "Anthropic and the government: who can use what"
    );
    assert_eq!(data["inLanguage"], "en");
    assert_eq!(data["datePublished"], "2026-04-29");
    assert!(
        data["description"]
            .as_str()
            .is_some_and(|text| text.starts_with("The Pentagon"))
    );
    assert_eq!(
        data["citation"],
        serde_json::json!([{
            "@type": "CreativeWork",
            "@id": url,
            "headline": "Scoop: White House workshops plan to bring back Anthropic",
            "publisher": { "@type": "Organization", "name": "Axios" },
            "author": [
                { "@type": "Person", "name": "Dave Lawler (contributed reporting)" },
                { "@type": "Person", "name": "Sam Sabin (contributed reporting)" },
            ],
            "url": url,
            "datePublished": "2026-04-29",
        }])
    );
    let claims = data["hasPart"].as_array().expect("there are claims");
    let story = story(BUILT_IN);
    let all = story
        .events()
        .iter()
        .map(|event| event.claims.len())
        .sum::<usize>();
    // One who was asked would not say.
    assert_eq!(claims.len(), all - 1);
    let on_record = claims
        .iter()
        .find(|claim| claim["author"] == "The Pentagon");
    assert_eq!(
        on_record,
        Some(&serde_json::json!({
            "@type": "Claim",
            "name": "Pentagon names Anthropic a supply chain risk",
            "text": "The dispute showed that Anthropic could not be relied on as a partner.",
            "author": "The Pentagon",
            "appearance": { "@type": "CreativeWork", "@id": url },
        }))
    );
    let quoted = claims
        .iter()
        .find(|claim| claim["hasPart"]["text"] == "woke");
    assert_eq!(
        quoted.map(|claim| &claim["hasPart"]["@type"]),
        Some(&"Quotation".into())
    );
}

#[test]
fn programs_are_told_no_date_that_iso_8601_cannot_say() {
    let told = |when: &str| {
        let file = format!(
            r#"{{ "format": 1, "title": "T", "published": "{when}", "events": [{{ "id": "e", "title": "E" }}] }}"#
        );
        linked_data(&story(&file))["datePublished"]
            .as_str()
            .map(str::to_owned)
    };
    for plain in ["2026", "2026-04", "2026-04-29", "2026-04-29T14:05:00Z"] {
        assert_eq!(told(plain).as_deref(), Some(plain));
    }
    for edtf in [
        "2026~",
        "2026-04?",
        "202X",
        "2026-21",
        "2026-04/2026-05",
        "../2026",
        "Y17000000",
    ] {
        assert_eq!(told(edtf), None, "{edtf}");
    }
}

#[test]
fn each_word_of_schema_org_is_used_where_it_belongs() {
    // As schema.org defines them, the properties of each type with those of the types it is one of.
    let known = |kind: &str| -> &[&str] {
        match kind {
            "NewsArticle" => &[
                "headline",
                "description",
                "inLanguage",
                "datePublished",
                "about",
                "citation",
                "hasPart",
            ],
            "CreativeWork" => &["headline", "publisher", "author", "url", "datePublished"],
            "Claim" => &["name", "text", "author", "appearance", "hasPart"],
            "Quotation" => &["text"],
            "Thing" => &["name", "description"],
            "Organization" | "Person" => &["name"],
            _ => &[],
        }
    };
    let mut open = vec![linked_data(&story(&thorough().to_string()))];
    let mut kinds = BTreeSet::new();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(members) => {
                let kind = members["@type"].as_str().expect("it has a type").to_owned();
                for (name, value) in members {
                    assert!(
                        name.starts_with('@') || known(&kind).contains(&name.as_str()),
                        "{kind}: {name}"
                    );
                    open.push(value);
                }
                kinds.insert(kind);
            }
            _ => {}
        }
    }
    assert!(
        kinds.contains("Claim") && kinds.contains("CreativeWork"),
        "{kinds:?}"
    );
}
