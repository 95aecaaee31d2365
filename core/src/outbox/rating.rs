//! Delivers what citizens think of services: each the newest word of its owner, and no other.

use std::sync::Arc;

use hue_model::problem::Code;

use super::worker::Failure;
use crate::engine::{Core, Data};
use crate::fault;
use crate::net::{Caller, Verdict};
use crate::store::rating::{self, RatingRow};

/// Puts a rating, or takes it back; `Ok` only when the city has the word.
pub(super) async fn deliver(core: &Arc<Core>, data: &Data, row: &RatingRow) -> Result<(), Failure> {
    let caller = row.owner.clone().map_or(Caller::Guest, Caller::Person);
    let url = core.net.url(&format!("/api/v1/services/{}/rating", row.service));
    let sent = caller.send(core, |client| match &row.rating {
        Some(rating) => client.put(&url).json(rating),
        None => client.delete(&url),
    });
    let answer = Verdict::check(sent.await?).await;
    fault::point("rating at the city, not remembered");
    match answer {
        Ok(_) => {}
        Err(Verdict::Permanent(problem)) if row.rating.is_none() && problem.code == Code::NotFound => {}
        Err(verdict) => return Err(verdict.into()),
    }
    let row = row.clone();
    data.store.write(move |db| rating::set_sent(db, &row)).await?;
    Ok(())
}
