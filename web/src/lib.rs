//! The engine behind a loopback HTTP door, so that the app runs in an ordinary browser: for machines
//! without a screen, for design, and for browser tests.
//!
//! Where to start: [`serve`] builds the door, `door` holds its three secrets, `guard` is what every
//! request passes first, and each route has a file of its own.
//!
//! What keeps strangers out: the door binds 127.0.0.1 only; a one-time link swaps a code for a cookie;
//! calls also carry a token that lives in the page's memory; Host, Origin and `Sec-Fetch-Site` are
//! checked, so that neither another site, nor a page on another port of this machine, nor a name that
//! was rebound to 127.0.0.1 gets further than a refusal.

mod answer;
mod blob;
mod call;
mod door;
mod enter;
mod guard;
mod headers;
pub mod keyring;
mod pages;
mod statics;
mod stream;
mod tile;

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use hue_core::Engine;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use door::Door;

/// Why the door could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The port is taken or may not be used.
    #[error("cannot listen on 127.0.0.1: {0}")]
    Listen(#[source] std::io::Error),
    /// The system gave no random bytes for the door's secrets.
    #[error("no random bytes for the door's secrets: {0}")]
    Chance(getrandom::Error),
}

/// What the door is built from.
pub struct Config {
    /// The engine behind it.
    pub engine: Engine,
    /// The folder with the built app.
    pub dist: PathBuf,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
}

/// An open door.
pub struct Running {
    /// The one-time link that lets one browser in.
    pub open: String,
    /// The door's own origin, such as `http://127.0.0.1:4711`.
    pub origin: String,
    closing: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    /// Lets requests under way finish, ends the event streams and closes the door.
    pub async fn stop(self) {
        let _ = self.closing.send(true);
        let _ = self.task.await;
    }
}

/// What every route can reach.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) engine: Engine,
    pub(crate) door: Arc<Door>,
    pub(crate) dist: Arc<PathBuf>,
    pub(crate) closing: watch::Receiver<bool>,
}

/// Opens the door and answers once it listens.
pub async fn serve(config: Config) -> Result<Running, Error> {
    let listener = TcpListener::bind(("127.0.0.1", config.port)).await.map_err(Error::Listen)?;
    let port = listener.local_addr().map_err(Error::Listen)?.port();
    let door = Arc::new(Door::new(port).map_err(Error::Chance)?);
    let (closing, closed) = watch::channel(false);
    let (open, origin) = (door.link(), door.origin().to_owned());
    let shared = Shared { engine: config.engine, door, dist: Arc::new(config.dist), closing: closed.clone() };
    let task = tokio::spawn(async move {
        let served = axum::serve(listener, router(shared)).with_graceful_shutdown(until(closed));
        if let Err(error) = served.await {
            tracing::error!(%error, "the door closed by itself");
        }
    });
    Ok(Running { open, origin, closing, task })
}

/// Waits until the door is told to close, or whoever could say so is gone.
pub(crate) async fn until(mut closed: watch::Receiver<bool>) {
    let _ = closed.wait_for(|closing| *closing).await;
}

fn router(shared: Shared) -> Router {
    let inside = Router::new()
        .route("/call/{name}", post(call::call))
        .route("/put", post(call::put))
        .route("/stream", get(stream::stream))
        .route_layer(middleware::from_fn_with_state(shared.clone(), guard::token));
    let page = Router::new()
        .route("/hello", post(enter::hello))
        .route("/blob/{id}", get(blob::blob))
        .route("/tile/{zoom}/{x}/{y}", get(tile::tile))
        .route_layer(middleware::from_fn_with_state(shared.clone(), guard::page));
    Router::new()
        .merge(inside)
        .merge(page)
        .route("/enter", get(enter::enter))
        .fallback(get(statics::file))
        .layer(middleware::from_fn_with_state(shared.clone(), guard::everyone))
        .layer(middleware::map_response(headers::harden))
        .layer(DefaultBodyLimit::disable())
        .with_state(shared)
}
