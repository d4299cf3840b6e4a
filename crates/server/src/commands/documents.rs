//! `kontor documents`: business documents as files on this machine.

mod import;
mod inspect;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};

use crate::config::Config;

/// What to do with the files. One line of JSON for each, in the order in which they were named.
#[derive(Debug, Subcommand)]
pub enum Documents {
    /// Print what Kontor reads in each file; nothing is stored.
    Inspect(Files),
    /// Receive each file as if a person had uploaded it.
    Import {
        /// The id of the person.
        #[arg(long = "as", value_name = "PERSON")]
        person: String,
        #[command(flatten)]
        files: Files,
    },
}

#[derive(Debug, Args)]
pub struct Files {
    /// Business documents: XML, PDF or MIME messages. Of a folder, all files in it and below, by name; not those that begin with a dot.
    #[arg(required = true, value_name = "FILE|FOLDER")]
    files: Vec<PathBuf>,
}

impl Files {
    /// The files, in the order in which they were named, with those of folders.
    fn found(&self) -> anyhow::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for named in &self.files {
            if named.is_dir() {
                within(named, &mut found).with_context(|| format!("the folder {} cannot be read", named.display()))?;
            } else {
                found.push(named.clone());
            }
        }
        Ok(found)
    }
}

/// Links to folders are not followed: they may lead in a circle.
fn within(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut inside = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    inside.sort_by_key(std::fs::DirEntry::file_name);
    for entry in inside.iter().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
        if entry.file_type()?.is_dir() {
            within(&entry.path(), found)?;
        } else if entry.path().is_file() {
            found.push(entry.path());
        }
    }
    Ok(())
}

/// Does it; nothing of `inspect` needs a database.
///
/// # Errors
/// A sentence for the operator, also where a file was refused: its line says why.
pub async fn documents(command: Documents, config: Config) -> anyhow::Result<()> {
    let (all, refused) = match command {
        Documents::Inspect(named) => {
            let files = named.found()?;
            (files.len(), inspect::inspect(&files)?)
        }
        Documents::Import { person, files: named } => {
            let files = named.found()?;
            (files.len(), import::import(config, &person, &files).await?)
        }
    };
    match refused {
        0 => Ok(()),
        1 if all == 1 => bail!("the file was refused"),
        some => bail!("{some} of {all} files were refused"),
    }
}
