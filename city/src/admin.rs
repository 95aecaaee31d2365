//! What an administrator does beside the running city.

use crate::config::Config;
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::store::Store;
use crate::store::audit::{self, Line};
use crate::store::role::{self, Role};

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
