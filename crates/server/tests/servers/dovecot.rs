//! A real Dovecot with a configuration, a user and a mailbox of its own, which Kontor reads by IMAP.

use std::net::TcpStream;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::postfix::free_port;

/// The one user, and the password.
const USER: &str = "kontor";
const PASSWORD: &str = "a-pot-of-glue";

/// A server of mailboxes until it is dropped.
pub struct Dovecot {
    master: Option<Child>,
    folder: tempfile::TempDir,
    port: u16,
}

impl Dovecot {
    /// Answers on a free port of this machine.
    pub fn start() -> Self {
        // Its daemons run as other users, who must be able to come in.
        let folder = tempfile::Builder::new().prefix("kontor-dovecot").tempdir_in("/tmp").unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        for name in ["mail", "mail/kontor", "mail/kontor/new", "mail/kontor/cur", "mail/kontor/tmp"] {
            let path = folder.path().join(name);
            std::fs::create_dir(&path).unwrap();
            own(&path);
        }
        let certificate = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
        let mut made = Command::new("openssl");
        made.args(certificate).args([
            "-addext",
            "subjectAltName=DNS:localhost",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
            "-keyout",
            "key.pem",
            "-out",
            "cert.pem",
        ]);
        assert!(made.current_dir(folder.path()).stderr(Stdio::null()).status().expect("openssl is there").success());
        let mut dovecot = Self { master: None, port: free_port(), folder };
        std::fs::write(dovecot.folder.path().join("dovecot.conf"), dovecot.conf()).unwrap();
        dovecot.start_again();
        dovecot
    }

    /// Where Kontor reads: name, password and port.
    pub fn url(&self) -> String {
        format!("imap://{USER}:{PASSWORD}@127.0.0.1:{}", self.port)
    }

    /// The same where the connection turns to TLS, whose certificate is this.
    pub fn private_url(&self) -> (String, PathBuf) {
        (format!("imap://{USER}:{PASSWORD}@localhost:{}?tls=required", self.port), self.folder.path().join("cert.pem"))
    }

    /// Stops it as a restart of its machine does.
    pub fn stop(&mut self) {
        if let Some(mut master) = self.master.take() {
            let _ = Command::new("kill").arg(master.id().to_string()).status();
            let _ = master.wait();
        }
    }

    /// On the same port, with the same mailbox.
    pub fn start_again(&mut self) {
        let mut command = Command::new("/usr/sbin/dovecot");
        command.arg("-F").arg("-c").arg(self.folder.path().join("dovecot.conf"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        self.master = Some(command.spawn().expect("Dovecot is installed"));
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("Dovecot does not answer; it says:\n{}", self.log());
    }

    /// A mail comes, as a mail server delivers it: whole, and then by its name.
    pub fn delivers(&self, name: &str, mail: &[u8]) -> PathBuf {
        let (temporary, file) = (self.maildir().join("tmp").join(name), self.maildir().join("new").join(name));
        std::fs::write(&temporary, mail).unwrap();
        own(&temporary);
        std::fs::rename(&temporary, &file).unwrap();
        file
    }

    /// One that nobody can read: the disk has lost it.
    pub fn delivers_unreadable(&self, name: &str) {
        let temporary = self.maildir().join("tmp").join(name);
        std::fs::write(&temporary, "Subject: lost\r\n\r\n").unwrap();
        std::fs::set_permissions(&temporary, std::fs::Permissions::from_mode(0o000)).unwrap();
        std::fs::rename(&temporary, self.maildir().join("new").join(name)).unwrap();
    }

    /// The names of the mails there; behind each, after `:2,`, stands how it is marked.
    pub fn names(&self) -> Vec<String> {
        let folders = ["new", "cur"].into_iter().flat_map(|folder| std::fs::read_dir(self.maildir().join(folder)).unwrap());
        let mut names: Vec<String> = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// While it is stopped: its index is lost, so every mail gets a new number, and none is marked any more.
    pub fn forgets(&self) {
        for entry in std::fs::read_dir(self.maildir()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                std::fs::remove_file(path).unwrap();
            }
        }
        for name in self.names() {
            let plain = name.split(':').next().unwrap();
            let from = self.maildir().join("cur").join(&name);
            if from.exists() {
                std::fs::rename(from, self.maildir().join("new").join(plain)).unwrap();
            }
        }
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn maildir(&self) -> PathBuf {
        self.folder.path().join("mail").join(USER)
    }

    fn conf(&self) -> String {
        let (folder, port) = (self.folder.path().display(), self.port);
        format!(
            "protocols = imap\nlisten = 127.0.0.1\nbase_dir = {folder}/run\nstate_dir = {folder}/state\nlog_path = {folder}/log\n\
             disable_plaintext_auth = no\nauth_mechanisms = plain login\nssl = yes\nssl_cert = <{folder}/cert.pem\nssl_key = <{folder}/key.pem\n\
             mail_location = maildir:{folder}/mail/%u\nmail_uid = mail\nmail_gid = mail\nfirst_valid_uid = 1\nfirst_valid_gid = 1\n\
             passdb {{\n  driver = static\n  args = password={PASSWORD}\n}}\n\
             userdb {{\n  driver = static\n  args = uid=mail gid=mail home={folder}/mail/%u\n}}\n\
             service imap-login {{\n  inet_listener imap {{\n    port = {port}\n  }}\n  inet_listener imaps {{\n    port = 0\n  }}\n}}\n"
        )
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The mails belong to the user `mail`.
fn own(path: &Path) {
    chown(path, Some(8), Some(8)).expect("Dovecot is started by root");
}
