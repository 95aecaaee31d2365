//! NATS between the nodes of a city: what one committed the others look at without waiting for their next look into the
//! record.
//!
//! A message says what kind of thing is new and whose it is, never the thing itself. While the server is away nothing is
//! kept for it: everybody looks into the record as often as without it, and once more when it is back.

use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use async_nats::{Client, ConnectOptions, Event, Message, ServerAddr};
use futures_util::StreamExt as _;
use tokio::sync::{mpsc, watch};

use super::{Others, Wake};
use crate::problem::{Failure, Result};
use crate::state::App;

/// Before the kind of a wake-up, in the name of its subject.
const SUBJECT: &str = "hue.wake.";
/// Wake-ups that may wait to be sent.
const WAITING: usize = 4_096;
/// Wake-ups that are sent together.
const TOGETHER: usize = 256;
/// Longest pause before the server is tried again.
const PAUSE: Duration = Duration::from_secs(2);

/// The line to the server.
pub(crate) struct Line {
    client: Client,
    due: mpsc::Receiver<Wake>,
    open: watch::Receiver<bool>,
}

/// Opens the line to the server at this address, which may be away; answers what the bus tells others by.
pub(crate) async fn open(address: &str) -> Result<(Line, Others)> {
    let server = ServerAddr::from_str(address)
        .ok()
        .filter(|server| !server.host().is_empty())
        .ok_or_else(|| Failure::Config("--nats is no address of a NATS server".into()))?;
    let (is_open, open) = watch::channel(false);
    let is_open = Arc::new(is_open);
    let options = ConnectOptions::new()
        .name("hue-city")
        .no_echo()
        .retry_on_initial_connect()
        .max_reconnects(None)
        .ping_interval(Duration::from_secs(10))
        .reconnect_delay_callback(|tries| PAUSE.min(Duration::from_millis(50 << tries.min(6))))
        .event_callback(move |event| {
            let is_open = Arc::clone(&is_open);
            async move { notice(&event, &is_open) }
        });
    let client = options
        .connect(server)
        .await
        .map_err(|error| Failure::Config(format!("--nats cannot be used: {error}")))?;
    tracing::info!("until NATS answers the record is looked at for news of other nodes");
    let (sender, due) = mpsc::channel(WAITING);
    Ok((Line { client, due, open: open.clone() }, Others { due: sender, open }))
}

/// Notes whether the line is open, and says so when that changes.
fn notice(event: &Event, is_open: &watch::Sender<bool>) {
    let open = match event {
        Event::Connected => true,
        Event::Disconnected | Event::Closed => false,
        other => return tracing::debug!(event = %other, "NATS"),
    };
    if is_open.send_replace(open) != open {
        if open {
            tracing::info!("NATS is there: other nodes are heard at once");
        } else {
            tracing::warn!("NATS is away: the record is looked at for news of other nodes");
        }
    }
}

/// Tells and hears the other nodes until the city stops.
pub(crate) async fn run(app: App, line: Line) {
    let Line { client, mut due, mut open } = line;
    let mut heard = match client.subscribe(format!("{SUBJECT}*")).await {
        Ok(heard) => heard,
        Err(error) => return tracing::error!(%error, "other nodes cannot be heard over NATS"),
    };
    let mut batch = Vec::with_capacity(TOGETHER);
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => break,
            // Whatever was said while it was away.
            changed = open.changed() => match changed {
                Ok(()) => app.feed.look(),
                Err(_) => break,
            },
            Some(message) = heard.next() => hear(&app, &message),
            _ = due.recv_many(&mut batch, TOGETHER) => {
                batch.dedup();
                let is_open = *open.borrow();
                for wake in batch.drain(..).filter(|_| is_open) {
                    tell(&client, wake).await;
                }
            }
        }
    }
    // What was said last goes out.
    let _ = tokio::time::timeout(PAUSE, client.flush()).await;
}

async fn tell(client: &Client, wake: Wake) {
    let (kind, whose) = match wake {
        Wake::Changed(owner) => ("changed", owner),
        Wake::Ended(owner) => ("ended", owner),
        Wake::Left(session) => ("left", session),
        Wake::Alerts | Wake::Record => ("record", Arc::default()),
    };
    if let Err(error) = client.publish(format!("{SUBJECT}{kind}"), whose.as_bytes().to_vec().into()).await {
        tracing::warn!(%error, "other nodes could not be woken");
    }
}

/// Takes a wake-up of another node. Whoever can write to the server can make nodes look and close streams, nothing else.
fn hear(app: &App, message: &Message) {
    let Ok(whose) = std::str::from_utf8(&message.payload) else { return };
    match message.subject.strip_prefix(SUBJECT) {
        Some("changed") => app.bus.pass_on(Wake::Changed(whose.into())),
        Some("ended") => app.bus.pass_on(Wake::Ended(whose.into())),
        Some("left") => app.bus.pass_on(Wake::Left(whose.into())),
        Some("record") => app.feed.look(),
        _ => {}
    }
}
