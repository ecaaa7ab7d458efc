//! Where something lies along the axis, in whole numbers: from seconds to the age of the universe.

/// How the axis counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Each event one step after the one before it, whatever time lies between.
    Steps,
    /// By the time that lies between.
    Time,
}

impl Scale {
    /// The name a stylesheet knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Time => "time",
        }
    }

    /// The least that a window shows: two events, or a minute.
    pub(super) fn least(self) -> u64 {
        match self {
            Self::Steps => 2 * STEP as u64,
            Self::Time => 60,
        }
    }
}

/// How much of an axis of equal steps one event takes.
pub(super) const STEP: i64 = 1000;

/// The whole of a window, in the parts that gestures count in.
pub(super) const WHOLE: i64 = 1_000_000;

/// A stretch of the axis, never empty: in seconds, or in thousandths of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    from: i64,
    to: i64,
}

impl Window {
    /// From one place to a later one.
    pub(super) fn new(from: i64, to: i64) -> Self {
        let from = from.min(i64::MAX - 1);
        Self {
            from,
            to: to.max(from + 1),
        }
    }

    pub(super) fn from(self) -> i64 {
        self.from
    }

    pub(super) fn to(self) -> i64 {
        self.to
    }

    pub(super) fn width(self) -> u64 {
        self.to.abs_diff(self.from)
    }

    pub(super) fn middle(self) -> i64 {
        self.reach(WHOLE / 2)
    }

    /// Whether any of a stretch lies in it.
    pub(super) fn meets(self, from: i64, to: i64) -> bool {
        from <= self.to && to >= self.from
    }

    /// How far along a place is, in thousandths; what lies outside is at the nearer end.
    pub(super) fn at(self, place: i64) -> usize {
        let width = self.width();
        let offset = place.max(self.from).abs_diff(self.from).min(width);
        // Leaves ten bits for the factor: no width overflows, and the order of places stays.
        let shift = excess(width, 53);
        ((offset >> shift) * 1000 / (width >> shift)) as usize
    }

    /// The place so many millionths along; less than nothing or more than the whole is outside.
    pub(super) fn reach(self, millionths: i64) -> i64 {
        let width = self.width();
        let shift = excess(width, 40);
        let along = (width >> shift).saturating_mul(millionths.unsigned_abs()) / WHOLE as u64;
        let along = i64::try_from(along.min(i64::MAX as u64 >> shift) << shift).unwrap_or(i64::MAX);
        if millionths < 0 {
            self.from.saturating_sub(along)
        } else {
            self.from.saturating_add(along)
        }
    }

    /// This stretch, no less than that wide, moved so that it lies within the whole; none for all of it.
    pub(super) fn within(self, whole: Self, least: u64) -> Option<Self> {
        let width = self.width().max(least);
        if width >= whole.width() {
            return None;
        }
        let from = if self.width() < least {
            self.middle().saturating_sub_unsigned(width / 2)
        } else {
            self.from
        };
        let last = whole.to.saturating_sub_unsigned(width);
        let from = from.clamp(whole.from, last);
        Some(Self::new(from, from.saturating_add_unsigned(width)))
    }

    /// As wide, with that place in the middle.
    pub(super) fn around(self, place: i64) -> Self {
        let from = place.saturating_sub_unsigned(self.width() / 2);
        Self::new(from, from.saturating_add_unsigned(self.width()))
    }
}

/// By how many bits a number is longer than that many.
fn excess(number: u64, bits: u32) -> u32 {
    (u64::BITS - number.leading_zeros()).saturating_sub(bits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The age of the universe in seconds.
    const AGE: i64 = 435_500_000_000_000_000;

    #[test]
    fn places_are_thousandths_of_the_way() {
        let table = [
            ((0, 10), 5, 500),
            ((0, 10), -3, 0),
            ((0, 10), 13, 1000),
            ((-AGE, 0), -AGE / 2, 500),
            ((i64::MIN, i64::MAX), 0, 500),
            ((i64::MIN, i64::MAX), i64::MAX, 1000),
        ];
        for ((from, to), place, expected) in table {
            assert_eq!(
                Window::new(from, to).at(place),
                expected,
                "{place} in {from}..{to}"
            );
        }
    }

    #[test]
    fn a_window_zooms_and_pans_within_the_whole() {
        let whole = Window::new(0, 1_000);
        let part = |from, to| Window::new(whole.reach(from), whole.reach(to)).within(whole, 10);
        assert_eq!(part(250_000, 750_000), Some(Window::new(250, 750)));
        assert_eq!(part(-250_000, 250_000), Some(Window::new(0, 500)));
        assert_eq!(part(900_000, 1_400_000), Some(Window::new(500, 1_000)));
        assert_eq!(part(500_000, 500_001), Some(Window::new(495, 505)));
        assert_eq!(part(-500_000, 1_500_000), None);
    }

    proptest! {
        #[test]
        fn places_keep_their_order_and_stay_on_the_axis(
            from: i64, to: i64, one: i64, other: i64,
        ) {
            let window = Window::new(from.min(to), from.max(to));
            let (one, other) = (one.min(other), one.max(other));
            prop_assert!(window.at(one) <= window.at(other));
            prop_assert!(window.at(other) <= 1000);
        }

        #[test]
        fn no_gesture_leaves_the_whole(
            from: i64, to: i64, least in 1..100_000_u64, a in -4_000_000..4_000_000_i64, b in -4_000_000..4_000_000_i64,
        ) {
            let whole = Window::new(from.min(to), from.max(to));
            let part = Window::new(whole.reach(a.min(b)), whole.reach(a.max(b)));
            if let Some(part) = part.within(whole, least) {
                prop_assert!(part.from >= whole.from && part.to <= whole.to);
                prop_assert!(part.width() >= least);
            }
        }
    }
}
