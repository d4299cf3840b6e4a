//! `kontor backup`: one archive with the database, the contents of files and the secrets. Unpacked, it is a data folder again.

mod dump;

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use kontor_store::{Engine, KeptBlob, OpenFile};
use tar::{Builder, Header};
use tokio::runtime::Handle;
use tokio_util::io::SyncIoBridge;

use super::counter::Counter;
use crate::config::Config;

/// How to come back from an archive, as the help says it.
pub const RESTORING: &str = "\
To restore, unpack the archive into an empty folder and start Kontor with it as its data_dir:
  tar -xf FILE -C DIR
With PostgreSQL it holds kontor.dump in place of kontor.db, which goes into an empty database:
  pg_restore --no-owner --dbname=URL kontor.dump
Keep archives where others cannot read them: they hold everything.";

/// Writes the archive beside its place and brings it there when it is complete and on disk.
///
/// The database is copied first: a content is in its place before a row names it, and stays while one does, so every row of the copy
/// finds its own.
///
/// # Errors
/// If the archive exists already or cannot be written, or something cannot be read.
pub async fn backup(file: &Path, config: &Config) -> anyhow::Result<()> {
    if file.exists() {
        bail!("{} exists already; a backup never overwrites anything", file.display());
    }
    let part = Part::of(file);
    let at = Counter::open(config).await?;
    let name = match at.store.engine() {
        Engine::Sqlite => {
            at.store.copy_to(&part.database).await.context("the database cannot be copied")?;
            "kontor.db"
        }
        Engine::Postgres => {
            dump::dump(&config.database_url(), &part.database).await?;
            "kontor.dump"
        }
    };
    let (secrets, target) = (config.secrets_file(), file.to_owned());
    let files = tokio::task::spawn_blocking(move || -> anyhow::Result<usize> {
        let files = pack(&part, name, &secrets, &at).with_context(|| format!("cannot write {}", part.archive.display()))?;
        // A link, unlike a rename, overwrites nothing that came there meanwhile.
        fs::hard_link(&part.archive, &target).with_context(|| format!("cannot write {}", target.display()))?;
        Ok(files)
    });
    let files = files.await??;
    let size = fs::metadata(file)?.len();
    writeln!(std::io::stdout(), "{}: the database, {files} files and the secrets, {size} bytes", file.display())?;
    Ok(())
}

/// What is written on the way; it goes away however the command ends.
struct Part {
    archive: PathBuf,
    database: PathBuf,
}

impl Part {
    fn of(file: &Path) -> Self {
        let beside = |ending: &str| {
            let mut name = file.file_name().unwrap_or_default().to_owned();
            name.push(format!(".{}.{ending}", std::process::id()));
            file.with_file_name(name)
        };
        Self { archive: beside("part"), database: beside("database") }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        for file in [&self.archive, &self.database] {
            // Often it is not there; one that stays behind is named like what it is.
            let _ = fs::remove_file(file);
        }
    }
}

/// Says how many contents went in. Not to be called from an asynchronous task: an archive is written piece after piece.
fn pack(part: &Part, database: &str, secrets: &Path, at: &Counter) -> anyhow::Result<usize> {
    // It holds everything, secrets among it.
    let archive = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part.archive)?;
    let mut tar = Builder::new(BufWriter::new(archive));
    append_file(&mut tar, &part.database, database)?;
    if secrets.is_file() {
        append_file(&mut tar, secrets, "secrets")?;
    }
    let runtime = Handle::current();
    let (mut files, mut after) = (0, String::new());
    loop {
        let kept = runtime.block_on(at.store.kept_blobs(&at.operator, &after))?;
        let Some(last) = kept.last() else { break };
        after.clone_from(&last.sha256);
        for blob in &kept {
            if let Some(content) = runtime.block_on(at.store.kept_content(&at.operator, blob))? {
                append_blob(&mut tar, blob, content).with_context(|| format!("the content {}", blob.sha256))?;
                files += 1;
            }
        }
    }
    let archive = tar.into_inner()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    archive.sync_all()?;
    Ok(files)
}

fn append_file(tar: &mut Builder<BufWriter<File>>, from: &Path, name: &str) -> anyhow::Result<()> {
    let mut file = File::open(from).with_context(|| format!("cannot read {}", from.display()))?;
    let mut header = Header::new_gnu();
    header.set_metadata(&file.metadata()?);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, &mut file)?;
    Ok(())
}

/// As it lies in a folder of blobs, whether it came from one or from a bucket.
fn append_blob(tar: &mut Builder<BufWriter<File>>, blob: &KeptBlob, content: OpenFile) -> anyhow::Result<()> {
    let (shelf, name) = blob.sha256.split_at(2);
    let mut header = Header::new_gnu();
    header.set_size(content.size());
    header.set_mtime(u64::try_from(blob.created_at / 1000).unwrap_or_default());
    header.set_mode(0o600);
    let size = content.size();
    let mut read = SyncIoBridge::new(content).take(size);
    tar.append_data(&mut header, Path::new("blobs").join(shelf).join(name), &mut read)?;
    if read.limit() > 0 {
        // The archive would be shifted from here on.
        bail!("it ended {} bytes early", read.limit());
    }
    Ok(())
}
