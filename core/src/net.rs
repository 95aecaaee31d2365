//! The network: one client, and one place that sorts failures.

mod caller;
pub(crate) mod gate;
mod priority;
mod verdict;

use std::sync::Arc;

use std::time::Duration;

use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::shell::CityProfile;
use hue_model::wire::City;
use reqwest::redirect::{Action, Attempt, Policy};
use serde::de::DeserializeOwned;

pub(crate) use caller::{CallError, Caller};
use priority::Priority;
pub(crate) use verdict::Verdict;

use crate::engine::Core;

/// Largest JSON body read from anybody, in bytes.
const JSON_BYTES: usize = 1024 * 1024;
/// Longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// Longest silence within an answer.
const SILENCE: Duration = Duration::from_secs(60);

/// Longest wait for the city to say who it is.
const PROBE: Duration = Duration::from_secs(15);

/// The engine's HTTP clients.
pub(crate) struct Net {
    /// The client: timeouts, no redirects to another origin.
    pub(crate) client: reqwest::Client,
    /// The client for what carries secrets in its body: it follows no redirects at all.
    pub(crate) strict: reqwest::Client,
    /// The client that makes a line of its own each time: for calls for rescue, and for what must not be joined to a person.
    pub(crate) lone: reqwest::Client,
    /// Who goes first.
    pub(crate) priority: Priority,
    base: String,
}

impl Net {
    pub(crate) fn new(profile: &CityProfile) -> Result<Self, Problem> {
        // Whoever comes first installs it; a shell that did so already keeps its own.
        rustls::crypto::ring::default_provider().install_default().ok();
        let base = profile.base_url.trim_end_matches('/').to_owned();
        Ok(Self {
            client: build(client(Policy::custom(same_origin)))?,
            strict: build(client(Policy::none()))?,
            lone: build(client(Policy::custom(same_origin)).pool_max_idle_per_host(0))?,
            priority: Priority::default(),
            base,
        })
    }

    /// The address of a path of the city's API, such as `/api/v1/city`.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

fn client(redirects: Policy) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .user_agent(concat!("hue/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT)
        .read_timeout(SILENCE)
        .redirect(redirects)
        .pool_max_idle_per_host(2)
}

fn build(client: reqwest::ClientBuilder) -> Result<reqwest::Client, Problem> {
    client.build().map_err(|error| {
        tracing::error!(%error, "the network client could not be made");
        Problem::new(Code::Internal)
    })
}

/// Tokens and secrets travel in headers; no answer may carry them to another origin.
fn same_origin(attempt: Attempt<'_>) -> Action {
    let stays = attempt.previous().first().is_some_and(|first| first.origin() == attempt.url().origin());
    if stays && attempt.previous().len() < 5 { attempt.follow() } else { attempt.stop() }
}

/// Reads a body of at most `limit` bytes.
pub(crate) async fn read_body(mut response: reqwest::Response, limit: usize) -> Result<Vec<u8>, Verdict> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| Verdict::of_error(&error))? {
        if body.len() + chunk.len() > limit {
            return Err(Verdict::Transient { after: None });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Sends a request; what came of that is not looked at yet.
pub(crate) async fn execute(request: reqwest::RequestBuilder) -> Result<reqwest::Response, Verdict> {
    request.send().await.map_err(|error| Verdict::of_error(&error))
}

/// Reads a JSON body; one that is not what was agreed is the city's passing trouble, not ours.
pub(crate) async fn read_json<T: DeserializeOwned>(response: reqwest::Response) -> Result<T, Verdict> {
    let body = read_body(response, JSON_BYTES).await?;
    serde_json::from_slice(&body).map_err(|_| Verdict::Transient { after: None })
}

/// Asks the city who it is: whether it can be reached, and what its time is.
pub(crate) async fn probe(core: &Arc<Core>) -> Result<(), Verdict> {
    let response = execute(core.net.client.get(core.net.url("/api/v1/city")).timeout(PROBE)).await?;
    let city: City = read_json(Verdict::check(response).await?).await?;
    core.time.learn(city.time);
    Ok(())
}
