//! The order of a wasm's functions: those that resemble one another stand together, which compresses better.

use std::collections::{HashMap, HashSet};

use crate::failure::{Failure, Outcome};

/// How many bytes have to be the same for two functions to resemble one another.
const SAME: usize = 4;

/// What more functions than this have in common says nothing of their similarity.
const COMMON: usize = 400;

/// The wasm with names for its functions, for wasm-opt to order them by: 1,600 bytes less of 104,600.
///
/// It begins with the longest function. After each comes the one that has most in common with it, for its
/// length.
pub fn named(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let (imported, functions) = functions(wasm).ok_or_else(|| {
        Failure::new("wasm-opt wrote a wasm that this build cannot read")
            .hint("The format of a section may have changed: look at xtask/src/similarity.rs.")
    })?;
    let mut names = Vec::new();
    put(&mut names, functions.len());
    let mut ranks = vec![0; functions.len()];
    for (rank, function) in ordered(&functions).into_iter().enumerate() {
        ranks[function] = rank;
    }
    for (function, rank) in ranks.into_iter().enumerate() {
        put(&mut names, imported + function);
        put_text(&mut names, &format!("{rank:05}"));
    }
    let mut section = Vec::new();
    put_text(&mut section, "name");
    // The names of functions are the first of its parts.
    section.push(1);
    put(&mut section, names.len());
    section.append(&mut names);
    let mut named = wasm.to_vec();
    named.push(CUSTOM);
    put(&mut named, section.len());
    named.append(&mut section);
    Ok(named)
}

/// The functions in their new order.
fn ordered(functions: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<HashSet<&[u8]>> = functions
        .iter()
        .map(|function| function.windows(SAME).collect())
        .collect();
    let mut sharing: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            sharing.entry(piece).or_default().push(function);
        }
    }
    sharing.retain(|_, functions| (2..COMMON).contains(&functions.len()));
    let mut left: Vec<bool> = vec![true; functions.len()];
    let mut order = Vec::with_capacity(functions.len());
    let longest = |left: &[bool]| {
        let left = (0..functions.len()).filter(|&function| left[function]);
        left.max_by_key(|&function| (functions[function].len(), usize::MAX - function))
    };
    let mut next = longest(&left);
    while let Some(function) = next {
        left[function] = false;
        order.push(function);
        let mut shared = vec![0_usize; functions.len()];
        for other in pieces[function]
            .iter()
            .filter_map(|piece| sharing.get(piece))
            .flatten()
        {
            shared[*other] += usize::from(left[*other]);
        }
        // In whole numbers, so that every machine finds the same order. A longer function shares more with any.
        let more_similar = |one: &usize, other: &usize| {
            let [(one_shared, one_length), (other_shared, other_length)] = [one, other]
                .map(|function| (shared[*function] as u128, pieces[*function].len() as u128));
            let by_similarity = (one_shared.pow(2) * (other_length + 1))
                .cmp(&(other_shared.pow(2) * (one_length + 1)));
            by_similarity.then(other.cmp(one))
        };
        let like = (0..functions.len()).filter(|&other| shared[other] > 0);
        next = like.max_by(more_similar).or_else(|| longest(&left));
    }
    order
}

/// The numbers of the sections that are read (WebAssembly, "Binary Format", "Modules").
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;

/// How many functions are imported, and the bytes of each of the others.
fn functions(wasm: &[u8]) -> Option<(usize, Vec<&[u8]>)> {
    let mut wasm = Bytes(wasm.strip_prefix(b"\0asm\x01\0\0\0")?);
    let (mut imported, mut functions) = (0, Vec::new());
    while !wasm.0.is_empty() {
        let number = wasm.byte()?;
        let mut section = Bytes(wasm.counted()?);
        match number {
            IMPORTS => {
                for _ in 0..section.number()? {
                    section.counted()?;
                    section.counted()?;
                    imported += usize::from(section.import()?);
                }
            }
            CODE => {
                for _ in 0..section.number()? {
                    functions.push(section.counted()?);
                }
            }
            _ => {}
        }
    }
    Some((imported, functions))
}

/// What is left to read.
struct Bytes<'w>(&'w [u8]);

impl<'w> Bytes<'w> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// A number as LEB128 writes it.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// As many bytes as a number before them says.
    fn counted(&mut self) -> Option<&'w [u8]> {
        let count = self.number()?;
        let (counted, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(counted)
    }

    /// Steps over what an import is, and says whether it is a function.
    fn import(&mut self) -> Option<bool> {
        let sort = self.byte()?;
        match sort {
            // A function: its type.
            0 => {
                self.number()?;
            }
            // A table, after what is in it, or a memory: its limits.
            1 | 2 => {
                if sort == 1 {
                    self.byte()?;
                }
                let has_most = self.byte()? & 1 == 1;
                self.number()?;
                if has_most {
                    self.number()?;
                }
            }
            // A global: its type, and whether it changes.
            3 => {
                self.byte()?;
                self.byte()?;
            }
            _ => return None,
        }
        Some(sort == 0)
    }
}

fn put(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len());
    out.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_resemble_one_another_come_together() {
        let functions: [&[u8]; 4] = [b"abcdefgh", b"12345678", b"abcdefgx", b"1234567"];
        assert_eq!(ordered(&functions), [0, 2, 1, 3]);
    }

    #[test]
    fn names_stand_at_the_functions_behind_those_that_are_imported() {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        // One imported function, m.f, of the first type, and a memory, m.m, of at least one page.
        wasm.extend(b"\x02\x0e\x02\x01m\x01f\x00\x00\x01m\x01m\x02\x00\x01");
        // Two functions of no locals: one that ends, and one that traps first.
        wasm.extend(b"\x0a\x08\x02\x02\x00\x0b\x03\x00\x00\x0b");
        let named = named(&wasm).expect("it can be read");
        let (before, section) = named.split_at(wasm.len());
        assert_eq!(before, wasm);
        assert_eq!(
            section,
            b"\x00\x16\x04name\x01\x0f\x02\x01\x0500001\x02\x0500000"
        );
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        assert!(named(b"<!doctype html>").is_err());
        assert!(named(b"\0asm\x01\0\0\0\x0a\x7f").is_err());
    }
}
