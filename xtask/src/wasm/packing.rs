//! The form in which readers get the wasm: its instructions apart from the numbers that follow them, like with like,
//! which compresses better. `src/packing.js` puts it together again.
//!
//! To every server and tool a packed wasm is one as well, with no functions, in whose only section the other is. There
//! stand, behind how many bytes of them there are and how long the whole is: the kinds of instructions, each as its
//! first and what follows it; the streams of what follows them, each as its number and its length; what is in the
//! streams. Last come all instructions. So all else is there when they begin to arrive, and while they do, functions
//! are put together and compiled.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::binary::{self, Bytes, CODE, CUSTOM};
use super::instructions::{self, BYTES, Follows, KINDS};
use crate::environment::{Environment, piped};
use crate::failure::{Failure, Outcome};
use crate::project;

/// The name of the section that a packed wasm is in.
const NAME: &str = "packed";

/// How many bytes the script keeps free for the length of a function.
const LONGEST_OF_FUNCTION: u32 = 3;

const BLOCK: u8 = 0x02;
const IF: u8 = 0x04;
const END: u8 = 0x0b;

/// The streams of what follows no instruction: all up to the first function, the local variables of each function, and
/// all after the last. No instruction of the first kind has anything after it, so their numbers are free.
const BEFORE: usize = 0;
const LOCALS: usize = 1;
const AFTER: usize = 2;

/// How many streams a kind has, and how far from a first number's the one of those after it is.
const KIND: usize = 128;
const SECOND: usize = 64;

/// The wasm in the form in which readers get it. None where it has what this build does not know.
pub fn packed(wasm: &[u8]) -> Option<Vec<u8>> {
    let sections = binary::sections(wasm)?;
    let place = sections.iter().position(|(number, _)| *number == CODE)?;
    let (before, rest) = sections.split_at(place);
    let ((_, code), after) = rest.split_first()?;
    let functions = binary::functions(code)?;

    let mut streams = Streams::default();
    let mut whole = binary::wasm(before.iter().copied());
    whole.push(CODE);
    binary::put(&mut whole, code.len());
    binary::put(&mut whole, functions.len());
    *streams.of(BEFORE) = whole;
    for (number, content) in after {
        binary::put_section(streams.of(AFTER), *number, content);
    }
    for function in functions {
        streams.put_function(function)?;
    }
    Some(streams.written(wasm.len()))
}

/// What the script that readers have makes of a packed wasm which comes piece by piece.
pub fn unpacked(wasm: &Path, environment: &Environment) -> Outcome<Vec<u8>> {
    let script = project::text(&project::root().join("src/packing.js"))? + PIECE_BY_PIECE;
    let mut node = environment.command("node");
    node.args(["--input-type=module", "-"]).arg(wasm);
    let printed = piped(&mut node, &script)?;
    let unreadable = |error| Failure::new(format!("node printed no wasm: {error}"));
    BASE64.decode(printed).map_err(unreadable)
}

/// The wasm whose path this is told, in pieces as they may come, to its end.
const PIECE_BY_PIECE: &str = "
    import { readFileSync } from \"node:fs\";
    const [packed, unpack, made] = [readFileSync(process.argv[2]), unpacker(), []];
    for (let end = 0, piece = 1; end < packed.length; piece += 7) {
        end = Math.min(end + piece, packed.length);
        made.push(unpack(packed.subarray(0, end), end === packed.length));
    }
    process.stdout.write(Buffer.concat(made).toString(\"base64\"));
";

#[derive(Default)]
struct Streams {
    instructions: Vec<u8>,
    following: BTreeMap<usize, Vec<u8>>,
}

impl Streams {
    fn of(&mut self, stream: usize) -> &mut Vec<u8> {
        self.following.entry(stream).or_default()
    }

    fn put_function(&mut self, function: &[u8]) -> Option<()> {
        if function.len() >> (7 * LONGEST_OF_FUNCTION) > 0 {
            return None;
        }
        let mut function = Bytes(function);
        self.put_following(Follows::Sorts, LOCALS, &mut function)?;
        let mut depth = 1_u32;
        while depth > 0 {
            let instruction = function.byte()?;
            self.instructions.push(instruction);
            match instruction {
                BLOCK..=IF => depth += 1,
                END => depth -= 1,
                _ => {}
            }
            let kind = instructions::kind(instruction);
            let (_, what) = *KINDS.get(kind)?;
            let mut stream = kind * KIND;
            if what == Follows::ByNext {
                let mut next = Bytes(function.0);
                next.number()?;
                stream += instructions::kind(next.byte()?);
            }
            self.put_following(what, stream, &mut function)?;
        }
        function.0.is_empty().then_some(())
    }

    fn put_following(
        &mut self,
        what: Follows,
        stream: usize,
        function: &mut Bytes<'_>,
    ) -> Option<()> {
        match what {
            Follows::Nothing => {}
            Follows::Unknown => return None,
            Follows::FourBytes | Follows::EightBytes => {
                for _ in BYTES..what as u8 {
                    self.of(stream).push(function.byte()?);
                }
            }
            _ => {
                let first = self.moved(function, stream)?;
                for _ in 0..what.more(first)? {
                    self.moved(function, stream + SECOND)?;
                }
            }
        }
        Some(())
    }

    /// Moves a number to a stream and gives it: what fits in of one that is too large or below zero.
    fn moved(&mut self, function: &mut Bytes<'_>, stream: usize) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = function.byte()?;
            self.of(stream).push(byte);
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// The packed wasm, for a whole of this length.
    fn written(&self, whole: usize) -> Vec<u8> {
        let mut lists = Vec::new();
        binary::put(&mut lists, KINDS.len());
        for (first, follows) in KINDS {
            lists.extend([first, follows as u8]);
        }
        binary::put(&mut lists, self.following.len());
        for (stream, content) in &self.following {
            binary::put(&mut lists, *stream);
            binary::put(&mut lists, content.len());
        }
        let following = self.following.values().flatten();
        let first: Vec<u8> = lists.iter().chain(following).copied().collect();

        let mut section = Vec::new();
        binary::put_counted(&mut section, NAME.as_bytes());
        binary::put(&mut section, first.len());
        binary::put(&mut section, whole);
        section.extend(first);
        section.extend(&self.instructions);
        // Of each instruction the next one is looked at.
        section.push(0);
        binary::wasm([(CUSTOM, section.as_slice())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wasm of one type and one function with this body, and a section after it.
    fn wasm_of(body: &[u8]) -> Vec<u8> {
        let mut code = vec![1];
        binary::put_counted(&mut code, body);
        let sections: [(u8, &[u8]); 4] = [
            (1, b"\x01\x60\0\0"),
            (3, b"\x01\0"),
            (CODE, &code),
            (CUSTOM, b"\x01x"),
        ];
        binary::wasm(sections)
    }

    #[test]
    fn what_follows_instructions_stands_before_all_of_them() {
        // One local, an i32. const 5, set it, get it, const 700, add, drop, end.
        let body = b"\x01\x01\x7f\x41\x05\x21\0\x20\0\x41\xbc\x05\x6a\x1a\x0b";
        let packed = packed(&wasm_of(body)).expect("it is wasm");
        assert!(packed.ends_with(b"\x41\x21\x20\x41\x6a\x1a\x0b\0"));
        // Of the two constants each has a stream, for another kind comes next: the second stands before an addition.
        let five = packed.windows(3).any(|part| part == b"\x05\xbc\x05");
        assert!(five, "{packed:x?}");
    }

    #[test]
    fn what_is_packed_is_a_wasm_of_one_section_without_meaning() {
        let packed = packed(&wasm_of(b"\0\x0b")).expect("it is wasm");
        let sections = binary::sections(&packed).expect("so is this");
        let [(CUSTOM, section)] = sections.as_slice() else {
            panic!("{sections:?}")
        };
        assert_eq!(Bytes(section).number(), Some(NAME.len()));
        assert_eq!(&section[1..=NAME.len()], NAME.as_bytes());
    }

    #[test]
    fn blocks_end_before_their_function_does() {
        assert!(packed(&wasm_of(b"\0\x02\x40\x03\x40\x0b\x0b\x0b")).is_some());
        assert!(packed(&wasm_of(b"\0\x02\x40\x03\x40\x0b\x0b")).is_none());
        assert!(packed(&wasm_of(b"\0\x0b\x0b")).is_none());
    }

    #[test]
    fn an_instruction_that_is_not_known_is_not_packed() {
        assert!(packed(&wasm_of(b"\0\xfd\x0c\x0b")).is_none());
        assert!(packed(&wasm_of(b"\0\xfc\x12\x0b")).is_none());
    }
}
