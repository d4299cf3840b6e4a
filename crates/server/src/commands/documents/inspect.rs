//! `kontor documents inspect`

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use kontor_documents::{Inspection, inspect as inspection, read};

/// No more is read of a file; the reader itself refuses what is over its own limits, which are lower.
const MOST: u64 = 32 * 1024 * 1024;

/// Prints what is read in each file; says how many were refused.
///
/// # Errors
/// If nobody reads the answer.
pub fn inspect(files: &[PathBuf]) -> anyhow::Result<usize> {
    let mut out = std::io::stdout().lock();
    let mut refused = 0;
    for file in files {
        let name = file.to_string_lossy();
        let document = bytes(file).map(|bytes| read(&bytes));
        let line = match &document {
            Ok(document) => inspection(&name, document),
            Err(fault) => Inspection::Refused { file: &name, error: format!("The file cannot be opened: {fault}.") },
        };
        refused += usize::from(matches!(line, Inspection::Refused { .. }));
        writeln!(out, "{line}")?;
    }
    Ok(refused)
}

/// The file, or its beginning if it is larger than any document may be.
pub fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(MOST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
