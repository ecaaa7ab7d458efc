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
impl When {
    pub fn parse(s: &str) -> Result<Self, String> {
        Ok(Self { written: s.into() })
    }
    pub fn written(&self) -> &str {
        &self.written
    }
    pub fn earliest(&self) -> Option<Instant> {
        let y = self.written.split('/').next()?;
        y.get(..4)?
            .parse::<i64>()
            .ok()
            .map(|y| Instant(y * 372 * 86400 + y_rest(&self.written, 0)))
    }
    pub fn latest(&self) -> Option<Instant> {
        let e = self.written.split('/').last()?;
        e.get(..4)?
            .parse::<i64>()
            .ok()
            .map(|y| Instant(y * 372 * 86400 + y_rest(e, 86400 * 371)))
    }
}
fn y_rest(s: &str, d: i64) -> i64 {
    let m = s.get(5..7).and_then(|m| m.parse::<i64>().ok());
    let dd = s.get(8..10).and_then(|m| m.parse::<i64>().ok());
    match (m, dd) {
        (Some(m), Some(dd)) => {
            (m - 1) * 31 * 86400 + (dd - 1) * 86400 + if d > 0 { 86399 } else { 0 }
        }
        (Some(m), None) => (m - 1) * 31 * 86400 + if d > 0 { 30 * 86400 + 86399 } else { 0 },
        _ => d,
    }
}
