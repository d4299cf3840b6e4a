//! A lean HTTP/1.1 client: requests are bytes made beforehand, so that the load costs the measured server little of the machine.

use std::net::SocketAddr;

use anyhow::{Context as _, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// One connection that is kept open, with what came and is not read yet.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    came: Vec<u8>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// How a body ends (RFC 9112, 6.3).
enum Length {
    Bytes(usize),
    Chunks,
}

/// A whole request as bytes. `headers` are lines such as `accept: */*`.
pub fn request(verb: &str, path: &str, headers: &[String], body: &[u8]) -> Vec<u8> {
    let mut text = format!("{verb} {path} HTTP/1.1\r\nhost: localhost\r\n");
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    if verb != "GET" {
        text.push_str("content-length: ");
        text.push_str(&body.len().to_string());
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

impl Connection {
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, came: Vec::with_capacity(16 * 1024) })
    }

    /// Sends a request and reads the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> anyhow::Result<Answer> {
        self.stream.write_all(request).await?;
        let (status, head) = self.head().await?;
        let body = match length(&head)? {
            Length::Bytes(bytes) => self.take(bytes).await?,
            Length::Chunks => {
                let mut body = Vec::new();
                while let Some(chunk) = self.chunk().await? {
                    body.extend_from_slice(&chunk);
                }
                body
            }
        };
        Ok(Answer { status, head, body })
    }

    /// Sends a request whose answer never ends; its pieces are then read with [`Connection::chunk`].
    pub async fn follow(&mut self, request: &[u8]) -> anyhow::Result<()> {
        self.stream.write_all(request).await?;
        match self.head().await? {
            (200, _) => Ok(()),
            (status, head) => bail!("no stream but {status}: {head}"),
        }
    }

    /// The next piece of a chunked body; none at its end (RFC 9112, 7.1).
    pub async fn chunk(&mut self) -> anyhow::Result<Option<Vec<u8>>> {
        let line = self.until(b"\r\n").await?;
        let size = usize::from_str_radix(line.split(';').next().unwrap_or_default().trim(), 16).context("the size of a chunk")?;
        let chunk = self.take(size).await?;
        self.until(b"\r\n").await?;
        Ok((size > 0).then_some(chunk))
    }

    async fn head(&mut self) -> anyhow::Result<(u16, String)> {
        let head = self.until(b"\r\n\r\n").await?;
        let status = head.get(9..12).and_then(|digits| digits.parse().ok()).context("not an answer of HTTP/1.1")?;
        Ok((status, head))
    }

    /// What comes before `end`, which is taken too.
    async fn until(&mut self, end: &[u8]) -> anyhow::Result<String> {
        let mut looked = 0;
        loop {
            if let Some(at) = self.came[looked..].windows(end.len()).position(|window| window == end) {
                let line = String::from_utf8(self.came[..looked + at].to_vec())?;
                self.came.drain(..looked + at + end.len());
                return Ok(line);
            }
            looked = self.came.len().saturating_sub(end.len() - 1);
            self.more().await?;
        }
    }

    async fn take(&mut self, bytes: usize) -> anyhow::Result<Vec<u8>> {
        while self.came.len() < bytes {
            self.more().await?;
        }
        Ok(self.came.drain(..bytes).collect())
    }

    async fn more(&mut self) -> anyhow::Result<()> {
        if self.stream.read_buf(&mut self.came).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

impl Answer {
    /// The value of a header, in whatever case it was written.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    /// The body as JSON, if the answer says that all went well.
    pub fn json(&self) -> anyhow::Result<serde_json::Value> {
        if !(200..300).contains(&self.status) {
            bail!("answered {}: {}", self.status, String::from_utf8_lossy(&self.body));
        }
        Ok(serde_json::from_slice(&self.body)?)
    }
}

fn length(head: &str) -> anyhow::Result<Length> {
    if header(head, "transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
        return Ok(Length::Chunks);
    }
    Ok(Length::Bytes(header(head, "content-length").map_or(Ok(0), str::parse)?))
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.split("\r\n").skip(1).filter_map(|line| line.split_once(':'));
    lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}
