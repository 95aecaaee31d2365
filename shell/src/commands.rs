//! The three commands the app knocks at. Each is subject to the window's capability.

use futures_util::StreamExt;
use hue_model::event::Envelope;
use hue_model::id::BlobId;
use hue_model::problem::Code;
use hue_model::{Problem, Scope};
use serde::Deserialize;
use tauri::ipc::{Channel, CommandScope, InvokeBody, Request, Response};
use tauri::{Runtime, State, Webview};

use crate::state::Doors;

/// One entry of a capability: a scope its windows may use.
#[derive(Debug, Deserialize)]
pub(crate) struct Entry {
    scope: Scope,
}

/// What this window may do. A window without an entry may do nothing, and a denied scope stays denied.
fn scopes(entries: &CommandScope<Entry>) -> Vec<Scope> {
    let denied = |scope| entries.denies().iter().any(|entry| entry.scope == scope);
    entries.allows().iter().map(|entry| entry.scope).filter(|scope| !denied(*scope)).collect()
}

#[tauri::command]
pub(crate) async fn call(
    doors: State<'_, Doors>,
    entries: CommandScope<Entry>,
    name: String,
    body: serde_json::Value,
) -> Result<Response, Problem> {
    let engine = doors.engine().await?;
    let body = serde_json::to_vec(&body).map_err(|_| Problem::new(Code::Internal))?;
    let reply = engine.call(&name, &body, &scopes(&entries)).await?;
    let reply = String::from_utf8(reply).map_err(|_| Problem::new(Code::Internal))?;
    Ok(Response::new(reply))
}

#[tauri::command]
pub(crate) async fn subscribe<R: Runtime>(
    webview: Webview<R>,
    doors: State<'_, Doors>,
    channel: Channel<Envelope>,
) -> Result<(), Problem> {
    let mut envelopes = doors.engine().await?.subscribe();
    let reader = tauri::async_runtime::spawn(async move {
        while let Some(envelope) = envelopes.next().await {
            if channel.send(envelope).is_err() {
                break;
            }
        }
    });
    doors.read(webview.label(), reader);
    Ok(())
}

#[tauri::command]
pub(crate) async fn put(doors: State<'_, Doors>, request: Request<'_>) -> Result<BlobId, Problem> {
    let bytes = match request.body() {
        InvokeBody::Raw(bytes) => bytes.clone(),
        // Android's webview hands no raw bodies over; Tauri then sends the bytes as numbers.
        InvokeBody::Json(numbers) => {
            serde_json::from_value(numbers.clone()).map_err(|_| Problem::new(Code::Internal))?
        }
    };
    doors.engine().await?.put(bytes.into()).await
}
