//! A machine with nothing on it but the binary.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use kontor_store::Engine;
use serde_json::Value;

pub struct Machine {
    folder: tempfile::TempDir,
    database: Option<String>,
    /// How its configuration differs.
    settings: Vec<(&'static str, String)>,
}

/// What a command said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A server that was started by a command; it ends with the test.
pub struct Running {
    server: Child,
    pub url: String,
    /// What it printed until then.
    pub said: String,
}

impl Machine {
    pub fn new(engine: Engine) -> Self {
        let database = (engine == Engine::Postgres).then(crate::servers::own_database);
        Self { folder: tempfile::tempdir().unwrap(), database, settings: Vec::new() }
    }

    /// The same, configured otherwise by variables.
    pub fn with(mut self, settings: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.settings.extend(settings);
        self
    }

    pub fn sqlite() -> Self {
        Self::new(Engine::Sqlite)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kontor"));
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("KONTOR_LOG", "warn");
        if let Some(database) = &self.database {
            command.env("KONTOR_DATABASE__URL", database);
        }
        command.envs(self.settings.iter().cloned());
        command.current_dir(self.folder.path()).args(words);
        command
    }

    pub fn run(&self, words: &[&str]) -> Said {
        Said::from(self.command(words).stdin(Stdio::null()).output().unwrap())
    }

    pub fn run_with(&self, words: &[&str], input: &str) -> Said {
        let mut child = self.command(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Said::from(child.wait_with_output().unwrap())
    }

    /// The JSON that a command prints when all is well.
    #[track_caller]
    pub fn answer(&self, words: &[&str]) -> Value {
        self.run(words).well()
    }

    /// The id of a new organization.
    #[track_caller]
    pub fn firm(&self, name: &str, identifier: &str) -> String {
        let words = ["admin", "organization", "create", "--name", name, "--country", "PL", "--plan", "enterprise", "--role", "both"];
        let made = self.answer(&[&words[..], &["--id", identifier]].concat());
        text(&made, "id")
    }

    /// The id of a new person with every permission.
    #[track_caller]
    pub fn person(&self, organization: &str, name: &str, email: &str) -> String {
        let mut words = vec!["admin", "person", "create", "--organization", organization, "--name", name, "--email", email];
        for permission in ["messages", "orders", "invoices", "relationships", "administration"] {
            words.extend(["--permission", permission]);
        }
        text(&self.answer(&words), "id")
    }

    /// Starts a command that serves, and waits until it says where.
    pub fn start(&self, words: &[&str]) -> Running {
        let mut command = self.command(words);
        command.env("KONTOR_LISTEN", "127.0.0.1:0").stdin(Stdio::null()).stdout(Stdio::piped());
        let mut running = Running { server: command.spawn().unwrap(), url: String::new(), said: String::new() };
        for line in BufReader::new(running.server.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            if let Some(url) = line.strip_prefix("Kontor is at ") {
                url.clone_into(&mut running.url);
                return running;
            }
            running.said.push_str(&line);
            running.said.push('\n');
        }
        panic!("it ended and never said where it is; see above");
    }
}

impl Running {
    pub fn get(&self, path: &str, token: Option<&str>) -> (u16, String) {
        let client = crate::servers::client().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let mut request = client.get(format!("{}{path}", self.url));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        answer(request)
    }

    pub fn post(&self, path: &str, token: &str, body: &Value) -> (u16, String) {
        answer(crate::servers::client().build().unwrap().post(format!("{}{path}", self.url)).bearer_auth(token).json(body))
    }
}

fn answer(request: reqwest::RequestBuilder) -> (u16, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    })
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Said {
    #[track_caller]
    pub fn well(self) -> Value {
        assert_eq!(self.code, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap_or_else(|fault| panic!("{fault}: {}", self.out))
    }

    /// One JSON value a line.
    #[track_caller]
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|fault| panic!("{fault}: {line}"))).collect()
    }

    #[track_caller]
    pub fn refused(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word), "“{word}” is not in: {}", self.err);
        }
    }
}

#[track_caller]
pub fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

/// A file of the documents' own tests.
pub fn paper(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../documents/tests/files").join(name)
}
