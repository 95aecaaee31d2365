//! Tells an open console that something changed, and nothing more: the page asks again by itself.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use tokio::sync::broadcast::error::RecvError;

use super::officer::Officer;
use crate::bus::Wake;
use crate::state::App;

/// `GET /console/events`.
pub(super) async fn events(
    State(app): State<App>,
    officer: Officer,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut news = app.bus.listen();
    let left = officer.session.expires_at.since(app.now());
    let ends = std::time::Duration::from_millis(u64::try_from(left).unwrap_or(0));
    let stream = async_stream::stream! {
        let end = tokio::time::sleep(ends);
        tokio::pin!(end);
        let mut look = tokio::time::interval(app.config.limits.heartbeat);
        loop {
            tokio::select! {
                () = &mut end => break,
                () = app.stopping.cancelled() => break,
                // Another node may have ended the session, an administrator the role.
                _ = look.tick() => if !officer.is_still_here(&app).await.unwrap_or(true) { break },
                heard = news.recv() => match heard {
                    Ok(Wake::Left(id)) if *id == *officer.session.id_sha256 => break,
                    Ok(Wake::Left(_)) => {}
                    // Having missed some news is news as well. Browsers drop an event without data.
                    Ok(_) | Err(RecvError::Lagged(_)) => yield Ok(Event::default().event("changed").data("queue")),
                    Err(RecvError::Closed) => break,
                },
            }
        }
    };
    Sse::new(stream).keep_alive(KeepAlive::default())
}
