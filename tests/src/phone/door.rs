//! The engine behind `hue-web`, asked beside the page that is open in a browser.

use bytes::Bytes;
use hue_model::id::BlobId;
use hue_model::wire::ProblemDetails;
use hue_model::{Command, Problem};
use reqwest::header::{COOKIE, ORIGIN};
use reqwest::{Client, RequestBuilder, Response, Url};
use serde_json::Value;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::{Failure, Phone};
use crate::screen::Screen;

/// The door of a running `hue-web`, opened with the cookie of a browser that was let in.
pub struct Door {
    client: Client,
    origin: String,
    cookie: String,
    token: String,
    count: watch::Sender<u64>,
    reader: JoinHandle<()>,
}

impl Door {
    /// Goes in beside this screen, which must show the app.
    ///
    /// # Panics
    /// When the door stays closed.
    pub async fn beside(screen: &Screen) -> Self {
        let url = screen.client.current_url().await.expect("the app has an address");
        let cookies = screen.client.get_all_cookies().await.expect("a browser shows its cookies");
        let cookie = cookies.iter().map(|one| format!("{}={}", one.name(), one.value()));
        let cookie = cookie.collect::<Vec<_>>().join("; ");
        let origin = Url::parse(url.as_str()).expect("an address").origin().ascii_serialization();
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().no_proxy().build().expect("an HTTP client");
        let count = watch::Sender::new(0);
        let mut door =
            Self { client, origin, cookie, token: String::new(), count, reader: tokio::spawn(async {}) };
        let hello: Value = door.ask("/hello", Bytes::new()).await.json().await.expect("the door says hello");
        door.token = hello["token"].as_str().expect("the door gives a token").into();
        let events = door.dressed(door.client.get(format!("{}/stream", door.origin))).send().await;
        door.reader = tokio::spawn(listen(events.expect("the door tells events"), door.count.clone()));
        door
    }

    fn dressed(&self, request: RequestBuilder) -> RequestBuilder {
        let request = request.header(COOKIE, &self.cookie).header(ORIGIN, &self.origin);
        request.header("sec-fetch-site", "same-origin").header("x-hue-token", &self.token)
    }

    async fn ask(&self, path: &str, body: Bytes) -> Response {
        let request = self.client.post(format!("{}{path}", self.origin)).body(body);
        self.dressed(request).send().await.expect("hue-web answers")
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// Counts what the stream brings; what it says is asked for anyway.
async fn listen(mut events: Response, count: watch::Sender<u64>) {
    while let Ok(Some(_)) = events.chunk().await {
        count.send_modify(|count| *count += 1);
    }
}

async fn reply<T: serde::de::DeserializeOwned>(answer: Response) -> Result<T, Failure> {
    if answer.status().is_success() {
        return Ok(answer.json().await.expect("the engine answers in its own words"));
    }
    let details: ProblemDetails = answer.json().await.expect("a refusal is a problem");
    Err(Problem::into(details.problem))
}

impl Phone for Door {
    async fn call<C: Command + Sync>(&self, command: C) -> Result<C::Reply, Failure> {
        let body = serde_json::to_vec(&command).expect("a command is JSON");
        reply(self.ask(&format!("/call/{}", C::NAME), body.into()).await).await
    }

    async fn put(&self, bytes: Bytes) -> Result<BlobId, Failure> {
        reply(self.ask("/put", bytes).await).await
    }

    fn events(&self) -> watch::Receiver<u64> {
        self.count.subscribe()
    }
}
