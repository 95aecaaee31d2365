//! What the desk sends: a proposal, what becomes of it, and what stood there once.

use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;

use super::view::{Typed, show};
use crate::catalogue::desk;
use crate::catalogue::fields::{self, Values};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::problem::{Failure, Result};
use crate::state::App;

/// A form that came in.
struct Sent<'a> {
    app: &'a App,
    officer: Officer,
    words: Words,
    fields: &'a Fields,
    id: &'a str,
}

/// `POST /console/services/{id}`.
pub(super) async fn save(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path(id): Path<String>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let names = fields::names();
    let written: Vec<&str> = names.iter().map(|name| fields.get(name)).filter(|it| !it.is_empty()).collect();
    let take = async |officer| Sent { app: &app, officer, words, fields: &fields, id: &id }.save().await;
    unsaved::taken(words, officer, fields.csrf(), &written.join("\n"), take).await
}

/// `POST /console/services/{id}/{action}`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path((id, action)): Path<(String, String)>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take =
        async |officer| Sent { app: &app, officer, words, fields: &fields, id: &id }.act(&action).await;
    unsaved::taken(words, officer, fields.csrf(), fields.get("reason"), take).await
}

impl Sent<'_> {
    fn number(&self, name: &str) -> i64 {
        self.fields.get(name).parse().unwrap_or(-1)
    }

    fn not_here(&self) -> Response {
        unsaved::page(self.words, &Why::NoService, "")
    }

    /// The service's page, with what is wrong.
    async fn again(&self, typed: Typed) -> Result<Response> {
        show(self.app, &self.officer, self.words, self.id, Some(&typed)).await
    }

    /// What stands in the form.
    fn values(&self) -> Values {
        let value = |name: String| (name.clone(), self.fields.get(&name).to_owned());
        fields::names().into_iter().map(value).collect()
    }

    async fn save(&self) -> Result<Response> {
        if !self.officer.is_operator() {
            return Ok(self.not_here());
        }
        let standing = desk::standing(self.app, &mut self.app.store.read().await?, self.id).await?;
        let stamp = self.number("seen");
        let seen = standing.as_ref().and_then(|standing| desk::seen(self.app, standing, stamp));
        let Some((standing, seen)) = standing.zip(seen) else { return Ok(self.not_here()) };
        let values = self.values();
        let unsent = |values| Typed {
            open: true,
            values: Some(values),
            stamp,
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Typed::default()
        };
        match fields::read(&self.app.pack, &seen, &values) {
            _ if standing.stamp() != stamp && !self.is_there(&standing, &values) => {
                self.meanwhile(&standing, seen, &values).await
            }
            Err(faults) => self.again(Typed { faults, ..unsent(values) }).await,
            Ok(proposed) if proposed == seen => {
                let message = self.words.t("console-service-unchanged");
                self.again(Typed { message, ..unsent(values) }).await
            }
            Ok(proposed) => match desk::propose(self.app, &self.officer.actor(), stamp, proposed).await {
                Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => {
                    let mut conn = self.app.store.read().await?;
                    let now = desk::standing(self.app, &mut conn, self.id).await?;
                    drop(conn);
                    let now = now.ok_or_else(Failure::not_found)?;
                    self.meanwhile(&now, seen, &values).await
                }
                done => done.map(|()| self.to_page()),
            },
        }
    }

    /// Whether what waits is what this very form said: sent twice over a bad line.
    fn is_there(&self, standing: &desk::Standing, values: &Values) -> bool {
        let waiting = standing.waiting().filter(|edit| edit.author == self.officer.actor().id);
        waiting.is_some_and(|edit| {
            fields::read(&self.app.pack, &edit.was, values).is_ok_and(|read| read == edit.proposed)
        })
    }

    /// Somebody wrote meanwhile: the form has both, and says what changed.
    async fn meanwhile(
        &self,
        now: &desk::Standing,
        seen: hue_model::catalogue::Service,
        values: &Values,
    ) -> Result<Response> {
        let values = Some(fields::merged(values, &seen, now.newest()));
        let message = self.words.t("console-service-conflict");
        let (seen, status) = (Some(Box::new(seen)), StatusCode::CONFLICT);
        self.again(Typed {
            open: true,
            values,
            stamp: now.stamp(),
            message,
            seen,
            status,
            ..Typed::default()
        })
        .await
    }

    fn to_page(&self) -> Response {
        Redirect::to(&format!("/console/services/{}", self.id)).into_response()
    }

    async fn act(&self, action: &str) -> Result<Response> {
        let (app, actor, edit) = (self.app, self.officer.actor(), self.number("edit"));
        let fresh = action != "publish" || self.officer.is_fresh(app.now());
        let done = match action {
            "publish" if !fresh => Err(Failure::forbidden()),
            "publish" => desk::publish(app, &actor, edit).await.map(|_| ()),
            "refuse" => desk::refuse(app, &actor, edit, self.fields.get("reason")).await,
            "confirm" => self.put(0).await,
            "restore" => self.put(edit).await,
            _ => return Ok(self.not_here()),
        };
        let key = match done {
            Ok(()) => return Ok(self.to_page()),
            Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => "console-service-decided",
            Err(Failure::Said { status: StatusCode::FORBIDDEN, .. }) if !fresh => "console-service-not-fresh",
            Err(Failure::Said { status: StatusCode::FORBIDDEN, .. }) => "console-service-second",
            Err(Failure::Said { status: StatusCode::UNPROCESSABLE_ENTITY, .. }) => {
                "console-service-reason-missing"
            }
            Err(failure) if failure.is_not_found() => return Ok(self.not_here()),
            Err(failure) => return Err(failure),
        };
        let status = if key == "console-service-decided" {
            StatusCode::CONFLICT
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let reason = self.fields.get("reason").to_owned();
        self.again(Typed { message: self.words.t(key), reason, status, ..Typed::default() }).await
    }

    /// Proposes what this proposal said, or what is built in.
    async fn put(&self, edit: i64) -> Result<()> {
        let standing = desk::standing(self.app, &mut self.app.store.read().await?, self.id).await?;
        let said = standing.and_then(|standing| desk::seen(self.app, &standing, edit));
        let said = said.ok_or_else(Failure::not_found)?;
        desk::propose(self.app, &self.officer.actor(), self.number("seen"), said).await
    }
}
