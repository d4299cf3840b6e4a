//! The folder of a demo network: a mark says that it is one, another that it is not finished, so that nothing else is ever overwritten.

use std::path::Path;

use anyhow::{Context as _, bail};

use crate::config::Config;

const FINISHED: &str = "demo-network";
const UNFINISHED: &str = "demo-network.unfinished";

/// Whether the data folder of this configuration holds a demo network.
pub fn is_demo(config: &Config) -> bool {
    config.data_dir.join(FINISHED).is_file()
}

/// Makes the folder ready to hold one; what an earlier try left half done goes.
///
/// # Errors
/// If something else is in it.
pub fn begin(folder: &Path) -> anyhow::Result<()> {
    let mark = folder.join(UNFINISHED);
    if mark.is_file() {
        std::fs::remove_dir_all(folder).with_context(|| format!("cannot remove the unfinished demo network {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    if std::fs::read_dir(folder)?.next().is_some() {
        bail!("the folder {} holds something that is no demo network; name another one with --data", folder.display());
    }
    std::fs::write(&mark, "")?;
    Ok(())
}

/// Says that it is complete: the last thing that is written.
///
/// # Errors
/// If the folder cannot be written.
pub fn finish(folder: &Path) -> anyhow::Result<()> {
    Ok(std::fs::rename(folder.join(UNFINISHED), folder.join(FINISHED))?)
}
