//! The catalogue as everybody reads it: made once a version, each difference signed once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use hue_model::catalogue::{Catalogue, CatalogueUpdate, SignedCatalogue};
use hue_model::time::Millis;

use super::item::{Item, Kind, Name};
use crate::last::{Last, PATIENCE};
use crate::problem::Result;
use crate::state::App;
use crate::store::catalogue_edit::{self, Edit};

/// The signed answer to one `since`, with its entity tag.
type Answer = (Bytes, String);

/// The catalogue at a version.
#[derive(Debug)]
pub struct Current {
    /// Everything, with what was published in place of what is built in.
    pub whole: Catalogue,
    /// The same as devices are told it.
    served: Catalogue,
    /// The version that brought each item which somebody published.
    pub brought: BTreeMap<Name, u64>,
    /// What is held back, as nobody confirmed it.
    held: BTreeSet<Name>,
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
    let version = version(built_in.version, catalogue_edit::version(&mut conn).await?);
    if let Some(same) = known.filter(|known| known.whole.version == version) {
        return Ok(same);
    }
    Ok(Arc::new(Current::new(built_in, catalogue_edit::published(&mut conn).await?, app.config.production)))
}

impl Current {
    /// What is built in, at the version that it says of itself, with what was published since. A city that is open to
    /// citizens holds back what nobody confirmed: devices, which have it built in, are told not to list it.
    fn new(built_in: &Catalogue, edits: Vec<Edit>, in_production: bool) -> Self {
        let (mut whole, built_in) = (built_in.clone(), built_in.version);
        let (mut brought, mut published_at) = (BTreeMap::new(), Millis(0));
        for edit in edits {
            let Some(decision) = edit.decision else { continue };
            let version = version(built_in, decision.version.unwrap_or_default());
            brought.insert(edit.proposed.name(), version);
            published_at = published_at.max(decision.at);
            let mut changed = Catalogue { version, ..Catalogue::default() };
            edit.proposed.put_into(&mut changed);
            whole.apply(changed);
        }
        let served = whole.clone();
        let mut current = Self {
            whole,
            served,
            brought,
            held: BTreeSet::new(),
            published_at,
            built_in,
            signed: Mutex::default(),
        };
        if in_production {
            current.hold_back();
        }
        current
    }

    /// Serves what nobody confirmed as retired, from the version after the built-in one on.
    fn hold_back(&mut self) {
        let unconfirmed = self.unconfirmed();
        if unconfirmed.is_empty() {
            return;
        }
        let version = self.whole.version.max(self.first_held());
        let mut held = Catalogue { version: u64::MAX, ..Catalogue::default() };
        for item in unconfirmed {
            self.held.insert(item.name());
            item.retired().put_into(&mut held);
        }
        self.served.apply(held);
        self.served.version = version;
    }

    /// The version that holds back what nobody confirmed; the store numbers no publication so low.
    const fn first_held(&self) -> u64 {
        self.built_in.saturating_add(1)
    }

    /// What nobody confirmed.
    #[must_use]
    pub fn unconfirmed(&self) -> Vec<Item> {
        let all = Kind::ALL.into_iter().flat_map(|kind| Item::all(&self.whole, kind));
        all.filter(|item| !self.brought.contains_key(&item.name())).collect()
    }

    /// What everybody may read: without what is held back, and of places, help, life events and festivals without what is retired.
    #[must_use]
    pub fn public(&self) -> Catalogue {
        let mut public = self.served.clone();
        public.leave_out_retired();
        public.services.retain(|it| !self.held.contains(&(Kind::Service, it.id.clone())));
        public
    }

    /// What is not as it was at version `since`; before the built-in one that is everything.
    #[must_use]
    pub fn since(&self, since: u64) -> Catalogue {
        if since < self.built_in {
            return self.served.clone();
        }
        let mut changed = Catalogue { version: self.served.version, ..Catalogue::default() };
        let is_newer = |item: &Item| {
            let name = item.name();
            let brought = self.brought.get(&name).copied();
            brought
                .or_else(|| self.held.contains(&name).then(|| self.first_held()))
                .is_some_and(|it| it > since)
        };
        let all = Kind::ALL.into_iter().flat_map(|kind| Item::all(&self.served, kind));
        all.filter(is_newer).for_each(|item| item.put_into(&mut changed));
        changed
    }

    /// The newest version up to `since` that says something else than the one before: whoever has `since` has that too, and
    /// however many are asked for, few are signed.
    fn step(&self, since: u64) -> u64 {
        if since < self.built_in {
            return 0;
        }
        let held = (!self.held.is_empty()).then(|| self.first_held());
        self.brought.values().copied().chain(held).filter(|it| *it <= since).fold(self.built_in, u64::max)
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
    use hue_model::catalogue::{Catalogue, PointOfInterest, ServiceStatus};
    use hue_model::text::Localized;
    use hue_model::time::Millis;

    use super::super::item::Item;
    use super::{Current, version};
    use crate::pack::CityPack;
    use crate::production::held_back;
    use crate::store::catalogue_edit::{Decision, Edit, Outcome};

    /// The first services of the pack as two people published them, each with the version that the store gave.
    fn published(built_in: &Catalogue, stored: &[u64]) -> Vec<Edit> {
        let edits = built_in.services.iter().zip(stored).map(|(service, version)| {
            let mut proposed = service.clone();
            proposed.name = Localized::vi_en("Đã sửa", "Mended");
            let (outcome, by) = (Outcome::Published, "huy".to_owned());
            let decision = Decision { outcome, by, at: Millis(7), reason: None, version: Some(*version) };
            let (was, proposed) = (Some(Item::Service(service.clone())), Item::Service(proposed));
            let (author, decision) = ("ha".to_owned(), Some(decision));
            Edit { id: 1, was, proposed, author, source: None, proposed_at: Millis(5), decision }
        });
        edits.collect()
    }

    /// Somebody published this of a place, and somebody else agreed.
    fn of_a_place(was: &PointOfInterest, proposed: PointOfInterest) -> Vec<Edit> {
        let mut edits = published(&CityPack::built_in().unwrap().catalogue, &[3]);
        edits[0].was = Some(Item::Place(was.clone()));
        edits[0].proposed = Item::Place(proposed);
        edits
    }

    #[test]
    fn open_data_has_another_version_when_what_is_served_is_another_and_never_else() {
        let pack = CityPack::built_in().unwrap().catalogue;
        let version = |edits: Vec<Edit>, in_production| {
            crate::open_data::places::version(&Current::new(&pack, edits, in_production).public()).unwrap()
        };
        let place = &pack.points_of_interest[0];
        let retired = || of_a_place(place, PointOfInterest { retired: true, ..place.clone() });
        let same = || of_a_place(place, place.clone());
        let (shown, held) = (version(Vec::new(), false), version(Vec::new(), true));
        assert_ne!(shown, held);
        assert_eq!(version(published(&pack, &[2, 9]), false), shown, "services are no places");
        assert_eq!(version(same(), false), shown, "it says what it said");
        assert_eq!(version(retired(), true), held, "nobody was shown what is retired now");
        assert_ne!(version(retired(), false), shown);
        assert_ne!(version(same(), true), held, "it was held back until now");
    }

    #[test]
    fn a_newer_pack_moves_every_version_on() {
        let mut pack = CityPack::built_in().unwrap().catalogue;
        let before = Current::new(&pack, published(&pack, &[2, 9]), false);
        pack.version = 2;
        let after = Current::new(&pack, published(&pack, &[2, 9]), false);
        assert_eq!((before.whole.version, after.whole.version), (9, 10));
        assert_eq!(
            after.whole.version,
            version(2, 9),
            "as the node that looks whether it is current reckons"
        );
        assert_eq!(after.brought.values().copied().collect::<Vec<_>>(), [3, 10]);
        let services = |since| after.since(since).services.len();
        assert_eq!((services(1), services(2), services(3), services(10)), (76, 2, 1, 0));
        let none = Current::new(&pack, Vec::new(), false);
        assert_eq!((none.whole.version, version(2, 0), none.since(2).services.len()), (2, 2, 0));
    }

    #[test]
    fn whatever_is_asked_for_few_differences_are_signed() {
        let pack = CityPack::built_in().unwrap().catalogue;
        let current = Current::new(&pack, published(&pack, &[2, 9]), false);
        let steps = [0, 1, 2, 5, 8, 9, 10, u64::MAX].map(|since| current.step(since));
        assert_eq!(steps, [0, 1, 2, 2, 2, 9, 9, 9]);
        for since in 0..12 {
            assert_eq!(current.since(since), current.since(current.step(since)), "{since}");
        }
    }

    #[test]
    fn a_city_in_production_holds_back_what_nobody_confirmed_until_somebody_does() {
        let pack = CityPack::built_in().unwrap().catalogue;
        let nobody = Current::new(&pack, Vec::new(), true);
        let told = nobody.since(1);
        assert_eq!((told.version, told.services.len()), (2, 76));
        assert!(told.services.iter().all(|it| it.status == ServiceStatus::Retired));
        assert!(told.points_of_interest.iter().all(|it| it.retired) && told.help.iter().all(|it| it.retired));
        assert!(!told.events.is_empty() && told.events.iter().all(|it| it.retired));
        assert!(nobody.public().events.is_empty(), "the calendar of everybody has none of them");
        assert_eq!(
            (nobody.since(2).services.len(), nobody.step(9), nobody.public().services.len()),
            (0, 2, 0)
        );
        let some = Current::new(&pack, published(&pack, &[3, 9]), true);
        let told = some.since(2);
        assert_eq!(
            (told.version, told.services.len(), told.services[0].status.clone()),
            (9, 2, ServiceStatus::Active)
        );
        assert_eq!(
            (some.unconfirmed().len(), some.public().services.len()),
            (nobody.unconfirmed().len() - 2, 2)
        );
        assert_eq!(some.whole.services.len(), 76, "the desk sees all");
        let named = held_back(&nobody).unwrap();
        assert!(
            named.contains("service report.create, ")
                && named.contains(" more (confirm them at /console/services"),
            "{named}"
        );
    }
}
