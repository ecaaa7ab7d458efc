//! Numbers as a language writes them, in the digits that all of its readers know.

use super::plural::Plural;
use super::{Phrase, Words, filled, nth};

/// A whole number in digits.
#[must_use]
pub fn numeral(number: usize) -> String {
    digits(number as u64, 1)
}

/// A number in digits, with zeros before it where it has fewer than so many.
///
/// Of one sort and without a formatter, whose code would be many times this.
#[inline(never)]
pub(in crate::view) fn digits(number: u64, least: usize) -> String {
    let (mut digits, mut rest) = (String::new(), number);
    while rest > 0 || digits.len() < least {
        digits.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
    }
    digits
}

impl Words {
    /// A number with its thousands parted, from five digits on.
    pub(super) fn grouped(&self, number: u64) -> String {
        let digits = digits(number, 1);
        if digits.len() < 5 {
            return digits;
        }
        let marks = self.text(Phrase::NumberMarks);
        let further = if nth(marks, 2) == "2" { 2 } else { 3 };
        let mut words = String::new();
        for (at, digit) in digits.char_indices() {
            let left = digits.len() - at;
            if at > 0 && left >= 3 && (left - 3).is_multiple_of(further) {
                words.push_str(nth(marks, 0));
            }
            words.push(digit);
        }
        words
    }

    /// "13.8 billion years ago", to three decimals, in the largest unit that the language counts in.
    pub(super) fn ago(&self, years: u64) -> String {
        let (mut unit, mut pattern) = (0, "");
        for entry in self.text(Phrase::Ago).split('|') {
            let Some((power, text)) = entry.split_once(':') else {
                continue;
            };
            let next = 10_u64.saturating_pow(power.parse().unwrap_or(6));
            // What rounds up to the next unit is told in it.
            if unit == 0 || years + unit / 2000 >= next {
                (unit, pattern) = (next, text);
            }
        }
        let thousandths = (years + unit / 2000) / (unit / 1000).max(1);
        let mut number = self.grouped(thousandths / 1000);
        let decimals = digits(thousandths % 1000, 3);
        let decimals = decimals.trim_end_matches('0');
        if !decimals.is_empty() {
            number.push_str(nth(self.text(Phrase::NumberMarks), 1));
            number.push_str(decimals);
        }
        let singular = thousandths == 1000
            || self.plural() == Plural::BelowTwoOther && (1000..2000).contains(&thousandths);
        let pattern = match pattern.split_once('/') {
            Some((one, _)) if singular => one,
            Some((_, more)) => more,
            None => pattern,
        };
        filled(pattern, &[("number", &number)])
    }
}
