//! Private connections to mail servers: TLS, trusting those whom this machine trusts.

use std::io::{Error, Result};
use std::sync::Arc;

use rustls_pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

/// TLS over what connects us with `host`, which must prove its name.
pub async fn over<L: AsyncRead + AsyncWrite + Unpin>(link: L, host: &str) -> Result<TlsStream<L>> {
    let name = ServerName::try_from(host.to_owned()).map_err(Error::other)?;
    TlsConnector::from(Arc::new(trust()?)).connect(name, link).await
}

/// Those whom this machine trusts.
fn trust() -> Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().map_err(Error::other)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
