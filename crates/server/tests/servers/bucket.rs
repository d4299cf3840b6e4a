//! A real S3 server with one bucket, for those who keep files there: moto, which `make deps` installs.

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use kontor_server::config::Config;

use super::postfix::free_port;

/// What nobody but the configuration may know.
pub const ACCESS_KEY: &str = "AKIDSTORY7Q";
pub const SECRET_KEY: &str = "s3cret-of-the-story";

/// An S3 server until it is dropped.
pub struct Bucket {
    server: Mutex<Option<Child>>,
    port: u16,
    client: reqwest::Client,
}

impl Bucket {
    /// Starts it, with an empty bucket `kontor`.
    pub async fn start() -> Self {
        let bucket = Self { server: Mutex::default(), port: free_port(), client: super::client().build().unwrap() };
        bucket.comes_back().await;
        bucket
    }

    /// It starts, as it does not remember anything, with an empty bucket.
    pub async fn comes_back(&self) {
        let server = std::env::home_dir().unwrap().join(".cache/kontor-ci/s3/bin/moto_server");
        let mut command = Command::new(server);
        command.args(["-p", &self.port.to_string()]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        *self.server.lock().unwrap() = Some(command.spawn().expect("make deps installs an S3 server"));
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                let made = self.client.put(format!("{}/kontor", self.endpoint())).send().await.unwrap();
                assert!(made.status().is_success(), "{}", made.text().await.unwrap());
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the S3 server does not listen at {}", self.port);
    }

    pub fn goes_away(&self) {
        if let Some(mut server) = self.server.lock().unwrap().take() {
            // It may have ended by itself.
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A network that keeps its files there.
    pub fn configure(&self, config: &mut Config) {
        config.blobs = serde_json::from_value(serde_json::json!({
            "url": "s3://kontor", "endpoint": self.endpoint(), "access_key": ACCESS_KEY, "secret_key": SECRET_KEY,
        }))
        .unwrap();
    }

    /// The same for commands.
    pub fn variables(&self) -> [(&'static str, String); 4] {
        [
            ("KONTOR_BLOBS__URL", "s3://kontor".to_owned()),
            ("KONTOR_BLOBS__ENDPOINT", self.endpoint()),
            ("KONTOR_BLOBS__ACCESS_KEY", ACCESS_KEY.to_owned()),
            ("KONTOR_BLOBS__SECRET_KEY", SECRET_KEY.to_owned()),
        ]
    }

    /// The names of what lies in it.
    pub async fn names(&self) -> Vec<String> {
        let list = self.client.get(format!("{}/kontor?list-type=2", self.endpoint())).send().await.unwrap().text().await.unwrap();
        list.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap().to_owned()).collect()
    }

    /// Somebody who is not Kontor changes what lies there.
    pub async fn is_damaged(&self, name: &str, content: &'static str) {
        // Whoever names a key may write over what others have written; whether the signature is right is not looked at.
        let named = format!("AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/20261123/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
        let put = self.client.put(format!("{}/kontor/{name}", self.endpoint())).header("authorization", named);
        let done = put.body(content).send().await.unwrap();
        assert!(done.status().is_success());
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.goes_away();
    }
}
