//! `kontor mail classify`

use std::io::Read as _;

use kontor_mail::{Circumstances, MOST_BYTES};

/// Prints `human`, `auto` or `bounce` with the status, if one is known.
///
/// # Errors
/// If what came is no mail, or a larger one than is read.
pub fn classify() -> anyhow::Result<()> {
    let mut whole = Vec::new();
    std::io::stdin().take(MOST_BYTES as u64 + 1).read_to_end(&mut whole)?;
    let mail = kontor_mail::read(&whole)?;
    println!("{}", kontor_mail::classify(&mail, &Circumstances::default()));
    Ok(())
}
