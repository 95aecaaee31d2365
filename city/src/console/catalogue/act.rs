//! What the desk sends: a proposal, what becomes of it, and what stood there once.

use axum::Extension;
use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::unprintable;

use super::form::Typed;
use super::view::show;
use super::{new, path};
use crate::catalogue::desk::{self, Proposal, SOURCE_CHARS, Standing};
use crate::catalogue::fields::{self, Known, Values};
use crate::catalogue::item::{Item, Kind, Name};
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
    name: Name,
}

/// `POST /console/services/new`, and of the other kinds.
pub(super) async fn add(
    state: State<App>,
    kind: Extension<Kind>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    form: RawForm,
) -> Response {
    save(state, kind, officer, Path("new".into()), headers, form).await
}

/// `POST /console/services/{id}`, and of the other kinds; `new` is nobody's code.
pub(super) async fn save(
    State(app): State<App>,
    Extension(kind): Extension<Kind>,
    officer: Result<Officer, Turned>,
    Path(id): Path<String>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let mut written = fields::names(kind);
    written.push("source".into());
    let written: Vec<&str> =
        written.iter().map(|name| fields.get(name)).filter(|it| !it.is_empty()).collect();
    let take = async |officer| {
        let is_new = id == "new";
        let id = if is_new { fields.get("id").trim().to_owned() } else { id };
        let sent = Sent { app: &app, officer, words, fields: &fields, name: (kind, id) };
        if is_new { sent.add().await } else { sent.save().await }
    };
    unsaved::taken(words, officer, fields.csrf(), &written.join("\n"), take).await
}

/// `POST /console/services/{id}/{action}`, and of the other kinds.
pub(super) async fn act(
    State(app): State<App>,
    Extension(kind): Extension<Kind>,
    officer: Result<Officer, Turned>,
    Path((id, action)): Path<(String, String)>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer| {
        Sent { app: &app, officer, words, fields: &fields, name: (kind, id) }.act(&action).await
    };
    let written = [fields.get("reason"), fields.get("source")].concat();
    unsaved::taken(words, officer, fields.csrf(), &written, take).await
}

/// Where somebody has it from, as it was typed; `None` where nothing is.
pub(super) fn source(fields: &Fields) -> Result<Option<String>, Rule> {
    let source = fields.get("source").trim();
    let actual = source.chars().count();
    if actual > SOURCE_CHARS {
        return Err(Rule::TooLong { max: SOURCE_CHARS, actual });
    }
    if source.chars().any(unprintable) {
        return Err(Rule::Malformed);
    }
    Ok(Some(source.to_owned()).filter(|it| !it.is_empty()))
}

impl Sent<'_> {
    fn number(&self, name: &str) -> i64 {
        self.fields.get(name).parse().unwrap_or(-1)
    }

    fn not_here(&self) -> Response {
        unsaved::page(self.words, &Why::NoItem, "")
    }

    /// The item's page, with what is wrong.
    async fn again(&self, typed: Typed) -> Result<Response> {
        show(self.app, &self.officer, self.words, &self.name, Some(&typed)).await
    }

    /// What stands in the form.
    fn values(&self) -> Values {
        let beside = ["id", "source"].map(str::to_owned);
        let value = |name: String| (name.clone(), self.fields.get(&name).to_owned());
        fields::names(self.name.0).into_iter().chain(beside).map(value).collect()
    }

    /// What the form says in place of `old`, with where that is known from.
    async fn read(&self, old: Option<&Item>) -> Result<Result<(Item, Option<String>), Vec<FieldProblem>>> {
        let current = self.app.catalogue.get(self.app).await?;
        let known = Known { pack: &self.app.pack, whole: &current.whole };
        let read = fields::read(known, (self.name.0, &self.name.1), old, &self.values());
        Ok(match (read, source(self.fields)) {
            (Ok(item), Ok(source)) => Ok((item, source)),
            (read, source) => {
                let wrong = source.err().map(|rule| FieldProblem { field: "source".into(), rule });
                Err(read.err().unwrap_or_default().into_iter().chain(wrong).collect())
            }
        })
    }

    /// A new item: its code is nobody's, now and for ever.
    async fn add(&self) -> Result<Response> {
        if !self.officer.is_operator() {
            return Ok(self.not_here());
        }
        let (mut faults, said) = match self.read(None).await? {
            Ok(said) => (Vec::new(), Some(said)),
            Err(faults) => (faults, None),
        };
        let mut wrong = |rule| faults.insert(0, FieldProblem { field: "id".into(), rule });
        match fields::code(&self.name.1) {
            Err(rule) => wrong(rule),
            Ok(_) => {
                let standing =
                    desk::standing(self.app, &mut self.app.store.read().await?, &self.name).await?;
                let waiting = standing.as_ref().and_then(Standing::waiting);
                let mine = waiting.filter(|edit| edit.author == self.officer.actor().id);
                if mine.is_some_and(|edit| said.as_ref().is_some_and(|(item, _)| *item == edit.proposed)) {
                    // Sent twice over a bad line.
                    return Ok(self.to_page());
                }
                if standing.is_some_and(|it| it.item.is_some() || it.waiting().is_some()) {
                    wrong(Rule::Unknown);
                }
            }
        }
        let Some((item, source)) = said.filter(|_| faults.is_empty()) else { return self.anew(faults).await };
        match desk::propose(self.app, &self.officer.actor(), Proposal { stamp: 0, item, source }).await {
            Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => {
                self.anew(vec![FieldProblem { field: "id".into(), rule: Rule::Unknown }]).await
            }
            done => done.map(|()| self.to_page()),
        }
    }

    /// The form of a new item again, with what is wrong.
    async fn anew(&self, faults: Vec<FieldProblem>) -> Result<Response> {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let typed = Typed { values: Some(self.values()), faults, status, ..Typed::default() };
        new::show(self.app, &self.officer, self.words, self.name.0, &typed).await
    }

    async fn save(&self) -> Result<Response> {
        if !self.officer.is_operator() {
            return Ok(self.not_here());
        }
        let standing = desk::standing(self.app, &mut self.app.store.read().await?, &self.name).await?;
        let Some(standing) = standing else { return Ok(self.not_here()) };
        let stamp = self.number("seen");
        let seen = desk::seen(self.app, &standing, stamp);
        if seen.is_none() && stamp != 0 {
            return Ok(self.not_here());
        }
        let unsent = || Typed {
            open: true,
            values: Some(self.values()),
            stamp,
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Typed::default()
        };
        match self.read(seen.as_ref()).await? {
            _ if standing.stamp() != stamp && !self.is_there(&standing).await? => {
                self.meanwhile(&standing, seen).await
            }
            Err(faults) => self.again(Typed { faults, ..unsent() }).await,
            Ok((item, _)) if Some(&item) == seen.as_ref() => {
                let message = self.words.t("console-catalogue-unchanged");
                self.again(Typed { message, ..unsent() }).await
            }
            Ok((item, source)) => {
                let proposal = Proposal { stamp, item, source };
                match desk::propose(self.app, &self.officer.actor(), proposal).await {
                    Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => {
                        let now =
                            desk::standing(self.app, &mut self.app.store.read().await?, &self.name).await?;
                        self.meanwhile(&now.ok_or_else(Failure::not_found)?, seen).await
                    }
                    done => done.map(|()| self.to_page()),
                }
            }
        }
    }

    /// Whether what waits is what this very form said: sent twice over a bad line.
    async fn is_there(&self, standing: &Standing) -> Result<bool> {
        let waiting = standing.waiting().filter(|edit| edit.author == self.officer.actor().id);
        let Some(edit) = waiting else { return Ok(false) };
        Ok(self.read(edit.was.as_ref()).await?.is_ok_and(|(item, _)| item == edit.proposed))
    }

    /// Somebody wrote meanwhile: the form has both, and says what changed.
    async fn meanwhile(&self, now: &Standing, seen: Option<Item>) -> Result<Response> {
        let newest = now.newest().ok_or_else(Failure::not_found)?;
        self.again(Typed {
            open: true,
            values: Some(fields::merged(&self.values(), seen.as_ref(), newest)),
            stamp: now.stamp(),
            message: self.words.t("console-catalogue-conflict"),
            meanwhile: true,
            seen: seen.map(Box::new),
            status: StatusCode::CONFLICT,
            ..Typed::default()
        })
        .await
    }

    fn to_page(&self) -> Response {
        Redirect::to(&format!("{}/{}", path(self.name.0), self.name.1)).into_response()
    }

    async fn act(&self, action: &str) -> Result<Response> {
        if !self.officer.is_operator() {
            return Ok(self.not_here());
        }
        let (app, actor, edit) = (self.app, self.officer.actor(), self.number("edit"));
        let fresh = action != "publish" || self.officer.is_fresh(app.now());
        let done = match action {
            "publish" if !fresh => Err(Failure::forbidden()),
            "publish" => desk::publish(app, &actor, vec![edit]).await.map(|_| ()),
            "refuse" => desk::refuse(app, &actor, edit, self.fields.get("reason")).await,
            "confirm" => self.confirm().await,
            "restore" => self.put(|standing| desk::seen(app, standing, edit), None).await,
            "retire" => self.put(|standing| standing.item.clone().map(Item::retired), None).await,
            "revive" => self.put(|standing| standing.item.clone().map(Item::revived), None).await,
            _ => return Ok(self.not_here()),
        };
        let key = match done {
            Ok(()) => return Ok(self.to_page()),
            Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => "console-catalogue-decided",
            Err(Failure::Said { status: StatusCode::FORBIDDEN, .. }) if !fresh => {
                "console-catalogue-not-fresh"
            }
            Err(Failure::Said { status: StatusCode::FORBIDDEN, .. }) => "console-catalogue-second",
            Err(Failure::Said { status: StatusCode::UNPROCESSABLE_ENTITY, .. }) if action == "confirm" => {
                "console-catalogue-source-missing"
            }
            Err(Failure::Said { status: StatusCode::UNPROCESSABLE_ENTITY, .. }) => {
                "console-catalogue-reason-missing"
            }
            Err(failure) if failure.is_not_found() => return Ok(self.not_here()),
            Err(failure) => return Err(failure),
        };
        let status = if key == "console-catalogue-decided" {
            StatusCode::CONFLICT
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let [reason, source] = ["reason", "source"].map(|name| self.fields.get(name).to_owned());
        self.again(Typed { message: self.words.t(key), reason, source, status, ..Typed::default() }).await
    }

    /// Says that what stands there is right, and where that is known from.
    async fn confirm(&self) -> Result<()> {
        let source = source(self.fields).map_err(|rule| Failure::field("source", rule))?;
        let source = source.ok_or_else(|| Failure::field("source", Rule::Required))?;
        self.put(|standing| standing.item.clone(), Some(source)).await
    }

    /// Proposes what comes of what stands there.
    async fn put(&self, said: impl FnOnce(&Standing) -> Option<Item>, source: Option<String>) -> Result<()> {
        let standing = desk::standing(self.app, &mut self.app.store.read().await?, &self.name).await?;
        let item = standing.as_ref().and_then(said).ok_or_else(Failure::not_found)?;
        let proposal = Proposal { stamp: self.number("seen"), item, source };
        desk::propose(self.app, &self.officer.actor(), proposal).await
    }
}
