//! What readers see of pages that are built with the npm package, in Chromium, Firefox and WebKit.
//!
//! Apart from the tests of the element itself, because it needs what `cargo xtask test package` builds; the
//! sources of the pages are in `tests/package`.

use std::process::ExitCode;

use browser_tests::{suite, tests};

mod bundlers;
mod frameworks;

fn main() -> ExitCode {
    let tests = tests![
        bundlers::vite_brings_every_file,
        bundlers::webpack_brings_every_file,
        bundlers::esbuild_brings_every_file,
        bundlers::no_bundler_is_needed,
        frameworks::react_passes_attributes_properties_and_events,
        frameworks::vue_passes_attributes_properties_and_events,
    ];
    suite::run(&tests).unwrap_or_else(|failure| {
        eprintln!("{failure}");
        ExitCode::FAILURE
    })
}
