//! A content that is being read, wherever it lies: never whole in memory.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::stream::BoxStream;
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};
use tokio_util::io::StreamReader;

/// The bytes of a kept file, read as they are asked for.
pub struct OpenFile {
    source: Source,
    size: u64,
}

enum Source {
    File(File),
    Bucket(StreamReader<BoxStream<'static, io::Result<Bytes>>, Bytes>),
}

impl OpenFile {
    pub(super) async fn of_file(file: File) -> io::Result<Self> {
        let size = file.metadata().await?.len();
        Ok(Self { source: Source::File(file), size })
    }

    pub(super) fn of_bucket(stream: BoxStream<'static, io::Result<Bytes>>, size: u64) -> Self {
        Self { source: Source::Bucket(StreamReader::new(stream)), size }
    }

    /// How many bytes there are.
    pub fn size(&self) -> u64 {
        self.size
    }
}

impl AsyncRead for OpenFile {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().source {
            Source::File(file) => Pin::new(file).poll_read(context, into),
            Source::Bucket(stream) => Pin::new(stream).poll_read(context, into),
        }
    }
}

impl fmt::Debug for OpenFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self.source {
            Source::File(_) => "OpenFile(file)",
            Source::Bucket(_) => "OpenFile(bucket)",
        })
    }
}
