//! What every failure has in common: the fallback content stays readable, one clear message says what and
//! where, and the host page does not notice.

use browser_tests::page::host_page;
use browser_tests::{Failure, Outcome, Page, Reply, input};
use serde::Deserialize;
use serde_json::Value;

use crate::host::{FALLBACK, script};

/// How a host page embeds the element.
pub struct Host<'a> {
    /// The element's attributes besides its id.
    pub attributes: &'a str,
    /// What it holds after the fallback content.
    pub inline: &'a str,
    /// The page's Content-Security-Policy.
    pub policy: Option<&'a str>,
}

/// With a story of its own, and no policy.
pub const USUAL: Host<'static> = Host {
    attributes: "src=\"/story.json\"",
    inline: "",
    policy: None,
};

/// Opens a host page that a test has prepared a fault for. It shows its fallback content and one message with
/// all these words, and is otherwise as it was.
pub async fn told(page: &Page, host: &Host<'_>, says: &[&str]) -> Outcome {
    // Unless the test has prepared a broken build.
    if !page.elsewhere.answers("/widget/who-can-use.js") {
        input::serve_dist(&page.elsewhere)?;
    }
    let body = format!(
        "<h1 id=\"headline\">Headline</h1><input id=\"field\" value=\"typed\">\n\
         <who-can-use id=\"story\" {}><p>{FALLBACK}</p>{}</who-can-use>\n<p id=\"paragraph\">Below</p>\n{}",
        host.attributes,
        host.inline,
        // Last, so that the page is complete before the element comes to life.
        script(page)
    );
    let reply = Reply::html(host_page(&body));
    page.here.serve(
        "/",
        match host.policy {
            Some(policy) => reply.policy(policy),
            None => reply,
        },
    );
    page.open("/#headline").await?;
    page.driver()
        .execute("document.querySelector('#field').focus()", Vec::new())
        .await?;

    let widget = page.widget("#story");
    let view = widget
        .until("a message shows", |view| !view.messages.is_empty())
        .await?;
    assert!(view.fallback, "the fallback content does not show");
    assert!(!view.drawn, "a story shows");
    let [message] = view.messages.as_slice() else {
        return Err(Failure::new(format!(
            "more than one message: {:?}",
            view.messages
        )));
    };
    assert_eq!(message.role.as_deref(), Some("alert"));
    for words in says {
        assert!(
            message.text.contains(words),
            "the message does not say “{words}”: {}",
            message.text
        );
    }

    let events: Vec<Fired> = page.recorded("events").await?;
    let [event] = events.as_slice() else {
        return Err(Failure::new(format!("one error is one event: {events:?}")));
    };
    assert_eq!(
        (event.kind.as_str(), event.target.as_str()),
        ("who-can-use-error", "story")
    );
    assert!(event.bubbles && event.composed, "{event:?}");
    let detail = event.detail["message"].as_str().unwrap_or_default();
    for words in says {
        assert!(
            detail.contains(words),
            "the event does not say “{words}”: {detail}"
        );
    }

    let state = "return [document.title, location.hash, document.activeElement.id, document.querySelector('#field').value, \
                 document.adoptedStyleSheets.length, document.body.attributes.length, document.body.children.length, \
                 document.querySelector('#story').textContent.includes(arguments[0]), window.recorded.globals()]";
    let state: Value = page.run(state, &[Value::from(FALLBACK)]).await?;
    let untouched = serde_json::json!([
        "A host page",
        "#headline",
        "field",
        "typed",
        0,
        0,
        5,
        true,
        []
    ]);
    assert_eq!(state, untouched);
    // What the element says in the console is its own word; nothing may come from a script that broke.
    let errors: Vec<String> = page.recorded("errors").await?;
    let strange: Vec<&String> = errors
        .iter()
        .filter(|error| !error.starts_with("console.error: who-can-use: "))
        .collect();
    assert!(strange.is_empty(), "{strange:#?}");
    Ok(())
}

#[derive(Debug, Deserialize)]
struct Fired {
    #[serde(rename = "type")]
    kind: String,
    detail: Value,
    target: String,
    bubbles: bool,
    composed: bool,
}
