//! Tells an open console that something changed, and nothing more: the page asks again by itself.
//!
//! The page says which version of the record it was made of. What changed before the stream was open, or while the line
//! was down, is told first; what another node changed is found in the record ([`crate::alert::feed`]).

use std::convert::Infallible;

use axum::extract::{Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use serde::Deserialize;
use tokio::sync::broadcast::error::RecvError;

use super::officer::Officer;
use crate::bus::Wake;
use crate::problem::Failure;
use crate::state::App;
use crate::store::report;

/// What a page has.
#[derive(Deserialize)]
pub(super) struct Since {
    since: Option<i64>,
}

/// `GET /console/events`.
pub(super) async fn events(
    State(app): State<App>,
    Query(page): Query<Since>,
    officer: Officer,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Failure> {
    let mut news = app.bus.listen();
    let newest = report::version(&mut app.store.read().await?).await?;
    let old = page.since.is_some_and(|since| since < newest);
    let left = officer.session.expires_at.since(app.now());
    let ends = std::time::Duration::from_millis(u64::try_from(left).unwrap_or(0));
    let stream = async_stream::stream! {
        let end = tokio::time::sleep(ends);
        tokio::pin!(end);
        if old {
            yield Ok(changed());
        }
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
                    // Having missed some news is news as well.
                    Ok(_) | Err(RecvError::Lagged(_)) => yield Ok(changed()),
                    Err(RecvError::Closed) => break,
                },
            }
        }
    };
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()))
}

/// Browsers drop an event without data.
fn changed() -> Event {
    Event::default().event("changed").data("queue")
}
