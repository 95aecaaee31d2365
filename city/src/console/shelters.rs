//! Shelters and flood parking at the desk: each ward keeps its own, the city's desk all of them.

mod act;
mod form;
mod import;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::shelter::{Shelter, ShelterKind, ShelterState};
use hue_model::text::NameOrder;
use maud::{Markup, html};
use serde::Deserialize;

use self::form::{Form, entry_form};
use super::import::TABLE_BYTES;
use super::layout::{self, Frame, Room};
use super::officer::Officer;
use super::unsaved::{self, Why};
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::report::word;
use crate::store::role;
use crate::store::shelter::{self, Stored};
use crate::web::{self, moment, ward_name};

/// The pages' routes.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/console/shelters", get(page).post(act::save))
        .route(
            "/console/shelters/import",
            get(import::page).post(import::take).layer(DefaultBodyLimit::max(TABLE_BYTES)),
        )
        .route("/console/shelters/{id}/{state}", post(act::confirm))
}

/// What of the page is asked for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// The place whose form is open: one at a time, so that hundreds of places are still a small page.
    #[serde(default)]
    edit: String,
}

/// `GET /console/shelters`.
async fn page(
    State(app): State<App>,
    officer: Officer,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), &asked.edit, None).await
}

/// What became of a form that was not taken.
struct Refused {
    /// The sentence that says why.
    why: String,
    /// What was written, where it was the form of a place.
    form: Option<Form>,
    status: StatusCode,
}

/// The places of this person's wards; none of an agency that keeps none.
async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    edit: &str,
    refused: Option<&Refused>,
) -> Result<Response> {
    let Some(scope) = Scope::of(&officer.actor()) else {
        return Ok(unsaved::page(words, &Why::NoShelter, ""));
    };
    let list = List::read(app, officer, words, scope).await?;
    let typed = refused.and_then(|refused| refused.form.as_ref());
    let content = html! {
        main.case.entry id="main" tabindex="-1" {
            h1 { (words.t("console-shelters")) }
            p.muted { (words.t("console-shelters-hint")) }
            @if let Some(refused) = refused { p.error role="alert" { (refused.why) } }
            @if let Some(typed) = typed.filter(|typed| !list.has(typed)) { (list.another(Some(typed))) }
            @if list.places.is_empty() { p.muted { (words.t("console-shelters-none")) } }
            @for (place, by) in &list.places { (list.entry(place, by, edit, typed)) }
            @if typed.is_none_or(|typed| list.has(typed)) { (list.another(None)) }
            p { a href="/console/shelters/import" { (words.t("console-shelters-import")) } }
        }
    };
    let frame = Frame::of(app, officer, words, Room::Shelters).await?;
    let page = frame.page(&words.t("console-shelters"), "form", "/console/shelters", &content);
    Ok((refused.map_or(StatusCode::OK, |refused| refused.status), page).into_response())
}

/// What the page shows.
struct List<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
    scope: Scope,
    /// Each with the name of whoever confirmed it last; by ward and name, those that nobody goes to any more at the end.
    places: Vec<(Stored, String)>,
}

impl<'a> List<'a> {
    async fn read(app: &'a App, officer: &'a Officer, words: Words, scope: Scope) -> Result<Self> {
        let mut conn = app.store.read().await?;
        let mut places = Vec::new();
        for place in shelter::all(&mut conn).await? {
            if !scope.has_ward(Some(&place.shelter.ward_code)) {
                continue;
            }
            let by = match &place.confirmed_by {
                Some(id) => role::person(&mut conn, id).await?.and_then(|person| person.name),
                None => None,
            };
            places.push((place, by.unwrap_or_default()));
        }
        let ward = |place: &Stored| NameOrder::of(&ward_name(app, words, &place.shelter.ward_code));
        places.sort_by_cached_key(|(place, _)| {
            (place.retired, ward(place), NameOrder::of(&place.shelter.name))
        });
        Ok(Self { app, officer, words, scope, places })
    }

    fn has(&self, typed: &Form) -> bool {
        self.places.iter().any(|(place, _)| place.shelter.id.to_string() == typed.id)
    }

    fn entry(&self, place: &Stored, by: &str, edit: &str, typed: Option<&Form>) -> Markup {
        let Stored { shelter, version, retired, .. } = place;
        let (id, now) = (shelter.id.to_string(), Form::of(place));
        let typed = typed.filter(|typed| typed.id == id);
        let ward = ward_name(self.app, self.words, &shelter.ward_code);
        html! {
            section.team-entry id=(id) {
                h2 { (shelter.name) }
                p { (self.words.t(&format!("shelter-kind-{}", word(shelter.kind)))) " · " (ward) }
                p.muted { @if *retired { (self.words.t("console-shelter-retired")) } @else { (self.standing(shelter, by)) } }
                @if !retired { (self.states(shelter, *version)) }
                @if let Some(typed) = typed { (now.against(self.words, typed)) }
                @if typed.is_some() || edit == id { (entry_form(self, typed.unwrap_or(&now), *version)) }
                @else { p { a href=(format!("/console/shelters?edit={id}#{id}")) { (self.words.t("console-shelter-edit")) } } }
            }
        }
    }

    /// What was said last, by whom, and whether it still counts.
    fn standing(&self, shelter: &Shelter, by: &str) -> String {
        let (words, now) = (self.words, self.app.now());
        let Some(at) = shelter.confirmed_at else { return words.t("shelter-unconfirmed") };
        let when = moment(words, at, now);
        match shelter.state_at(now) {
            ShelterState::Unconfirmed => words.get("shelter-stale", &args! { "when" => when }),
            state => {
                let desk = shelter.confirmed_by.as_ref().map(|desk| desk.text(web::language(words)));
                let who = if by.is_empty() { desk.unwrap_or_default() } else { by };
                let said = words.get("shelter-confirmed", &args! { "desk" => who, "when" => when });
                format!("{} · {said}", words.t(&format!("shelter-{}", word(state))))
            }
        }
    }

    /// The three words a desk can say, one press each.
    fn states(&self, shelter: &Shelter, version: i64) -> Markup {
        html! {
            form.say-now method="post" {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                input type="hidden" name="version" value=(version);
                @for state in ShelterState::SAID {
                    button formaction=(format!("/console/shelters/{}/{}", shelter.id, word(state))) {
                        (self.words.t(&format!("console-shelter-say-{}", word(state))))
                    }
                }
            }
        }
    }

    fn another(&self, typed: Option<&Form>) -> Markup {
        let empty = Form::new(self.app, &self.scope);
        html! {
            h2 { (self.words.t("console-shelter-new")) }
            (entry_form(self, typed.unwrap_or(&empty), 0))
        }
    }

    /// The kinds with their names.
    fn kinds(&self) -> [(String, String); 2] {
        ShelterKind::ALL.map(|kind| (word(kind), self.words.t(&format!("shelter-kind-{}", word(kind)))))
    }
}
