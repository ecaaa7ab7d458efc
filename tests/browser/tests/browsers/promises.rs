//! What the element promises to the page it is on.

use browser_tests::{Outcome, Page, Reply, input, page::host_page};
use serde_json::Value;

use crate::host::{FALLBACK, offices, offices_at};

/// The policy under which the element must work.
const STRICT: &str = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/// What only other pages load: those inside a frame, those whose story was drawn before they came, and those that
/// are bundled.
const FOR_OTHERS: [&str; 4] = [
    "who-can-use-frame.js",
    "who-can-use-takeover.js",
    "who-can-use-element.js",
    "who-can-use-define.js",
];

pub async fn a_strict_policy_is_kept(page: &Page) -> Outcome {
    input::serve_dist(&page.here)?;
    page.here
        .serve("/story.json", Reply::json(input::OFFICES))
        .serve(
            "/broken.json",
            Reply::json("{ \"format\": 1, \"title\": oops }"),
        );
    let body = format!(
        "<script type=\"module\" src=\"/widget/who-can-use.js\"></script>\
         <who-can-use id=\"story\" src=\"/story.json\" moment=\"start\" lang=\"de\" deep-link text-link>{FALLBACK}</who-can-use>\
         <button id=\"passage\" data-who-can-use-moment=\"licence\">The library signs a licence.</button>"
    );
    page.here
        .serve("/", Reply::html(host_page(&body)).policy(STRICT));
    page.open("/").await?;
    let widget = page.widget("#story");
    widget.shown().await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    page.run::<Value>("document.querySelector('#passage').click()", &[])
        .await?;
    widget
        .until("the licence is in force", |view| {
            view.matrix() == offices_at(2)
        })
        .await?;
    // By script, since the list may still be on its way to the event before.
    page.run::<Value>(
        "document.querySelector('#story').shadowRoot.querySelector('[data-event=ban] button').click()",
        &[],
    )
    .await?;
    widget
        .until("the ban is in force", |view| view.matrix() == offices_at(4))
        .await?;
    widget.click("[part~=cell]").await?;
    widget
        .until("the cell says why", |view| view.why.is_some())
        .await?;
    // What is taken away is made, and not handed to the browser: that would ask the reader where to put it.
    let keep = "window.recorded.taken = []; HTMLAnchorElement.prototype.click = function () { window.recorded.taken.push(this.download) };";
    page.run::<Value>(keep, &[]).await?;
    widget.click("[part=share-button]").await?;
    for (sort, count) in [("csv", 1), ("svg", 2), ("png", 3)] {
        widget.click(&format!("[part={sort}]")).await?;
        page.until(&format!("the {sort} is made"), async || {
            let taken: Vec<String> = page.recorded("taken").await?;
            Ok(if taken.len() == count {
                Ok(())
            } else {
                Err(format!("{taken:?}"))
            })
        })
        .await?;
    }
    assert_eq!(page.errors().await?, Vec::<String>::new());
    widget.set("src", "/broken.json").await?;
    widget
        .until("the refusal shows", |view| !view.messages.is_empty())
        .await?;

    let asked = page.here.requests();
    let idle = |path: &&String| {
        let path = format!("/widget/{path}");
        !asked.iter().any(|request| request.path == path)
    };
    let programs = input::dist()?.iter().map(|(path, _)| path);
    let idle: Vec<&String> = programs
        .filter(|path| path.ends_with(".js") || path.ends_with(".wasm"))
        .filter(|path| !FOR_OTHERS.contains(&path.as_str()))
        .filter(idle)
        .collect();
    assert!(idle.is_empty(), "{idle:?} did not run under the policy");
    assert_eq!(
        page.recorded::<Vec<String>>("violations").await?,
        Vec::<String>::new()
    );
    Ok(())
}

pub async fn nothing_is_asked_for_but_the_told_files(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    widget.click("[part~=cell]").await?;
    widget
        .until("the cell says why", |view| view.why.is_some())
        .await?;
    let asked = |requests: Vec<browser_tests::origin::Request>| {
        let mut paths: Vec<String> = requests
            .into_iter()
            .map(|request| format!("{} {}", request.method, request.path))
            .collect();
        paths.sort();
        paths
    };
    assert_eq!(
        asked(page.here.requests()),
        ["GET /", "GET /recorder.js", "GET /story.json"]
    );
    let files = [
        "GET /widget/who-can-use-widget.js",
        "GET /widget/who-can-use.js",
        "GET /widget/who-can-use.wasm",
    ];
    assert_eq!(asked(page.elsewhere.requests()), files);
    Ok(())
}

pub async fn no_cookie_goes_out_and_nothing_is_stored(page: &Page) -> Outcome {
    page.here.serve("/empty", Reply::html(host_page("")));
    page.open("/empty").await?;
    // Cookies do not part by port: without care, both origins would get it.
    page.driver()
        .execute("document.cookie = 'visit=1; path=/'", Vec::new())
        .await?;
    let widget = offices(page, "moment=\"start\"").await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    let stored = "const done = arguments[0]; \
                  Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker?.getRegistrations() ?? []]).then( \
                    (found) => done([document.cookie, localStorage.length, sessionStorage.length, ...found.map((all) => all.length)]), \
                    (error) => done(String(error)));";
    let stored: Value = page
        .driver()
        .execute_async(stored, Vec::new())
        .await?
        .convert()?;
    page.driver()
        .execute("document.cookie = 'visit=; path=/; max-age=0'", Vec::new())
        .await?;
    assert_eq!(stored, serde_json::json!(["visit=1", 0, 0, 0, 0, 0]));
    let here = page
        .here
        .requests()
        .into_iter()
        .filter(|request| request.path == "/story.json");
    let requests: Vec<_> = here.chain(page.elsewhere.requests()).collect();
    assert_eq!(requests.len(), 4);
    for request in requests {
        assert_eq!(request.cookie, None, "{} took a cookie along", request.path);
    }
    Ok(())
}

pub async fn the_host_page_stays_as_it_was(page: &Page) -> Outcome {
    page.here.serve("/story.json", Reply::json(input::OFFICES));
    let body = "<who-can-use id=\"story\" src=\"/story.json\" moment=\"start\">The events.</who-can-use><p id=\"after\">After</p>";
    page.show(body).await?;
    page.driver()
        .execute("location.hash = '#paragraph'", Vec::new())
        .await?;
    let state = "return [document.title, location.hash, history.length, document.head.innerHTML, document.adoptedStyleSheets.length, \
                 [document.documentElement, document.body].map((node) => [...node.attributes].map(({ name }) => name).join()), \
                 document.querySelector('#after').outerHTML, document.querySelector('#story').textContent, \
                 document.body.children.length, window.recorded.globals()]";
    let before: Value = page.run(state, &[]).await?;
    input::serve_dist(&page.elsewhere)?;
    let load = "const script = document.createElement('script'); script.type = 'module'; script.src = arguments[0]; \
                document.querySelector('#story').append(script);";
    page.driver()
        .execute(
            load,
            [Value::from(page.elsewhere.url("/widget/who-can-use.js"))],
        )
        .await?;
    let widget = page.widget("#story");
    widget.shown().await?;
    widget.click("[part~=next]").await?;
    widget
        .until("the trial is in force", |view| {
            view.matrix() == offices_at(1)
        })
        .await?;
    assert_eq!(page.run::<Value>(state, &[]).await?, before);
    Ok(())
}
