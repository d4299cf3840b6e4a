//! The two ways in which a session reads: a line of bounded length, and a mail up to its closing dot.

use std::io;

use bytes::{Buf as _, Bytes, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

/// The longest command with its end, in bytes: 512 of RFC 5321 and room for its extensions.
const MOST_LINE: usize = 4096;
/// How many bytes of a mail over its limit are read and thrown away, so that the other server can read our answer.
const MOST_DISCARDED: usize = 100 * 1024 * 1024;
/// The end of a mail. Nothing else is: a bare line feed before or behind the dot smuggles a second mail in.
const END: &[u8] = b"\r\n.\r\n";

/// A stream with what was read ahead (PIPELINING) and what is not yet written.
pub struct Lines<S> {
    stream: S,
    ahead: BytesMut,
    answers: Vec<u8>,
}

/// One line of a session.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Text(String),
    TooLong,
    /// Not UTF-8, or with a NUL in it.
    Garbled,
    /// The other server has closed the connection.
    Closed,
}

/// What came between DATA and the closing dot.
#[derive(Debug, PartialEq, Eq)]
pub enum Data {
    Mail(Bytes),
    TooLarge,
    Closed,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Lines<S> {
    pub fn new(stream: S) -> Self {
        Self { stream, ahead: BytesMut::with_capacity(8192), answers: Vec::new() }
    }

    /// Takes an answer, which is written before the next time that anything is waited for.
    pub fn answer(&mut self, line: &str) {
        self.answers.extend_from_slice(line.as_bytes());
        self.answers.extend_from_slice(b"\r\n");
    }

    /// Writes all answers.
    pub async fn flush(&mut self) -> io::Result<()> {
        if !self.answers.is_empty() {
            self.stream.write_all(&self.answers).await?;
            self.answers.clear();
            self.stream.flush().await?;
        }
        Ok(())
    }

    /// The next line. It can be dropped and called again without losing anything.
    pub async fn line(&mut self) -> io::Result<Line> {
        let mut too_long = false;
        loop {
            if let Some(end) = self.ahead.iter().position(|&byte| byte == b'\n') {
                let line = self.ahead.split_to(end + 1);
                return Ok(if too_long || line.len() > MOST_LINE { Line::TooLong } else { text(&line) });
            }
            if self.ahead.len() > MOST_LINE {
                self.ahead.clear();
                too_long = true;
            }
            if !self.more().await? {
                return Ok(Line::Closed);
            }
        }
    }

    /// A mail, without the dots that were doubled on the way (RFC 5321, section 4.5.2).
    pub async fn data(&mut self, most: usize) -> io::Result<Data> {
        // The end of the line with DATA counts as the end of a line before the first one.
        let mut mail = BytesMut::from(&b"\r\n"[..]);
        let (mut discarded, mut looked_at) = (0, 0);
        loop {
            mail.extend_from_slice(&self.ahead);
            self.ahead.clear();
            let from = mail.len().min(looked_at);
            if let Some(end) = find(&mail[from..]).map(|at| from + at) {
                self.ahead = mail.split_off(end + END.len());
                mail.truncate(end + 2);
                let too_large = discarded > 0 || mail.len() - 2 > most;
                return Ok(if too_large { Data::TooLarge } else { Data::Mail(without_doubled_dots(mail)) });
            }
            looked_at = mail.len().saturating_sub(END.len() - 1);
            if mail.len() > most + END.len() {
                discarded += looked_at;
                mail.advance(looked_at);
                looked_at = 0;
            }
            if discarded > MOST_DISCARDED || !self.more().await? {
                return Ok(Data::Closed);
            }
        }
    }

    /// Reads what is there; false at the end of the stream.
    async fn more(&mut self) -> io::Result<bool> {
        self.flush().await?;
        self.ahead.reserve(16 * 1024);
        Ok(self.stream.read_buf(&mut self.ahead).await? > 0)
    }
}

fn text(line: &[u8]) -> Line {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(text) if !text.contains(['\0', '\r']) => Line::Text(text.to_owned()),
        _ => Line::Garbled,
    }
}

fn find(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(dot) = bytes[from..].iter().position(|&byte| byte == b'.').map(|at| from + at) {
        if dot >= 2 && bytes[dot - 2..].starts_with(END) {
            return Some(dot - 2);
        }
        from = dot + 1;
    }
    None
}

/// Takes one of the dots at the beginning of a line away, and the end of a line in front of all.
fn without_doubled_dots(mut mail: BytesMut) -> Bytes {
    if !mail.windows(3).any(|three| three == b"\r\n.") {
        mail.advance(2);
        return mail.freeze();
    }
    let mut plain = Vec::with_capacity(mail.len());
    for (at, &byte) in mail.iter().enumerate() {
        let doubled = byte == b'.' && at >= 2 && &mail[at - 2..at] == b"\r\n";
        if !doubled {
            plain.push(byte);
        }
    }
    Bytes::from(plain).slice(2..)
}
