//! A call for rescue from its caller's side: heard, read. What the desk does with it is in [`desk`], what a team says
//! in [`team`], cases that may be one in [`double`].
//!
//! Whatever door it comes through, it is stored with everything that was said, gets a number without a gap, and is
//! answered only after it is durable.

mod beside;
pub(crate) mod bundle;
mod call;
pub mod clean;
pub(crate) mod demo;
pub mod desk;
pub mod double;
pub mod drill;
mod held;
pub(crate) mod import;
pub mod made;
pub(crate) mod more;
pub(crate) mod origin;
pub(crate) mod post;
pub mod team;
pub mod text;

use hue_model::id::SosId;
use hue_model::sos::{CitySosState, SosDetails, SosEntry, SosStatus, SosTeam};
use hue_model::time::Millis;

use crate::caller::guest_id;
use crate::clock::{Entropy, sos_id};
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::receipt;
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::drill::running;
use crate::store::sos::said::{self, Said};
use crate::store::sos::{self, Confirmed, Rank, Sos, Source, line};
use crate::store::team::{self as teams, assignment};
pub(crate) use call::Call;
use clean::Heard;
pub(crate) use held::{Held, by_receipt};

/// The owner under whose name the console is woken up.
const WAKE: &str = "sos";

/// Takes what a device says of a case; a revision the city has changes nothing.
///
/// # Errors
/// The body is nothing anybody could answer, the case is another device's, this device began very many cases within
/// a minute, or the database fails.
pub(crate) async fn put(
    app: &App,
    id: SosId,
    device_hash: String,
    origin: Option<String>,
    sent: &[u8],
) -> Result<SosStatus> {
    let now = app.now();
    let heard = clean::read(&app.pack, sent, &device_hash, now)?;
    let actor = guest_id(&device_hash);
    let call = Call { device_hash: Some(device_hash), origin, ..Call::by(Source::App, actor) };
    hear(app, id, call, heard, now).await
}

/// Whether the word that a call is an exercise counts. A device's does while the desk holds one, and else hides no call. In a
/// demonstration it never does: everything is one and every app says so; there only what the desk marks is kept apart.
async fn marks_drills(conn: &mut Conn, app: &App, source: Source) -> Result<bool> {
    let is_device = matches!(source, Source::App | Source::Sms);
    Ok(!is_device || (app.config.production && running(conn).await?.is_some()))
}

/// Stores what was said of a case, and answers how it stands once that is durable.
pub(crate) async fn hear(app: &App, id: SosId, call: Call, heard: Heard, now: Millis) -> Result<SosStatus> {
    let here = app.clone();
    let work =
        app.store.write(move |conn| Box::pin(async move { take(conn, &here, id, &call, &heard, now).await }));
    let status = work.await?;
    app.bus.changed(WAKE);
    Ok(status)
}

/// The same within a transaction that decides about more than this.
async fn take(
    conn: &mut Conn,
    app: &App,
    id: SosId,
    call: &Call,
    heard: &Heard,
    now: Millis,
) -> Result<SosStatus> {
    let drill = heard.drill && marks_drills(conn, app, call.source).await?;
    let heard = &Heard { drill, ..heard.clone() };
    let found = match sos::get(conn, id).await? {
        None => begin(conn, app, id, call, heard, now).await?,
        Some(known) if is_for_another(call, &known) => {
            let id = sos_id(&*app.config.clock, &*app.config.entropy);
            begin(conn, app, id, call, heard, now).await?
        }
        Some(known) => go_on(conn, &app.pack, known, call, heard, now).await?,
    };
    assemble(conn, &found).await
}

/// Whether a form of the public page may say more of this case by its id. Of any other, nobody without its secret changes
/// anything or learns its receipt by a form, and nobody who calls is sent away either: theirs is a case of its own.
fn is_of_a_form(case: &Sos) -> bool {
    case.source == Source::Lite && case.device_hash.is_none()
}

/// Whether what came has the id of a case that it is not of.
fn is_for_another(call: &Call, known: &Sos) -> bool {
    call.source == Source::Lite && !is_of_a_form(known)
}

/// A new case.
async fn begin(
    conn: &mut Conn,
    app: &App,
    id: SosId,
    call: &Call,
    heard: &Heard,
    now: Millis,
) -> Result<Sos> {
    if let Some(device) = &call.device_hash {
        app.rate.count(&format!("sos-{device}"), now, app.config.limits.new_sos_a_minute)?;
    }
    // What is marked while none goes on would end with none.
    if heard.drill && running(conn).await?.is_none() {
        return Err(Failure::conflict("No exercise goes on"));
    }
    let mut case = draft(&app.pack, id, call, heard, now);
    case.receipt = new_receipt(conn, &*app.config.entropy).await?;
    if heard.cancelled.is_some() {
        cancel(conn, &mut case, now).await?;
    }
    sos::insert(conn, &mut case).await?;
    keep(conn, &case, call, heard, now).await?;
    say(conn, &case, now).await?;
    audit::add(conn, Line::new(now, &call.actor, "sos.begin", id)).await?;
    Ok(case)
}

/// Writes the state of a case where its caller reads it.
async fn say(conn: &mut Conn, case: &Sos, now: Millis) -> Result<()> {
    let entry = SosEntry { at: now, state: case.state, note: String::new() };
    line::add(conn, case.id, case.version, &entry).await
}

/// A case as it would begin, without number and receipt code: what the desk compares with others before it adds it.
pub(crate) fn draft(pack: &CityPack, id: SosId, call: &Call, heard: &Heard, now: Millis) -> Sos {
    let mut case = Sos {
        id,
        number: 0,
        receipt: String::new(),
        device_hash: call.device_hash.clone(),
        source: call.source,
        // A text is never the whole of it: the same revision may still come from the device.
        revision: if call.device_hash.is_some() { heard.revision } else { 0 },
        version: 0,
        desk_version: 0,
        state: CitySosState::Received,
        drill: heard.drill,
        details: heard.details.clone(),
        people: None,
        confirmed: Confirmed::No,
        ward_code: None,
        raised_at: heard.raised_at,
        received_at: now,
        heard_at: now,
        over_at: None,
        cancelled: heard.cancelled,
        claim: None,
        team: None,
        merged_into: None,
        origin: call.origin.clone(),
        sheet_id: call.sheet_id.clone(),
        rank: Rank::of(call.source, &heard.details),
    };
    learn(pack, &mut case);
    case
}

/// Something more of a case that is known.
async fn go_on(
    conn: &mut Conn,
    pack: &CityPack,
    mut case: Sos,
    call: &Call,
    heard: &Heard,
    now: Millis,
) -> Result<Sos> {
    is_not_anothers(&case, call)?;
    let Some(before) = news(conn, &case, call, heard).await? else { return Ok(case) };
    if !may_change(&case, call, heard) {
        return only_said(conn, case, call, heard, now).await;
    }
    case.device_hash = case.device_hash.or_else(|| call.device_hash.clone());
    if call.device_hash.is_some() {
        case.revision = case.revision.max(heard.revision);
    }
    // What began as an exercise may become earnest, never the other way round.
    let in_earnest = case.drill && !heard.drill;
    case.drill &= heard.drill;
    case.details = if call.adds {
        heard.details.clone()
    } else {
        beside::beside(pack, &case.details, &before, &heard.details)
    };
    case.counted(heard.details.people);
    case.raised_at = case.raised_at.min(heard.raised_at);
    case.heard_at = now;
    learn(pack, &mut case);
    let parts = double::living(conn, case.id).await?;
    double::weigh(&mut case, &parts);
    let taken_back = case.cancelled.is_none() && heard.cancelled.is_some();
    case.cancelled = case.cancelled.or(heard.cancelled);
    // While others whose call is part of this one still wait, the work goes on; its own caller reads "taken back".
    let ended = taken_back && !case.state.is_over() && parts.is_empty();
    if ended {
        cancel(conn, &mut case, now).await?;
    }
    sos::save(conn, &mut case, taken_back || in_earnest).await?;
    keep(conn, &case, call, heard, now).await?;
    if ended {
        say(conn, &case, now).await?;
    }
    if in_earnest {
        double::in_earnest(conn, &case, &call.actor, now).await?;
    }
    double::lift(conn, &case, &call.actor, now).await?;
    let action = match (taken_back, in_earnest) {
        (true, _) => "sos.cancel",
        (false, true) => "sos.earnest",
        (false, false) => "sos.update",
    };
    audit::add(conn, Line::new(now, &call.actor, action, case.id)).await?;
    Ok(case)
}

/// A case that a device showed its secret for is no other device's.
fn is_not_anothers(case: &Sos, call: &Call) -> Result<()> {
    let other = |known: &String| call.device_hash.as_ref().is_some_and(|hash| hash != known);
    if case.device_hash.as_ref().is_some_and(other) {
        return Err(Failure::conflict("This case is another device's"));
    }
    Ok(())
}

/// What this caller said of the case the last time, blank where that was nothing; `None` where nothing new came.
async fn news(conn: &mut Conn, case: &Sos, call: &Call, heard: &Heard) -> Result<Option<SosDetails>> {
    let known = match call.source {
        Source::Sms => said::newest_revision(conn, case.id).await?.max(case.revision),
        _ => case.revision,
    };
    let adopted = case.device_hash.is_none() && call.device_hash.is_some();
    let newer = heard.revision > known || adopted || call.adds;
    // A form may be sent again with more in it, at the desk or on the public page: it carries the id, and no revision.
    let form = matches!(call.source, Source::Lite | Source::Phone) && call.source == case.source;
    if !newer && !form {
        return Ok(None);
    }
    let said = said::of(conn, case.id).await?;
    let before = beside::before(&said, call, heard).cloned().unwrap_or_default();
    let old = before == heard.details || case.details == heard.details;
    Ok(Some(before).filter(|_| newer || !old))
}

/// Whether what came changes the case. A text comes without the device's secret, and maybe from somebody who only saw the
/// id: it counts where it comes from a phone of the case. Where nobody knows one yet it counts too, but takes nothing back.
fn may_change(case: &Sos, call: &Call, heard: &Heard) -> bool {
    if case.device_hash.is_none() || call.device_hash.is_some() || call.phone.is_empty() {
        return true;
    }
    let known = [&case.details.phone, &case.details.caller_phone].map(|phone| clean::phone_key(phone));
    let unknown = known.iter().all(String::is_empty);
    known.contains(&call.phone) || (unknown && heard.cancelled.is_none())
}

/// Keeps what came for the desk to read, and changes nothing.
async fn only_said(conn: &mut Conn, mut case: Sos, call: &Call, heard: &Heard, now: Millis) -> Result<Sos> {
    case.heard_at = now;
    sos::save(conn, &mut case, false).await?;
    let mut heard = heard.clone();
    heard.odd.insert("from".to_owned(), call.phone.clone());
    keep(conn, &case, call, &heard, now).await?;
    audit::add(conn, Line::new(now, &call.actor, "sos.said", case.id)).await?;
    Ok(case)
}

/// Takes a case back for its caller: it is over.
async fn cancel(conn: &mut Conn, case: &mut Sos, now: Millis) -> Result<()> {
    (case.state, case.over_at) = (CitySosState::Cancelled, Some(now));
    release(conn, case, now).await
}

/// Nobody works on a case that is over: the desk's claim and the team's link end.
async fn release(conn: &mut Conn, case: &mut Sos, now: Millis) -> Result<()> {
    case.claim = None;
    if case.team.is_some() {
        assignment::end(conn, case.id, now).await?;
    }
    Ok(())
}

/// What follows from what was said: the ward, the head counts, whether there is a phone to call.
fn learn(pack: &CityPack, case: &mut Sos) {
    let place = case.details.place.as_ref();
    let named = place.and_then(|place| place.ward_code.clone());
    let found = || place.and_then(|place| pack.ward_at(place.point?)).map(str::to_owned);
    case.ward_code = named.or_else(found);
    case.counted(case.details.people);
    let phones = [&case.details.phone, &case.details.caller_phone];
    if phones.iter().any(|phone| !clean::phone_key(phone).is_empty()) {
        case.confirmed = case.confirmed.max(Confirmed::Phone);
    }
}

async fn keep(conn: &mut Conn, case: &Sos, call: &Call, heard: &Heard, now: Millis) -> Result<()> {
    let by_hand = matches!(call.source, Source::Phone | Source::Post | Source::Sheet);
    let said = Said {
        version: case.version,
        at: now,
        source: call.source,
        actor: by_hand.then(|| call.actor.clone()),
        revision: heard.revision,
        details: call.words.as_ref().unwrap_or(&heard.details).clone(),
        odd: heard.odd.clone(),
        cancelled: heard.cancelled,
    };
    said::add(conn, case.id, &said).await
}

/// A receipt code nobody has.
async fn new_receipt(conn: &mut Conn, entropy: &dyn Entropy) -> Result<String> {
    loop {
        let code = receipt::draw(entropy, receipt::SOS);
        if !sos::is_receipt(conn, &code).await? {
            return Ok(code);
        }
    }
}

/// How a case stands, for the device that holds its secret.
///
/// # Errors
/// It has no such case, or the database fails.
pub async fn status(app: &App, id: SosId, device_hash: &str) -> Result<SosStatus> {
    let mut conn = app.store.read().await?;
    let found = sos::get(&mut conn, id).await?;
    let own = found.filter(|case| case.device_hash.as_deref() == Some(device_hash));
    assemble(&mut conn, &own.ok_or_else(Failure::not_found)?).await
}

/// The status of a case. One that is part of another has that one's state and team, unless its own caller ended it.
async fn assemble(conn: &mut Conn, case: &Sos) -> Result<SosStatus> {
    let mut timeline = line::of(conn, case.id).await?;
    let whole = match case.merged_into {
        Some(whole) if !case.state.is_over() => sos::get(conn, whole).await?,
        _ => None,
    };
    if let Some(whole) = &whole {
        timeline.extend(line::of(conn, whole.id).await?.into_iter().filter(|entry| {
            // That the other one came in is nothing its callers need to read twice.
            entry.state != CitySosState::Received || !entry.note.is_empty()
        }));
        timeline.sort_by_key(|entry| entry.at);
    }
    let leading = whole.as_ref().unwrap_or(case);
    let taken_back = case.cancelled.is_some() && !double::living(conn, case.id).await?.is_empty();
    let team = match &leading.team {
        Some(id) if !taken_back => teams::get(conn, id).await?,
        _ => None,
    };
    Ok(SosStatus {
        id: case.id,
        number: sos::number(case.number),
        receipt: case.receipt.clone(),
        revision: u32::try_from(case.revision).unwrap_or(u32::MAX),
        version: case.version.max(leading.version),
        state: if taken_back { CitySosState::Cancelled } else { leading.state },
        team: team.map(|team| SosTeam { name: team.name, phone: team.phone }),
        timeline,
    })
}

#[cfg(test)]
mod tests;
