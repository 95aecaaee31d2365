//! The commands.

use std::sync::Arc;

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::id::SosId;
use hue_model::problem::Code;
use hue_model::shell::CityProfile;
use hue_model::sos::{
    CancelSos, GetSos, ListSos, RaiseSos, Sos, SosDetails, TextSos, TextedSos, UpdateSos, sms,
};
use hue_model::text::unprintable;

use super::case::Case;
use super::{PATIENCE, change, keep, qr, start, view};
use crate::engine::{Core, Engine};
use crate::entropy;
use crate::router::Handle;
use crate::store::sos::SosRow;
use crate::vault::Sensitive;

impl Handle<RaiseSos> for Engine {
    async fn handle(&self, RaiseSos { details }: RaiseSos) -> Result<Sos, Problem> {
        let core = self.core();
        let id = core.new_id(SosId::from_parts);
        let row = SosRow {
            id,
            raised_at: core.time.now(),
            secret: Sensitive::new(entropy::bytes(core.config.entropy.as_ref())),
            details: details.mended(|code| core.pack.has_ward(code)),
            revision: 1,
            cancelled: None,
            acknowledged: 0,
            status: None,
            texted_at: None,
            problem: None,
        };
        core.sos.look(|cases| cases.push(Case::raised(row)));
        core.hub.changed(Topic::Sos);
        go_on(core, id).await
    }
}

impl Handle<UpdateSos> for Engine {
    async fn handle(&self, UpdateSos { id, details }: UpdateSos) -> Result<Sos, Problem> {
        let core = self.core();
        let (has_ward, now) = (|code: &str| core.pack.has_ward(code), core.time.now());
        let details = printable(details);
        let broken = details.broken(has_ward);
        if !broken.is_empty() {
            return Err(Problem::fields(broken));
        }
        let details = details.mended(has_ward);
        change(core, id, |case| {
            if case.row.is_over() || case.row.cancelled.is_some() {
                return Err(Problem::new(Code::Frozen));
            }
            // Said again after a refusal, it is tried again.
            if case.row.details != details || case.row.problem.is_some() {
                case.say(now, |row| row.details = details);
            }
            Ok(())
        })??;
        go_on(core, id).await
    }
}

impl Handle<CancelSos> for Engine {
    async fn handle(&self, CancelSos { id, reason }: CancelSos) -> Result<Sos, Problem> {
        let (core, now) = (self.core(), self.core().time.now());
        change(core, id, |case| {
            if !case.row.is_over() && case.row.cancelled.is_none() {
                case.say(now, |row| row.cancelled = Some(reason));
            }
        })?;
        go_on(core, id).await
    }
}

impl Handle<ListSos> for Engine {
    async fn handle(&self, _: ListSos) -> Result<Vec<Sos>, Problem> {
        let core = self.core();
        Ok(core.sos.look(|cases| cases.iter().rev().map(|case| case.view(core)).collect()))
    }
}

impl Handle<GetSos> for Engine {
    async fn handle(&self, GetSos { id }: GetSos) -> Result<Sos, Problem> {
        view(self.core(), id)
    }
}

impl Handle<TextSos> for Engine {
    async fn handle(&self, TextSos { id }: TextSos) -> Result<TextedSos, Problem> {
        let (core, now) = (self.core(), self.core().time.now());
        let profile = &core.config.profile;
        if profile.sms.is_empty() {
            return Err(Problem::new(Code::NotFound));
        }
        let text = change(core, id, |case| {
            case.row.texted_at = Some(now);
            sms::write(id, &case.row.body(profile.demo))
        })?;
        keep_within(core, id).await;
        Ok(texted(profile, text))
    }
}

/// A code to scan opens a message in a demonstration as little as a press does: it holds the text alone.
fn texted(profile: &CityProfile, text: String) -> TextedSos {
    let number = profile.sms.clone();
    let scanned = if profile.demo { text.clone() } else { format!("SMSTO:{number}:{text}") };
    TextedSos { number, text, qr: qr::rows(&scanned) }
}

/// Written down, then on its way; in this order, unless writing takes too long for a call for rescue.
async fn go_on(core: &Arc<Core>, id: SosId) -> Result<Sos, Problem> {
    keep_within(core, id).await;
    crate::fault::point("call for rescue stored");
    start(core, id);
    view(core, id)
}

async fn keep_within(core: &Core, id: SosId) {
    tokio::select! {
        () = keep(core, id) => {}
        () = core.time.sleep(PATIENCE) => tracing::warn!("a call for rescue does not wait for the disk"),
    }
}

/// What the city cannot print comes along unseen when text is pasted, and nobody could find it to take it out.
fn printable(mut details: SosDetails) -> SosDetails {
    let address = details.place.as_mut().map(|place| &mut place.address);
    for text in [&mut details.phone, &mut details.caller_phone, &mut details.note].into_iter().chain(address)
    {
        text.retain(|character| !unprintable(character));
    }
    details
}
