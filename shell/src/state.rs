//! The one engine of this app, and which window reads its stream.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hue_core::{Config, Engine};
use hue_model::Problem;
use hue_model::problem::Code;
use tauri::async_runtime::JoinHandle;
use tokio::sync::SetOnce;

/// The engine, which may still be opening, and the readers of its stream by window.
pub(crate) struct Doors {
    engine: Arc<SetOnce<Result<Engine, Problem>>>,
    readers: Mutex<HashMap<String, JoinHandle<()>>>,
}

impl Doors {
    /// Starts to open the engine and does not wait for it: the window comes first.
    pub(crate) fn open(config: Config) -> Self {
        let engine = Arc::new(SetOnce::new());
        let opened = Arc::clone(&engine);
        tauri::async_runtime::spawn(async move {
            let outcome = open_when_free(config).await;
            if let Err(problem) = &outcome {
                tracing::error!(%problem, "the engine did not open");
            }
            let _ = opened.set(outcome);
        });
        Self { engine, readers: Mutex::default() }
    }

    /// The engine, as soon as it is open.
    pub(crate) async fn engine(&self) -> Result<Engine, Problem> {
        self.engine.wait().await.clone()
    }

    /// Remembers who reads for this window; a page that was loaded anew takes the place of its old self.
    pub(crate) fn read(&self, window: &str, reader: JoinHandle<()>) {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(old) = readers.insert(window.to_owned(), reader) {
            old.abort();
        }
    }

    /// Closes the engine, so that its folder is free for the next start.
    pub(crate) async fn close(&self) {
        if let Some(Ok(engine)) = self.engine.get() {
            engine.close().await;
        }
    }
}

/// The app that was closed a moment ago may still be tidying up: its folder is asked for again for a while.
async fn open_when_free(config: Config) -> Result<Engine, Problem> {
    for _ in 0..100 {
        match Engine::open(config.clone()).await {
            Err(problem) if problem.code == Code::AlreadyOpen => {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            outcome => return outcome,
        }
    }
    Engine::open(config).await
}
