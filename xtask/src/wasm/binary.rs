//! The binary format of wasm, as far as the build reads and writes it (WebAssembly, "Binary Format").

/// What every wasm begins with: its mark, and the version of the format.
const BEGINNING: &[u8] = b"\0asm\x01\0\0\0";

/// The numbers of the sections that are read.
pub const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
pub const CODE: u8 = 10;

/// The name of the section with the names of functions, and the number of its part that holds them.
pub const NAMES: &str = "name";
pub const OF_FUNCTIONS: u8 = 1;

/// The sections of a wasm, each by its number and with its content. None where it is no wasm.
pub fn sections(wasm: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut wasm = Bytes(wasm.strip_prefix(BEGINNING)?);
    let mut sections = Vec::new();
    while !wasm.0.is_empty() {
        sections.push((wasm.byte()?, wasm.counted()?));
    }
    Some(sections)
}

/// The wasm of these sections.
pub fn wasm<'s>(sections: impl IntoIterator<Item = (u8, &'s [u8])>) -> Vec<u8> {
    let mut wasm = BEGINNING.to_vec();
    for (number, content) in sections {
        put_section(&mut wasm, number, content);
    }
    wasm
}

/// How many functions the wasm imports.
pub fn imported(sections: &[(u8, &[u8])]) -> Option<usize> {
    let mut imported = 0;
    for (_, content) in sections.iter().filter(|(number, _)| *number == IMPORTS) {
        let mut section = Bytes(content);
        for _ in 0..section.number()? {
            section.counted()?;
            section.counted()?;
            imported += usize::from(section.import()?);
        }
    }
    Some(imported)
}

/// The numbers of the functions that the wasm exports.
pub fn exported(sections: &[(u8, &[u8])]) -> Option<Vec<usize>> {
    let mut exported = Vec::new();
    for (_, content) in sections.iter().filter(|(number, _)| *number == EXPORTS) {
        let mut section = Bytes(content);
        for _ in 0..section.number()? {
            section.counted()?;
            let (sort, number) = (section.byte()?, section.number()?);
            if sort == FUNCTION {
                exported.push(number);
            }
        }
    }
    Some(exported)
}

/// The bytes of each function that is not imported.
pub fn functions(code: &[u8]) -> Option<Vec<&[u8]>> {
    let mut code = Bytes(code);
    let count = code.number()?;
    (0..count).map(|_| code.counted()).collect()
}

/// The names of functions, each behind its number. A wasm without names has none.
pub fn names<'s>(sections: &[(u8, &'s [u8])]) -> Option<Vec<(usize, &'s str)>> {
    let mut names = Vec::new();
    for (_, content) in sections.iter().filter(|(number, _)| *number == CUSTOM) {
        let mut section = Bytes(content);
        if section.counted()? != NAMES.as_bytes() {
            continue;
        }
        while !section.0.is_empty() {
            let part = section.byte()?;
            let mut content = Bytes(section.counted()?);
            if part == OF_FUNCTIONS {
                for _ in 0..content.number()? {
                    let function = content.number()?;
                    names.push((function, str::from_utf8(content.counted()?).ok()?));
                }
            }
        }
    }
    Some(names)
}

/// The number by which imports and exports say that they are functions.
const FUNCTION: u8 = 0;

/// What is left to read.
pub struct Bytes<'w>(pub &'w [u8]);

impl<'w> Bytes<'w> {
    pub fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// A number as LEB128 writes it.
    pub fn number(&mut self) -> Option<usize> {
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
            // Its type.
            FUNCTION => {
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
        Some(sort == FUNCTION)
    }
}

/// Writes a number as LEB128.
pub fn put(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes bytes behind their number.
pub fn put_counted(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len());
    out.extend(bytes);
}

/// Writes a section.
pub fn put_section(out: &mut Vec<u8>, number: u8, content: &[u8]) {
    out.push(number);
    put_counted(out, content);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wasm_is_written_as_it_was_read() {
        // One imported function, m.f, of the first type, and a memory, m.m, of at least one page.
        let mut small =
            b"\0asm\x01\0\0\0\x02\x0e\x02\x01m\x01f\x00\x00\x01m\x01m\x02\x00\x01".to_vec();
        // It exports the second of two functions of no locals: one that ends, and one that traps first. That is called f.
        small.extend(b"\x07\x05\x01\x01x\x00\x02");
        small.extend(b"\x0a\x08\x02\x02\x00\x0b\x03\x00\x00\x0b");
        small.extend(b"\x00\x0b\x04name\x01\x04\x01\x02\x01f");
        let sections = sections(&small).expect("it is wasm");
        assert_eq!(wasm(sections.iter().copied()), small);
        assert_eq!(imported(&sections), Some(1));
        assert_eq!(exported(&sections), Some(vec![2]));
        assert_eq!(
            functions(sections[2].1).expect("it has two"),
            [&b"\x00\x0b"[..], b"\x00\x00\x0b"]
        );
        assert_eq!(names(&sections).expect("it has one"), [(2, "f")]);
    }

    #[test]
    fn what_is_no_wasm_has_no_sections() {
        assert_eq!(sections(b"<!doctype html>"), None);
        assert_eq!(sections(b"\0asm\x01\0\0\0\x0a\x7f"), None);
    }
}
