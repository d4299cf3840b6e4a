//! What a page weighs on the wire: HTML, style sheets and scripts, compressed.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use anyhow::ensure;

use crate::client::{Connection, request};

/// Bytes of a page and of what it loads, as a browser gets them the first time.
pub async fn of_page(address: SocketAddr, path: &str, cookie: &str) -> anyhow::Result<usize> {
    let mut connection = Connection::open(address).await?;
    let page = connection.ask(&request("GET", path, &[cookie.to_owned()], &[])).await?;
    ensure!(page.status == 200, "{path} answered {}", page.status);
    let mut bytes = compressed(&mut connection, path, cookie).await?;
    for file in loaded(&String::from_utf8(page.body)?) {
        bytes += compressed(&mut connection, &file, cookie).await?;
    }
    Ok(bytes)
}

async fn compressed(connection: &mut Connection, path: &str, cookie: &str) -> anyhow::Result<usize> {
    let headers = [cookie.to_owned(), "accept-encoding: gzip".to_owned()];
    Ok(connection.ask(&request("GET", path, &headers, &[])).await?.body.len())
}

/// Style sheets and scripts that the page names.
fn loaded(html: &str) -> BTreeSet<String> {
    let values = html.split(['"', '\'']).filter(|value| value.starts_with("/assets/"));
    values.filter(|file| [".css", ".js"].iter().any(|ending| file.ends_with(ending))).map(str::to_owned).collect()
}
