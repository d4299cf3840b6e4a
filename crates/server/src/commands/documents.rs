//! `kontor documents`: business documents as files on this machine.

mod import;
mod inspect;

use std::path::PathBuf;

use anyhow::bail;
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
    /// UBL or cXML files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Does it; nothing of `inspect` needs a database.
///
/// # Errors
/// A sentence for the operator, also where a file was refused: its line says why.
pub async fn documents(command: Documents, config: Config) -> anyhow::Result<()> {
    let (all, refused) = match command {
        Documents::Inspect(Files { files }) => (files.len(), inspect::inspect(&files)?),
        Documents::Import { person, files: Files { files } } => (files.len(), import::import(config, &person, &files).await?),
    };
    match refused {
        0 => Ok(()),
        1 if all == 1 => bail!("the file was refused"),
        some => bail!("{some} of {all} files were refused"),
    }
}
