//! Send: the draft goes into the outbox in the same transaction that makes it a report.

use std::sync::Arc;

use hue_model::Problem;
use hue_model::consent::Purpose;
use hue_model::id::ReportId;
use hue_model::problem::{Code, Rule};
use hue_model::report::{Report, SendReport};
use hue_model::time::Millis;
use rusqlite::Connection;

use super::{draft, draft_changed, list, report_changed, validate};
use crate::consent;
use crate::engine::{Core, Engine};
use crate::fault;
use crate::router::Handle;
use crate::store::outbox::Kind;
use crate::store::{StoreError, outbox, report};

impl Handle<SendReport> for Engine {
    async fn handle(&self, command: SendReport) -> Result<Report, Problem> {
        let core = self.core();
        let owner = core.session.owner();
        let agreed = consent::granted(core, Purpose::Identity).await?;
        // Who agreed to send under a name does not become nobody by a flag: `anonymous` is for that.
        let guest = command.as_guest && (core.session.signed_in().is_none() || !agreed);
        let owner = owner.filter(|_| !guest);
        if !guest && !agreed {
            return Err(Problem::field("consent", Rule::Required));
        }
        if guest {
            crate::outbox::device_secret(core).await?;
        }
        let (id, at, shared) = (command.id, core.time.now(), Arc::clone(core));
        let data = core.data()?;
        let send = data.store.write(move |db| {
            send(db, &shared, &command, guest, owner.as_deref(), at)?;
            fault::point("report in the outbox, not committed");
            Ok(())
        });
        send.await?;
        fault::point("report in the outbox");
        draft_changed(core);
        report_changed(core, id).await;
        list::load(core, id).await
    }
}

fn send(
    db: &Connection,
    core: &Core,
    command: &SendReport,
    guest: bool,
    owner: Option<&str>,
    at: Millis,
) -> Result<(), StoreError> {
    if is_sent(db, command.id)? {
        return Ok(());
    }
    let draft = draft::load(db, command.id)?;
    validate::check(&core.pack, &draft.content, draft.photos.len(), command.outside_confirmed)
        .map_err(StoreError::Refused)?;
    let code = draft.content.service_code.unwrap_or_default();
    let category = core.pack.category(&code).ok_or_else(|| StoreError::refuse(Code::Internal))?;
    report::mark_sent(db, command.id, at, &category.service_name, guest, owner)?;
    outbox::add(db, command.id, Kind::Send)
}

/// A second tap on Send finds the report sent, and that is what its citizen wanted.
fn is_sent(db: &Connection, id: ReportId) -> Result<bool, StoreError> {
    Ok(report::get(db, id)?.is_some_and(|row| row.sent_at.is_some()))
}
