//! What people and programs hold in hand: a browser with its cookies, a token, a stream.

use std::sync::Mutex;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::Value;

use super::World;

/// A browser without scripts: it keeps cookies and follows no redirects by itself.
pub struct Browser<'w> {
    world: &'w World,
    cookies: Mutex<Vec<(String, String)>>,
    headers: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl<'w> Browser<'w> {
    pub fn new(world: &'w World) -> Self {
        Self { world, cookies: Mutex::default(), headers: Vec::new() }
    }

    pub fn with_cookie(self, cookie: &str) -> Self {
        self.keep(cookie);
        self
    }

    /// As this header says from now on.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// As the scripts of the pages ask.
    pub fn script(self) -> Self {
        self.with("x-kontor-fragment", "1")
    }

    /// The value of a cookie it has.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies.lock().unwrap();
        cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, |request| request).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = kontor_server::web::address("", fields).trim_start_matches('?').to_owned();
        self.ask(Method::POST, path, |request| request.header("content-type", "application/x-www-form-urlencoded").body(form)).await
    }

    pub async fn ask(&self, method: Method, path: &str, with: impl FnOnce(RequestBuilder) -> RequestBuilder) -> Answer {
        let mut request = self.world.client.request(method, self.world.url(path));
        let cookies: Vec<String> = self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let answer = with(request).send().await.unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            self.keep(cookie.to_str().unwrap());
        }
        Answer::of(answer).await
    }

    /// The live stream, after the event of this id if there is one.
    pub async fn live(&self, after: Option<&str>) -> Stream {
        let cookies: Vec<String> = self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = self.world.client.get(self.world.url("/live")).header("cookie", cookies.join("; "));
        if let Some(after) = after {
            request = request.header("last-event-id", after);
        }
        Stream::open(request).await
    }

    fn keep(&self, cookie: &str) {
        let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').unwrap();
        let mut cookies = self.cookies.lock().unwrap();
        cookies.retain(|(known, _)| known != name);
        if !rest.contains("Max-Age=0;") {
            cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

impl Answer {
    async fn of(answer: reqwest::Response) -> Self {
        Self { status: answer.status(), headers: answer.headers().clone(), text: answer.text().await.unwrap() }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|fault| panic!("{fault} in {}", self.text))
    }

    /// The same answer, which must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    #[track_caller]
    pub fn says(&self, words: &str) {
        assert!(self.text.contains(words), "“{words}” is not in {}", self.text);
    }
}

/// A program that uses the JSON interface.
pub struct Program<'w> {
    world: &'w World,
    token: String,
}

impl<'w> Program<'w> {
    pub fn new(world: &'w World, token: String) -> Self {
        Self { world, token }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, |request| request).await
    }

    pub async fn post(&self, path: &str, json: &Value) -> Answer {
        self.ask(Method::POST, path, |request| request.header("content-type", "application/json").body(json.to_string())).await
    }

    pub async fn ask(&self, method: Method, path: &str, with: impl FnOnce(RequestBuilder) -> RequestBuilder) -> Answer {
        let request = self.world.client.request(method, self.world.url(path)).headers(self.headers());
        Answer::of(with(request).send().await.unwrap()).await
    }

    pub async fn events(&self) -> Stream {
        Stream::open(self.world.client.get(self.world.url("/api/v1/events")).headers(self.headers())).await
    }

    fn headers(&self) -> HeaderMap {
        let value = HeaderValue::try_from(format!("Bearer {}", self.token)).unwrap();
        HeaderMap::from_iter([(HeaderName::from_static("authorization"), value)])
    }
}

/// An open stream of events.
pub struct Stream {
    answer: reqwest::Response,
    read: String,
}

/// One event of a stream.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    pub name: String,
    pub data: String,
}

impl Stream {
    async fn open(request: RequestBuilder) -> Self {
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 200);
        Self { answer, read: String::new() }
    }

    /// The next event; `None` when the stream has ended.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(end) = self.read.find("\n\n") {
                let event = parsed(&self.read[..end]);
                self.read.drain(..end + 2);
                return Some(event);
            }
            let chunk = self.answer.chunk().await.ok()??;
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// The next hint, whatever else is said in between.
    pub async fn hint(&mut self) -> (String, Value) {
        loop {
            let event = self.next().await.expect("the stream goes on");
            if event.name == "hint" {
                return (event.id, serde_json::from_str(&event.data).unwrap());
            }
        }
    }
}

fn parsed(text: &str) -> Event {
    let mut event = Event::default();
    for line in text.lines() {
        match line.split_once(':').map(|(field, value)| (field, value.trim_start())) {
            Some(("id", value)) => value.clone_into(&mut event.id),
            Some(("event", value)) => value.clone_into(&mut event.name),
            Some(("data", value)) => event.data.push_str(value),
            _ => {}
        }
    }
    event
}
