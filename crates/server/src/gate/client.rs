//! From which address somebody comes: the connection's, or what a trusted proxy says of it.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::App;
use crate::config::Network;
use crate::error::{Error, Result};

/// The visitor's address.
#[derive(Debug, Clone, Copy)]
pub struct Client(pub IpAddr);

impl FromRequestParts<App> for Client {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let peer = peer.ok_or_else(|| Error::broken("a connection without an address"))?;
        Ok(Self(client(peer, &parts.headers, &app.config.proxy.trusted)))
    }
}

/// Read from the right: every trusted proxy adds whom it got the request from, and the first that is none of them is the visitor.
/// What stands further left could have been written by anybody.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_proxy = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let named = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let mut addresses: Vec<&str> = named.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut seen = peer;
    while is_proxy(seen) {
        match addresses.pop().and_then(|address| address.parse().ok()) {
            Some(address) => seen = address,
            None => break,
        }
    }
    seen.to_canonical()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen_from(peer: &str, forwarded: &str) -> String {
        let trusted = [Network::try_from("10.0.0.0/8".to_owned()).unwrap()];
        let headers = HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), forwarded.parse().unwrap())]);
        client(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_what_it_added() {
        assert_eq!(seen_from("192.0.2.1", "198.51.100.9"), "192.0.2.1", "no proxy of ours");
        assert_eq!(seen_from("10.0.0.1", "198.51.100.9"), "198.51.100.9");
        assert_eq!(
            seen_from("10.0.0.1", "203.0.113.5, 198.51.100.9, 10.2.2.2"),
            "198.51.100.9",
            "the left part is the visitor's own claim"
        );
        assert_eq!(seen_from("10.0.0.1", "nonsense"), "10.0.0.1");
    }
}
