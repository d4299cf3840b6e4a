//! The configuration written out with a word on each key, as `kontor config` prints it; the output is itself a configuration.

use std::fmt::Write as _;

use super::Config;

/// Each key in its order: the table it stands in, its name, and what it is for.
const KEYS: &[(&str, &str, &str)] = &[
    ("", "listen", "Where the server listens."),
    ("", "public_url", "The address people type, https://kontor.example. Empty: http:// and `listen`. With https, cookies are Secure."),
    ("", "data_dir", "Where everything is kept that is not named otherwise."),
    ("", "log", "What is logged: error, warn, info, debug; `warn,kontor_server=debug` for a part alone."),
    ("database", "url", "sqlite:PATH or postgres://USER@HOST/NAME. Empty: kontor.db in the data folder."),
    ("database", "migrate", "at_start: the schema is brought up to date by whoever starts first; by_command: only by `kontor migrate`."),
    ("blobs", "url", "file:FOLDER for the contents of files, or s3://BUCKET. Empty: blobs in the data folder."),
    ("blobs", "endpoint", "The address of the S3 server, https://s3.firm.example. Empty: Amazon's of the region."),
    ("blobs", "region", "The region that requests to it are signed for; many servers do not mind."),
    ("blobs", "access_key", "The keys of the bucket. What they are is never shown, here neither."),
    ("blobs", "secret_key", ""),
    (
        "mail",
        "smtp_url",
        "smtp://USER:PASSWORD@HOST:587 (STARTTLS), smtps://… (TLS), smtp://HOST:25?tls=none. Empty: mails become files in mail/outgoing.",
    ),
    ("mail", "from", "The address mails come from. Empty: kontor@ and the reply domain."),
    ("mail", "reply_domain", "The domain of the addresses that people answer to. Empty: the host of `public_url`."),
    (
        "mail",
        "reply_mailbox",
        "The mailbox before the @ where the domain is not Kontor's alone: answers then go to MAILBOX+…@. Empty: to r+…@.",
    ),
    ("mail", "reply_separator", "\"+\", or \"-\" where the mail server knows no sub-addresses. Addresses that are out already stay good."),
    ("mail", "reply_days", "For how many days a mail can be answered; later its sender gets a link to the conversation."),
    ("mail", "lmtp_listen", "Where a mail server hands over answers by LMTP, \"127.0.0.1:2424\". Empty: nowhere."),
    ("mail", "lmtp_trusted", "Mail servers on other machines that may say from where a mail came (XFORWARD). This machine's always may."),
    ("mail", "name_servers", "Name servers with their ports, asked whether senders are who they say. Empty: those of this machine."),
    (
        "mail",
        "imap_url",
        "imaps://USER:PASSWORD@HOST, perhaps with a port and /FOLDER; imap:// for STARTTLS. A mailbox that is read for answers. Empty: none.",
    ),
    ("mail", "grace_seconds", "How long a new message waits to be seen before it goes out by e-mail; several then travel in one mail."),
    ("mail", "attach_bytes", "Files go along with a mail up to this size in all; the others as links that expire."),
    ("mail", "authserv_id", "The name by which your own mail server signs its Authentication-Results. Empty: those are not believed."),
    ("mail", "dkim_domain", "With a key, outgoing mails are signed for this domain."),
    ("mail", "dkim_selector", "Under which name the public key stands in the DNS: SELECTOR._domainkey.DOMAIN."),
    ("mail", "dkim_key", "The file of the private key, RSA or Ed25519, PKCS #8 in PEM. Empty: mails are not signed here."),
    ("limits", "attachment_bytes", "The largest file of a message, in bytes."),
    ("limits", "attachments", "The most files of one message."),
    ("limits", "message_bytes", "The longest message, in bytes of UTF-8."),
    ("limits", "document_bytes", "The largest business document, in bytes."),
    ("limits", "posts_per_minute", "Messages of one person a minute in the browser. Programs are not limited."),
    ("limits", "sign_in_per_minute", "Attempts to sign in a minute with one account from one address."),
    ("limits", "sign_in_per_address_per_minute", "Attempts to sign in a minute from one address."),
    ("limits", "cxml_per_minute", "cXML messages a minute from one address, and from one sender."),
    ("limits", "upload_discard_bytes", "How much of a refused upload is still read, so that its sender can read the answer."),
    ("plans", "upgrade", "at_once: an upgrade counts when an administrator accepts the terms; operator: when the operator approves."),
    ("plans", "terms_version", "Which text of the terms is accepted with an upgrade; kept with the acceptance."),
    ("plans.standard", "messaging", "Whether suppliers on the Standard plan may write messages."),
    ("proxy", "trusted", "Proxies whose X-Forwarded-For counts: addresses or networks, [\"10.0.0.0/8\"]."),
    ("secrets", "file", "The file of random keys, made when missing (0600). Name it where several servers share a database."),
    ("legal", "terms", "Links of the footer; an empty one is not shown."),
    ("legal", "copyright", ""),
    ("legal", "security_disclosure", ""),
    ("legal", "privacy", ""),
    ("legal", "imprint", ""),
    ("metrics", "listen", "An address of their own for the metrics, \"127.0.0.1:9100\". Without it they stand at /metrics."),
];

impl Config {
    /// The whole configuration in force as TOML, each key with its explanation and its environment variable.
    pub fn explained(&self) -> String {
        let values = toml::Value::try_from(self).unwrap_or_else(|_| toml::Value::Table(toml::Table::new()));
        let mut text = String::from("# Kontor's configuration as it is in force. Every key can also be set by the variable beside it.\n");
        let mut table = "";
        for (within, key, meaning) in KEYS {
            if *within != table {
                // Writing to a String cannot fail.
                let _ = writeln!(text, "\n[{within}]");
                table = within;
            }
            if !meaning.is_empty() {
                let _ = writeln!(text, "# {meaning}");
            }
            let variable = [within.replace('.', "__"), (*key).to_owned()].join("__");
            let variable = format!("KONTOR_{}", variable.trim_start_matches('_').to_uppercase());
            let _ = match found(&values, within, key) {
                Some(value) => writeln!(text, "{key} = {value} # {variable}"),
                None => writeln!(text, "# {key} = \"\" # {variable}"),
            };
        }
        text
    }
}

fn found<'v>(values: &'v toml::Value, within: &str, key: &str) -> Option<&'v toml::Value> {
    let table = within.split('.').filter(|part| !part.is_empty()).try_fold(values, |at, part| at.get(part))?;
    table.get(key)
}
