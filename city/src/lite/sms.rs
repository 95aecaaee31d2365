//! The door of the simulated SMS gateway: `POST /sandbox/sms`. A demonstration alone has it.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use crate::problem::{Failure, Result};
use crate::sos::text;
use crate::state::App;

/// A text message as a gateway hands it over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Received {
    from: String,
    text: String,
}

/// What the gateway is to text back.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    to: String,
    text: String,
}

/// Takes a text message.
pub(super) async fn receive(State(app): State<App>, Json(sms): Json<Received>) -> Result<Json<Answer>> {
    if app.config.production {
        return Err(Failure::not_found());
    }
    let answer = text::receive(&app, &sms.from, &sms.text).await?;
    Ok(Json(Answer { to: answer.phone, text: answer.text }))
}
