//! How many tests passed and failed, as the tests themselves say.

use std::fmt;

/// A number of tests by how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that held.
    pub passed: usize,
    /// Tests that did not hold, and checks that could not be carried out.
    pub failed: usize,
    /// Tests that were not run.
    pub ignored: usize,
}

impl Tally {
    /// The numbers in a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    ///
    /// Every other line says nothing.
    pub fn of(line: &str) -> Option<Self> {
        let counts = line.trim_start().strip_prefix("test result: ")?;
        let (_, counts) = counts.split_once(". ")?;
        let count = |what: &str| {
            let mut parts = counts.split(';').map(str::trim);
            parts.find_map(|part| part.strip_suffix(what)?.trim_end().parse().ok())
        };
        Some(Self {
            passed: count("passed")?,
            failed: count("failed")?,
            ignored: count("ignored").unwrap_or(0),
        })
    }

    /// Counts the tests of another tally as well.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_are_those_of_the_result_line() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.02s";
        assert_eq!(
            Tally::of(ok),
            Some(Tally {
                passed: 12,
                failed: 0,
                ignored: 1
            })
        );
        let failed = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s";
        assert_eq!(
            Tally::of(failed),
            Some(Tally {
                passed: 3,
                failed: 2,
                ignored: 0
            })
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "test a ... ok",
            "running 3 tests",
            "12 passed; 0 failed",
            "test result: ok",
            "",
        ] {
            assert_eq!(Tally::of(line), None, "{line}");
        }
    }

    #[test]
    fn tallies_add_up_and_say_so() {
        let mut sum = Tally::default();
        sum.add(Tally {
            passed: 2,
            failed: 1,
            ignored: 0,
        });
        sum.add(Tally {
            passed: 3,
            failed: 0,
            ignored: 4,
        });
        assert_eq!(
            sum,
            Tally {
                passed: 5,
                failed: 1,
                ignored: 4
            }
        );
        assert_eq!(sum.to_string(), "5 passed, 1 failed");
    }
}
