//! Sources of warnings that the city asks from time to time: CAP 1.2, or an Atom or RSS index of it.
//!
//! What a source says becomes a draft at the desk with where it comes from and where it departs from the standard; it
//! publishes nothing. The record says whose turn it is and what was seen, so that of several nodes one asks and nothing is
//! drafted twice. [`config`] has what a source may warn about and where, `fetch` how it is asked, `draft` what a message
//! becomes, `take` which event it belongs to.

pub mod config;
mod draft;
mod fetch;
mod place;
mod take;

use std::time::Duration;

use crate::clock::chance;
use crate::config::Config;
use crate::net::Net;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::source::{self, State};
use config::Source;

/// How often it is looked whether a source is due.
const LOOK: Duration = Duration::from_secs(1);
/// How long nobody else asks a source that is being asked, in milliseconds.
const LEASE: i64 = 120_000;
/// Longest pause after failures, in milliseconds.
const LONGEST: i64 = 3_600_000;
/// How long what a source said is remembered, in milliseconds: 90 days.
const REMEMBERED: i64 = 90 * 24 * 3_600_000;
/// How the author of such a draft begins: no person's key does.
pub(crate) const AUTHOR: &str = "source ";

/// Whether this author of a draft is a source and no person.
#[must_use]
pub fn is_source(author: &str) -> bool {
    author.starts_with(AUTHOR)
}

/// The way to the sources and to nobody else.
fn net(config: &Config) -> Result<Net> {
    let addresses: Vec<String> = config.sources.iter().flat_map(Source::addresses).cloned().collect();
    Net::new(&addresses, !config.production).map_err(|error| Failure::Config(error.to_string()))
}

/// Asks the sources until the city stops, each for itself: one that is slow holds up no other.
pub(crate) fn begin(app: &App) -> Result<()> {
    if app.config.sources.is_empty() {
        return Ok(());
    }
    let net = net(&app.config)?;
    for source in app.config.sources.clone() {
        tokio::spawn(look_after(app.clone(), net.clone(), source));
    }
    Ok(())
}

async fn look_after(app: App, net: Net, source: Source) {
    let (app, net, source) = (&app, &net, &source);
    let look = || async move {
        if let Err(error) = turn(app, net, source).await {
            tracing::warn!(source = source.name, %error, "a source of warnings could not be looked after");
        }
    };
    app.every(LOOK, look).await;
}

/// How a look at a source went.
enum Look {
    /// The source itself could not be heard.
    Failed(String),
    /// It was, with what went wrong with some of its messages.
    Heard(Option<String>),
}

/// Asks a source if it is due and no other node does.
async fn turn(app: &App, net: &Net, source: &Source) -> Result<()> {
    let now = app.now();
    if !source::is_due(&mut app.store.read().await?, &source.name, now).await? {
        return Ok(());
    }
    let name = source.name.clone();
    let until = now.plus(LEASE);
    let claim =
        app.store.write(move |conn| Box::pin(async move { source::claim(conn, &name, now, until).await }));
    let Some(mut state) = claim.await? else { return Ok(()) };
    // Another node may take it after that.
    let patience = Duration::from_millis(LEASE.unsigned_abs()) / 2;
    let look = match tokio::time::timeout(patience, fetch::ask(app, net, source, &mut state)).await {
        Ok(look) => look?,
        Err(_) => Look::Failed("slow".into()),
    };
    settle(app, source, state, look).await
}

async fn settle(app: &App, source: &Source, mut state: State, look: Look) -> Result<()> {
    let now = app.now();
    state.checked_at = Some(now);
    state.trouble = match look {
        Look::Failed(trouble) => {
            tracing::warn!(source = source.name, trouble, "a source of warnings was not heard");
            state.failures = state.failures.saturating_add(1);
            Some(trouble)
        }
        Look::Heard(trouble) => {
            state.failures = 0;
            state.heard_at = Some(now);
            trouble
        }
    };
    let [dice] = chance::<1>(&*app.config.entropy);
    state.due_at = now.plus(pause(source.every_seconds, state.failures, dice));
    app.store
        .write(move |conn| {
            Box::pin(async move {
                source::sweep(conn, &state.name, now.plus(-REMEMBERED)).await?;
                source::settle(conn, &state).await
            })
        })
        .await?;
    // The desk sees when a source was heard, and what it sent.
    app.bus.record();
    Ok(())
}

/// Milliseconds until a source is asked again: as configured, twice as long after each failure, and up to a tenth more or
/// less, so that the nodes of many cities do not come at once.
fn pause(every_seconds: u32, failures: i64, dice: u8) -> i64 {
    let every = i64::from(every_seconds).saturating_mul(1_000);
    let doubled = every.saturating_mul(1 << failures.clamp(0, 10));
    let pause = if failures == 0 { every } else { doubled.min(LONGEST.max(every)) };
    pause.saturating_add((pause / 10).saturating_mul(i64::from(dice) - 128) / 128)
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn failures_make_the_pause_longer_and_the_dice_spread_it() {
        assert_eq!(pause(300, 0, 128), 300_000);
        assert_eq!((pause(300, 1, 128), pause(300, 2, 128)), (600_000, 1_200_000));
        assert_eq!(pause(300, 60, 128), 3_600_000);
        assert_eq!(pause(7_200, 3, 128), 7_200_000, "never sooner than in quiet times");
        assert!(pause(300, 0, 0) == 270_000 && (329_000..330_000).contains(&pause(300, 0, 255)));
    }
}
