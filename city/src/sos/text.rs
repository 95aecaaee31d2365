//! A call for rescue by text message: in the form the app writes, or in plain words from any phone. Answered by text.
//!
//! Only an equal id makes a text part of a case that is there; plain words begin a case of their own. More plain words
//! from the same phone, while that case is open, belong to it: they are the same conversation. All of it stays in the
//! list of what was said.

use hue_i18n::{Words, args};
use hue_model::id::SosId;
use hue_model::sos::sms;
use hue_model::sos::{SosDetails, Subject};
use hue_model::text::Language;
use hue_model::time::Millis;

use super::Call;
use super::clean::{self, Heard, Odd, phone_key};
use super::double::living;
use crate::clock::sos_id;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::report::word;
use crate::store::sms_out::{self, About, Sms};
use crate::store::sos::{self, Sos, Source};
use crate::web;

/// Longest text that is read, in characters: ten messages in one.
const TEXT_CHARS: usize = 1_600;

/// Takes a text message from a phone; answers what is texted back.
///
/// # Errors
/// There is no phone to answer, or the database fails.
pub async fn receive(app: &App, from: &str, text: &str) -> Result<Sms> {
    let (from, now) = (from.trim(), app.now());
    if phone_key(from).is_empty() {
        return Err(Failure::field("from", hue_model::problem::Rule::Malformed));
    }
    let text: String = text.chars().take(TEXT_CHARS).collect();
    let (here, phone) = (app.clone(), from.to_owned());
    // One transaction, from the look whether this phone has a case to the answer: of two texts that come at once the
    // second finds what the first began.
    let work = app
        .store
        .write(move |conn| Box::pin(async move { take_text(conn, &here, &phone, &text, now).await }));
    let answer = work.await?;
    app.bus.changed(super::WAKE);
    Ok(answer)
}

async fn take_text(conn: &mut Conn, app: &App, from: &str, text: &str, now: Millis) -> Result<Sms> {
    let (id, heard, adds) = match sms::read(text) {
        Ok(read) => (read.id, compact(app, from, read, now), false),
        Err(_) => plain(conn, app, from, text, now).await?,
    };
    let phone = phone_key(from);
    let call = Call { phone: phone.clone(), adds, ..Call::by(Source::Sms, format!("sms-{phone}")) };
    let status = super::take(conn, app, id, &call, &heard, now).await?;
    let said =
        words().get("lite-sms-received", &args! { "number" => status.number, "receipt" => status.receipt });
    let drill = sos::get(conn, status.id).await?.is_some_and(|case| case.drill);
    let said = marked(drill, said);
    let answer = Sms { about: About::Sos(status.id), at: now, phone: from.to_owned(), text: said };
    sms_out::add(conn, &app.secret(), &answer).await?;
    Ok(answer)
}

/// Texts are in Vietnamese: of a phone without an app nothing else is known.
fn words() -> Words {
    web::in_language(Language::Vi)
}

/// A text to a phone; of an exercise its first words say so.
pub(crate) fn marked(drill: bool, text: String) -> String {
    if drill { format!("{}: {text}", words().t("lite-drill")) } else { text }
}

/// What a text in the app's form says; the phone it came from is one to call, where it names none.
fn compact(app: &App, from: &str, read: sms::SosSms, now: Millis) -> Heard {
    let mut details = read.details.mended(|code| app.pack.wards.contains_key(code));
    let phone = match details.subject {
        Subject::Myself => &mut details.phone,
        Subject::Other => &mut details.caller_phone,
    };
    if phone.is_empty() {
        from.clone_into(phone);
    }
    let mut odd = Odd::new();
    clean::tidy(&app.pack, &mut details, &mut odd);
    let revision = i64::from(read.revision.max(1));
    Heard { revision, details, cancelled: read.cancelled, raised_at: now, drill: read.drill, odd }
}

/// Plain words: a case of their own, or more of the one that this phone's words began.
async fn plain(
    conn: &mut Conn,
    app: &App,
    from: &str,
    text: &str,
    now: Millis,
) -> Result<(SosId, Heard, bool)> {
    let mut details = SosDetails { phone: from.to_owned(), note: text.to_owned(), ..SosDetails::default() };
    let known = sos::board::texted(conn, &phone_key(from)).await?;
    let id = match known {
        Some(case) => {
            details = SosDetails { note: format!("{text}\n{}", case.details.note), ..case.details };
            case.id
        }
        None => sos_id(&*app.config.clock, &*app.config.entropy),
    };
    let mut odd = Odd::new();
    clean::tidy(&app.pack, &mut details, &mut odd);
    Ok((id, Heard { revision: 0, details, cancelled: None, raised_at: now, drill: false, odd }, true))
}

/// Texts to everybody who called by text and still waits how their case stands now: its own caller, and those whose call
/// is part of it. An app asks by itself.
pub(super) async fn tell(conn: &mut Conn, app: &App, case: &Sos, now: Millis) -> Result<()> {
    let parts = living(conn, case.id).await?;
    // Whoever took their own call back has no part in what becomes of the others.
    let own = (case.cancelled.is_none() || parts.is_empty()).then_some(case);
    for one in own.into_iter().chain(&parts) {
        let phones = [&one.details.caller_phone, &one.details.phone];
        let phone = phones.into_iter().find(|it| !phone_key(it).is_empty());
        let (Source::Sms, None, Some(phone)) = (one.source, &one.device_hash, phone) else { continue };
        let key = format!("lite-sms-state-{}", word(case.state));
        let text = marked(one.drill, words().get(&key, &args! { "number" => sos::number(one.number) }));
        let sms = Sms { about: About::Sos(one.id), at: now, phone: phone.clone(), text };
        sms_out::add(conn, &app.secret(), &sms).await?;
    }
    Ok(())
}
