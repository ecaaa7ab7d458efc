//! The instructions of wasm in kinds, by what follows them (WebAssembly, "Binary Format", "Instructions").

/// What follows an instruction of a kind. The script that puts a packed wasm together knows each by its number.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Follows {
    Nothing = 0,
    Number = 1,
    /// A number that is most like those before the same kind of instruction: each kind that may come next has a stream.
    ByNext = 2,
    /// From here on there are more numbers after the first, in a stream of their own: here one.
    Two = 3,
    /// As many as the first says.
    Counted = 4,
    /// And one more.
    CountedAndOne = 5,
    /// The first says which of many instructions it is, and so what follows.
    Prefixed = 6,
    /// Local variables of some sorts, each a count and a type. A function begins with them.
    Sorts = 7,
    FourBytes = BYTES + 4,
    EightBytes = BYTES + 8,
    /// What this build does not know.
    Unknown = 255,
}

impl Follows {
    /// How many numbers come after the first.
    pub fn more(self, first: usize) -> Option<usize> {
        Some(match self {
            Self::Two => 1,
            Self::Counted => first,
            Self::CountedAndOne => first + 1,
            Self::Sorts => 2 * first,
            Self::Prefixed => match first {
                0..8 => 0,
                8 | 10 | 12 | 14 => 2,
                9 | 11 | 13 | 15..18 => 1,
                _ => return None,
            },
            _ => 0,
        })
    }
}

/// From this on it is so many bytes.
pub const BYTES: u8 = 8;

/// The kinds of instructions, each up to the next one's first (WebAssembly, "Binary Format", "Instructions").
pub const KINDS: [(u8, Follows); 39] = [
    (0x00, Follows::Nothing),
    // block, loop, if
    (0x02, Follows::Number),
    (0x05, Follows::Nothing),
    // end
    (0x0b, Follows::Nothing),
    // br, br_if
    (0x0c, Follows::Number),
    // br_table
    (0x0e, Follows::CountedAndOne),
    (0x0f, Follows::Nothing),
    // call
    (0x10, Follows::Number),
    // call_indirect
    (0x11, Follows::Two),
    (0x12, Follows::Unknown),
    // drop, select
    (0x1a, Follows::Nothing),
    // select, with its types
    (0x1c, Follows::Counted),
    (0x1d, Follows::Unknown),
    // local.get
    (0x20, Follows::ByNext),
    // local.set, local.tee
    (0x21, Follows::ByNext),
    // global.get, global.set, table.get, table.set
    (0x23, Follows::Number),
    (0x27, Follows::Unknown),
    // Loads: alignment and offset.
    (0x28, Follows::Two),
    // Stores.
    (0x36, Follows::Two),
    // memory.size, memory.grow
    (0x3f, Follows::Number),
    // i32.const
    (0x41, Follows::ByNext),
    // i64.const
    (0x42, Follows::Number),
    // f32.const
    (0x43, Follows::FourBytes),
    // f64.const
    (0x44, Follows::EightBytes),
    // Comparisons, and after them what i32.const comes before in ways of their own.
    (0x45, Follows::Nothing),
    (0x67, Follows::Nothing),
    // i32.add
    (0x6a, Follows::Nothing),
    // i32.sub
    (0x6b, Follows::Nothing),
    (0x6c, Follows::Nothing),
    // i32.and, i32.or, i32.xor
    (0x71, Follows::Nothing),
    // i32.shl, i32.shr_s, i32.shr_u
    (0x74, Follows::Nothing),
    (0x77, Follows::Nothing),
    (0xc5, Follows::Unknown),
    // ref.null
    (0xd0, Follows::Number),
    // ref.is_null
    (0xd1, Follows::Nothing),
    // ref.func
    (0xd2, Follows::Number),
    (0xd3, Follows::Unknown),
    // What has its number after it: conversions, memory, tables.
    (0xfc, Follows::Prefixed),
    (0xfd, Follows::Unknown),
];

/// The kind of an instruction.
pub fn kind(instruction: u8) -> usize {
    KINDS.partition_point(|(first, _)| *first <= instruction) - 1
}
