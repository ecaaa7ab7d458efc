//! When something happened, as precisely as it is known: an EDTF date, levels 0 and 1.

/// A point in time: seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar.
///
/// Reaches some 290 billion years either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

/// An EDTF date as written, with its bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    written: String,
}
