//! Plans for a day: kept on this device, shared by their owner as a link that holds all of them.

use std::sync::{Mutex, PoisonError};

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::id::PlanId;
use hue_model::limits::{PLAN_LINK_CHARS, PLANS};
use hue_model::plan::{
    AddPlan, GetPlan, ListPlans, Plan, PlanContent, RemovePlan, RestorePlan, SavePlan, TakePlanLink,
};
use hue_model::problem::{Code, Rule};
use hue_model::text::unprintable;
use rusqlite::Connection;

use crate::engine::{Core, Engine};
use crate::router::Handle;
use crate::store::{StoreError, plan};

pub(crate) use crate::store::plan::sweep_removed;

/// How the address of a plan begins after the scheme of the app.
const ADDRESS: &str = ":/plan#";

/// A link that the system handed over and no screen has shown yet.
#[derive(Default)]
pub(crate) struct PlanRoom(Mutex<Option<String>>);

/// Takes an address that the system handed to the app, if it is one of a plan: only its form is looked at, the screen
/// says what is wrong with it. `None` for any other address.
pub(crate) fn deep_link(core: &Core, url: &str) -> Option<Result<(), Problem>> {
    let (scheme, data) = url.split_once(ADDRESS)?;
    if scheme.is_empty() || !scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.') {
        return None;
    }
    if data.len() > PLAN_LINK_CHARS {
        let rule = Rule::TooLong { max: PLAN_LINK_CHARS, actual: data.len() };
        return Some(Err(Problem::field("url", rule)));
    }
    *core.plan.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(data.to_owned());
    core.hub.changed(Topic::Plans);
    Some(Ok(()))
}

/// What can be kept of it: nothing unseen in its name.
fn checked(mut content: PlanContent) -> Result<PlanContent, Problem> {
    content.name.retain(|letter| !unprintable(letter) && !letter.is_control());
    content.check()?;
    Ok(content)
}

fn there(db: &Connection, id: PlanId) -> Result<Plan, StoreError> {
    plan::get(db, id)?.ok_or_else(|| StoreError::refuse(Code::NotFound))
}

impl Handle<ListPlans> for Engine {
    async fn handle(&self, _: ListPlans) -> Result<Vec<Plan>, Problem> {
        Ok(self.core().data()?.store.read(plan::all).await?)
    }
}

impl Handle<GetPlan> for Engine {
    async fn handle(&self, GetPlan { id }: GetPlan) -> Result<Plan, Problem> {
        Ok(self.core().data()?.store.read(move |db| there(db, id)).await?)
    }
}

impl Handle<AddPlan> for Engine {
    async fn handle(&self, AddPlan { content }: AddPlan) -> Result<Plan, Problem> {
        let core = self.core();
        let (id, saved_at) = (core.new_id(PlanId::from_parts), core.time.now());
        let new = Plan { id, content: checked(content)?, saved_at };
        let added = new.clone();
        let add = move |db: &rusqlite::Transaction<'_>| {
            if plan::count(db)? >= PLANS {
                return Err(StoreError::Refused(Problem::field("plans", Rule::TooMany { max: PLANS })));
            }
            plan::add(db, &new)
        };
        core.data()?.store.write(add).await?;
        core.hub.changed(Topic::Plans);
        Ok(added)
    }
}

impl Handle<SavePlan> for Engine {
    async fn handle(&self, SavePlan { id, content }: SavePlan) -> Result<Plan, Problem> {
        let core = self.core();
        let (content, at) = (checked(content)?, core.time.now());
        let save = move |db: &rusqlite::Transaction<'_>| {
            plan::save(db, id, &content, at)?;
            there(db, id)
        };
        let saved = core.data()?.store.write(save).await?;
        core.hub.changed(Topic::Plans);
        Ok(saved)
    }
}

impl Handle<RemovePlan> for Engine {
    async fn handle(&self, RemovePlan { id }: RemovePlan) -> Result<(), Problem> {
        let core = self.core();
        let at = core.time.now();
        let remove = move |db: &rusqlite::Transaction<'_>| {
            there(db, id)?;
            plan::set_removed(db, id, Some(at))
        };
        core.data()?.store.write(remove).await?;
        core.hub.changed(Topic::Plans);
        Ok(())
    }
}

impl Handle<RestorePlan> for Engine {
    async fn handle(&self, RestorePlan { id }: RestorePlan) -> Result<Plan, Problem> {
        let core = self.core();
        let restore = move |db: &rusqlite::Transaction<'_>| {
            plan::set_removed(db, id, None)?;
            there(db, id)
        };
        let restored = core.data()?.store.write(restore).await?;
        core.hub.changed(Topic::Plans);
        Ok(restored)
    }
}

impl Handle<TakePlanLink> for Engine {
    async fn handle(&self, _: TakePlanLink) -> Result<Option<String>, Problem> {
        Ok(self.core().plan.0.lock().unwrap_or_else(PoisonError::into_inner).take())
    }
}
