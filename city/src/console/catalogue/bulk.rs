//! Many items at once: confirmed as they stand by one person, published by another one.

use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::problem::Rule;

use super::act::source;
use super::list::{Asked, Trouble, show};
use super::path;
use crate::catalogue::desk::{self, Proposal};
use crate::catalogue::item::{Item, Kind};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::catalogue_edit::{self, Edit};

/// `POST /console/services/confirm`, and of the other kinds: proposes that what was chosen is right as it stands.
pub(super) async fn confirm(
    State(app): State<App>,
    Extension(kind): Extension<Kind>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer| {
        let many = Many { app: &app, officer, words, kind, fields: &fields };
        let current = app.catalogue.get(&app).await?;
        let chosen = current.unconfirmed().into_iter().filter(|item| many.is_chosen(item));
        let chosen: Vec<Item> = chosen.collect();
        let ids = chosen.iter().map(|item| item.id().to_owned()).collect();
        many.done("unconfirmed", ids, many.confirm(chosen).await).await
    };
    unsaved::taken(words, officer, fields.csrf(), fields.get("source"), take).await
}

/// `POST /console/services/publish`, and of the other kinds: publishes the confirmations of somebody else that were chosen.
pub(super) async fn publish(
    State(app): State<App>,
    Extension(kind): Extension<Kind>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer| {
        let many = Many { app: &app, officer, words, kind, fields: &fields };
        let ids = many.chosen().map(|(id, _)| id.to_owned()).collect();
        many.done("waiting", ids, many.publish().await).await
    };
    unsaved::taken(words, officer, fields.csrf(), "", take).await
}

/// What somebody does with many of a kind.
struct Many<'a> {
    app: &'a App,
    officer: Officer,
    words: Words,
    kind: Kind,
    fields: &'a Fields,
}

impl Many<'_> {
    fn is_chosen(&self, item: &Item) -> bool {
        item.kind() == self.kind && !self.fields.get(&format!("item_{}", item.id())).is_empty()
    }

    /// The codes that were chosen, each with the number of what stood in the list.
    fn chosen(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.under("item_").filter(|(_, shown)| !shown.is_empty())
    }

    async fn confirm(&self, chosen: Vec<Item>) -> Result<()> {
        let source = source(self.fields).map_err(|rule| Failure::field("source", rule))?;
        let source = source.ok_or_else(|| Failure::field("source", Rule::Required))?;
        let proposal = |item| Proposal { stamp: 0, item, source: Some(source.clone()) };
        let proposals = chosen.into_iter().map(proposal).collect();
        desk::propose_all(self.app, &self.officer.actor(), proposals).await
    }

    /// Publishes what was chosen, as long as each is still the proposal that stood in the list, and changes nothing.
    async fn publish(&self) -> Result<()> {
        let waiting = catalogue_edit::waiting(&mut self.app.store.read().await?).await?;
        let confirming = waiting.iter().filter(|edit| edit.proposed.kind() == self.kind && edit.confirms());
        let waits: BTreeMap<&str, &Edit> = confirming.map(|edit| (edit.proposed.id(), edit)).collect();
        let as_shown = |(id, shown)| {
            let edit = waits.get(id).filter(|edit| shown == edit.id.to_string())?;
            Some(edit.id)
        };
        // What waits no more was chosen all the same: nobody thinks that all of it is published when some is not.
        let ids: Option<Vec<i64>> = self.chosen().map(as_shown).collect();
        let ids = ids.filter(|_| self.officer.is_fresh(self.app.now()));
        let ids = ids.ok_or_else(|| Failure::conflict("Some of these are not what was shown any more"))?;
        desk::publish(self.app, &self.officer.actor(), ids).await.map(|_| ())
    }

    /// What waits, or the list again with what was wrong.
    async fn done(&self, state: &str, chosen: Vec<String>, done: Result<()>) -> Result<Response> {
        let key = match done {
            _ if !self.officer.is_operator() => return Ok(unsaved::page(self.words, &Why::NoItem, "")),
            Ok(()) if chosen.is_empty() => "console-catalogue-many-none",
            Ok(()) => return Ok(Redirect::to(&format!("{}?state=waiting", path(self.kind))).into_response()),
            Err(Failure::Said { status: StatusCode::UNPROCESSABLE_ENTITY, .. }) => {
                "console-catalogue-source-missing"
            }
            Err(Failure::Said { status: StatusCode::CONFLICT | StatusCode::FORBIDDEN, .. }) => {
                "console-catalogue-many-changed"
            }
            Err(failure) => return Err(failure),
        };
        let trouble = Trouble { key, chosen, source: self.fields.get("source").to_owned() };
        let asked = Asked { state: state.to_owned(), ..Asked::default() };
        show(self.app, &self.officer, self.words, (self.kind, &asked), Some(&trouble)).await
    }
}
