//! Changes of the duty list, from the console and from the command line: each in one transaction with its line in the audit
//! log. Whom it calls, and when, is in [`crate::alert::duty`].

use hue_model::limits::SOS_PHONE_CHARS;
use hue_model::problem::Rule;
use hue_model::text::unprintable;
use hue_model::time::Millis;

use crate::caller::person_id;
use crate::problem::{Failure, Result};
use crate::sos::clean::phone_key;
use crate::state::App;
use crate::store::audit::{self, Line};
use crate::store::duty::{self, OnDuty};
use crate::store::{Conn, role};

/// Longest name on the list, in characters.
const NAME_CHARS: usize = 100;

/// A change of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Puts somebody at its end, or changes their name and phone.
    Put(OnDuty),
    /// Moves somebody; 0 is called first.
    Place {
        /// The issuer.
        iss: String,
        /// The id there.
        sub: String,
        /// The place.
        place: usize,
    },
    /// Takes somebody off it.
    Remove {
        /// The issuer.
        iss: String,
        /// The id there.
        sub: String,
    },
}

/// Changes the list of the running city.
///
/// # Errors
/// The phone cannot be called, the person may not approve or is not on the list, or the database fails.
pub async fn apply(app: &App, actor: &str, change: Change) -> Result<()> {
    let (now, actor) = (app.now(), actor.to_owned());
    app.store.write(move |conn| Box::pin(async move { write(conn, &actor, change, now).await })).await?;
    app.bus.alerts();
    Ok(())
}

/// The same within a transaction.
///
/// # Errors
/// As [`apply`].
pub async fn write(conn: &mut Conn, actor: &str, change: Change, now: Millis) -> Result<()> {
    let (action, iss, sub, done) = match change {
        Change::Put(who) => {
            check(conn, &who).await?;
            duty::put(conn, &who).await?;
            ("duty.put", who.iss, who.sub, true)
        }
        Change::Place { iss, sub, place } => {
            let done = duty::place(conn, &iss, &sub, place).await?;
            ("duty.place", iss, sub, done)
        }
        Change::Remove { iss, sub } => {
            let done = duty::remove(conn, &iss, &sub).await?;
            ("duty.remove", iss, sub, done)
        }
    };
    if !done {
        return Err(Failure::not_found());
    }
    audit::add(conn, Line::new(now, actor, action, person_id(&iss, &sub))).await
}

async fn check(conn: &mut Conn, who: &OnDuty) -> Result<()> {
    for (field, text, max) in [("name", &who.name, NAME_CHARS), ("phone", &who.phone, SOS_PHONE_CHARS)] {
        let actual = text.chars().count();
        if actual > max {
            return Err(Failure::field(field, Rule::TooLong { max, actual }));
        }
        if text.trim().is_empty() || text.chars().any(unprintable) {
            return Err(Failure::field(field, Rule::Malformed));
        }
    }
    if phone_key(&who.phone).is_empty() {
        return Err(Failure::field("phone", Rule::Malformed));
    }
    let approves = role::of(conn, &who.iss, &who.sub).await?.iter().any(role::Role::is_desk);
    if approves { Ok(()) } else { Err(Failure::field("person", Rule::Unknown)) }
}
