//! Drives Chromium, Firefox and WebKit over WebDriver, to see what readers and host pages see.
//!
//! What may live here: starting browsers, serving pages, and looking into the element from outside, through
//! nothing but its documented surface. What must not: the crate `who-can-use` itself. These tests know
//! `dist/` and the DOM, so that they would hold against any other making of the element.
//!
//! In reading order:
//!
//! - [`origin`] and [`reply`]: the web sites of a test, each on a loopback port of its own, where headers,
//!   status and broken bodies are data.
//! - [`input`]: the files under test, and the fixture stories.
//! - [`program`], [`driver`] and [`engine`]: the three browsers, found, started and ended.
//! - [`page`] and [`widget`]: a browser tab for one test, and an element in it.
//! - [`audit`]: axe, run in the page.
//! - [`suite`]: every test in every engine, as separate results that `cargo test` prints.
//!
//! The tests are in `tests/browsers`. Nothing is tried twice and nothing is skipped: a browser that is not
//! there is a failure that says so. Waiting means asking again until a condition holds or a deadline passes.

pub mod audit;
pub mod driver;
pub mod engine;
pub mod failure;
pub mod input;
pub mod origin;
pub mod page;
pub mod program;
pub mod reply;
pub mod suite;
pub mod widget;

pub use failure::{Failure, Outcome};
pub use origin::Origin;
pub use page::Page;
pub use reply::Reply;
pub use widget::Widget;
