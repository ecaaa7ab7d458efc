//! Every test in every engine, as results of their own.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

use crate::engine::{Browser, Engine};
use crate::{Failure, Outcome, Page, driver};

/// When a test is given up: only a page or driver that hangs takes this long.
const LIMIT: Duration = Duration::from_secs(300);

/// How long a page whose test has failed may take to tell what it recorded.
const TOLD: Duration = Duration::from_secs(10);

/// A test: what it claims, and how it looks.
#[derive(Debug, Clone, Copy)]
pub struct Test {
    /// Its path, which reads as a sentence.
    pub name: &'static str,
    /// What it does with a fresh page.
    pub run: for<'p> fn(&'p Page) -> Pin<Box<dyn Future<Output = Outcome> + 'p>>,
}

/// Lists async functions of `&Page` as tests, each under its own path.
#[macro_export]
macro_rules! tests {
    ($($test:path),* $(,)?) => {
        vec![$($crate::suite::Test { name: stringify!($test), run: |page| Box::pin($test(page)) }),*]
    };
}

/// One engine's browser, which its tests take in turns.
#[derive(Debug)]
enum Turn {
    Idle,
    Running(Browser),
    Unavailable(String),
}

/// Runs the tests that the command line asks for, in every engine, and leaves with cargo's exit code.
///
/// # Errors
/// When there is no runtime or no temporary folder to start with.
pub fn run(tests: &[Test]) -> Outcome<std::process::ExitCode> {
    let mut arguments = Arguments::from_args();
    // An engine runs one test at a time, and its processes keep a core busy.
    arguments.test_threads = arguments.test_threads.or(Some(2));

    let unavailable = |error| Failure::new(format!("the browser tests cannot begin: {error}"));
    let runtime = Arc::new(Runtime::new().map_err(unavailable)?);
    let folder = tempfile::Builder::new()
        .prefix("who-can-use-")
        .tempdir()
        .map_err(unavailable)?;
    runtime.spawn(end_with_signal(folder.path().to_owned()));

    let turns = Engine::ALL.map(|engine| (engine, Arc::new(Mutex::new(Turn::Idle))));
    let mut trials = Vec::new();
    for test in tests {
        for (engine, turn) in &turns {
            let (test, engine, turn) = (*test, *engine, Arc::clone(turn));
            let (runtime, folder) = (Arc::clone(&runtime), folder.path().to_owned());
            let name = format!("{}::{}", engine.name(), test.name);
            trials.push(Trial::test(name, move || {
                runtime
                    .block_on(take(test, engine, &turn, &folder))
                    .map_err(Failed::from)
            }));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    runtime.block_on(async {
        for (_, turn) in turns {
            if let Turn::Running(browser) = std::mem::replace(&mut *turn.lock().await, Turn::Idle) {
                browser.quit().await;
            }
        }
    });
    Ok(conclusion.exit_code())
}

/// One test in one engine, in a tab that has forgotten the test before.
async fn take(test: Test, engine: Engine, turn: &Mutex<Turn>, folder: &Path) -> Outcome {
    let mut turn = turn.lock().await;
    let page = match fresh(engine, &mut turn, folder).await {
        Ok(page) => page,
        Err(failure) => return Err(failure),
    };
    let Ok(outcome) = tokio::time::timeout(LIMIT, caught((test.run)(&page))).await else {
        // Whatever hangs must not hang the next test.
        *turn = Turn::Idle;
        let seconds = LIMIT.as_secs();
        return Err(Failure::new(format!("not done after {seconds} seconds")));
    };
    let Err(failure) = outcome else {
        return Ok(());
    };
    // A page that is lost has nothing more to tell.
    let told = tokio::time::timeout(TOLD, page.errors()).await;
    let told = told.unwrap_or_else(|_| Ok(Vec::new()));
    Err(Failure::new(match told {
        Ok(errors) if errors.is_empty() => failure.to_string(),
        Ok(errors) => format!("{failure}\nThe page told:\n{}", errors.join("\n")),
        Err(unheard) => format!("{failure}\nWhat the page told is not known: {unheard}"),
    }))
}

/// What a test comes to, where it panics too: its assertions do.
async fn caught(test: impl Future<Output = Outcome>) -> Outcome {
    let mut test = std::pin::pin!(test);
    std::future::poll_fn(|context| {
        let poll = AssertUnwindSafe(|| test.as_mut().poll(context));
        std::panic::catch_unwind(poll).unwrap_or_else(|panic| {
            let words = panic.downcast_ref::<String>().map(String::as_str);
            let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
            let words = words.unwrap_or("it panicked without a word");
            Poll::Ready(Err(Failure::new(words)))
        })
    })
    .await
}

async fn fresh(engine: Engine, turn: &mut Turn, folder: &Path) -> Outcome<Page> {
    if let Turn::Running(browser) = &*turn {
        if let Ok(page) = Page::fresh(browser).await {
            return Ok(page);
        }
        // The test before took the browser down with it, and has failed for that; this one has not begun.
        *turn = Turn::Idle;
    }
    if matches!(turn, Turn::Idle) {
        *turn = match engine.start(folder).await {
            Ok(browser) => Turn::Running(browser),
            Err(failure) => Turn::Unavailable(failure.to_string()),
        };
    }
    match &*turn {
        Turn::Running(browser) => Page::fresh(browser).await,
        Turn::Unavailable(why) => Err(Failure::new(why.clone())),
        Turn::Idle => Err(Failure::new("the browser was not started")),
    }
}

/// Ctrl-C and a polite kill leave no browser and no folder behind.
pub async fn end_with_signal(folder: PathBuf) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
    driver::end_all();
    let _ = std::fs::remove_dir_all(folder);
    std::process::exit(130);
}
