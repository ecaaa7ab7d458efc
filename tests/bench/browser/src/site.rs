//! The web site of a contender: every file compressed as a good host would, and weighed.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use browser_tests::{Failure, Origin, Outcome, Reply};
use serde::{Deserialize, Serialize};

/// The story's path on every site.
pub const STORY: &str = "/story.json";

/// A file of a site: its path, which begins with a slash, and its bytes.
pub type File = (String, Vec<u8>);

/// What a visit brought over the wire.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wire {
    /// How many files were asked for.
    pub requests: usize,
    /// All but the story: bytes with brotli 11.
    pub code: usize,
    /// The story: bytes with brotli 11.
    pub story: usize,
    /// What was asked for and is not there.
    pub missing: Vec<String>,
}

/// A contender's files, on a loopback port.
#[derive(Debug)]
pub struct Site {
    origin: Origin,
    sizes: BTreeMap<String, usize>,
}

impl Site {
    /// Serves the files; `/` is the page.
    ///
    /// # Errors
    /// When no port is free, or a file cannot be compressed.
    pub async fn of(files: &[File], compressed: &Compressed) -> Outcome<Self> {
        let origin = Origin::start().await?;
        let mut sizes = BTreeMap::new();
        for (path, bytes) in files {
            let body = compressed.of(bytes)?;
            sizes.insert(path.clone(), body.len());
            let name = if path == "/" { "index.html" } else { path };
            let reply = Reply::file(name, body)
                .header("content-encoding", "br")
                .header("cache-control", "max-age=3600")
                // A page that is isolated from others gets clocks that are exact to some microseconds.
                .header("cross-origin-opener-policy", "same-origin")
                .header("cross-origin-embedder-policy", "require-corp");
            origin.serve(path, reply);
        }
        Ok(Self { origin, sizes })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.origin.url("/")
    }

    /// What was brought so far.
    pub fn wire(&self) -> Wire {
        let mut wire = Wire::default();
        for request in self.origin.requests() {
            let path = request.path.split('?').next().unwrap_or_default();
            wire.requests += 1;
            match self.sizes.get(path) {
                Some(size) if path == STORY => wire.story += size,
                Some(size) => wire.code += size,
                None => wire.missing.push(path.to_owned()),
            }
        }
        wire
    }
}

/// Files with brotli 11, kept from run to run: a large story takes a minute.
#[derive(Debug)]
pub struct Compressed {
    folder: PathBuf,
}

impl Compressed {
    /// Keeps them in this folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn kept_in(folder: &Path) -> Outcome<Self> {
        fs::create_dir_all(folder).map_err(|error| unkept(folder, &error))?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    fn of(&self, bytes: &[u8]) -> Outcome<Vec<u8>> {
        let mut hash = DefaultHasher::new();
        bytes.hash(&mut hash);
        let kept = self.folder.join(format!("{:016x}.br", hash.finish()));
        if let Ok(body) = fs::read(&kept) {
            return Ok(body);
        }
        let mut body = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            size_hint: bytes.len(),
            ..Default::default()
        };
        brotli::BrotliCompress(&mut &*bytes, &mut body, &parameters)
            .and_then(|_| fs::write(&kept, &body))
            .map_err(|error| unkept(&kept, &error))?;
        Ok(body)
    }
}

fn unkept(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()))
}
