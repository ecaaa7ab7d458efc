//! Why a test could not go on.

use std::fmt;

/// A sentence for the person who reads the test's result.
#[derive(Debug)]
pub struct Failure(String);

/// What a test, or a step of one, comes to.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure with this sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<thirtyfour::error::WebDriverError> for Failure {
    fn from(error: thirtyfour::error::WebDriverError) -> Self {
        Self(format!("the browser's driver answered: {error}"))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self(format!(
            "the page's answer has another shape than expected: {error}"
        ))
    }
}
