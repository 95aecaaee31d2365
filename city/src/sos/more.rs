//! More of a call, as an operator hears it: laid over what is known, whoever works on the case.

use hue_model::id::SosId;
use hue_model::problem::Rule;
use hue_model::sos::{SosDetails, SosPlace, Subject};

use super::clean::{self, Heard, Odd};
use super::{Call, WAKE, desk};
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::sos::Source;

/// Takes what an operator writes down of a case that is there.
///
/// # Errors
/// Nothing was written, the case is not this person's to see, or the database fails.
pub(crate) async fn hear(app: &App, actor: &Actor, id: SosId, said: SosDetails, mut odd: Odd) -> Result<()> {
    if said == SosDetails::default() && odd.is_empty() {
        return Err(Failure::field("note", Rule::Required));
    }
    let (here, actor, now) = (app.clone(), actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let case = desk::find(conn, &actor, id).await?;
            let mut words = said.clone();
            clean::tidy(&here.pack, &mut words, &mut odd);
            let mut details = over(case.details, said);
            clean::tidy(&here.pack, &mut details, &mut odd);
            let heard =
                Heard { revision: 0, details, cancelled: None, raised_at: now, drill: case.drill, odd };
            let call = Call { adds: true, words: Some(words), ..Call::by(Source::Phone, actor.id) };
            super::take(conn, &here, id, &call, &heard, now).await.map(|_| ())
        })
    });
    work.await?;
    app.bus.changed(WAKE);
    Ok(())
}

/// What is known with what was said over it: what was left blank stays, and the newest words come first.
pub(super) fn over(known: SosDetails, said: SosDetails) -> SosDetails {
    let text = |known: String, said: String| if said.is_empty() { known } else { said };
    let note = match (known.note.as_str(), said.note.as_str()) {
        (known, "") => known.to_owned(),
        ("", said) => said.to_owned(),
        (known, said) => format!("{said}\n{known}"),
    };
    SosDetails {
        subject: if said.subject == Subject::Other { said.subject } else { known.subject },
        place: place(known.place, said.place),
        phone: text(known.phone, said.phone),
        caller_phone: text(known.caller_phone, said.caller_phone),
        people: said.people.or(known.people),
        vulnerable: both(known.vulnerable, said.vulnerable),
        needs: both(known.needs, said.needs),
        water: said.water.or(known.water),
        cannot_talk: known.cannot_talk || said.cannot_talk,
        note,
    }
}

fn place(known: Option<SosPlace>, said: Option<SosPlace>) -> Option<SosPlace> {
    let (known, said) = match (known, said) {
        (Some(known), Some(said)) => (known, said),
        (known, said) => return said.or(known),
    };
    // A new point comes with how it was found; where only words are new, the point stays what it was.
    let newest = if said.point.is_some() { &said } else { &known };
    Some(SosPlace {
        point: newest.point,
        accuracy: newest.accuracy,
        source: newest.source,
        ward_code: said.ward_code.or(known.ward_code),
        address: if said.address.is_empty() { known.address } else { said.address },
    })
}

fn both<T: Ord>(known: Vec<T>, said: Vec<T>) -> Vec<T> {
    let all: std::collections::BTreeSet<T> = known.into_iter().chain(said).collect();
    all.into_iter().collect()
}
