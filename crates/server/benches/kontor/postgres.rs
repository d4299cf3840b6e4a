//! A PostgreSQL for the time of the measuring: the one that `KONTOR_TEST_POSTGRES` names, or one of our own from the machine's packages.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, ensure};

use crate::running::free_address;

/// A server; one of our own is ended when dropped.
#[derive(Debug)]
pub struct Postgres {
    own: Option<Own>,
    /// A database that is empty.
    pub url: String,
}

#[derive(Debug)]
struct Own {
    server: Child,
    stop: Command,
}

impl Postgres {
    /// None if the machine has no PostgreSQL. `folder` is made, and must be on the disk that is measured.
    pub async fn start(folder: &Path) -> anyhow::Result<Option<Self>> {
        if let Ok(url) = std::env::var("KONTOR_TEST_POSTGRES") {
            return Ok(Some(Self { own: None, url }));
        }
        let Some(binaries) = binaries() else { return Ok(None) };
        std::fs::create_dir(folder)?;
        let owner = owner()?;
        if let Some(owner) = owner {
            std::os::unix::fs::chown(folder, Some(owner), None)?;
        }
        let data = folder.join("data");
        let made = ours(&binaries.join("initdb"), owner).args(["--auth=trust", "--username=kontor", "-D"]).arg(&data).status()?;
        ensure!(made.success(), "initdb failed");
        let port = free_address()?.port().to_string();
        let mut server = ours(&binaries.join("postgres"), owner);
        server
            .arg("-D")
            .arg(&data)
            .args(["-p", &port, "-c", "listen_addresses=127.0.0.1", "-c", "log_min_messages=fatal", "-k"])
            .arg(folder);
        let mut stop = ours(&binaries.join("pg_ctl"), owner);
        stop.args(["stop", "--silent", "--mode=fast", "-D"]).arg(&data);
        let own = Own { server: server.spawn()?, stop };
        let started = Self { own: Some(own), url: format!("postgres://kontor@127.0.0.1:{port}/postgres") };
        for _ in 0..200 {
            if ours(&binaries.join("pg_isready"), owner).args(["-q", "-h", "127.0.0.1", "-p", &port]).status()?.success() {
                return Ok(Some(started));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("PostgreSQL did not start")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(Own { server, stop }) = &mut self.own {
            // It may have ended already; then there is nothing to end.
            let _ = stop.status();
            let _ = server.wait();
        }
    }
}

/// The newest of Debian's versions, which lie side by side.
fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut found: Vec<PathBuf> = versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect();
    found.retain(|folder| folder.join("initdb").is_file());
    found.sort();
    found.pop()
}

/// PostgreSQL refuses to run as root: then it runs as the user of Debian's package, or as nobody.
fn owner() -> anyhow::Result<Option<u32>> {
    let id = |words: &[&str]| -> anyhow::Result<Option<u32>> {
        let told = Command::new("id").args(words).stderr(Stdio::null()).output().context("cannot run id")?;
        Ok(if told.status.success() { Some(String::from_utf8(told.stdout)?.trim().parse()?) } else { None })
    };
    if id(&["-u"])? != Some(0) {
        return Ok(None);
    }
    let user = id(&["-u", "postgres"])?;
    if user.is_some() { Ok(user) } else { id(&["-u", "nobody"]) }
}

fn ours(program: &Path, owner: Option<u32>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit()).current_dir("/");
    if let Some(owner) = owner {
        command.uid(owner);
    }
    command
}
