//! What citizens think of services. Each owner has one rating of each; texts are for the desk alone, and of fewer ratings
//! than [`LEAST`] nothing is said outside it.

use std::collections::BTreeMap;
use std::sync::Arc;

use hue_model::problem::Rule;
use hue_model::rating::{LEAST, RatedService, Rating, Ratings, STARS, TEXT_CHARS};
use hue_model::text::unprintable;

use crate::caller::Caller;
use crate::catalogue::item::{Item, Kind};
use crate::last::{Last, PATIENCE};
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::rating::{self, Count};

/// Writes the caller's rating of a service; the same body gets the same answer.
///
/// # Errors
/// Nobody is calling, there is no such service, the rating cannot be taken, or the database fails.
pub async fn put(app: &App, caller: &Caller, service: &str, rating: Rating) -> Result<Rating> {
    let owner = caller.owner()?;
    check(&rating)?;
    if !is_of_a_service(app, service).await? {
        return Err(Failure::not_found());
    }
    let (service, said, now) = (service.to_owned(), rating.clone(), app.now());
    let work = app
        .store
        .write(move |conn| Box::pin(async move { rating::put(conn, &service, &owner, &said, now).await }));
    if work.await? {
        app.ratings.forget();
    }
    Ok(rating)
}

/// Whether there is a service with this code.
///
/// # Errors
/// There never was a catalogue, and none can be read.
pub(crate) async fn is_of_a_service(app: &App, code: &str) -> Result<bool> {
    Ok(Item::find(&app.catalogue.get(app).await?.whole, Kind::Service, code).is_some())
}

fn check(rating: &Rating) -> Result<()> {
    let actual = rating.text.chars().count();
    if !(1..=STARS).contains(&rating.stars) {
        return Err(Failure::field("stars", Rule::Malformed));
    }
    if actual > TEXT_CHARS {
        return Err(Failure::field("text", Rule::TooLong { max: TEXT_CHARS, actual }));
    }
    if rating.text.chars().any(unprintable) {
        return Err(Failure::field("text", Rule::Malformed));
    }
    Ok(())
}

/// Takes the caller's rating back; doing it again changes nothing.
///
/// # Errors
/// Nobody is calling, or the database fails.
pub async fn remove(app: &App, caller: &Caller, service: &str) -> Result<()> {
    let owner = caller.owner()?;
    if !is_of_a_service(app, service).await? {
        return Ok(());
    }
    let service = service.to_owned();
    let work =
        app.store.write(move |conn| Box::pin(async move { rating::remove(conn, &service, &owner).await }));
    if work.await? {
        app.ratings.forget();
    }
    Ok(())
}

impl Last<Ratings> {
    /// What may be said of the ratings of all services.
    ///
    /// # Errors
    /// There never was a list, and none can be read.
    pub async fn get(&self, app: &App) -> Result<Arc<Ratings>> {
        let read = async {
            let counts = rating::counts(&mut app.store.read().await?).await?;
            Ok(Arc::new(Ratings { services: shown(counts) }))
        };
        self.or_read(PATIENCE, read).await
    }
}

/// The services that enough people rated.
fn shown(counts: Vec<Count>) -> Vec<RatedService> {
    let mut sums: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for Count { service, stars, count } in counts {
        let (all, sum) = sums.entry(service).or_default();
        *all = all.saturating_add(count);
        *sum = sum.saturating_add(count.saturating_mul(u32::from(stars)));
    }
    let enough = sums.into_iter().filter(|(_, (count, _))| *count >= LEAST);
    enough
        .map(|(service, (count, sum))| RatedService { service, count, average: average(count, sum) })
        .collect()
}

/// With one digit behind the point.
#[must_use]
pub(crate) fn average(count: u32, sum: u32) -> f64 {
    (f64::from(sum) * 10.0 / f64::from(count.max(1))).round() / 10.0
}

/// The body of a request, as a rating.
pub(crate) fn read(body: &[u8]) -> Result<Rating> {
    serde_json::from_slice(body).map_err(|_| Failure::field("body", Rule::Malformed))
}

#[cfg(test)]
mod tests {
    use super::{Count, shown};

    #[test]
    fn of_few_ratings_nothing_is_said() {
        let count = |service: &str, stars, count| Count { service: service.into(), stars, count };
        let said = shown(vec![count("a", 1, 4), count("b", 4, 1), count("b", 5, 5)]);
        assert_eq!(said.len(), 1);
        assert_eq!((said[0].service.as_str(), said[0].count, said[0].average), ("b", 6, 4.8));
    }
}
