//! The end of a session: revoked at the issuer, forgotten here.

use std::sync::Arc;
use std::time::Duration;

use hue_model::Problem;
use hue_model::consent::Purpose;
use hue_model::event::Topic;
use hue_model::session::{Revocation, SessionState, VaultState};
use rusqlite::Transaction;

use super::PERSON;
use crate::consent;
use crate::engine::{Core, Data};
use crate::store::{meta, outbox};
use crate::vault::{Sensitive, VaultError, name};

/// How long signing out waits for the issuer before the revocation is left for later.
const PATIENCE: Duration = Duration::from_secs(5);
/// The pause between two tries to deliver a revocation.
const AGAIN: Duration = Duration::from_secs(60);

/// Forgets the person and ends the refresh token at the issuer, later when there is no network.
pub(super) async fn sign_out(core: &Arc<Core>) -> Result<(), Problem> {
    core.session.give_up_attempt();
    let _closed = core.session.gate.close().await;
    let data = core.data()?;
    let forget = |db: &Transaction<'_>| {
        meta::delete(db, PERSON)?;
        // Whoever comes next speaks for themselves.
        consent::forget(db, Purpose::Identity)?;
        outbox::let_go(db)
    };
    data.store.write(forget).await?;
    core.session.settle(SessionState::Guest);
    core.hub.changed(Topic::Consents);
    core.session_changed();
    Ok(end_at_issuer(core).await?)
}

/// Ends the refresh token at the issuer; without a network it waits in the vault.
async fn end_at_issuer(core: &Core) -> Result<(), VaultError> {
    if let Some(refresh) = core.keys.get(name::REFRESH).await? {
        give_up(core, refresh).await?;
        deliver_for_a_while(core).await;
    }
    Ok(())
}

/// Signs out and removes all that this device has of the citizen, keys included. A refresh token that cannot be revoked
/// now stays in the keyring until the issuer has been told, and nothing else of ours does.
pub(super) async fn remove_everything(core: &Arc<Core>) -> Result<(), Problem> {
    if core.data().is_ok()
        && let Err(problem) = sign_out(core).await
    {
        tracing::warn!(code = ?problem.code, "signing out did not go to its end");
    }
    // Also of data that cannot be read somebody may be signed in.
    let ended = end_at_issuer(core).await;
    let (vault, owed) = (core.keys.state(), next_owed(core).await);
    if matches!((&ended, &owed), (Err(VaultError::Damaged), _) | (_, Err(VaultError::Damaged))) {
        core.keys.delete(name::REVOKE).await.ok();
    }
    // Before the new data is open, which goes on telling the issuer.
    core.session.look(|held| held.revocation = left_over(vault, &ended, &owed));
    let done = core.start_anew().await;
    if core.data().is_err() {
        core.session.settle(SessionState::Guest);
    }
    core.session_changed();
    done
}

/// What is left to say to the issuer after a vault was emptied that owed it this.
fn left_over(
    vault: VaultState,
    ended: &Result<(), VaultError>,
    owed: &Result<Option<String>, VaultError>,
) -> Revocation {
    match (vault, ended, owed) {
        (VaultState::Undecided, ..) | (_, Ok(()), Ok(None)) => Revocation::Settled,
        // The file is gone with what was in it, or the vault did not take what was to be kept.
        (VaultState::Passphrase | VaultState::Locked, ..) | (_, _, Ok(None) | Err(VaultError::Damaged)) => {
            Revocation::Lost
        }
        (
            VaultState::Keyring | VaultState::Memory | VaultState::KeyringSilent | VaultState::Unreadable,
            ..,
        ) => Revocation::Owed,
    }
}

/// Moves a refresh token from use into the list of those to be revoked.
pub(super) async fn give_up(core: &Core, refresh: Sensitive<Vec<u8>>) -> Result<(), VaultError> {
    let mut owed = core.session.owed.lock().await;
    let mut list = waiting(core).await?;
    if let Ok(token) = String::from_utf8(refresh.into_inner()) {
        list.push(token);
    }
    write(core, &list).await?;
    *owed = true;
    core.session.owes(core, true);
    core.keys.delete(name::REFRESH).await
}

/// Revokes what was given up while there was no network. Tried again with each call until the
/// issuer has answered. The list is free meanwhile: whoever leaves now adds to it.
async fn deliver(core: &Core) -> Result<(), Problem> {
    let _one = core.session.delivering.lock().await;
    while let Some(token) = next_owed(core).await? {
        core.session.issuer.revoke(&token).await?;
        settle(core, &token).await?;
    }
    Ok(())
}

async fn next_owed(core: &Core) -> Result<Option<String>, VaultError> {
    let mut owed = core.session.owed.lock().await;
    if !*owed {
        return Ok(None);
    }
    let next = waiting(core).await?.pop();
    *owed = next.is_some();
    core.session.owes(core, *owed);
    Ok(next)
}

async fn settle(core: &Core, token: &str) -> Result<(), VaultError> {
    let _list = core.session.owed.lock().await;
    let mut list = waiting(core).await?;
    list.retain(|other| other != token);
    write(core, &list).await
}

/// Delivers what is owed whenever something happened, and each minute while something is owed.
pub(super) async fn keep_delivering(core: Arc<Core>, data: Arc<Data>) {
    loop {
        let woken = data.wake.notified();
        // A request on its way is not taken back by what happens meanwhile: the issuer may have it already.
        let done = tokio::select! {
            () = data.stop.cancelled() => return,
            done = deliver(&core) => done,
        };
        let pause = async {
            match done {
                Ok(()) => std::future::pending().await,
                Err(_) => core.time.sleep(AGAIN).await,
            }
        };
        tokio::select! {
            () = data.stop.cancelled() => return,
            () = woken => {}
            () = pause => {}
        }
    }
}

async fn deliver_for_a_while(core: &Core) {
    tokio::select! {
        done = deliver(core) => if done.is_err() {
            tracing::info!("a revocation waits for the network");
        },
        () = core.time.sleep(PATIENCE) => tracing::info!("a revocation waits for the issuer"),
    }
}

async fn waiting(core: &Core) -> Result<Vec<String>, VaultError> {
    let stored = core.keys.get(name::REVOKE).await?;
    stored.map_or_else(
        || Ok(Vec::new()),
        |stored| serde_json::from_slice(stored.reveal()).map_err(|_| VaultError::Damaged),
    )
}

async fn write(core: &Core, list: &[String]) -> Result<(), VaultError> {
    if list.is_empty() {
        return core.keys.delete(name::REVOKE).await;
    }
    let text = serde_json::to_vec(list).map_err(|_| VaultError::Damaged)?;
    core.keys.set(name::REVOKE, &Sensitive::new(text)).await
}
