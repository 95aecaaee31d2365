//! Cases out of a table that volunteers kept: each row a case, taken once however often its table is sent, never laid over
//! what the desk learned since.

pub(crate) mod columns;
pub(crate) mod rows;
pub(crate) mod same;

use hue_model::sos::SosDetails;
use hue_model::time::Millis;
use tokio::time::Instant;

use super::clean::Heard;
use super::{Call, WAKE, more};
use crate::case::Actor;
use crate::problem::Result;
use crate::state::App;
use crate::store::Conn;
use crate::store::sos::Source;
use crate::store::sos::said::Said;
use rows::Taken;

/// Rows of one transaction: a call for rescue that comes meanwhile waits for no more than these.
const AT_ONCE: usize = 25;

/// What became of the rows of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Cases that are new.
    pub(crate) new: i64,
    /// Cases that were there and of which a row said more.
    pub(crate) more: i64,
    /// Rows that said nothing that was not said before.
    pub(crate) known: i64,
}

impl Outcome {
    /// How many rows were worked through.
    pub(crate) fn rows(&self) -> usize {
        usize::try_from(self.new.saturating_add(self.more).saturating_add(self.known)).unwrap_or_default()
    }
}

/// Adds the rows of a table to the board that come after those of `outcome`, as many as there is time for; `drill` where all
/// of them are an exercise.
///
/// # Errors
/// It is an exercise and none goes on, or the database fails; what was added until then stays, and the same table again adds the rest.
pub(crate) async fn take(
    app: &App,
    actor: &Actor,
    rows: &[Taken],
    drill: bool,
    mut outcome: Outcome,
) -> Result<Outcome> {
    let (until, now) = (Instant::now() + app.config.limits.table, app.now());
    for some in rows.get(outcome.rows()..).unwrap_or_default().chunks(AT_ONCE) {
        let (here, actor, some) = (app.clone(), actor.id.clone(), some.to_vec());
        let work = app.store.write(move |conn| {
            Box::pin(async move {
                let mut outcome = Outcome::default();
                for row in some {
                    let count = match one(conn, &here, (&actor, drill), row, now).await? {
                        Became::New => &mut outcome.new,
                        Became::More => &mut outcome.more,
                        Became::Nothing => &mut outcome.known,
                    };
                    *count += 1;
                }
                Ok(outcome)
            })
        });
        let done = work.await?;
        outcome.new += done.new;
        outcome.more += done.more;
        outcome.known += done.known;
        app.bus.changed(WAKE);
        if Instant::now() >= until {
            break;
        }
    }
    Ok(outcome)
}

/// What became of a row.
enum Became {
    New,
    More,
    Nothing,
}

async fn one(
    conn: &mut Conn,
    app: &App,
    (actor, drill): (&str, bool),
    row: Taken,
    now: Millis,
) -> Result<Became> {
    let call = Call { sheet_id: row.sheet_id.clone(), ..Call::by(Source::Sheet, actor.to_owned()) };
    let found = same::find(conn, &row, drill).await?;
    let mut heard = Heard {
        revision: 0,
        details: row.details,
        cancelled: None,
        raised_at: row.raised_at.unwrap_or(now),
        drill,
        odd: row.odd,
    };
    let Some((case, said)) = found else {
        super::take(conn, app, row.id, &call, &heard, now).await?;
        return Ok(Became::New);
    };
    if said.iter().any(|said| was_said(said, &heard.details)) {
        return Ok(Became::Nothing);
    }
    // Only what the table changed since its last row is changed: what the desk wrote meanwhile stays.
    let before = same::last(&said).cloned().unwrap_or_default();
    let mut words = over(before.clone(), heard.details);
    super::clean::tidy(&app.pack, &mut words, &mut heard.odd);
    heard.details = super::beside::beside(&app.pack, &case.details, &before, &words);
    heard.drill = case.drill;
    super::take(conn, app, case.id, &Call { adds: true, words: Some(words), ..call }, &heard, now).await?;
    Ok(Became::More)
}

/// Whether a table said this once already: what the desk changed since stays as it changed it.
fn was_said(said: &Said, row: &SosDetails) -> bool {
    said.source == Source::Sheet && over(said.details.clone(), row.clone()) == said.details
}

/// What is known with a row over it; a note that is there already is not written twice.
fn over(known: SosDetails, mut row: SosDetails) -> SosDetails {
    if known.note.contains(&row.note) {
        row.note.clear();
    }
    more::over(known, row)
}
