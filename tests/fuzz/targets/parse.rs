//! Any text, read as a date and as a story.

#![no_main]

#[path = "../../robustness/soundness.rs"]
mod soundness;

use libfuzzer_sys::fuzz_target;
use who_can_use::story::When;

fuzz_target!(|text: &str| {
    match When::parse(text) {
        Ok(when) => {
            assert_eq!(when.written(), text);
            if let (Some(earliest), Some(latest)) = (when.earliest(), when.latest()) {
                assert!(earliest <= latest);
            }
        }
        Err(error) => {
            assert!(error.position <= text.len());
            assert!(text.is_char_boundary(error.position));
        }
    }
    soundness::sound(text);
});
