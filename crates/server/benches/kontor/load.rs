//! Load of two kinds: as fast as answers come, and so many a second whatever the answers do.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::ensure;
use tokio::task::JoinSet;

use crate::client::{Connection, request};
use crate::figures::Sample;

/// How long load runs before it counts.
const WARM_UP: Duration = Duration::from_secs(1);

/// A request that is sent again and again.
pub type Request = Arc<[u8]>;

/// Asks for a page, as a browser that takes it compressed and is signed in by `cookie`, a whole header line.
pub fn get(path: &str, cookie: &str) -> Request {
    let headers = ["accept: text/html".to_owned(), "accept-encoding: gzip".to_owned(), cookie.to_owned()];
    request("GET", path, &headers, &[]).into()
}

/// `connections` connections, each asking the same anew as soon as it has its answer; the requests are dealt out among them.
pub async fn closed(address: SocketAddr, connections: usize, lasting: Duration, requests: &[Request]) -> anyhow::Result<Sample> {
    let begin = Instant::now() + WARM_UP;
    let mut tasks = JoinSet::new();
    for number in 0..connections {
        let request = Request::clone(&requests[number % requests.len()]);
        tasks.spawn_local(again_and_again(address, request, begin, begin + lasting));
    }
    let mut sample = Sample::lasting(lasting);
    while let Some(took) = tasks.join_next().await {
        let (asked, took) = took??;
        sample.asked += asked;
        sample.add(took);
    }
    Ok(sample)
}

/// How often it asked, and the times of those answers that came neither before `begin` nor after `end`.
async fn again_and_again(address: SocketAddr, request: Request, begin: Instant, end: Instant) -> anyhow::Result<(u32, Vec<Duration>)> {
    let mut connection = Connection::open(address).await?;
    let (mut asked, mut took) = (0, Vec::with_capacity(4096));
    loop {
        let sent = Instant::now();
        if sent >= end {
            return Ok((asked, took));
        }
        let answer = connection.ask(&request).await?;
        ensure!((200..300).contains(&answer.status), "answered {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        let answered = Instant::now();
        asked += 1;
        if sent >= begin && answered <= end {
            took.push(answered - sent);
        }
    }
}

/// `per_second` requests a second, each counted from when it was due: an answer that is late does not hold back the next request.
/// Gives one sample for each of the requests, which take turns.
pub async fn paced(address: SocketAddr, per_second: u32, lasting: Duration, requests: &[Request]) -> anyhow::Result<Vec<Sample>> {
    const CONNECTIONS: usize = 16;
    let step = Duration::from_secs(1) / per_second;
    let begin = Instant::now();
    let mut tasks = JoinSet::new();
    for number in 0..CONNECTIONS {
        let requests = requests.to_vec();
        tasks.spawn_local(async move {
            let mut connection = Connection::open(address).await?;
            let mut took = Vec::new();
            for at in (number..).step_by(CONNECTIONS) {
                let due = begin + WARM_UP + step * u32::try_from(at)?;
                if due >= begin + WARM_UP + lasting {
                    break;
                }
                tokio::time::sleep_until(due.into()).await;
                let answer = connection.ask(&requests[at % requests.len()]).await?;
                ensure!((200..300).contains(&answer.status), "answered {}: {}", answer.status, answer.head);
                took.push((at % requests.len(), due.elapsed()));
            }
            anyhow::Ok(took)
        });
    }
    let mut samples: Vec<Sample> = requests.iter().map(|_| Sample::lasting(lasting)).collect();
    while let Some(took) = tasks.join_next().await {
        for (which, took) in took?? {
            samples[which].add(vec![took]);
        }
    }
    Ok(samples)
}
