//! Commands and answers over one connection: lines with literals in them, each command with a tag of its own. Time is the caller's matter.

use bytes::Bytes;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader};

use super::ImapFault;
use super::response::Response;

/// The longest line that is taken, in bytes: the numbers of a million mails.
const LINE_BYTES: usize = 12 * 1024 * 1024;
/// The longest literal that is taken: a little more than the largest mail.
const LITERAL_BYTES: usize = crate::MOST_BYTES + 4096;
/// The most responses before the end of one answer.
const RESPONSES: usize = 10_000;
/// How much of what a server says is passed on.
const SAID_CHARS: usize = 200;

/// Something to read from and write to.
pub trait Link: AsyncRead + AsyncWrite + Send + Sync + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin> Link for T {}

pub struct Wire {
    link: BufReader<Box<dyn Link>>,
    tags: u32,
    /// What has come of a line so far.
    begun: Vec<u8>,
}

impl Wire {
    pub fn over(link: Box<dyn Link>) -> Self {
        Self { link: BufReader::with_capacity(16 * 1024, link), tags: 0, begun: Vec::new() }
    }

    /// The first line, which comes unasked.
    pub async fn greeting(&mut self) -> Result<(), ImapFault> {
        let said = self.next().await?;
        if said.is_greeting() { Ok(()) } else { Err(ImapFault::Refused(shown(said.farewell().unwrap_or(&said.line)))) }
    }

    /// The connection below, for TLS. What was said too early was perhaps said by somebody in between.
    pub fn silent(self) -> Result<Box<dyn Link>, ImapFault> {
        if !self.link.buffer().is_empty() || !self.begun.is_empty() {
            return Err(ImapFault::Broken("something was said between STARTTLS and TLS".to_owned()));
        }
        Ok(self.link.into_inner())
    }

    /// A command and what is answered, without the line that ends it.
    pub async fn ask(&mut self, command: &str) -> Result<Vec<Response>, ImapFault> {
        let tag = self.send(command).await?;
        self.answer(&tag).await
    }

    /// A command that goes on with one further line when the server asks for it.
    pub async fn ask_with(&mut self, command: &str, line: &str) -> Result<Vec<Response>, ImapFault> {
        let tag = self.begin(command).await?;
        self.end(line, &tag).await
    }

    /// A command that stays open until [`Wire::end`].
    pub async fn begin(&mut self, command: &str) -> Result<String, ImapFault> {
        let tag = self.send(command).await?;
        loop {
            let said = self.next().await?;
            if said.is_invitation() {
                return Ok(tag);
            }
            if let Some(verdict) = said.ends(&tag) {
                return Err(ImapFault::Refused(shown(verdict)));
            }
        }
    }

    /// Ends it with a line.
    pub async fn end(&mut self, line: &str, tag: &str) -> Result<Vec<Response>, ImapFault> {
        self.write(&format!("{line}\r\n")).await?;
        self.answer(tag).await
    }

    /// The next response, whenever it comes. Whoever stops waiting for a line loses nothing of it; literals come only where they were asked for.
    pub async fn next(&mut self) -> Result<Response, ImapFault> {
        let mut literal = None;
        let mut line = String::new();
        loop {
            self.line().await?;
            let come = std::mem::take(&mut self.begun);
            let text = String::from_utf8_lossy(&come);
            let text = text.trim_end_matches(['\r', '\n']);
            line.push_str(text);
            let Some(length) = literal_length(text) else { return Ok(Response { line, literal }) };
            let content = self.literal(length).await?;
            literal.get_or_insert(content);
        }
    }

    async fn line(&mut self) -> Result<(), ImapFault> {
        while !self.begun.ends_with(b"\n") {
            let room = (LINE_BYTES - self.begun.len().min(LINE_BYTES)) as u64;
            let come = (&mut self.link).take(room).read_until(b'\n', &mut self.begun).await.map_err(|fault| broken(&fault))?;
            if come == 0 {
                let why = if room == 0 { "it sends a line without an end" } else { "it closed the connection" };
                return Err(ImapFault::Broken(why.to_owned()));
            }
        }
        Ok(())
    }

    async fn literal(&mut self, length: usize) -> Result<Bytes, ImapFault> {
        if length > LITERAL_BYTES {
            return Err(ImapFault::Broken(format!("it sends {length} bytes where fewer were asked for")));
        }
        let mut content = vec![0; length];
        self.link.read_exact(&mut content).await.map_err(|fault| broken(&fault))?;
        Ok(content.into())
    }

    async fn send(&mut self, command: &str) -> Result<String, ImapFault> {
        self.tags = self.tags.wrapping_add(1);
        let tag = format!("k{}", self.tags);
        self.write(&format!("{tag} {command}\r\n")).await?;
        Ok(tag)
    }

    async fn write(&mut self, text: &str) -> Result<(), ImapFault> {
        self.link.write_all(text.as_bytes()).await.map_err(|fault| broken(&fault))?;
        self.link.flush().await.map_err(|fault| broken(&fault))
    }

    async fn answer(&mut self, tag: &str) -> Result<Vec<Response>, ImapFault> {
        let mut said = Vec::new();
        loop {
            let response = self.next().await?;
            if let Some(verdict) = response.ends(tag) {
                let good = verdict.get(..2).is_some_and(|word| word.eq_ignore_ascii_case("OK"));
                return if good { Ok(said) } else { Err(ImapFault::Refused(shown(verdict))) };
            }
            if let Some(farewell) = response.farewell() {
                return Err(ImapFault::Broken(shown(farewell)));
            }
            if said.len() == RESPONSES {
                return Err(ImapFault::Broken("it answers without an end".to_owned()));
            }
            said.push(response);
        }
    }
}

fn literal_length(text: &str) -> Option<usize> {
    text.strip_suffix('}')?.rsplit_once('{')?.1.parse().ok()
}

/// The kind of fault alone: what came may be a part of a mail.
fn broken(fault: &std::io::Error) -> ImapFault {
    ImapFault::Broken(format!("the connection broke: {}", fault.kind()))
}

fn shown(said: &str) -> String {
    said.chars().filter(|c| !c.is_control()).take(SAID_CHARS).collect()
}

impl std::fmt::Debug for Wire {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Wire({} commands)", self.tags)
    }
}
