//! The doctor on addresses, folders and the file of secrets.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use kontor_store::BlobsOptions;
use tokio::process::Command;

use super::Finding;
use crate::config::Config;
use crate::secrets::Secrets;

/// Less free space than this is worth a warning, and a tenth of it stops everything soon.
const LOW_KIB: u64 = 1024 * 1024;
/// A network file system that hangs must not hang the doctor.
const PATIENCE: Duration = Duration::from_secs(10);

pub async fn look(config: &Config) -> Vec<Finding> {
    let mut findings = vec![address(config)];
    findings.extend(proxy(config));
    findings.push(secrets(&config.secrets_file()));
    findings.push(space("data folder", &config.data_dir).await);
    if let BlobsOptions::Folder(folder) = config.blobs() {
        findings.push(space("folder of files", &folder).await);
    }
    findings
}

fn address(config: &Config) -> Finding {
    let url = config.public_url();
    if config.is_https() {
        Finding::Ok(format!("address: people come to {url}"))
    } else if config.public_url.is_empty() && config.listen.ip().is_loopback() {
        Finding::Ok(format!("address: {url}, this machine alone"))
    } else {
        Finding::Warn(format!(
            "address: {url} is not https, so passwords travel in the open; set `public_url` to the https address of a proxy"
        ))
    }
}

/// Behind https there is a proxy.
fn proxy(config: &Config) -> Option<Finding> {
    let unnamed = config.is_https() && config.proxy.trusted.is_empty();
    unnamed.then(|| {
        Finding::Warn(
            "proxy: `proxy.trusted` is empty, so all visitors seem to come from the proxy and share one limit for signing in".to_owned(),
        )
    })
}

fn secrets(file: &Path) -> Finding {
    let Ok(metadata) = std::fs::metadata(file) else {
        return Finding::Warn(format!("secrets: {} does not exist; the server makes it when it starts", file.display()));
    };
    let mode = metadata.permissions().mode() & 0o777;
    match Secrets::open(file) {
        Err(fault) => Finding::Fail(format!("secrets: {fault:#}")),
        Ok(_) if mode & 0o077 != 0 => Finding::Fail(format!("secrets: others can read {} (mode {mode:o}): chmod 600 {0}", file.display())),
        Ok(_) => Finding::Ok(format!("secrets: {}, readable by its owner alone", file.display())),
    }
}

async fn space(name: &str, folder: &Path) -> Finding {
    if !folder.is_dir() {
        return Finding::Warn(format!("{name}: {} does not exist; the server makes it when it starts", folder.display()));
    }
    let Some(free) = free_kib(folder).await else {
        return Finding::Warn(format!("{name}: `df` does not tell how much space is free at {}", folder.display()));
    };
    let sentence = format!("{name}: {} MiB are free at {}", free / 1024, folder.display());
    match free {
        0..LOW_KIB if free < LOW_KIB / 10 => Finding::Fail(sentence),
        0..LOW_KIB => Finding::Warn(sentence),
        _ => Finding::Ok(sentence),
    }
}

/// The fourth column of the last line of `df -Pk` (POSIX).
async fn free_kib(folder: &Path) -> Option<u64> {
    let asked = Command::new("df").arg("-Pk").arg(folder).env("LC_ALL", "C").kill_on_drop(true).output();
    let said = tokio::time::timeout(PATIENCE, asked).await.ok()?.ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    said.lines().last()?.split_whitespace().nth(3)?.parse().ok()
}
