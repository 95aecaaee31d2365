//! One generic way to ask the engine, whatever carries the question.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use futures_util::stream::LocalBoxStream;
use hue_model::event::Envelope;
use hue_model::id::BlobId;
use hue_model::problem::Code;
use hue_model::{Command, Problem};

use super::Chosen;

/// An answer that comes later.
pub type Later<T> = LocalBoxFuture<'static, Result<T, Problem>>;
/// The engine's ordered stream; it begins with a snapshot, and after a break with a fresh one. A problem says that
/// the engine cannot be reached now, or at all.
pub type Events = LocalBoxStream<'static, Result<Envelope, Problem>>;

/// What carries calls, bytes and events between the app and the engine.
pub trait Transport {
    /// Sends a command's JSON and answers the reply's JSON.
    fn call(&self, name: &'static str, body: String) -> Later<String>;
    /// Hands chosen bytes over.
    fn put(&self, chosen: Chosen) -> Later<BlobId>;
    /// The address of a picture.
    fn blob_url(&self, id: BlobId) -> String;
    /// The addresses of the street map's tiles, with `{z}`, `{x}` and `{y}` in them.
    fn tiles_url(&self) -> String {
        String::new()
    }
    /// Opens the stream.
    fn subscribe(&self) -> Events;
    /// Whether the page itself has to open addresses, because no shell does it.
    fn page_opens_urls(&self) -> bool {
        false
    }
}

/// The engine, as pages see it.
#[derive(Clone)]
pub struct Backend(Rc<dyn Transport>);

impl PartialEq for Backend {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Backend {
    /// The engine behind this transport.
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self(Rc::new(transport))
    }

    /// The engine behind whichever door this window has: Tauri's, or the loopback one of `web`.
    #[cfg(target_arch = "wasm32")]
    #[must_use]
    pub fn detect() -> Self {
        match super::tauri::Tauri::detect() {
            Some(tauri) => Self::new(tauri),
            None => Self::new(super::http::Http::default()),
        }
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// The engine's problem, or `Internal` when the two sides do not understand each other.
    pub async fn call<C: Command>(&self, command: C) -> Result<C::Reply, Problem> {
        let body = serde_json::to_string(&command).map_err(|_| Problem::new(Code::Internal))?;
        let reply = self.0.call(C::NAME, body).await?;
        serde_json::from_str(&reply).map_err(|_| Problem::new(Code::Internal))
    }

    /// Hands chosen bytes to the engine.
    ///
    /// # Errors
    /// The engine's problem: too large, disk full.
    pub async fn put(&self, chosen: Chosen) -> Result<BlobId, Problem> {
        self.0.put(chosen).await
    }

    /// The address of a picture the engine keeps.
    #[must_use]
    pub fn blob_url(&self, id: BlobId) -> String {
        self.0.blob_url(id)
    }

    /// The addresses of the street map's tiles, with `{z}`, `{x}` and `{y}` in them.
    #[must_use]
    pub fn tiles_url(&self) -> String {
        self.0.tiles_url()
    }

    /// The engine's stream.
    #[must_use]
    pub fn subscribe(&self) -> Events {
        self.0.subscribe()
    }

    /// Whether the page itself has to open addresses.
    #[must_use]
    pub fn page_opens_urls(&self) -> bool {
        self.0.page_opens_urls()
    }
}
