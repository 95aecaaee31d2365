//! What whoever is here thinks of the services they used. A rating is written down with its owner, and the outbox takes it
//! to the city when the network is there; one who agreed to send under their name rates as that person, anybody else as
//! the guest of this device. A device counts once: what an account says takes the place of what the guest said, and where
//! an account said something the guest says nothing.

use std::sync::Arc;

use hue_model::Problem;
use hue_model::consent::Purpose;
use hue_model::event::Topic;
use hue_model::problem::{Code, Rule};
use hue_model::rating::{
    GetRating, OwnRating, RateService, Rating, Ratings, STARS, ServiceRating, TEXT_CHARS, WithdrawRating,
};
use hue_model::text::unprintable;
use rusqlite::{Connection, Transaction};

use crate::consent;
use crate::engine::{Core, Engine};
use crate::router::Handle;
use crate::store::rating::{self, RatingRow};
use crate::store::{StoreError, published};

/// Where the city says what all say together.
const LIST: &str = "/api/v1/ratings";

/// In whose name a rating goes.
fn owner(db: &Connection, person: Option<String>) -> Result<Option<String>, StoreError> {
    Ok(if consent::agreed(db, Purpose::Identity)? { person } else { None })
}

/// What is known of the ratings of a service.
async fn known(core: &Arc<Core>, service: String) -> Result<ServiceRating, Problem> {
    let data = core.data()?;
    data.copies.want::<Ratings>(core, LIST.to_owned(), Topic::Ratings);
    let (url, person, recent) = (core.net.url(LIST), core.session.signed_in(), is_recent(core, &service));
    let read = move |db: &Connection| {
        let owner = owner(db, person)?;
        let own = rating::get(db, &service, owner.as_deref())?;
        let all = published::get::<Ratings>(db, &url)?;
        let all = all.and_then(|(list, _)| list.services.into_iter().find(|it| it.service == service));
        let used = (recent || rating::is_used(db, &service)?)
            && (owner.is_some() || !rating::is_said(db, &service)?);
        Ok(ServiceRating { used, own: own.and_then(shown), all })
    };
    Ok(data.store.read(read).await?)
}

/// Whether a service stands among those used last: one that was used before this device wrote all of them down may stand
/// nowhere else.
fn is_recent(core: &Core, service: &str) -> bool {
    core.settings().recent_services.iter().any(|recent| recent == service)
}

/// Refuses what is no id of a service: it becomes a part of an address.
fn check(service: &str) -> Result<(), Problem> {
    let good = |part: &str| !part.is_empty() && part.chars().all(|it| it.is_ascii_alphanumeric());
    if service.split(['.', '-', '_']).all(good) {
        Ok(())
    } else {
        Err(Problem::field("service", Rule::Unknown))
    }
}

fn shown(row: RatingRow) -> Option<OwnRating> {
    let waits = !row.sent && row.problem.is_none();
    row.rating.map(|rating| OwnRating { rating, waits, problem: row.problem })
}

/// Writes down what is said now, and lets it go out. Only what is here can be taken back.
async fn say(core: &Arc<Core>, service: String, said: Option<Rating>) -> Result<ServiceRating, Problem> {
    let (data, person, of) = (core.data()?, core.session.signed_in(), service.clone());
    let recent = is_recent(core, &service);
    let write = move |db: &Transaction<'_>| {
        let owner = owner(db, person)?;
        let here = rating::get(db, &of, owner.as_deref())?.is_some();
        let known = here || (said.is_some() && (recent || rating::is_used(db, &of)?));
        if !known {
            return Err(StoreError::refuse(Code::NotFound));
        }
        if said.is_some() {
            match owner {
                None if rating::is_said(db, &of)? => return Err(StoreError::refuse(Code::Conflict)),
                None => {}
                Some(_) => rating::take_back_the_guests(db, &of)?,
            }
        }
        rating::set(db, &of, owner.as_deref(), said.as_ref())
    };
    data.store.write(write).await?;
    core.hub.changed(Topic::Ratings);
    data.wake();
    known(core, service).await
}

impl Handle<GetRating> for Engine {
    async fn handle(&self, GetRating { service }: GetRating) -> Result<ServiceRating, Problem> {
        known(self.core(), service).await
    }
}

impl Handle<RateService> for Engine {
    async fn handle(&self, RateService { service, rating }: RateService) -> Result<ServiceRating, Problem> {
        check(&service)?;
        if !(1..=STARS).contains(&rating.stars) {
            return Err(Problem::field("stars", Rule::Required));
        }
        let text = rating.text.trim().to_owned();
        let actual = text.chars().count();
        if actual > TEXT_CHARS {
            return Err(Problem::field("text", Rule::TooLong { max: TEXT_CHARS, actual }));
        }
        if text.chars().any(unprintable) {
            return Err(Problem::field("text", Rule::Malformed));
        }
        say(self.core(), service, Some(Rating { text, ..rating })).await
    }
}

impl Handle<WithdrawRating> for Engine {
    async fn handle(&self, WithdrawRating { service }: WithdrawRating) -> Result<ServiceRating, Problem> {
        check(&service)?;
        say(self.core(), service, None).await
    }
}
