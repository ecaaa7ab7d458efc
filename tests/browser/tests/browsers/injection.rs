//! Nothing that a story, an attribute or an address says is ever run, parsed as HTML, or asked for: it is words.

use browser_tests::{Outcome, Page, Reply, input};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::host::{FALLBACK, offices_at, script};

/// What those write who want a page to run something: each would tell the recorder, or ask for `/xss`.
const PAYLOADS: [&str; 32] = [
    "<script>recorded.ran.push(1)</script>",
    "<img src=/xss onerror=recorded.ran.push(2)>",
    "<svg onload=recorded.ran.push(3)>",
    "\"><img src=/xss onerror=recorded.ran.push(4)>",
    "' onmouseover='recorded.ran.push(5)' style='position:fixed;inset:0' x='",
    "\" autofocus onfocus=\"recorded.ran.push(6)\" tabindex=\"0",
    "</script><script>recorded.ran.push(7)</script>",
    "</style><script>recorded.ran.push(8)</script>",
    "</title></textarea><script>recorded.ran.push(9)</script>",
    "<iframe src=\"javascript:parent.recorded.ran.push(10)\"></iframe>",
    "<iframe srcdoc=\"<script>parent.recorded.ran.push(11)</script>\"></iframe>",
    "<a href=\"javascript:recorded.ran.push(12)\">read on</a>",
    "<math><mtext></table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=/xss onerror=recorded.ran.push(13)&gt;\">",
    "<template><img src=/xss onerror=recorded.ran.push(14)></template>",
    "<template shadowrootmode=open><script>recorded.ran.push(15)</script></template>",
    "<link rel=stylesheet href=/xss><style>@import '/xss';</style>",
    "<meta http-equiv=refresh content=\"0;url=/xss\">",
    "<base href=/xss/>",
    "<form action=/xss><button autofocus>Go on</button></form>",
    "<object data=/xss></object><embed src=/xss>",
    "<details open ontoggle=recorded.ran.push(16)>",
    "<video autoplay><source onerror=recorded.ran.push(17)></video>",
    "<noscript><p title=\"</noscript><img src=/xss onerror=recorded.ran.push(18)>\">",
    "<!--><img src=/xss onerror=recorded.ran.push(19)>-->",
    "<![CDATA[><script>recorded.ran.push(20)</script>]]>",
    "${recorded.ran.push(21)}{{constructor.constructor('recorded.ran.push(22)')()}}",
    "javascript:recorded.ran.push(23)",
    "java\nscript:recorded.ran.push(24)",
    "data:text/html,<script>parent.recorded.ran.push(25)</script>",
    "&lt;img src=/xss onerror=recorded.ran.push(26)&gt;&#60;svg onload=recorded.ran.push(27)&#62;",
    ";background:url(/xss);behavior:url(/xss);x:expression(recorded.ran.push(28))",
    "\u{0}<scr\u{0}ipt>recorded.ran.push(29)</scr\u{0}ipt>\u{202E}<img src=/xss onerror=recorded.ran.push(30)>",
];

/// Addresses that are allowed, with what would break out of an attribute.
const ADDRESS: &str = "/picture.svg?\"'><img/src=/xss/onerror=recorded.ran.push(31)>";

/// What of a widget is there after a reader has opened everything in it.
#[derive(Debug, Deserialize)]
struct Drawn {
    /// The names of all elements that were ever there.
    names: Vec<String>,
    /// Attributes that run something, and links that do more than lead somewhere.
    unsafe_parts: Vec<String>,
    links: usize,
    /// All words that were ever there.
    words: String,
    /// What ran.
    ran: Vec<u32>,
}

pub async fn no_words_of_a_story_are_run_or_parsed(page: &Page) -> Outcome {
    prepare(page).await?;
    let plain = drawn(page, &story(|_| "Plain words".to_owned(), "/picture.svg")).await?;
    assert!(
        plain.links > 3,
        "the story shows no links to look at: {plain:#?}"
    );
    let picture = plain.names.iter().filter(|name| *name == "img").count();
    assert_eq!(picture, 1, "the story shows no picture to look at");
    for turn in 0..PAYLOADS.len() {
        let payload = |field: usize| PAYLOADS[(turn + field) % PAYLOADS.len()].to_owned();
        let seen = drawn(page, &story(payload, ADDRESS)).await?;
        let title = PAYLOADS[turn];
        assert_eq!(seen.ran, Vec::<u32>::new(), "with the title {title}");
        assert_eq!(
            seen.unsafe_parts,
            Vec::<String>::new(),
            "with the title {title}"
        );
        let strange: Vec<&String> = seen
            .names
            .iter()
            .filter(|name| !plain.names.contains(name))
            .collect();
        assert!(strange.is_empty(), "{strange:?} with the title {title}");
        // Not left out either: it reads as it was written.
        let flat = |words: &str| words.split_whitespace().collect::<String>();
        assert!(
            flat(&seen.words).contains(&flat(title)),
            "the title {title:?} is not among the words"
        );
    }
    untouched(page).await
}

pub async fn no_words_of_a_story_are_run_in_a_picture_of_it(page: &Page) -> Outcome {
    prepare(page).await?;
    let keep = "recorded.taken = []; URL.createObjectURL = (file) => { recorded.taken.push(file); return '#'; };
        HTMLAnchorElement.prototype.click = () => {};";
    page.run::<Value>(keep, &[]).await?;
    for turn in 0..PAYLOADS.len() {
        let payload = |field: usize| PAYLOADS[(turn + field) % PAYLOADS.len()].to_owned();
        drawn(page, &story(payload, ADDRESS)).await?;
        let draw = "const done = arguments[0], menu = document.querySelector('#story').shadowRoot.querySelector('[part=share]');
            const task = () => new Promise((done) => setTimeout(done, 5));
            (async () => {
              menu.open = true;
              recorded.taken.length = 0;
              while (!recorded.taken.length) { menu.querySelector('[part=svg]').click(); await task(); }
              const image = new DOMParser().parseFromString(await recorded.taken[0].text(), 'image/svg+xml');
              const nodes = [...image.querySelectorAll('*')];
              done([[...new Set(nodes.map((node) => node.nodeName))].sort(),
                nodes.flatMap((node) => [...node.attributes].map(({ name }) => name)).filter((name) => /^on|href/.test(name))]);
            })().catch((error) => done([[String(error)], []]));";
        let (names, wrong): (Vec<String>, Vec<String>) = page
            .driver()
            .execute_async(draw, Vec::new())
            .await?
            .convert()?;
        let title = PAYLOADS[turn];
        assert_eq!(
            names,
            ["path", "rect", "svg", "text", "title"],
            "with the title {title}"
        );
        assert_eq!(wrong, Vec::<String>::new(), "with the title {title}");
    }
    untouched(page).await
}

pub async fn no_word_of_an_attribute_or_an_address_is_run_or_parsed(page: &Page) -> Outcome {
    prepare(page).await?;
    let widget = page.widget("#story");
    for payload in PAYLOADS {
        let tell = "const story = document.querySelector('#story');
            for (const name of ['moment', 'bookmark', 'view', 'theme', 'lang']) story.setAttribute(name, arguments[0]);
            story.setAttribute('bookmark', `moment=${arguments[0]}&cell=${arguments[0]}`);
            location.hash = `story:moment=${arguments[0]}&story:event=${arguments[0]}`;";
        page.run::<Value>(tell, &[json!(payload)]).await?;
    }
    widget.set("moment", "trial").await?;
    widget
        .until("the story goes on", |view| view.matrix() == offices_at(1))
        .await?;
    page.run::<Value>("history.replaceState(null, '', '/')", &[])
        .await?;
    untouched(page).await
}

pub async fn no_word_of_a_refusal_is_run_or_parsed(page: &Page) -> Outcome {
    prepare(page).await?;
    let widget = page.widget("#story");
    for payload in PAYLOADS {
        let broken = json!({ "format": 1, "title": "Broken", payload: payload, "report": "javascript:recorded.ran.push(32)",
            "events": [{ "id": payload, "title": "One", "status": payload, "when": payload, "link": "JaVaScRiPt:recorded.ran.push(33)" }] });
        page.run::<Value>(
            "document.querySelector('#story').story = arguments[0]; window.recorded.events.length = 0",
            &[json!(broken.to_string())],
        )
        .await?;
        page.until("the story is refused", async || {
            let events: Vec<Value> = page.recorded("events").await?;
            let refused = events.iter().any(|event| {
                let problems = event["detail"]["problems"].to_string();
                event["detail"]["cause"] == "story"
                    && problems.contains("report")
                    && problems.contains("link")
            });
            Ok(if refused {
                Ok(())
            } else {
                Err(format!("{events:?}"))
            })
        })
        .await?;
    }
    let view = widget.view().await?;
    assert!(view.drawn && view.messages.len() == 1, "{view:#?}");
    untouched(page).await
}

/// A page with the offices' story, whose recorder keeps what ran.
async fn prepare(page: &Page) -> Outcome {
    input::serve_dist(&page.elsewhere)?;
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
    page.here
        .serve("/story.json", Reply::json(input::OFFICES))
        .serve("/picture.svg", Reply::file("picture.svg", picture));
    let body = format!(
        "<script>recorded.ran = []</script>{}\
         <who-can-use id=\"story\" src=\"/story.json\" deep-link loading=\"eager\">{FALLBACK}</who-can-use>",
        script(page)
    );
    page.show(&body).await?;
    page.widget("#story").shown().await?;
    Ok(())
}

/// Nothing ran, nothing was asked for, and the page is the one that was opened.
async fn untouched(page: &Page) -> Outcome {
    let state = "return [recorded.ran, location.pathname, document.baseURI.replace(/#.*/s, '') === location.href.replace(/#.*/s, ''),
        document.body.childElementCount, recorded.errors.filter((error) => !error.startsWith('console.'))]";
    let state: Value = page.run(state, &[]).await?;
    assert_eq!(state, json!([[], "/", true, 3, []]));
    let asked = page
        .here
        .requests()
        .into_iter()
        .chain(page.elsewhere.requests());
    let strange: Vec<String> = asked
        .map(|request| request.path)
        .filter(|path| path.starts_with("/xss"))
        .collect();
    assert_eq!(strange, Vec::<String>::new());
    Ok(())
}

/// Shows a story, opens all that can be opened in it, and looks at what is there.
async fn drawn(page: &Page, story: &Value) -> Outcome<Drawn> {
    let look = "const [text, done] = arguments, story = document.querySelector('#story'), { shadowRoot } = story;
        const names = new Set(), wrong = new Set();
        let links = 0, words = '';
        const look = () => {
          for (const node of shadowRoot.querySelectorAll('*')) {
            names.add(node.localName);
            for (const { name, value } of node.attributes) if (/^on|^srcdoc$/.test(name) || (name === 'style' && !/^(--[a-z-]+: [-0-9.%]+; ?)*$/.test(value))) wrong.add(`${name}=${value}`);
            if (node.localName !== 'a') continue;
            links++;
            if (!/^(https?|mailto):$/.test(node.protocol) || node.rel !== 'noopener noreferrer' || node.target !== '_blank') wrong.add(node.outerHTML);
          }
          words += shadowRoot.textContent;
        };
        const task = () => new Promise((done) => setTimeout(done, 5));
        story.addEventListener('who-can-use-ready', async () => {
          look();
          for (const part of ['[part~=event] button', '[part~=cell]', '[part~=chart-mark]', 'summary'])
            for (const node of [...shadowRoot.querySelectorAll(part)].slice(0, 4)) {
              node.click();
              await task();
              look();
            }
          done({ names: [...names], unsafe_parts: [...wrong], links, words, ran: recorded.ran });
        }, { once: true });
        story.addEventListener('who-can-use-error', ({ detail }) => done({ names: [], unsafe_parts: [detail.message, ...detail.problems], links: 0, words: '', ran: [] }), { once: true });
        story.story = text;";
    Ok(page
        .driver()
        .execute_async(look, vec![json!(story.to_string())])
        .await?
        .convert()?)
}

/// A story in which every string that is free to be anything is what `words` gives for it, by its number; and every
/// address this one.
fn story(words: impl Fn(usize) -> String, address: &str) -> Value {
    let mut field = 0;
    let mut next = || {
        let words = words(field);
        field += 1;
        words
    };
    json!({
        "format": 1,
        "title": next(), "summary": next(), "language": next(), "published": "2026-06-01", "report": address,
        "sources": [{ "id": "gazette", "title": next(), "publisher": next(), "url": address, "authors": [next(), next()] }],
        "who": [{ "id": "town", "name": next(), "about": next() }, { "id": "school", "name": next(), "part_of": "town" }],
        "what": [{ "id": "tools", "name": next(), "by": next(), "about": next() }, { "id": "pen", "name": next(), "part_of": "tools" }],
        "events": [
            { "id": "trial", "title": next(), "detail": next(), "lane": next(), "when": "2026-01-10", "link": address,
              "image": { "url": address, "alt": next(), "credit": next() },
              "claims": [{ "source": "gazette", "basis": "anonymous", "said_by": next(), "says": next(), "quote": next() }],
              "changes": [{ "who": "town", "what": "tools", "access": "limited", "conditions": [next(), next()] }] },
            { "id": "ban", "title": next(), "detail": next(), "lane": next(), "when": "2026-02", "disputes": ["trial"],
              "claims": [{ "source": "gazette", "basis": "document", "says": next() }],
              "changes": [{ "who": "school", "what": "pen", "access": "barred" }] },
            { "id": "return", "title": next(), "status": "possible", "changes": [{ "who": "town", "what": "pen", "access": "allowed" }] },
        ]
    })
}
