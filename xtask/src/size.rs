//! How big a file is: on the disk, and on the way to a reader.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Failure, Outcome};

/// Sizes in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// As it is.
    pub raw: usize,
    /// Compressed with gzip at level 9.
    pub gzip: usize,
    /// Compressed with brotli at level 11.
    pub brotli: usize,
}

impl Size {
    /// The sizes of a file's content.
    pub fn of(content: &[u8]) -> Outcome<Self> {
        let failed = |error: std::io::Error| Failure::new(format!("compressing: {error}"));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(content).map_err(failed)?;
        let gzip = gzip.finish().map_err(failed)?;
        let mut brotli = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            size_hint: content.len(),
            ..Default::default()
        };
        brotli::BrotliCompress(&mut &*content, &mut brotli, &parameters).map_err(failed)?;
        Ok(Self {
            raw: content.len(),
            gzip: gzip.len(),
            brotli: brotli.len(),
        })
    }
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::default(), |sum, size| Self {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
        })
    }
}

/// A table of named sizes, in bytes.
pub fn table(rows: &[(String, Size)]) -> String {
    let width = rows
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let mut table = format!(
        "{:width$} {:>9} {:>9} {:>9}\n",
        "bytes", "raw", "gzip -9", "brotli 11"
    );
    for (name, size) in rows {
        table.push_str(&format!(
            "{name:width$} {:>9} {:>9} {:>9}\n",
            size.raw, size.gzip, size.brotli
        ));
    }
    table
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_was_compressed_is_what_is_measured() {
        let content = "who can use what, ".repeat(100);
        let size = Size::of(content.as_bytes()).expect("it compresses");
        assert_eq!(size.raw, 1800);
        assert!(size.gzip < 100 && size.brotli < 100, "{size:?}");

        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(content.as_bytes())
            .expect("memory can be written");
        let gzip = gzip.finish().expect("memory can be written");
        let mut back = String::new();
        flate2::read::GzDecoder::new(&*gzip)
            .read_to_string(&mut back)
            .expect("it is gzip");
        assert_eq!((back, gzip.len()), (content, size.gzip));
    }

    #[test]
    fn the_table_lines_its_numbers_up() {
        let size = Size {
            raw: 223_985,
            gzip: 85_243,
            brotli: 7,
        };
        let rows = [
            ("who-can-use.wasm".to_owned(), size),
            ("a".to_owned(), Size::default()),
        ];
        assert_eq!(
            table(&rows),
            "bytes                  raw   gzip -9 brotli 11\n\
             who-can-use.wasm    223985     85243         7\n\
             a                        0         0         0\n"
        );
    }

    #[test]
    fn sizes_add_up_each_kind_for_itself() {
        let one = Size {
            raw: 3,
            gzip: 2,
            brotli: 1,
        };
        let sum: Size = [one, one].into_iter().sum();
        assert_eq!(
            sum,
            Size {
                raw: 6,
                gzip: 4,
                brotli: 2
            }
        );
    }
}
