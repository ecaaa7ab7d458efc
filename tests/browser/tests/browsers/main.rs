//! What readers and host pages see, in Chromium, Firefox and WebKit.
//!
//! Each test is listed here once and runs in every engine; `cargo test -p browser-tests -- firefox::demo`
//! runs some of them. It needs what `cargo xtask dist` builds and `cargo xtask test` installs.

use std::process::ExitCode;

use browser_tests::{suite, tests};

mod demo;

fn main() -> ExitCode {
    let tests = tests![
        demo::the_demo_page_shows_the_story,
        demo::axe_finds_nothing_in_light,
        demo::axe_finds_nothing_in_dark,
        demo::axe_finds_nothing_on_a_small_phone,
        demo::a_small_phone_scrolls_only_down,
    ];
    suite::run(&tests).unwrap_or_else(|failure| {
        eprintln!("{failure}");
        ExitCode::FAILURE
    })
}
