//! Cameras at the desk: what each shows, whether it is late or dark, and the key of its source.

mod act;
mod form;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::camera::{Camera, CameraState};
use hue_model::id::CameraId;
use maud::{Markup, html};
use serde::Deserialize;

use self::form::{Form, entry_form};
use super::layout::{self, Frame, Room};
use super::officer::Officer;
use super::unsaved::{self, Why};
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::camera::{self, Stored};
use crate::web::{self, moment, ward_name};

/// The pages' routes.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/console/cameras", get(page).post(act::save))
        .route("/console/cameras/{id}/key", post(act::key))
}

/// What of the page is asked for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// The camera whose form is open.
    #[serde(default)]
    edit: String,
}

/// `GET /console/cameras`.
async fn page(
    State(app): State<App>,
    officer: Officer,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), &asked.edit, &Said::Nothing).await
}

/// What the page has to say besides its list.
enum Said {
    Nothing,
    /// The key that was just made, for once.
    Key(CameraId, String),
    /// A form was not taken: why, and what was written.
    Refused(String, Form, StatusCode),
}

/// The cameras of this person's wards; none of an agency that keeps none.
async fn show(app: &App, officer: &Officer, words: Words, edit: &str, said: &Said) -> Result<Response> {
    let Some(scope) = Scope::of(&officer.actor()) else {
        return Ok(unsaved::page(words, &Why::NoCamera, ""));
    };
    let mut cameras = camera::all(&mut app.store.read().await?).await?;
    cameras.retain(|known| scope.has_ward(Some(&known.camera.ward_code)));
    cameras.sort_by_key(|known| (known.retired, known.camera.kind));
    let list = List { app, officer, words, scope };
    let (typed, status) = match said {
        Said::Refused(_, form, status) => (Some(form), *status),
        _ => (None, StatusCode::OK),
    };
    let new = typed.filter(|typed| !cameras.iter().any(|known| known.camera.id.to_string() == typed.id));
    let empty = Form::new(app, &list.scope);
    let content = html! {
        main.case.entry id="main" tabindex="-1" {
            h1 { (words.t("console-cameras")) }
            p.muted { (words.t("console-cameras-hint")) }
            @if let Said::Refused(why, ..) = said { p.error role="alert" { (why) } }
            @if let Some(new) = new { (list.another(new)) }
            @if cameras.is_empty() { p.muted { (words.t("console-cameras-none")) } }
            @for known in &cameras { (list.entry(known, edit, typed, said)) }
            @if new.is_none() { (list.another(&empty)) }
        }
    };
    let frame = Frame::of(app, officer, words, Room::Cameras).await?;
    let page = frame.page(&words.t("console-cameras"), "form", "/console/cameras", &content);
    Ok((status, page).into_response())
}

/// Who looks at the list.
struct List<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
    scope: Scope,
}

impl List<'_> {
    fn entry(&self, known: &Stored, edit: &str, typed: Option<&Form>, said: &Said) -> Markup {
        let (camera, words) = (&known.camera, self.words);
        let (id, now) = (camera.id.to_string(), Form::of(known));
        let typed = typed.filter(|typed| typed.id == id);
        let open = typed.is_some() || edit == id;
        html! {
            section.team-entry id=(id) {
                h2 { (camera.name.text(web::language(words))) }
                p { (words.t(&format!("camera-kind-{}", camera.kind.word()))) " · " (ward_name(self.app, words, &camera.ward_code)) }
                p.muted { @if known.retired { (words.t("console-camera-retired")) } @else { (self.standing(camera)) } }
                @if let Said::Key(made, key) = said { @if *made == camera.id { (self.key(camera, key)) } }
                @if !known.retired { (self.make_key(known)) }
                @if let Some(typed) = typed { (now.against(words, typed)) }
                @if open { (entry_form(self, typed.unwrap_or(&now), known.version)) }
                @else { p { a href=(format!("/console/cameras?edit={id}#{id}")) { (words.t("console-camera-edit")) } } }
            }
        }
    }

    /// Whether its newest still is as new as was promised.
    fn standing(&self, camera: &Camera) -> String {
        let (words, now) = (self.words, self.app.now());
        let state = words.t(&format!("camera-state-{}", camera.state_at(now).word()));
        let when = camera.taken_at.map(|at| moment(words, at, now));
        match (camera.state_at(now), when) {
            (CameraState::Dark, None) => words.t("console-camera-never"),
            (_, Some(when)) => format!("{state} · {}", words.get("camera-taken", &args! { "when" => when })),
            (_, None) => state,
        }
    }

    /// The key, told once, with the address that takes the stills.
    fn key(&self, camera: &Camera, key: &str) -> Markup {
        let address = format!("{}/api/v1/cameras/{}/still", self.app.profile.base_url, camera.id);
        html! {
            div role="status" {
                p { (self.words.t("console-camera-key-once")) }
                p { code { (key) } }
                p.muted { "PUT " code { (address) } }
            }
        }
    }

    fn make_key(&self, known: &Stored) -> Markup {
        let key = if known.key.is_some() { "console-camera-new-key" } else { "console-camera-make-key" };
        html! {
            form.say-now method="post" action=(format!("/console/cameras/{}/key", known.camera.id)) {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                button { (self.words.t(key)) }
            }
        }
    }

    fn another(&self, form: &Form) -> Markup {
        html! {
            h2 { (self.words.t("console-camera-add")) }
            (entry_form(self, form, 0))
        }
    }
}
