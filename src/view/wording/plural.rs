//! Which form of a phrase goes with a count.

/// A plural rule of the Unicode CLDR, for whole numbers from 1: for none, every phrase has a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plural {
    /// One form for all: Chinese, Japanese.
    Other,
    /// One, and others: English, German, Spanish.
    OneOther,
    /// The same for whole numbers, while "1.5 million" goes with one: French, Hindi, Portuguese.
    BelowTwoOther,
    /// One, two, and others: Hebrew.
    OneTwoOther,
    /// One, two, few, many, and others: Arabic.
    OneTwoFewManyOther,
}

impl Plural {
    /// The rule of that name, as a language's file has it.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "other" => Self::Other,
            "below-two-other" => Self::BelowTwoOther,
            "one-two-other" => Self::OneTwoOther,
            "one-two-few-many-other" => Self::OneTwoFewManyOther,
            _ => Self::OneOther,
        }
    }

    /// How many forms it has, without the one for none.
    pub(super) fn forms(self) -> usize {
        match self {
            Self::Other => 1,
            Self::OneOther | Self::BelowTwoOther => 2,
            Self::OneTwoOther => 3,
            Self::OneTwoFewManyOther => 5,
        }
    }

    /// Which of a phrase's forms goes with a count. That for none comes last.
    pub(super) fn form(self, count: usize) -> usize {
        match (self, count) {
            (_, 0) => self.forms(),
            (Self::Other, _) => 0,
            (Self::OneOther | Self::BelowTwoOther, _) => usize::from(count > 1),
            (Self::OneTwoOther, _) => count.min(3) - 1,
            (Self::OneTwoFewManyOther, 1 | 2) => count - 1,
            (Self::OneTwoFewManyOther, _) => match count % 100 {
                3..=10 => 2,
                11.. => 3,
                _ => 4,
            },
        }
    }
}
