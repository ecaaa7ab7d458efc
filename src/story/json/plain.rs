//! How far a text goes on as it is.

/// How many bytes there are at least before one that a text does not hold as it is. Eight are looked at in one go,
/// since most of a story is texts, and a browser has not made this code fast yet when it comes to read one.
pub(super) fn plain(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 255;
    let below = |word: u64, least: u64| word.wrapping_sub(EACH * least) & !word & (EACH << 7);
    let is = |word: u64, byte: u8| below(word ^ (EACH * u64::from(byte)), 1);
    let (words, _) = bytes.as_chunks();
    let plain = words.iter().take_while(|word| {
        let word = u64::from_le_bytes(**word);
        below(word, 0x20) | is(word, b'"') | is(word, b'\\') == 0
    });
    plain.count() * 8
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_byte_that_a_text_does_not_hold_as_it_is_is_stepped_over() {
        for byte in 0..=u8::MAX {
            let is_plain = byte >= b' ' && byte != b'"' && byte != b'\\';
            for at in 0..16 {
                let mut text = [b'a'; 16];
                if let Some(place) = text.get_mut(at) {
                    *place = byte;
                }
                let until = if is_plain { 16 } else { at / 8 * 8 };
                assert_eq!(plain(&text), until, "{byte} at {at}");
            }
        }
    }
}
