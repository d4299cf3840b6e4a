//! Processes under measurement: `kontor` on a data folder, and the limit; ended when dropped.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};

use crate::client::{self, Connection};

/// How long a start may take before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// The binary and its data folder.
#[derive(Debug, Clone)]
pub struct Kontor {
    binary: PathBuf,
    data: PathBuf,
    /// Empty for SQLite in the data folder.
    database: String,
    /// Keys of the configuration, as variables.
    settings: Vec<(&'static str, String)>,
}

/// A process that answers at an address.
#[derive(Debug)]
pub struct Running {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process to its first answer.
    pub first_answer: Duration,
}

impl Kontor {
    /// `database` is empty for SQLite in the data folder.
    pub fn new(data: &Path, database: &str) -> anyhow::Result<Self> {
        let binary = std::env::var_os("BINARY").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_kontor")), PathBuf::from);
        ensure!(binary.is_file(), "there is no {}", binary.display());
        Ok(Self { binary, data: data.to_owned(), database: database.to_owned(), settings: Vec::new() })
    }

    /// The same data, but another program.
    pub fn run_by(self, binary: &Path) -> Self {
        Self { binary: binary.to_owned(), ..self }
    }

    /// The same with a key of its configuration set.
    pub fn with(&self, key: &'static str, value: &str) -> Self {
        let mut other = self.clone();
        other.settings.push((key, value.to_owned()));
        other
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.env("KONTOR_DATA_DIR", &self.data).env("KONTOR_LOG", "warn").env("KONTOR_DATABASE__URL", &self.database);
        command.envs(self.settings.iter().map(|(key, value)| (key, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        command
    }

    /// Runs `kontor admin …` and gives what it prints as JSON.
    pub fn admin<A: AsRef<OsStr>>(&self, arguments: &[A], input: &str) -> anyhow::Result<serde_json::Value> {
        let mut child = self.command().arg("admin").args(arguments).stdin(Stdio::piped()).spawn()?;
        child.stdin.take().context("no way to its input")?.write_all(input.as_bytes())?;
        let output = child.wait_with_output()?;
        let words: Vec<_> = arguments.iter().map(|word| word.as_ref().to_string_lossy()).collect();
        ensure!(output.status.success(), "kontor admin {} failed", words.join(" "));
        if output.stdout.is_empty() {
            return Ok(serde_json::Value::Null);
        }
        serde_json::from_slice(&output.stdout).with_context(|| format!("what kontor admin {} printed", words.join(" ")))
    }

    /// Starts it and waits for its first answer.
    pub async fn serve(&self) -> anyhow::Result<Running> {
        let address = free_address()?;
        let begin = Instant::now();
        let child = self.command().arg("serve").env("KONTOR_LISTEN", address.to_string()).stdout(Stdio::null()).spawn()?;
        let mut running = Running { child, address, first_answer: Duration::ZERO };
        let health = client::request("GET", "/readyz", &[], &[]);
        while begin.elapsed() < PATIENCE {
            if let Ok(mut connection) = Connection::open(address).await
                && connection.ask(&health).await?.status == 200
            {
                running.first_answer = begin.elapsed();
                return Ok(running);
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        bail!("kontor did not answer within {PATIENCE:?}")
    }
}

impl Running {
    /// Starts this very program anew as the limit, with its database in `folder`.
    pub fn limit(folder: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?).arg("limit").arg(folder).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no way to its output")?).read_line(&mut line)?;
        Ok(Self { child, address: line.trim().parse().context("the address of the limit")?, first_answer: Duration::ZERO })
    }

    /// Resident memory in bytes (proc(5), `VmRSS`).
    pub fn memory(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS in its status")?;
        let kib: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
        Ok(kib * 1024)
    }

    /// Processor time used so far, of all processors together (proc(5), `utime` and `stime`, in hundredths of a second).
    pub fn processor_time(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).context("no times in its stat");
        Ok(Duration::from_millis((ticks(11)? + ticks(12)?) * 10))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address that was free a moment ago.
pub fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
