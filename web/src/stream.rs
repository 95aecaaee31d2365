//! `GET /stream`: the engine's ordered stream as server-sent events, read by fetch.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt};
use hue_model::event::Envelope;

use crate::{Shared, until};

pub(crate) async fn stream(State(shared): State<Shared>) -> impl IntoResponse {
    let envelopes = shared.engine.subscribe();
    Sse::new(as_events(envelopes).take_until(until(shared.closing))).keep_alive(KeepAlive::default())
}

fn as_events(envelopes: impl Stream<Item = Envelope>) -> impl Stream<Item = Result<Event, Infallible>> {
    envelopes.filter_map(|envelope| async move {
        let data = serde_json::to_string(&envelope).ok()?;
        Some(Ok(Event::default().id(envelope.seq.to_string()).data(data)))
    })
}
