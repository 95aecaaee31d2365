//! What an administrator does beside the running city.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_model::gauge::StationKind;

use crate::clock::chance;
use crate::config::Config;
use crate::identity::jwt::sha256_b64;
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::store::Store;
use crate::store::audit::{self, Line};
use crate::store::gauge_key::{self, GaugeKey};
use crate::store::role::{self, Holder, Role};

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
    crate::folder::make(&config.data)?;
    let store = Store::open(&config.data, config.database.as_deref()).await?;
    let now = config.clock.now();
    let done = store
        .write(move |conn| {
            Box::pin(async move {
                role::grant(conn, &iss, &sub, &role, now).await?;
                let subject = crate::caller::person_id(&iss, &sub);
                audit::add(conn, Line::new(now, "admin", "role.grant", subject)).await
            })
        })
        .await;
    store.close().await;
    done
}

/// Takes every role of the person whom `iss` calls `sub` away. The city may be running; its next page for them is none.
///
/// # Errors
/// They have no role, or the database cannot be opened.
pub async fn remove(config: &Config, iss: String, sub: String) -> Result<()> {
    crate::folder::make(&config.data)?;
    let store = Store::open(&config.data, config.database.as_deref()).await?;
    let now = config.clock.now();
    let done = store.write(move |conn| {
        Box::pin(async move {
            if !role::revoke(conn, &iss, &sub).await? {
                return Err(Failure::Config(format!("{sub} of {iss} has no role")));
            }
            let subject = crate::caller::person_id(&iss, &sub);
            audit::add(conn, Line::new(now, "admin", "role.revoke", subject)).await
        })
    });
    let done = done.await;
    store.close().await;
    done
}

/// Everybody who has a role.
///
/// # Errors
/// The database cannot be opened.
pub async fn list(config: &Config) -> Result<Vec<Holder>> {
    crate::folder::make(&config.data)?;
    let store = Store::open(&config.data, config.database.as_deref()).await?;
    let found = match store.read().await {
        Ok(mut conn) => role::all(&mut conn).await,
        Err(failure) => Err(failure),
    };
    store.close().await;
    found
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
    crate::folder::make(&config.data)?;
    let store = Store::open(&config.data, config.database.as_deref()).await?;
    let (now, key) = (config.clock.now(), GaugeKey { name, kinds });
    let done = store.write(move |conn| {
        Box::pin(async move {
            if !gauge_key::add(conn, &key, &sha256, now).await? {
                return Err(Failure::Config(format!("there is or was a key {}", key.name)));
            }
            audit::add(conn, Line::new(now, "admin", "gauge_key.add", &key.name)).await
        })
    });
    let done = done.await;
    store.close().await;
    done.map(|()| secret)
}

/// Takes a key back: from now on nothing is taken from it. What it sent stays.
///
/// # Errors
/// There is no such key, or the database cannot be opened.
pub async fn revoke_gauge_key(config: &Config, name: String) -> Result<()> {
    crate::folder::make(&config.data)?;
    let store = Store::open(&config.data, config.database.as_deref()).await?;
    let now = config.clock.now();
    let done = store.write(move |conn| {
        Box::pin(async move {
            if !gauge_key::revoke(conn, &name, now).await? {
                return Err(Failure::Config(format!("there is no key {name}")));
            }
            audit::add(conn, Line::new(now, "admin", "gauge_key.revoke", &name)).await
        })
    });
    let done = done.await;
    store.close().await;
    done
}
