//! What an administrator does beside the running city.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::future::BoxFuture;
use hue_model::gauge::StationKind;

use crate::clock::chance;
use crate::config::Config;
use crate::duty::{self, Change};
use crate::identity::jwt::sha256_b64;
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::store::audit::{self, Line};
use crate::store::duty::OnDuty;
use crate::store::gauge_key::{self, GaugeKey};
use crate::store::role::{self, Holder, Role};
use crate::store::{self, Conn, Store};

/// One piece of work with the record, beside a city that may be running.
async fn change<T, F>(config: &Config, work: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
{
    crate::folder::make(&config.data)?;
    let store = Store::open(&config.data, config.database.as_deref()).await?;
    let done = store.write(work).await;
    store.close().await;
    done
}

/// Gives a role to the person whom `iss` calls `sub`. The city may be running; it sees the role at once.
///
/// # Errors
/// There is no such agency, or the database cannot be opened.
pub async fn add(config: &Config, iss: String, sub: String, role: Role) -> Result<()> {
    if let Role::Clerk { agency } = &role
        && !CityPack::built_in()?.agencies.contains_key(agency)
    {
        return Err(Failure::Config(format!("the pack has no agency {agency}")));
    }
    let now = config.clock.now();
    let work = change(config, move |conn| {
        Box::pin(async move {
            role::grant(conn, &iss, &sub, &role, now).await?;
            let subject = crate::caller::person_id(&iss, &sub);
            audit::add(conn, Line::new(now, "admin", "role.grant", subject)).await
        })
    });
    work.await
}

/// Takes every role of the person whom `iss` calls `sub` away. The city may be running; its next page for them is none.
///
/// # Errors
/// They have no role, or the database cannot be opened.
pub async fn remove(config: &Config, iss: String, sub: String) -> Result<()> {
    let now = config.clock.now();
    let work = change(config, move |conn| {
        Box::pin(async move {
            if !role::revoke(conn, &iss, &sub).await? {
                return Err(Failure::Config(format!("{sub} of {iss} has no role")));
            }
            let subject = crate::caller::person_id(&iss, &sub);
            audit::add(conn, Line::new(now, "admin", "role.revoke", subject)).await
        })
    });
    work.await
}

/// Everybody who has a role.
///
/// # Errors
/// The database cannot be opened.
pub async fn list(config: &Config) -> Result<Vec<Holder>> {
    change(config, |conn| Box::pin(role::all(conn))).await
}

/// Puts somebody on the duty list, at this place (1 is called first) or where they are, or at its end.
///
/// # Errors
/// The phone cannot be called, the person may not approve, or the database cannot be opened.
pub async fn put_on_duty(config: &Config, who: OnDuty, place: Option<u16>) -> Result<()> {
    let now = config.clock.now();
    let work = change(config, move |conn| {
        Box::pin(async move {
            let (iss, sub) = (who.iss.clone(), who.sub.clone());
            duty::write(conn, "admin", Change::Put(who), now).await?;
            let Some(place) = place else { return Ok(()) };
            let place = usize::from(place.saturating_sub(1));
            duty::write(conn, "admin", Change::Place { iss, sub, place }, now).await
        })
    });
    work.await
}

/// Takes somebody off the duty list.
///
/// # Errors
/// They are not on it, or the database cannot be opened.
pub async fn remove_from_duty(config: &Config, iss: String, sub: String) -> Result<()> {
    let now = config.clock.now();
    let gone = Change::Remove { iss, sub };
    change(config, move |conn| Box::pin(async move { duty::write(conn, "admin", gone, now).await })).await
}

/// The duty list in its order.
///
/// # Errors
/// The database cannot be opened.
pub async fn duty(config: &Config) -> Result<Vec<OnDuty>> {
    change(config, |conn| Box::pin(store::duty::all(conn))).await
}

/// Makes a key that may send readings of these kinds of gauges; it is told once and kept only as its SHA-256.
///
/// # Errors
/// The name is empty, too long or was taken before, or the database cannot be opened.
pub async fn add_gauge_key(config: &Config, name: String, kinds: Vec<StationKind>) -> Result<String> {
    if name.is_empty() || name.len() > 60 || !name.chars().all(|it| it.is_ascii_alphanumeric() || it == '-') {
        return Err(Failure::Config("a key's name is up to 60 letters, digits and hyphens".into()));
    }
    let secret = URL_SAFE_NO_PAD.encode(chance::<32>(&*config.entropy));
    let sha256 = sha256_b64(&secret);
    let (now, key) = (config.clock.now(), GaugeKey { name, kinds });
    let work = change(config, move |conn| {
        Box::pin(async move {
            if !gauge_key::add(conn, &key, &sha256, now).await? {
                return Err(Failure::Config(format!("there is or was a key {}", key.name)));
            }
            audit::add(conn, Line::new(now, "admin", "gauge_key.add", &key.name)).await
        })
    });
    work.await.map(|()| secret)
}

/// Takes a key back: from now on nothing is taken from it. What it sent stays.
///
/// # Errors
/// There is no such key, or the database cannot be opened.
pub async fn revoke_gauge_key(config: &Config, name: String) -> Result<()> {
    let now = config.clock.now();
    let work = change(config, move |conn| {
        Box::pin(async move {
            if !gauge_key::revoke(conn, &name, now).await? {
                return Err(Failure::Config(format!("there is no key {name}")));
            }
            audit::add(conn, Line::new(now, "admin", "gauge_key.revoke", &name)).await
        })
    });
    work.await
}
