//! Mail both ways: ten thousand notifications that leave while people post, and answers that come by LMTP, a thousand a few seconds.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, SqliteConnection};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::client::Connection;
use crate::figures::{Sample, ms, per_second};
use crate::load;
use crate::network::{self, Network};
use crate::report::Report;
use crate::running::{Kontor, Running, free_address};

/// Notifications that wait.
const LETTERS: usize = 10_000;
/// How long the peer takes for each mail, as a mail server does that writes it to its disk.
const PEER_TAKES: Duration = Duration::from_millis(10);
/// Connections of the mail server that hands answers over, as Postfix opens them.
const HANDING_OVER: usize = 20;
/// Answers that come.
const ANSWERS: usize = 6_000;
/// Posts a second beside the mail.
const POSTS: u32 = 100;
/// The longest that one part may take.
const PATIENCE: Duration = Duration::from_mins(2);
const SERVER: &str = "mx.bench.example";

/// A letter as it arrived: to whom, and where its answer goes.
#[derive(Debug, Clone)]
struct Arrived {
    to: String,
    reply_to: String,
}

/// What the mail server of the recipients has taken, and when the last came.
#[derive(Debug, Default)]
struct Taken {
    letters: Vec<Arrived>,
    first: Option<Instant>,
    last: Option<Instant>,
}

type Shared = Rc<RefCell<Taken>>;

/// Both ways, on the data that the other parts have left.
pub async fn measure(report: &mut Report, kontor: &Kontor, data: &Path, network: &Network) -> anyhow::Result<()> {
    let peer = TcpListener::bind("127.0.0.1:0").await?;
    let lmtp = free_address()?;
    let kontor = kontor
        .with("KONTOR_MAIL__SMTP_URL", &format!("smtp://{}", peer.local_addr()?))
        .with("KONTOR_MAIL__REPLY_DOMAIN", "reply.bench.example")
        .with("KONTOR_MAIL__LMTP_LISTEN", &lmtp.to_string())
        .with("KONTOR_MAIL__AUTHSERV_ID", SERVER)
        // Of what is posted meanwhile nothing is due, so that the measured letters stay the same.
        .with("KONTOR_MAIL__GRACE_SECONDS", "3600");
    let taken = Shared::default();
    let taking = tokio::task::spawn_local(serve(peer, Rc::clone(&taken)));
    let mut database = SqliteConnectOptions::new().filename(data.join("kontor.db")).connect().await?;
    let posts = network.messages(5)?;

    let running = kontor.serve().await?;
    network.fill(running.address, LETTERS).await?;
    let quiet = load::paced(running.address, POSTS, Duration::from_secs(10), &posts).await?;
    drop(running);
    let due = due_now(&mut database).await?;
    let running = kontor.serve().await?;
    let (busy, out) = beside(&running, &posts, &taken, due).await?;
    let (quiet, busy) = (joined(quiet).figures(), joined(busy).figures());
    let limit = 4.0 / PEER_TAKES.as_secs_f64();
    report.line(
        format!("{due} notifications to a mail server that takes {} for each, over 4 connections", ms(PEER_TAKES)),
        per_second(out),
        "as fast as it takes them",
        per_second(limit),
    );
    report.line(
        format!("A post meanwhile, {POSTS}/s"),
        format!("p50 {}, p99 {}", ms(busy.p50), ms(busy.p99)),
        "p99 at most 1.5 times",
        format!("p50 {}, p99 {}", ms(quiet.p50), ms(quiet.p99)),
    );
    let letters = taken.borrow().letters.clone();
    inward(report, &running, lmtp, &mut database, &letters).await?;
    taking.abort();
    Ok(())
}

fn joined(samples: Vec<Sample>) -> Sample {
    let lasting = samples.first().cloned().unwrap_or_default();
    samples.into_iter().skip(1).fold(lasting, |mut all, sample| {
        all.join(sample.for_the_same_time());
        all
    })
}

/// The times of posts for as long as letters leave; and how many left in a second.
async fn beside(running: &Running, posts: &[load::Request], taken: &Shared, due: usize) -> anyhow::Result<(Vec<Sample>, f64)> {
    let begin = Instant::now();
    let mut samples = Vec::new();
    while taken.borrow().letters.len() < due {
        ensure!(begin.elapsed() < PATIENCE, "{} of {due} letters left within {PATIENCE:?}", taken.borrow().letters.len());
        for (at, sample) in load::paced(running.address, POSTS, Duration::from_secs(4), posts).await?.into_iter().enumerate() {
            match samples.get_mut(at) {
                None => samples.push(sample),
                Some(before) => Sample::join(before, sample),
            }
        }
    }
    let taken = taken.borrow();
    let (first, last) = (taken.first.context("no letter")?, taken.last.context("no letter")?);
    #[expect(clippy::cast_precision_loss, reason = "ten thousand")]
    let rate = due as f64 / (last - first).as_secs_f64();
    Ok((samples, rate))
}

/// Makes everything due that nobody has seen; how many letters that are.
async fn due_now(database: &mut SqliteConnection) -> anyhow::Result<usize> {
    sqlx::query("UPDATE seat SET due_at = 1 WHERE due_at IS NOT NULL").execute(&mut *database).await?;
    let (due,): (i64,) = count(database, "SELECT COUNT(*) FROM seat WHERE due_at = 1").await?;
    Ok(usize::try_from(due)?)
}

async fn count(database: &mut SqliteConnection, text: &str) -> anyhow::Result<(i64,)> {
    Ok(sqlx::query_as(AssertSqlSafe(text.to_owned())).fetch_one(database).await?)
}

/// Answers to the letters, each acknowledged when it is on the disk; until the last is a message.
async fn inward(
    report: &mut Report,
    running: &Running,
    lmtp: SocketAddr,
    database: &mut SqliteConnection,
    letters: &[Arrived],
) -> anyhow::Result<()> {
    let answers: Rc<[Arrived]> = letters.iter().take(ANSWERS).cloned().collect();
    let before = running.memory()?;
    let begin = Instant::now();
    let mut lanes = JoinSet::new();
    for lane in 0..HANDING_OVER {
        lanes.spawn_local(hand_over(lmtp, lane, Rc::clone(&answers)));
    }
    let mut most = before;
    let mut kept = None;
    loop {
        tokio::time::sleep(Duration::from_millis(200)).await;
        most = most.max(running.memory()?);
        while let Some(lane) = lanes.try_join_next() {
            lane??;
        }
        if lanes.is_empty() {
            kept.get_or_insert(begin.elapsed());
            let (waiting,) = count(database, "SELECT COUNT(*) FROM inbound_mail WHERE state = 'received'").await?;
            if waiting == 0 {
                break;
            }
        }
        ensure!(begin.elapsed() < PATIENCE, "the answers were not handled within {PATIENCE:?}");
    }
    let handled = begin.elapsed();
    let (posted,) = count(database, "SELECT COUNT(*) FROM inbound_mail WHERE state = 'posted'").await?;
    ensure!(usize::try_from(posted)? == answers.len(), "{posted} of {} answers became messages", answers.len());
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let rate = |time: Duration| answers.len() as f64 / time.as_secs_f64();
    let shown = format!("{} kept, {} posted", per_second(rate(kept.unwrap_or(handled))), per_second(rate(handled)));
    report.line(format!("{} answers by LMTP, {HANDING_OVER} connections", answers.len()), shown, "≥ 200/s", "");
    let grown = most.saturating_sub(before).div_ceil(1_000_000);
    report.line("Memory while they come", format!("{} MB, {grown} MB more than before", most.div_ceil(1_000_000)), "flat", "");
    Ok(())
}

/// Every twentieth answer, one after the other over one connection (RFC 2033).
async fn hand_over(lmtp: SocketAddr, lane: usize, answers: Rc<[Arrived]>) -> anyhow::Result<()> {
    let mut stream = BufReader::new(TcpStream::connect(lmtp).await?);
    stream.get_ref().set_nodelay(true)?;
    answered(&mut stream, "220").await?;
    say(&mut stream, "LHLO bench.example\r\n", "250").await?;
    for (number, answer) in answers.iter().enumerate().skip(lane).step_by(HANDING_OVER) {
        say(&mut stream, &format!("MAIL FROM:<{}>\r\n", answer.to), "250").await?;
        say(&mut stream, &format!("RCPT TO:<{}>\r\n", answer.reply_to), "250").await?;
        say(&mut stream, "DATA\r\n", "354").await?;
        say(&mut stream, &mail(number, answer), "250").await?;
    }
    say(&mut stream, "QUIT\r\n", "221").await
}

async fn say(stream: &mut BufReader<TcpStream>, words: &str, code: &str) -> anyhow::Result<()> {
    stream.write_all(words.as_bytes()).await?;
    answered(stream, code).await
}

async fn answered(stream: &mut BufReader<TcpStream>, code: &str) -> anyhow::Result<()> {
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        ensure!(line.starts_with(code), "answered {line:?} instead of {code}");
        if line.as_bytes().get(3) == Some(&b' ') {
            return Ok(());
        }
    }
}

/// An answer with what it answers below, as mail programs write it.
fn mail(number: usize, answer: &Arrived) -> String {
    let domain = answer.to.rsplit_once('@').map_or("", |(_, domain)| domain);
    let quoted = "> Die Lieferung ist heute mit zwei Paletten eingetroffen; drei Positionen fehlen noch.\r\n".repeat(15);
    format!(
        "Authentication-Results: {SERVER}; dmarc=pass header.from={domain}\r\nFrom: <{}>\r\nTo: <{}>\r\nSubject: Re: Delivery\r\n\
         Date: Mon, 23 Nov 2026 09:10:00 +0100\r\nMessage-ID: <{number}@{domain}>\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nDer Rest kommt am Donnerstag, Nummer {number}.\r\n\r\n\
         Am Mo., 23. Nov. 2026 um 09:01 Uhr schrieb Clerk:\r\n{quoted}.\r\n",
        answer.to, answer.reply_to
    )
}

/// The mail server of the recipients: takes everything, each mail in its time.
async fn serve(listener: TcpListener, taken: Shared) {
    while let Ok((stream, _)) = listener.accept().await {
        let taken = Rc::clone(&taken);
        tokio::task::spawn_local(async move {
            // Whoever hangs up has hung up.
            let _ = take(stream, &taken).await;
        });
    }
}

async fn take(stream: TcpStream, taken: &Shared) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 mx.bench.example\r\n").await?;
    let mut to = String::new();
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let answer: &[u8] = match line.get(..4).unwrap_or_default() {
            "EHLO" => b"250-mx.bench.example\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                b"250 2.1.5 ok\r\n"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let reply_to = content(&mut stream).await?;
                tokio::time::sleep(PEER_TAKES).await;
                let mut taken = taken.borrow_mut();
                let now = Instant::now();
                taken.first.get_or_insert(now);
                taken.last = Some(now);
                taken.letters.push(Arrived { to: std::mem::take(&mut to), reply_to });
                b"250 2.0.0 taken\r\n"
            }
            _ => b"250 2.0.0 ok\r\n",
        };
        stream.write_all(answer).await?;
    }
}

/// Reads a mail to its end; where its answer goes. The address is long, so it stands on a line of its own (RFC 5322, 2.2.3).
async fn content(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let (mut line, mut reply_to) = (Vec::new(), String::new());
    let mut in_field = false;
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(reply_to);
        }
        if reply_to.is_empty() {
            in_field = line.starts_with(b"Reply-To:") || in_field && line.starts_with(b" ");
            if in_field {
                let text = String::from_utf8_lossy(&line);
                text.split(['<', '>']).nth(1).unwrap_or_default().clone_into(&mut reply_to);
            }
        }
    }
}

impl Network {
    /// Further conversations, until so many people wait to be told of something.
    pub async fn fill(&self, address: SocketAddr, letters: usize) -> anyhow::Result<()> {
        let told = network::CLERKS * (2 + 5 + 40);
        let mut connection = Connection::open(address).await?;
        for number in 0..letters.saturating_sub(told).div_ceil(40) {
            connection.ask(&self.begin(number % network::CLERKS, 40, &format!("Third lot {number}"))?).await?.json()?;
        }
        Ok(())
    }
}
