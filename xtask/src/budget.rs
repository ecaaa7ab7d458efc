//! How many bytes a page may make its readers load for the widget.

use crate::failure::{Failure, Outcome};

/// The most that the code, JavaScript with its styles and wasm, may weigh in all: bytes, brotli 11.
pub const LIMIT: usize = 100_000;

/// What the code weighed when someone last looked at it: bytes, brotli 11.
///
/// It keeps growth from going unseen: whoever adds more than 2 % at once writes the new size here.
pub const RECORDED: usize = 97_971;

/// The most that the script a page names may weigh: bytes, gzip 9. Each page pays for it, read or not.
pub const LOADER: usize = 3_000;

/// Refuses a loader that is over its limit.
pub fn check_loader(weight: usize) -> Outcome<()> {
    if weight > LOADER {
        return Err(Failure::new(format!(
            "the loader weighs {weight} bytes with gzip, {} over the {LOADER} it may",
            weight - LOADER
        ))
        .hint("What is not for every page belongs into a module that is loaded on demand."));
    }
    Ok(())
}

/// Refuses code that is over the limit, or that grew more than 2 % over what is recorded.
pub fn check(weight: usize) -> Outcome<()> {
    against(weight, RECORDED, LIMIT)
}

fn against(weight: usize, recorded: usize, limit: usize) -> Outcome<()> {
    if weight > limit {
        return Err(Failure::new(format!(
            "the code weighs {weight} bytes, {} over the budget of {limit}",
            weight - limit
        ))
        .hint("Every reader pays for it: make it smaller. The limit is in xtask/src/budget.rs."));
    }
    if weight > recorded + recorded / 50 {
        return Err(Failure::new(format!(
            "the code weighs {weight} bytes, more than 2 % over the {recorded} on record"
        ))
        .hint("Find out why; if it is worth it, write the new size into xtask/src/budget.rs."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_the_very_limit_is_within_the_budget_and_a_byte_more_is_not() {
        assert!(against(130_000, 130_000, 130_000).is_ok());
        let failure = against(130_001, 130_000, 130_000).expect_err("it is over");
        assert!(
            failure.to_string().contains("1 over the budget of 130000"),
            "{failure}"
        );
    }

    #[test]
    fn a_loader_of_the_very_limit_is_let_through_and_a_byte_more_is_not() {
        assert!(check_loader(LOADER).is_ok());
        let failure = check_loader(LOADER + 1).expect_err("it is over");
        assert!(failure.to_string().contains("1 over the 3000"), "{failure}");
    }

    #[test]
    fn code_that_grew_by_more_than_two_percent_is_refused() {
        assert!(against(102_000, 100_000, 130_000).is_ok());
        let failure = against(102_001, 100_000, 130_000).expect_err("it grew");
        assert!(
            failure.to_string().contains("over the 100000 on record"),
            "{failure}"
        );
    }
}
