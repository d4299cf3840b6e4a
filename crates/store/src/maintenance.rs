//! What keeps an installation sound: a consistent copy of the database, and a look at whether everything is there that rows name.

use std::path::Path;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use kontor_model::Millis;
use kontor_model::ids::{ConversationId, time_of};
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use crate::access::Operator;
use crate::blobs::OpenFile;
use crate::db::{Engine, Store};
use crate::error::{Error, Result};
use crate::rows::{One, Value};

/// A content that rows name and the folder or bucket does not hold as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostBlob {
    /// Its SHA-256, hexadecimal.
    pub sha256: String,
    /// How many bytes it should have.
    pub size: i64,
    /// How many the file has; none if there is no file.
    pub found: Option<u64>,
}

/// A content that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBlob {
    /// Its SHA-256, hexadecimal.
    pub sha256: String,
    /// When it was first kept.
    pub created_at: Millis,
}

/// Contents looked for in one step.
const STEP: u32 = 500;
/// How many contents are asked for at the same time: a bucket may be far away.
const AT_ONCE: usize = 16;

impl Store {
    /// Writes a consistent and compact copy of a SQLite database to a new file while others go on reading and writing.
    ///
    /// # Errors
    /// [`Error::Conflict`] (`engine`) on PostgreSQL, which has its own tools; if the file cannot be written or is there already.
    pub async fn copy_to(&self, file: &Path) -> Result<()> {
        let Some(path) = self.options.database_url.strip_prefix("sqlite:") else { return Err(Error::Conflict("engine")) };
        let file = file.to_str().ok_or(Error::Conflict("file name"))?;
        // A connection of its own: readers may not write, and the writer must not wait for it.
        let mut connection = SqliteConnectOptions::new().filename(path).connect().await?;
        sqlx::query("VACUUM INTO $1").bind(file).execute(&mut connection).await?;
        Ok(())
    }

    /// What is wrong inside the database itself, in its own words; PostgreSQL sees to that without being asked.
    ///
    /// Reads the whole file once, so it takes a while where much is kept.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn damages(&self, _operator: &Operator) -> Result<Vec<String>> {
        if self.engine() == Engine::Postgres {
            return Ok(Vec::new());
        }
        let mut tx = self.read().await?;
        let said = sql!(all One<String>, tx, "SELECT quick_check FROM pragma_quick_check")?;
        let strangers: Vec<(String, i64)> =
            sql!(all(String, i64), tx, "SELECT \"table\", COUNT(*) FROM pragma_foreign_key_check GROUP BY \"table\"")?;
        let said = said.into_iter().map(|(word,)| word).filter(|word| word != "ok");
        let strangers = strangers.into_iter().map(|(table, rows)| format!("{rows} rows of {table} refer to something that is not there"));
        Ok(said.chain(strangers).collect())
    }

    /// Contents whose file is missing or of another size, among those that documents and messages name.
    ///
    /// # Errors
    /// If database, folder or bucket do not answer.
    pub async fn lost_blobs(&self, _operator: &Operator) -> Result<Vec<LostBlob>> {
        let (mut lost, mut after) = (Vec::new(), String::new());
        loop {
            let mut tx = self.read().await?;
            let text = format!(
                "SELECT b.sha256, b.size FROM blob b WHERE b.sha256 > $1
                   AND (EXISTS (SELECT 1 FROM document d WHERE d.original_sha256 = b.sha256)
                     OR EXISTS (SELECT 1 FROM document_version v WHERE v.original_sha256 = b.sha256)
                     OR EXISTS (SELECT 1 FROM inbound_mail i WHERE i.sha256 = b.sha256)
                     OR EXISTS (SELECT 1 FROM attachment a JOIN message m ON m.conversation_id = a.conversation_id AND m.seq = a.seq
                                WHERE a.sha256 = b.sha256 AND m.withdrawn_at IS NULL))
                 ORDER BY b.sha256 LIMIT {STEP}"
            );
            let named: Vec<(String, i64)> = sql!(all(String, i64), &mut tx, text, ..&[Value::Text(&after)])?;
            drop(tx);
            let Some((end, _)) = named.last() else { return Ok(lost) };
            after.clone_from(end);
            let looked = stream::iter(named).map(async |(sha256, size)| {
                let found = self.blobs.size(&sha256).await?;
                Ok::<_, Error>(LostBlob { sha256, size, found })
            });
            let looked: Vec<LostBlob> = looked.buffered(AT_ONCE).try_collect().await?;
            lost.extend(looked.into_iter().filter(|blob| blob.found != u64::try_from(blob.size).ok()));
        }
    }

    /// What was kept, in the order of the hashes, some hundreds of contents after `after`; empty at the end.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn kept_blobs(&self, _operator: &Operator, after: &str) -> Result<Vec<KeptBlob>> {
        let mut tx = self.look().await?;
        let kept = sql!(all(String, i64), tx, "SELECT sha256, created_at FROM blob WHERE sha256 > $1 ORDER BY sha256 LIMIT 500", after)?;
        Ok(kept.into_iter().map(|(sha256, created_at)| KeptBlob { sha256, created_at }).collect())
    }

    /// A content by its hash, whosever it is: for a backup, which holds everything. None if it is gone: swept, or the bytes of messages
    /// that were withdrawn.
    ///
    /// # Errors
    /// [`Error::Blobs`] if it cannot be read.
    pub async fn kept_content(&self, _operator: &Operator, blob: &KeptBlob) -> Result<Option<OpenFile>> {
        match self.blobs.read(&blob.sha256).await {
            Err(Error::Blobs(fault)) if fault.kind() == std::io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }

    /// Looks through the digests of the conversations that are newest, at most so many; those that do not follow from their
    /// messages, with the number of the first message that does not.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn broken_chains(&self, _operator: &Operator, newest: i64) -> Result<Vec<(ConversationId, i64)>> {
        let mut tx = self.read().await?;
        let text = format!("SELECT id FROM conversation ORDER BY id DESC LIMIT {newest}");
        let newest: Vec<One<String>> = sql!(all One<String>, &mut tx, text, ..&[])?;
        drop(tx);
        let mut broken = Vec::new();
        for (conversation,) in newest {
            let mut tx = self.read().await?;
            if let Some(seq) = crate::conversations::broken_link(&mut tx, &conversation).await? {
                broken.push((conversation.into(), seq));
            }
        }
        Ok(broken)
    }

    /// When the newest message was sent, in Unix milliseconds: a clock that shows less was set back.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn newest_message(&self, _operator: &Operator) -> Result<Option<Millis>> {
        let mut tx = self.look().await?;
        let (newest,) = sql!(one One<Option<String>>, tx, "SELECT MAX(id) FROM message")?;
        Ok(newest.as_deref().and_then(time_of))
    }
}
