//! Serves subscriptions that are behind.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use hue_model::alert::{Alert, PushAlert};
use hue_model::time::Millis;
use hue_model::wire::PushOutcome;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::MissedTickBehavior;

use super::{Letter, Push};
use crate::alert::jws::payload;
use crate::bus::Wake;
use crate::clock::chance;
use crate::problem::Result;
use crate::state::App;
use crate::store::push::{self, Subscription};
use crate::store::{Conn, alert};

/// How often subscriptions are looked for that are behind; a warning of this node does not wait for it.
const LOOK: Duration = Duration::from_secs(1);
/// How long nobody else serves what was taken, in milliseconds: longer than a round can take.
const LEASE: i64 = 180_000;
/// Subscriptions of one round.
const ROUND: i64 = 1_024;
/// Requests under way at once.
const AT_ONCE: usize = 128;
/// Most messages of one round.
const MESSAGES: i64 = 100;
/// First and longest pause before another try, in milliseconds.
const PAUSE: (i64, i64) = (2_000, 15 * 60_000);

/// A message as it is pushed.
struct Message {
    alert: PushAlert,
    letter: Letter,
}

/// What came of serving one subscription.
enum Outcome {
    /// Everything up to this number is settled.
    Served(i64),
    /// So far, and on from there after this many milliseconds.
    Later(i64, i64),
    /// It is no more.
    Gone,
}

/// Pushes what is due until the city stops.
pub(crate) async fn run(app: App) {
    let Some(push) = &app.push else { return };
    let mut bus = app.bus.listen();
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => break,
            _ = look.tick() => {}
            wake = bus.recv() => match wake {
                Ok(Wake::Alerts) | Err(RecvError::Lagged(_)) => {}
                Ok(_) => continue,
                Err(RecvError::Closed) => break,
            },
        }
        let work = async {
            while round(&app, push).await? {}
            Ok::<_, crate::problem::Failure>(())
        };
        tokio::select! {
            () = app.stopping.cancelled() => break,
            done = work => if let Err(error) = done {
                tracing::warn!(%error, "warnings could not be pushed");
            }
        }
    }
}

/// Serves some; whether there may be more.
async fn round(app: &App, push: &Push) -> Result<bool> {
    let (newest, now) = (app.feed.newest(), app.now());
    if !push::is_due(&mut app.store.read().await?, newest, now).await? {
        return Ok(false);
    }
    let until = now.plus(LEASE);
    let claimed = app.store.write(move |conn| Box::pin(push::claim(conn, newest, now, until, ROUND))).await?;
    let Some(from) = claimed.iter().map(|it| it.sent).min() else { return Ok(false) };
    let (messages, last) = messages(app, from, newest).await?;
    let served = stream::iter(claimed).map(|it| serve(app, push, it, &messages, last));
    let served: Vec<_> = served.buffer_unordered(AT_ONCE).collect().await;
    let now = app.now();
    app.store.write(move |conn| Box::pin(settle(conn, served, now))).await?;
    Ok(true)
}

/// The messages after a number that are still in force, signed in their short form, and how far they reach. Of an event
/// only the last one counts.
async fn messages(app: &App, from: i64, newest: i64) -> Result<(Vec<Message>, i64)> {
    let rows = alert::after(&mut app.store.read().await?, from, MESSAGES).await?;
    let last = rows.last().map_or(newest, |(sequence, _)| *sequence);
    let last = if rows.len() < usize::try_from(MESSAGES).unwrap_or(0) { last.max(newest) } else { last };
    let alerts = rows.iter().filter_map(|(_, jws)| payload::<Alert>(jws));
    let now = app.now();
    let newest: BTreeMap<_, _> =
        alerts.filter(|alert| alert.expires > now).map(|alert| (alert.incident, alert)).collect();
    let mut messages = newest
        .into_values()
        .map(|alert| {
            let alert = PushAlert::from(&alert);
            let jws = app.alert_keys.sign(&alert, now)?;
            // 32 letters, as many as a topic may have.
            let topic = alert.incident.to_string().replace('-', "");
            Ok(Message { letter: Letter { jws, topic, expires: alert.expires }, alert })
        })
        .collect::<Result<Vec<_>>>()?;
    messages.sort_by_key(|message| message.alert.sequence);
    Ok((messages, last))
}

async fn serve(
    app: &App,
    push: &Push,
    to: Subscription,
    messages: &[Message],
    last: i64,
) -> (Subscription, Outcome) {
    let mut sent = to.sent;
    for Message { alert, letter } in messages {
        let named = || alert.wards.iter().any(|ward| to.wards.contains(ward));
        if alert.sequence <= sent || !(alert.whole_city || named()) {
            continue;
        }
        let asked = match push.post(&to, letter, app.now()).await {
            PushOutcome::Taken => None,
            PushOutcome::Gone => return (to, Outcome::Gone),
            PushOutcome::Refused { status } => {
                tracing::warn!(status, sequence = alert.sequence, "a push service refused a warning");
                None
            }
            PushOutcome::Busy { retry_after, .. } => Some(retry_after.unwrap_or(0)),
            PushOutcome::Unreachable => Some(0),
        };
        if let Some(asked) = asked {
            let pause = pause(app, to.tries).max(i64::from(asked) * 1_000);
            return (to, Outcome::Later(sent, pause));
        }
        sent = alert.sequence;
    }
    (to, Outcome::Served(last))
}

/// Longer each time, and not the same for everybody.
fn pause(app: &App, tries: u32) -> i64 {
    let (first, longest) = PAUSE;
    let [dice] = chance::<1>(&*app.config.entropy);
    let pause = first.saturating_mul(1_i64 << tries.min(16)).min(longest);
    pause + pause * i64::from(dice) / 1_024
}

async fn settle(conn: &mut Conn, served: Vec<(Subscription, Outcome)>, now: Millis) -> Result<()> {
    for (it, outcome) in served {
        match outcome {
            Outcome::Served(sent) => push::settle(conn, &it.id, sent, Millis(0), 0).await?,
            Outcome::Later(sent, pause) => {
                let tries = if sent > it.sent { 0 } else { it.tries.saturating_add(1) };
                push::settle(conn, &it.id, sent, now.plus(pause), tries).await?;
            }
            Outcome::Gone => drop(push::remove(conn, &it.id).await?),
        }
    }
    Ok(())
}
