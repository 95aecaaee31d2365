//! The teams: who goes out, with what, where.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::limits::SOS_PHONE_CHARS;
use hue_model::text::{NameOrder, unprintable};
use maud::{Markup, html};

use super::{not_here, scope};
use crate::caller::hex;
use crate::clock::chance;
use crate::console::form::Fields;
use crate::console::layout::{self, Frame, Room};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved;
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::audit::{self, Line};
use crate::store::team::{self, Team};

/// Longest text of a team in characters.
const TEXT_CHARS: usize = 100;
/// The fields of a team, as the form names them.
const FIELDS: [(&str, usize); 5] = [
    ("name", 60),
    ("leader", TEXT_CHARS),
    ("phone", SOS_PHONE_CHARS),
    ("boat", TEXT_CHARS),
    ("area", TEXT_CHARS),
];

/// `GET /console/sos/teams`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    let words = layout::words(&headers);
    match scope(&officer) {
        Some(_) => show(&app, &officer, words, None).await,
        None => Ok(not_here(words)),
    }
}

async fn show(app: &App, officer: &Officer, words: Words, wrong: Option<&Team>) -> Result<Response> {
    let mut conn = app.store.read().await?;
    let (teams, busy) = (team::all(&mut conn).await?, team::busy(&mut conn).await?);
    let mut teams: Vec<Team> = teams.into_values().collect();
    teams.sort_by_cached_key(|team| (team.retired, NameOrder::of(&team.name)));
    let may = scope(officer) == Some(Scope::All);
    let frame = Frame::of(app, officer, words, Room::Sos).await?;
    let page = frame.entry(
        "console-sos-teams",
        "/console/sos/teams",
        super::BACK,
        &html! {
            @if wrong.is_some() { p.error role="alert" { (words.t("console-sos-team-mistake")) } }
            @if teams.is_empty() { p.muted { (words.t("console-sos-no-teams")) } }
            @for team in &teams { (entry(officer, words, team, busy.get(&team.id).copied().unwrap_or(0), may)) }
            @if may {
                h2 { (words.t("console-sos-team-new")) }
                (form(officer, words, wrong.unwrap_or(&Team::default())))
            }
        },
    );
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

fn entry(officer: &Officer, words: Words, team: &Team, busy: i64, may: bool) -> Markup {
    html! {
        details.team-entry {
            summary {
                span { b { (team.name) } " · " (team.leader) " · " (team.phone) }
                span.muted {
                    @if team.retired { (words.t("console-sos-team-retired")) }
                    @else if busy == 0 { (words.t("console-sos-team-free")) }
                    @else { (words.get("console-sos-team-busy", &args! { "count" => busy })) }
                }
            }
            p.muted { (team.boat) " · " (team.area) }
            @if may { (form(officer, words, team)) }
        }
    }
}

fn form(officer: &Officer, words: Words, team: &Team) -> Markup {
    let values = [&team.name, &team.leader, &team.phone, &team.boat, &team.area];
    html! {
        form method="post" action="/console/sos/teams" {
            input type="hidden" name="csrf" value=(officer.session.csrf);
            input type="hidden" name="id" value=(team.id);
            div.pair {
                @for ((name, most), value) in FIELDS.into_iter().zip(values) {
                    @let id = format!("{name}-{}", team.id);
                    div {
                        label for=(id) { (words.t(&format!("console-sos-team-{name}"))) }
                        input id=(id) name=(name) value=(value) maxlength=(most) required[name == "name"] autocomplete="off";
                    }
                }
            }
            @if !team.id.is_empty() {
                label.tick { input type="checkbox" name="retired" value="1" checked[team.retired]; (words.t("console-sos-team-retire")) }
            }
            button.primary { (words.t("console-sos-team-save")) }
        }
    }
}

/// `POST /console/sos/teams`.
pub(super) async fn save(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let written = FIELDS.map(|(name, _)| fields.get(name)).join("\n");
    let take = async |officer: Officer| take(&app, &officer, words, &fields).await;
    unsaved::taken(words, officer, fields.csrf(), &written, take).await
}

async fn take(app: &App, officer: &Officer, words: Words, fields: &Fields) -> Result<Response> {
    if scope(officer) != Some(Scope::All) {
        return Ok(not_here(words));
    }
    let text = |name: &str| fields.get(name).trim().to_owned();
    let mut team = Team {
        id: text("id"),
        name: text("name"),
        leader: text("leader"),
        phone: text("phone"),
        boat: text("boat"),
        area: text("area"),
        retired: !text("retired").is_empty(),
    };
    let known = team::get(&mut app.store.read().await?, &team.id.replace('\0', "")).await?;
    let long = FIELDS.iter().any(|(name, most)| fields.get(name).chars().count() > *most);
    let odd = FIELDS.iter().any(|(name, _)| fields.get(name).chars().any(unprintable));
    if team.name.is_empty() || long || odd || (known.is_none() && !team.id.is_empty()) {
        return show(app, officer, words, Some(&Team { id: String::new(), ..team })).await;
    }
    if team.id.is_empty() {
        team.id = hex(&chance::<8>(&*app.config.entropy));
    }
    let (now, line) = (app.now(), Line::new(app.now(), &officer.actor().id, "team.save", &team.id));
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            team::save(conn, &team, now).await?;
            audit::add(conn, line).await
        })
    });
    work.await?;
    Ok(Redirect::to("/console/sos/teams").into_response())
}
