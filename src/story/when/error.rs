//! What is wrong with a text that is not an EDTF date of level 0 or 1.

use core::fmt;

/// Why a text is not read as a date: where, what is wrong, and how to write it instead.
///
/// ```
/// use who_can_use::story::When;
///
/// let error = When::parse("2026-02-30").unwrap_err();
/// assert_eq!(error.position, 8);
/// assert_eq!(error.what, "February 2026 has 28 days");
/// assert_eq!(error.hint, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhenError {
    /// The byte of the text where it goes wrong; the length of the text when something is missing there.
    pub position: usize,
    /// What is wrong, as a sentence without its full stop.
    pub what: String,
    /// How to write it instead, as a clause that can follow a colon.
    pub hint: Option<String>,
}

impl fmt::Display for WhenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if let Some(hint) = &self.hint {
            f.write_str(": ")?;
            f.write_str(hint)?;
        }
        Ok(())
    }
}

impl core::error::Error for WhenError {}
