//! Cuts of power and water at the desk: each ward writes its own, the city's desk all of them.

mod act;
mod form;
mod import;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::outage::{Outage, OutageState};
use maud::{Markup, html};
use serde::Deserialize;

use self::form::{Form, entry_form};
use super::import::TABLE_BYTES;
use super::layout::{self, Frame, Room};
use super::officer::Officer;
use super::unsaved::{self, Why};
use crate::outage::calendar::places;
use crate::outage::{BEHIND, can_say};
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::outage::{self, Stored};
use crate::store::role;
use crate::web::{moment, span};

/// The pages' routes.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/console/outages", get(page).post(act::save))
        .route(
            "/console/outages/import",
            get(import::page).post(import::take).layer(DefaultBodyLimit::max(TABLE_BYTES)),
        )
        .route("/console/outages/{id}/{state}", post(act::say))
}

/// What of the page is asked for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// The cut whose form is open.
    #[serde(default)]
    edit: String,
    /// How many cuts of a table were taken just now.
    new: Option<usize>,
    /// How many of it were there already.
    #[serde(default)]
    known: usize,
}

/// `GET /console/outages`.
async fn page(
    State(app): State<App>,
    officer: Officer,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), &asked, None).await
}

/// What became of a form that was not taken.
struct Refused {
    /// The sentence that says why.
    why: String,
    /// What was written, where it was the form of a cut.
    form: Option<Form>,
    status: StatusCode,
}

/// The cuts of this person's wards; none of an agency that writes none.
async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    asked: &Asked,
    refused: Option<&Refused>,
) -> Result<Response> {
    let Some(scope) = Scope::of(&officer.actor()) else {
        return Ok(unsaved::page(words, &Why::NoOutage, ""));
    };
    let list = List::read(app, officer, words, scope).await?;
    let typed = refused.and_then(|refused| refused.form.as_ref());
    let new = typed.filter(|typed| !list.has(typed));
    let content = html! {
        main.case.entry id="main" tabindex="-1" {
            h1 { (words.t("console-outages")) }
            p.muted { (words.t("console-outages-hint")) }
            @if let Some(refused) = refused { p.error role="alert" { (refused.why) } }
            @if let Some(new) = asked.new {
                p.changed role="status" { (words.get("console-outages-imported", &args! { "new" => new, "known" => asked.known })) }
            }
            @if new.is_some() { (list.another(new)) }
            @if list.outages.is_empty() { p.muted { (words.t("console-outages-none")) } }
            @for (stored, by) in &list.outages { (list.entry(stored, by, &asked.edit, typed)) }
            @if new.is_none() { (list.another(None)) }
            p { a href="/console/outages/import" { (words.t("console-outages-import")) } }
        }
    };
    let frame = Frame::of(app, officer, words, Room::Outages).await?;
    let page = frame.page(&words.t("console-outages"), "form", "/console/outages", &content);
    Ok((refused.map_or(StatusCode::OK, |refused| refused.status), page).into_response())
}

/// What the page shows.
struct List<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
    scope: Scope,
    /// Each with the name of whoever changed it last: under way, planned, over.
    outages: Vec<(Stored, String)>,
}

impl<'a> List<'a> {
    async fn read(app: &'a App, officer: &'a Officer, words: Words, scope: Scope) -> Result<Self> {
        let (mut conn, now) = (app.store.read().await?, app.now());
        let mut outages = Vec::new();
        for stored in outage::since(&mut conn, now.plus(-BEHIND)).await? {
            if !stored.outage.ward_codes.iter().any(|ward| scope.has_ward(Some(ward))) {
                continue;
            }
            let by = role::person(&mut conn, &stored.updated_by).await?.and_then(|person| person.name);
            outages.push((stored, by.unwrap_or_default()));
        }
        outages.sort_by_key(|(stored, _)| (stored.outage.state_at(now), stored.outage.starts_at));
        Ok(Self { app, officer, words, scope, outages })
    }

    fn has(&self, typed: &Form) -> bool {
        self.outages.iter().any(|(stored, _)| stored.outage.id.to_string() == typed.id)
    }

    fn entry(&self, stored: &Stored, by: &str, edit: &str, typed: Option<&Form>) -> Markup {
        let (outage, words) = (&stored.outage, self.words);
        let (id, now) = (outage.id.to_string(), Form::of(outage));
        let typed = typed.filter(|typed| typed.id == id);
        // A cut that lies in other wards too is theirs to see and the city's desk's to write.
        let own = outage.ward_codes.iter().all(|ward| self.scope.has_ward(Some(ward)));
        html! {
            section.team-entry id=(id) {
                h2 { (words.t(&format!("outage-kind-{}", outage.kind.word()))) " · " (self.when(outage)) }
                p { (places(self.app, words, outage)) }
                p.muted { (self.standing(outage)) " · " (outage.provider) }
                p.muted { (self.written(outage, by)) }
                @if own { (self.states(outage)) }
                @if let Some(typed) = typed { (now.against(words, typed)) }
                @if own {
                    @if typed.is_some() || edit == id { (entry_form(self, typed.unwrap_or(&now), outage.revision)) }
                    @else { p { a href=(format!("/console/outages?edit={id}#{id}")) { (words.t("console-outage-edit")) } } }
                }
            }
        }
    }

    fn when(&self, outage: &Outage) -> String {
        span(self.words, (outage.starts_at, outage.ends_at), self.app.now())
    }

    fn standing(&self, outage: &Outage) -> String {
        let now = self.app.now();
        let state = self.words.t(&format!("outage-state-{}", outage.state_at(now).word()));
        if !outage.is_overdue(now) {
            return state;
        }
        let ended = args! { "when" => moment(self.words, outage.ends_at, now) };
        format!("{state} · {}", self.words.get("outage-overdue", &ended))
    }

    fn written(&self, outage: &Outage, by: &str) -> String {
        let when = moment(self.words, outage.updated_at, self.app.now());
        let args = args! { "who" => by, "when" => when, "revision" => outage.revision };
        self.words.get("console-outage-written", &args)
    }

    /// What a desk can say of it now, one press each.
    fn states(&self, outage: &Outage) -> Markup {
        html! {
            form.say-now method="post" {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                input type="hidden" name="revision" value=(outage.revision);
                @for state in can_say(outage, self.app.now()) {
                    button formaction=(format!("/console/outages/{}/{}", outage.id, state.word())) {
                        (self.words.t(&format!("console-outage-say-{}", state.word())))
                    }
                }
            }
        }
    }

    fn another(&self, typed: Option<&Form>) -> Markup {
        let empty = Form::new(self.app);
        html! {
            h2 { (self.words.t("console-outage-new")) }
            (entry_form(self, typed.unwrap_or(&empty), 0))
        }
    }
}

/// What a desk can say, by its word.
fn said(word: &str) -> Option<OutageState> {
    OutageState::ALL.into_iter().find(|state| state.word() == word)
}
