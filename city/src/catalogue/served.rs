//! The catalogue as everybody reads it: made once a version, each difference signed once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use hue_model::catalogue::{Catalogue, CatalogueUpdate, Service, SignedCatalogue};
use hue_model::time::Millis;

use crate::last::{Last, PATIENCE};
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
    /// The version of what is built in.
    built_in: u64,
    /// What was signed so far, by the version it is the difference to.
    signed: Mutex<BTreeMap<u64, Answer>>,
}

/// The version that everybody reads for one that the store numbered, where the built-in catalogue has this version: a newer
/// pack moves all of them on, so that no version ever means two things.
#[must_use]
pub(crate) const fn version(built_in: u64, stored: u64) -> u64 {
    let moved = stored.saturating_add(built_in).saturating_sub(1);
    if moved > built_in { moved } else { built_in }
}

impl Last<Current> {
    /// The catalogue of now, or the last one while the database does not answer.
    ///
    /// # Errors
    /// There never was one, and none can be read.
    pub async fn get(&self, app: &App) -> Result<Arc<Current>> {
        self.or_read(PATIENCE, read(app, self.known())).await
    }
}

/// The catalogue, the same one as before where nothing was published since.
async fn read(app: &App, known: Option<Arc<Current>>) -> Result<Arc<Current>> {
    let built_in = &app.pack.catalogue;
    let mut conn = app.store.read().await?;
    let version = version(built_in.version, service_edit::version(&mut conn).await?);
    if let Some(same) = known.filter(|known| known.whole.version == version) {
        return Ok(same);
    }
    Ok(Arc::new(Current::new(built_in, service_edit::published(&mut conn).await?)))
}

impl Current {
    /// What is built in, at the version that it says of itself, with what was published since.
    fn new(built_in: &Catalogue, edits: Vec<Edit>) -> Self {
        let (mut whole, built_in) = (built_in.clone(), built_in.version);
        let (mut brought, mut published_at) = (BTreeMap::new(), Millis(0));
        for edit in edits {
            let Some(decision) = edit.decision else { continue };
            let version = version(built_in, decision.version.unwrap_or_default());
            brought.insert(edit.proposed.id.clone(), version);
            published_at = published_at.max(decision.at);
            whole.apply(Catalogue { version, services: vec![edit.proposed], ..Catalogue::default() });
        }
        Self { whole, brought, published_at, built_in, signed: Mutex::default() }
    }

    /// What is not as it was at version `since`; before the built-in one that is everything.
    #[must_use]
    pub fn since(&self, since: u64) -> Catalogue {
        if since < self.built_in {
            return self.whole.clone();
        }
        let changed = |service: &&Service| self.brought.get(&service.id).is_some_and(|it| *it > since);
        let services = self.whole.services.iter().filter(changed).cloned().collect();
        Catalogue { version: self.whole.version, services, ..Catalogue::default() }
    }

    /// The newest version up to `since` that says something else than the one before: whoever has `since` has that too, and
    /// however many are asked for, few are signed.
    fn step(&self, since: u64) -> u64 {
        if since < self.built_in {
            return 0;
        }
        self.brought.values().copied().filter(|it| *it <= since).fold(self.built_in, u64::max)
    }

    /// The difference to the newest such version, signed; one version's answer is the same bytes on every node.
    ///
    /// # Errors
    /// The key that signs is not in force.
    pub fn signed(&self, app: &App, since: u64) -> Result<Answer> {
        let since = self.step(since);
        // Held while signing: of many who ask at once one signs.
        let mut signed = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = signed.get(&since) {
            return Ok(kept.clone());
        }
        let keys = &app.alert_keys;
        let issued_at = self.published_at.max(keys.not_before());
        let update = CatalogueUpdate { since, issued_at, catalogue: self.since(since) };
        let update = keys.sign(&update, app.now())?;
        let body = serde_json::to_vec(&SignedCatalogue { keys: keys.published().to_vec(), update })?;
        let answer = (Bytes::from(body.clone()), crate::http::cached::tag(&body));
        signed.insert(since, answer.clone());
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use hue_model::catalogue::Catalogue;
    use hue_model::text::Localized;
    use hue_model::time::Millis;

    use super::{Current, version};
    use crate::pack::CityPack;
    use crate::store::service_edit::{Decision, Edit, Outcome};

    /// The first services of the pack as two people published them, each with the version that the store gave.
    fn published(built_in: &Catalogue, stored: &[u64]) -> Vec<Edit> {
        let edits = built_in.services.iter().zip(stored).map(|(service, version)| {
            let mut proposed = service.clone();
            proposed.name = Localized::vi_en("Đã sửa", "Mended");
            let (outcome, by) = (Outcome::Published, "huy".to_owned());
            let decision = Decision { outcome, by, at: Millis(7), reason: None, version: Some(*version) };
            let (was, author) = (service.clone(), "ha".to_owned());
            Edit { id: 1, was, proposed, author, proposed_at: Millis(5), decision: Some(decision) }
        });
        edits.collect()
    }

    #[test]
    fn a_newer_pack_moves_every_version_on() {
        let mut pack = CityPack::built_in().unwrap().catalogue;
        let before = Current::new(&pack, published(&pack, &[2, 9]));
        pack.version = 2;
        let after = Current::new(&pack, published(&pack, &[2, 9]));
        assert_eq!((before.whole.version, after.whole.version), (9, 10));
        assert_eq!(
            after.whole.version,
            version(2, 9),
            "as the node that looks whether it is current reckons"
        );
        assert_eq!(after.brought.values().copied().collect::<Vec<_>>(), [3, 10]);
        let services = |since| after.since(since).services.len();
        assert_eq!((services(1), services(2), services(3), services(10)), (75, 2, 1, 0));
        let none = Current::new(&pack, Vec::new());
        assert_eq!((none.whole.version, version(2, 0), none.since(2).services.len()), (2, 2, 0));
    }

    #[test]
    fn whatever_is_asked_for_few_differences_are_signed() {
        let pack = CityPack::built_in().unwrap().catalogue;
        let current = Current::new(&pack, published(&pack, &[2, 9]));
        let steps = [0, 1, 2, 5, 8, 9, 10, u64::MAX].map(|since| current.step(since));
        assert_eq!(steps, [0, 1, 2, 2, 2, 9, 9, 9]);
        for since in 0..12 {
            assert_eq!(current.since(since), current.since(current.step(since)), "{since}");
        }
    }
}
