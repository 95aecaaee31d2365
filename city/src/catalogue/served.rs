//! The catalogue as everybody reads it: made once a version, each difference signed once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use bytes::Bytes;
use hue_model::catalogue::read::BUILT_IN;
use hue_model::catalogue::{Catalogue, CatalogueUpdate, Service, SignedCatalogue};
use hue_model::time::Millis;

use crate::problem::Result;
use crate::state::App;
use crate::store::service_edit::{self, Edit};

/// The signed answer to one `since`, with its entity tag.
type Answer = (Bytes, String);

/// The catalogue at a version.
#[derive(Debug)]
pub struct Current {
    /// Everything, with what was published in place of what is built in.
    pub whole: Catalogue,
    /// The version that brought each service which somebody published.
    pub brought: BTreeMap<String, u64>,
    /// When the newest version was published.
    pub published_at: Millis,
    /// What was signed so far, by the version it is the difference to.
    signed: Mutex<BTreeMap<u64, Answer>>,
}

/// The catalogue as this node read it last.
#[derive(Debug, Default)]
pub struct Served(RwLock<Option<Arc<Current>>>);

impl Served {
    /// The catalogue of now.
    ///
    /// # Errors
    /// The database fails.
    pub async fn get(&self, app: &App) -> Result<Arc<Current>> {
        let mut conn = app.store.read().await?;
        let version = service_edit::version(&mut conn).await?;
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = kept.filter(|kept| kept.whole.version >= version) {
            return Ok(kept);
        }
        let edits = service_edit::published(&mut conn).await?;
        let current = Arc::new(Current::new(&app.pack.catalogue, edits));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(current.clone());
        Ok(current)
    }
}

impl Current {
    fn new(built_in: &Catalogue, edits: Vec<Edit>) -> Self {
        let mut whole = built_in.clone();
        let (mut brought, mut published_at) = (BTreeMap::new(), Millis(0));
        for edit in edits {
            let Some(decision) = edit.decision else { continue };
            let version = decision.version.unwrap_or(BUILT_IN);
            brought.insert(edit.proposed.id.clone(), version);
            published_at = published_at.max(decision.at);
            let version = version.max(whole.version.saturating_add(1));
            whole.apply(Catalogue { version, services: vec![edit.proposed], ..Catalogue::default() });
        }
        Self { whole, brought, published_at, signed: Mutex::default() }
    }

    /// What is not as it was at version `since`; before the first one that is everything.
    #[must_use]
    pub fn since(&self, since: u64) -> Catalogue {
        if since < BUILT_IN {
            return self.whole.clone();
        }
        // What somebody published stays published when a newer pack is built in.
        let after = if since == BUILT_IN { 0 } else { since };
        let changed = |service: &&Service| self.brought.get(&service.id).is_some_and(|it| *it > after);
        let services = self.whole.services.iter().filter(changed).cloned().collect();
        Catalogue { version: self.whole.version, services, ..Catalogue::default() }
    }

    /// The same, signed; one version's answer is the same bytes on every node.
    ///
    /// # Errors
    /// The key that signs is not in force.
    pub fn signed(&self, app: &App, since: u64) -> Result<Answer> {
        let since = since.min(self.whole.version);
        let kept = self.signed.lock().unwrap_or_else(PoisonError::into_inner).get(&since).cloned();
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let keys = &app.alert_keys;
        let issued_at = self.published_at.max(keys.not_before());
        let update = CatalogueUpdate { since, issued_at, catalogue: self.since(since) };
        let update = keys.sign(&update, app.now())?;
        let body = serde_json::to_vec(&SignedCatalogue { keys: keys.published().to_vec(), update })?;
        let answer = (Bytes::from(body.clone()), crate::http::cached::tag(&body));
        self.signed.lock().unwrap_or_else(PoisonError::into_inner).insert(since, answer.clone());
        Ok(answer)
    }
}
