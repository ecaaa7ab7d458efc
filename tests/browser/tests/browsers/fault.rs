//! What every failure has in common: the fallback content stays readable, one clear message says what and
//! where, and the host page does not notice.

use browser_tests::page::host_page;
use browser_tests::{Failure, Outcome, Page, Reply, input};
use serde::Deserialize;
use serde_json::Value;
use thirtyfour::Key;

use crate::host::{FALLBACK, offices_at, script};

/// How a host page embeds the element.
pub struct Host<'a> {
    /// The element's attributes besides its id.
    pub attributes: &'a str,
    /// What it holds after the fallback content.
    pub inline: &'a str,
    /// The page's Content-Security-Policy.
    pub policy: Option<&'a str>,
    /// The script that loads the element, where that is not the usual tag.
    pub script: Option<&'a str>,
}

/// With a story of its own, and no policy.
pub const USUAL: Host<'static> = Host {
    attributes: "src=\"/story.json\"",
    inline: "",
    policy: None,
    script: None,
};

/// Opens a host page that a test has prepared a fault for. It shows its fallback content and one message with
/// all these words, and is otherwise as it was; programs hear of it by this cause.
pub async fn told(page: &Page, host: &Host<'_>, cause: &str, says: &[&str]) -> Outcome {
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
        host.script.map_or_else(|| script(page), str::to_owned)
    );
    let reply = Reply::html(host_page(&body));
    page.here.serve(
        "/",
        match host.policy {
            Some(policy) => reply.policy(policy),
            None => reply,
        },
    );
    page.open("/").await?;
    // By hand: what a browser does for an address with a hash may come after the focus, and take it away.
    page.run::<Value>("history.replaceState(null, '', '#headline')", &[])
        .await?;
    // A page that has only just come may not take the focus at once.
    page.until("the field has the focus", async || {
        let focus = "const before = document.activeElement.id; document.querySelector('#field').focus(); return before";
        let before: String = page.run(focus, &[]).await?;
        Ok(if before == "field" {
            Ok(())
        } else {
            Err(before)
        })
    })
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
    assert_eq!(event.detail["cause"], cause, "{}", message.text);
    let detail = event.detail["message"].as_str().unwrap_or_default();
    for words in says {
        assert!(
            detail.contains(words),
            "the event does not say “{words}”: {detail}"
        );
    }

    let state = "return [document.title, location.hash, document.activeElement.id, document.querySelector('#field').value, \
                 document.adoptedStyleSheets.length, document.body.attributes.length, document.body.childElementCount - document.querySelectorAll('body > script').length, \
                 document.querySelector('#story').textContent.includes(arguments[0]), window.recorded.globals()]";
    let state: Value = page.run(state, &[Value::from(FALLBACK)]).await?;
    let untouched = serde_json::json!([
        "A host page",
        "#headline",
        "field",
        "typed",
        0,
        0,
        4,
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

/// What was wrong is put right: the reader presses the button of the message, and has the story.
pub async fn mended(page: &Page) -> Outcome {
    let widget = page.widget("#story");
    widget.focus("[part~=message] button").await?;
    page.press(&[Key::Enter]).await?;
    let view = widget.shown().await?;
    assert_eq!(view.matrix(), offices_at(5));
    assert!(
        !view.focused_region().is_empty(),
        "who pressed the button by keyboard has lost their place: {:?}",
        view.focus
    );
    let errors: Vec<String> = page.recorded("errors").await?;
    let strange = |error: &&String| !error.starts_with("console.error: who-can-use: ");
    assert_eq!(errors.iter().find(strange), None);
    Ok(())
}

/// A script that loads the element with the widget's module at hand, and lets files take so many milliseconds.
pub fn impatient(page: &Page, milliseconds: u32) -> String {
    let (widget, loader) = (
        page.elsewhere.url("/widget/who-can-use-widget.js"),
        page.elsewhere.url("/widget/who-can-use.js"),
    );
    format!(
        "<script type=\"module\">await import(\"{widget}\").catch(() => {{}}); \
         (await import(\"{loader}\")).WhoCanUse.timeout = {milliseconds};</script>"
    )
}

/// From now on, files may take as long as they do.
pub async fn patient(page: &Page) -> Outcome {
    page.run::<Value>("customElements.get('who-can-use').timeout = 60000", &[])
        .await?;
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
