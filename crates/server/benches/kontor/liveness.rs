//! From the sender's POST to the other firm's open stream.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::ensure;
use serde::Deserialize;

use crate::client::{Connection, request};
use crate::figures::Sample;
use crate::load::Request;

/// How long the last hints may take to come.
const PATIENCE: Duration = Duration::from_secs(2);

/// Which message: conversation and number.
type Which = (String, i64);

#[derive(Deserialize)]
struct Hint {
    r#type: String,
    conversation_id: Option<String>,
    seq: Option<i64>,
}

#[derive(Deserialize)]
struct Written {
    conversation_id: String,
    seq: i64,
}

/// Posts `per_second` messages a second while the holder of `token` listens; the times run from when each post was due.
pub async fn measure(address: SocketAddr, token: &str, per_second: u32, lasting: Duration, posts: &[Request]) -> anyhow::Result<Sample> {
    let mut stream = Connection::open(address).await?;
    stream.follow(&request("GET", "/api/v1/events", &[format!("authorization: Bearer {token}")], &[])).await?;
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let listening = tokio::task::spawn_local(listen(stream, stopped));
    let sent = send(address, per_second, lasting, posts).await?;
    tokio::time::sleep(PATIENCE).await;
    // If the listener has ended already, its fault is told below.
    let _ = stop.send(());
    let heard = listening.await??;
    let mut sample = Sample::lasting(lasting);
    sample.add(sent.iter().filter_map(|(which, due)| Some(heard.get(which)?.duration_since(*due))).collect());
    ensure!(sample.count() == sent.len(), "{} of {} messages were not told on the stream", sent.len() - sample.count(), sent.len());
    Ok(sample)
}

async fn send(address: SocketAddr, per_second: u32, lasting: Duration, posts: &[Request]) -> anyhow::Result<HashMap<Which, Instant>> {
    const CONNECTIONS: u32 = 8;
    let step = Duration::from_secs(1) / per_second;
    let begin = Instant::now() + step;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..CONNECTIONS {
        let posts = posts.to_vec();
        tasks.spawn_local(async move {
            let mut connection = Connection::open(address).await?;
            let mut sent = Vec::new();
            for (turn, post) in (number..).step_by(CONNECTIONS as usize).zip(posts.iter().cycle()) {
                let due = begin + step * turn;
                if due >= begin + lasting {
                    break;
                }
                tokio::time::sleep_until(due.into()).await;
                let written: Written = serde_json::from_value(connection.ask(post).await?.json()?)?;
                sent.push(((written.conversation_id, written.seq), due));
            }
            anyhow::Ok(sent)
        });
    }
    let mut all = HashMap::new();
    while let Some(sent) = tasks.join_next().await {
        all.extend(sent??);
    }
    Ok(all)
}

/// When each hint came, until told to stop.
async fn listen(mut stream: Connection, mut stopped: tokio::sync::oneshot::Receiver<()>) -> anyhow::Result<HashMap<Which, Instant>> {
    let mut heard = HashMap::new();
    let mut text = String::new();
    loop {
        let chunk = tokio::select! {
            chunk = stream.chunk() => chunk?,
            _ = &mut stopped => return Ok(heard),
        };
        let now = Instant::now();
        let Some(chunk) = chunk else { return Ok(heard) };
        text.push_str(&String::from_utf8_lossy(&chunk));
        while let Some((event, rest)) = text.split_once("\n\n") {
            let data = event.lines().find_map(|line| line.strip_prefix("data:")).unwrap_or("{}");
            if let Ok(Hint { r#type, conversation_id: Some(conversation), seq: Some(seq) }) = serde_json::from_str(data)
                && r#type == "message"
            {
                heard.entry((conversation, seq)).or_insert(now);
            }
            text = rest.to_owned();
        }
    }
}
