//! A real Postfix with a configuration, a queue and mailboxes of its own, in front of a Kontor: as docs/MAIL.md sets it up.

use std::io::Read as _;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::world::Letter;

/// The people who have a mailbox on it.
const MAILBOXES: [&str; 3] = ["ann@acme.example", "olek@acme.example", "bao@bolt.example"];

/// The daemons it needs: what, of which kind, as root, at most how many.
const DAEMONS: &str = "\
    pickup unix n - n 60 1 pickup\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\n\
    bounce unix - - n - 0 bounce\ndefer unix - - n - 0 bounce\ntrace unix - - n - 0 bounce\nverify unix - - n - 1 verify\n\
    proxymap unix - - n - - proxymap\nerror unix - - n - - error\nretry unix - - n - - error\nvirtual unix - n n - - virtual\n\
    smtp unix - - n - - smtp\nlmtp unix - - n - - lmtp\nanvil unix - - n - 1 anvil\nscache unix - - n - 1 scache\ntlsmgr unix - - n 1000? 1 tlsmgr\n\
    flush unix n - n 1000? 0 flush\nshowq unix n - n - - showq\npostlog unix-dgram n - n - 1 postlogd\n";

/// A mail server until it is dropped.
pub struct Postfix {
    master: Child,
    folder: tempfile::TempDir,
    port: u16,
}

/// A port that is free now.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Postfix {
    /// Takes mail at `port`, and hands that for our addresses to a Kontor that listens at `lmtp`.
    pub fn start(port: u16, lmtp: SocketAddr) -> Self {
        // Its daemons run as another user, who must be able to come in.
        let folder = tempfile::Builder::new().prefix("kontor-postfix").tempdir_in("/tmp").unwrap();
        let owner = (id("-u"), id("-g"));
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        for (name, owned) in [("config", false), ("queue", false), ("data", true), ("mailboxes", true)] {
            let path = folder.path().join(name);
            std::fs::create_dir(&path).unwrap();
            if owned {
                chown(&path, Some(owner.0), Some(owner.1)).expect("Postfix is started by root");
            }
        }
        let config = folder.path().join("config");
        std::fs::write(config.join("main.cf"), main_cf(folder.path(), lmtp, owner)).unwrap();
        std::fs::write(config.join("master.cf"), format!("127.0.0.1:{port} inet n - n - - smtpd\n{DAEMONS}")).unwrap();
        let postfix = Self { master: master(&config), folder, port };
        postfix.wait_for_greeting();
        postfix
    }

    /// Stops it as a restart of its machine does; what it has taken stays on its disk.
    pub fn stop(&mut self) {
        // Its master ends all its daemons.
        let pid = std::fs::read_to_string(self.folder.path().join("queue/pid/master.pid")).unwrap_or_default();
        let _ = Command::new("kill").arg(pid.trim()).status();
        let _ = self.master.wait();
    }

    /// On the same port, with the same queue.
    pub fn start_again(&mut self) {
        self.master = master(&self.folder.path().join("config"));
        self.wait_for_greeting();
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// What lies in a mailbox, once there are so many mails.
    pub async fn mailbox(&self, address: &str, count: usize) -> Vec<Letter> {
        self.mailbox_once(address, |letters| letters.len() >= count).await
    }

    /// What lies in a mailbox, once it holds what the story waits for.
    pub async fn mailbox_once(&self, address: &str, complete: impl Fn(&[Letter]) -> bool) -> Vec<Letter> {
        let new = self.folder.path().join("mailboxes").join(address).join("new");
        for _ in 0..600 {
            let mut files: Vec<PathBuf> = std::fs::read_dir(&new).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
            files.sort();
            // As it lies on the disk, its lines end as those of this system do.
            let raw = |file: &PathBuf| String::from_utf8_lossy(&std::fs::read(file).unwrap()).replace('\n', "\r\n");
            let letters: Vec<Letter> = files.iter().map(|file| Letter::read(raw(file).as_bytes())).collect();
            if complete(&letters) {
                return letters;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{address} does not get what it waits for; Postfix says:\n{}", self.log());
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn wait_for_greeting(&self) {
        for _ in 0..600 {
            if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
                let mut greeting = [0; 4];
                stream.read_exact(&mut greeting).unwrap();
                assert_eq!(&greeting, b"220 ");
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("Postfix does not greet; it says:\n{}", self.log());
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        self.stop();
    }
}

fn master(config: &Path) -> Child {
    let mut command = Command::new("/usr/sbin/postfix");
    command.arg("-c").arg(config).arg("start-fg").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("Postfix is installed")
}

fn id(which: &str) -> u32 {
    let id = Command::new("id").args([which, "postfix"]).output().unwrap();
    String::from_utf8_lossy(&id.stdout).trim().parse().expect("Postfix is installed")
}

fn main_cf(folder: &Path, lmtp: SocketAddr, (user, group): (u32, u32)) -> String {
    let folder = folder.display();
    let mailboxes: Vec<String> = MAILBOXES.iter().map(|address| format!("{{ {address} = {address}/ }}")).collect();
    format!(
        "compatibility_level = 3.6\nqueue_directory = {folder}/queue\ndata_directory = {folder}/data\ncommand_directory = /usr/sbin\n\
         daemon_directory = /usr/lib/postfix/sbin\nmail_owner = postfix\nsetgid_group = postdrop\nmaillog_file = {folder}/log\n\
         maillog_file_prefixes = /tmp\nmyhostname = mx.acme.example\nmydestination =\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n\
         mynetworks = 127.0.0.0/8\nalias_maps =\nalias_database =\nnotify_classes =\n\
         relay_domains = localhost\ntransport_maps = inline:{{ {{ localhost = lmtp:inet:{lmtp} }} }}\nlmtp_send_xforward_command = yes\n\
         smtpd_relay_restrictions = permit_mynetworks, reject\n\
         smtpd_recipient_restrictions = reject_unverified_recipient, permit_mynetworks, reject\nunverified_recipient_reject_code = 550\n\
         address_verify_map =\naddress_verify_sender =\naddress_verify_poll_delay = 1s\nmessage_size_limit = 36000000\n\
         mailbox_size_limit = 0\nvirtual_mailbox_limit = 0\nvirtual_mailbox_domains = acme.example, bolt.example\n\
         virtual_mailbox_base = {folder}/mailboxes\nvirtual_mailbox_maps = inline:{{ {} }}\nvirtual_uid_maps = static:{user}\n\
         virtual_gid_maps = static:{group}\nminimal_backoff_time = 1s\nqueue_run_delay = 1s\n",
        mailboxes.join(", ")
    )
}
