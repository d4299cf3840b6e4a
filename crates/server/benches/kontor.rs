//! `make bench`: the figures of docs/PERFORMANCE.md, measured against the real binary from outside.
#![expect(clippy::disallowed_methods, reason = "a measurement reads real clocks and starts its own tasks")]
#![expect(clippy::print_stdout, reason = "the table is its answer")]

#[path = "kontor/client.rs"]
mod client;
#[path = "kontor/figures.rs"]
mod figures;
#[path = "kontor/limit.rs"]
mod limit;
#[path = "kontor/liveness.rs"]
mod liveness;
#[path = "kontor/load.rs"]
mod load;
#[path = "kontor/mail.rs"]
mod mail;
#[path = "kontor/network.rs"]
mod network;
#[path = "kontor/papers.rs"]
mod papers;
#[path = "kontor/postgres.rs"]
mod postgres;
#[path = "kontor/report.rs"]
mod report;
#[path = "kontor/running.rs"]
mod running;
#[path = "kontor/weight.rs"]
mod weight;

use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;

use figures::{Figures, Sample, median, ms, per_second};
use load::Request;
use network::Network;
use report::Report;
use running::{Kontor, Running};

const ROUNDS: usize = 3;
const LASTING: Duration = Duration::from_secs(4);
const POSTERS: usize = 128;
const READERS: usize = 64;
const TOLD: [usize; 3] = [2, 5, 40];

fn main() -> anyhow::Result<()> {
    // cargo adds a word of its own to those that were given.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [limit, folder] = words.as_slice()
        && limit == "limit"
    {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        return runtime.block_on(limit::serve(Path::new(folder)));
    }
    // One thread for the client: what it does not use is left to the server.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, bench(&words))
}

/// All parts, or only those that are named: `posts`, `pages`, `starts`, `papers`, `mail`, `postgres`; what the page tells of the others
/// then stays. `versus` alone, with another program in `BASELINE`, compares the two and writes nothing.
async fn bench(parts: &[String]) -> anyhow::Result<()> {
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|word| word == part);
    // FHS 3.0, 5.15: unlike /tmp it lies on a disk.
    let folder = tempfile::Builder::new().prefix("kontor-bench-").permissions(open_to_all()).tempdir_in("/var/tmp")?;
    let folder = folder.path();
    if let [part] = parts
        && part == "versus"
    {
        return versus(folder).await;
    }
    let machine = report::machine(folder)?;
    let mut report = Report::default();
    let limit = Running::limit(folder)?;
    let kontor = Kontor::new(&folder.join("sqlite"), "")?;
    let mut network = network::found(&kontor)?;
    let running = kontor.serve().await?;
    network.trade(running.address).await?;
    if wanted("posts") {
        posts_and_reads(&mut report, &running, &network, &limit).await?;
    }
    if wanted("pages") {
        pages(&mut report, &running, &network).await?;
    }
    drop(running);
    if wanted("starts") {
        starts(&mut report, &kontor).await?;
    }
    if wanted("papers") {
        long_lists(&mut report, &kontor, &folder.join("sqlite"), &network).await?;
    }
    if wanted("mail") {
        mail::measure(&mut report, &kontor, &folder.join("sqlite"), &network).await?;
    }
    if wanted("postgres") {
        on_postgres(&mut report, folder, &limit).await?;
    }
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/PERFORMANCE.md");
    let report = if parts.is_empty() { report } else { report.beside(&page) };
    let text = report.text(&machine);
    println!("{text}");
    if !report::write(&page, &text)? {
        println!("(not written to docs/PERFORMANCE.md: it has no marks for it)");
    }
    Ok(())
}

/// So that PostgreSQL, which runs as another user, reaches its part of the folder.
fn open_to_all() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o755)
}

/// Rounds of each in turn, so that what the machine does beside us meets all of them alike.
async fn posts_and_reads(report: &mut Report, running: &Running, network: &Network, limit: &Running) -> anyhow::Result<()> {
    let bare = [limit_post()];
    let fifty = [network.newest_fifty()];
    let same_bytes = [client::request("GET", "/", &[], &[]).into()];
    let mut posts: Vec<Measured> = TOLD.iter().map(|_| Measured::default()).collect();
    let (mut limits, mut reads, mut answers) = (Measured::default(), Measured::default(), Measured::default());
    for _ in 0..ROUNDS {
        limits.round(limit, POSTERS, &bare).await?;
        for (people, measured) in TOLD.into_iter().zip(&mut posts) {
            measured.round(running, POSTERS, &network.messages(people)?).await?;
        }
        answers.round(limit, READERS, &same_bytes).await?;
        reads.round(running, READERS, &fifty).await?;
    }
    for (people, measured) in TOLD.into_iter().zip(&posts) {
        let target = if people == 5 { "≥ 4,000/s, p99 < 60 ms" } else { "" };
        report.line(format!("A post by the API, {POSTERS} connections, {people} people told"), measured.shown(), target, limits.shown());
    }
    report.line(format!("The newest 50 messages, {READERS} connections"), reads.shown(), "≥ 3,000/s", answers.shown());
    Ok(())
}

/// Both programs side by side on data of their own, asked in turn: what the machine does beside us meets both alike.
async fn versus(folder: &Path) -> anyhow::Result<()> {
    let baseline = std::env::var_os("BASELINE").context("BASELINE names no program to compare with")?;
    let new = Kontor::new(&folder.join("new"), "")?;
    let old = Kontor::new(&folder.join("old"), "")?.run_by(Path::new(&baseline));
    let mut both = Vec::new();
    for kontor in [&new, &old] {
        let mut network = network::found(kontor)?;
        let running = kontor.serve().await?;
        network.trade(running.address).await?;
        both.push((running, network, [Measured::default(), Measured::default(), Measured::default()]));
    }
    for _ in 0..ROUNDS * 2 {
        for (running, network, [five, forty, fifty]) in &mut both {
            five.round(running, POSTERS, &network.messages(5)?).await?;
            forty.round(running, POSTERS, &network.messages(40)?).await?;
            fifty.round(running, READERS, &[network.newest_fifty()]).await?;
        }
    }
    for (at, what) in ["5 people told", "40 people told", "newest 50"].into_iter().enumerate() {
        println!("{what}: {}\n      against {}", both[0].2[at].shown(), both[1].2[at].shown());
    }
    Ok(())
}

async fn pages(report: &mut Report, running: &Running, network: &Network) -> anyhow::Result<()> {
    let customer = network.customer(5)?;
    let cookie = customer.sign_in(running.address).await?;
    let (thread, invoice) = (format!("/messages/{}", network.thread()), format!("/documents/{}", network.invoice));
    let shown = [
        ("Home", "/"),
        ("Messages", "/messages"),
        ("A conversation", thread.as_str()),
        ("Invoices", "/invoices"),
        ("An invoice", invoice.as_str()),
    ];
    let requests = shown.map(|(_, path)| load::get(path, &cookie));
    let mut samples = vec![Sample::default(); shown.len()];
    for _ in 0..ROUNDS {
        for (sample, round) in samples.iter_mut().zip(load::paced(running.address, 100, LASTING * 2, &requests).await?) {
            sample.join(round);
        }
    }
    for ((name, _), sample) in shown.iter().zip(&samples) {
        let Figures { p50, p99, .. } = sample.figures();
        report.line(format!("{name}, at 100 pages/s"), format!("p50 {}, p99 {}", ms(p50), ms(p99)), "p99 < 25 ms", "");
    }
    let posts = network.messages(5)?;
    let mut sample = Sample::default();
    for _ in 0..ROUNDS {
        sample.join(liveness::measure(running.address, &customer.token, 50, LASTING, &posts).await?);
    }
    let Figures { p50, p99, .. } = sample.figures();
    report.line("From POST to the other firm's stream, 50 messages/s", format!("p50 {}, p99 {}", ms(p50), ms(p99)), "p99 < 20 ms", "");
    for (name, path) in shown {
        let bytes = weight::of_page(running.address, path, &cookie).await?;
        let measured = format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100);
        report.line(format!("{name}: HTML, CSS and JavaScript, compressed"), measured, "< 60 KB", "");
    }
    Ok(())
}

/// Starts on the database that the measuring has filled.
async fn starts(report: &mut Report, kontor: &Kontor) -> anyhow::Result<()> {
    let mut took = Vec::new();
    let mut memory = Vec::new();
    for _ in 0..10 {
        let running = kontor.serve().await?;
        took.push(running.first_answer);
        tokio::time::sleep(Duration::from_millis(500)).await;
        memory.push(running.memory()?);
    }
    memory.sort_unstable();
    let bytes = memory[memory.len() / 2];
    report.line("Cold start to the first answer, median of 10", ms(median(&mut took)), "< 300 ms", "");
    report.line("Memory at rest, before the first sign-in", format!("{} MB", bytes.div_ceil(1_000_000)), "< 30 MB", "");
    Ok(())
}

/// The same list when it is short and when it is long.
async fn long_lists(report: &mut Report, kontor: &Kontor, data: &Path, network: &Network) -> anyhow::Result<()> {
    for (many, named, target) in [(2_000, "2,000", ""), (200_000, "200,000", "p99 < 50 ms, less than twofold")] {
        papers::copy(data, &network.invoice, many).await?;
        let running = kontor.serve().await?;
        let cookie = network.customer(5)?.sign_in(running.address).await?;
        let (asked, sample) = papers::slowest(&running, &cookie).await?;
        let Figures { p50, p99, .. } = sample.figures();
        let what = format!("Invoices, {named} of them, the slowest of every order, search and filter");
        report.line(what, format!("p50 {}, p99 {} (`{asked}`)", ms(p50), ms(p99)), target, "");
    }
    Ok(())
}

async fn on_postgres(report: &mut Report, folder: &Path, limit: &Running) -> anyhow::Result<()> {
    let Some(postgres) = postgres::Postgres::start(&folder.join("postgres")).await? else {
        println!("(no PostgreSQL on this machine)");
        return Ok(());
    };
    let kontor = Kontor::new(&folder.join("beside-postgres"), &postgres.url)?;
    let mut network = network::found(&kontor)?;
    let running = kontor.serve().await?;
    network.trade(running.address).await?;
    let mut posts: Vec<Measured> = TOLD.iter().map(|_| Measured::default()).collect();
    let mut limits = Measured::default();
    for _ in 0..ROUNDS {
        limits.round(limit, POSTERS, &[limit_post()]).await?;
        for (people, measured) in TOLD.into_iter().zip(&mut posts) {
            measured.round(&running, POSTERS, &network.messages(people)?).await?;
        }
    }
    for (people, measured) in TOLD.into_iter().zip(&posts) {
        report.line(format!("The same post on PostgreSQL, {people} people told"), measured.shown(), "", limits.shown());
    }
    Ok(())
}

fn limit_post() -> Request {
    client::request("POST", "/", &[], network::message_body().as_bytes()).into()
}

/// One line of the table while it is measured.
#[derive(Debug, Default)]
struct Measured {
    rounds: Vec<Sample>,
    processor_time: Duration,
}

impl Measured {
    async fn round(&mut self, running: &Running, connections: usize, requests: &[Request]) -> anyhow::Result<()> {
        let before = running.processor_time()?;
        self.rounds.push(load::closed(running.address, connections, LASTING, requests).await?);
        self.processor_time += running.processor_time()?.saturating_sub(before);
        Ok(())
    }

    fn shown(&self) -> String {
        let Figures { per_second: rate, p50, p99 } = Figures::median(&self.rounds);
        let asked: u32 = self.rounds.iter().map(|round| round.asked).sum();
        let processor = ms(self.processor_time / asked.max(1));
        format!("{}, p50 {}, p99 {}, {processor} of processor each", per_second(rate), ms(p50), ms(p99))
    }
}
