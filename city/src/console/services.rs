//! The catalogue of services at the desk: the list with its filters, and each service's page.

mod act;
mod form;
mod view;
mod words;

use std::collections::BTreeSet;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use http::HeaderMap;
use hue_i18n::{Words, args};
use hue_model::catalogue::Service;
use hue_model::text::{Language, folded};
use maud::{Markup, html};
use serde::Deserialize;

use self::words::{channel, group, status};
use super::FORM_BYTES;
use super::layout::{self, Frame, Room};
use super::listing;
use super::officer::Officer;
use super::unsaved::{self, Why};
use crate::catalogue::fields::{STATUSES, status_word};
use crate::catalogue::served::Current;
use crate::problem::Result;
use crate::state::App;
use crate::store::service_edit;
use crate::web;

/// The pages' routes.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/console/services", get(page))
        .route(
            "/console/services/{id}",
            get(view::page).post(act::save).layer(DefaultBodyLimit::max(FORM_BYTES)),
        )
        .route("/console/services/{id}/{action}", post(act::act))
}

/// What of the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    group: String,
    /// A status, `waiting` for a second person, or `unconfirmed`.
    state: String,
}

/// Everything a service can be asked for beside its group: what its use is, and what the desk has to do with it.
const DUTIES: [&str; 2] = ["waiting", "unconfirmed"];

/// `GET /console/services`.
async fn page(
    State(app): State<App>,
    officer: Officer,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    if !officer.is_operator() {
        return Ok(unsaved::page(words, &Why::NoService, ""));
    }
    let current = app.catalogue.get(&app).await?;
    let waiting = service_edit::waiting(&mut app.store.read().await?).await?;
    let waiting = waiting.into_iter().map(|edit| edit.proposed.id).collect();
    let list = List { app: &app, words, current: &current, waiting };
    let title = words.t("console-services");
    let content = html! {
        main.case.entry id="main" tabindex="-1" {
            h1 { (title) }
            p.muted { (words.get("console-services-hint", &args! { "version" => current.whole.version.to_string() })) }
            (list.filters(&asked))
            (list.rows(&asked))
        }
    };
    let frame = Frame::of(&app, &officer, words, Room::Services).await?;
    Ok(frame.page(&title, "form", "/console/services", &content).into_response())
}

/// What the page shows.
struct List<'a> {
    app: &'a App,
    words: Words,
    current: &'a Current,
    /// The services with a proposal that waits for a second person.
    waiting: BTreeSet<String>,
}

impl List<'_> {
    fn filters(&self, asked: &Asked) -> Markup {
        let (words, language) = (self.words, web::language(self.words));
        let groups = self.current.whole.groups.iter();
        let groups = groups.map(|group| (group.id.as_str(), group.name.text(language))).collect();
        let states = STATUSES.into_iter().chain(DUTIES);
        let states: Vec<_> = states.map(|it| (it, words.t(&format!("console-service-state-{it}")))).collect();
        let states = states.iter().map(|(code, name)| (*code, name.as_str())).collect();
        let more = html! {
            (listing::select("group", &words.t("console-service-groups"), &asked.group, groups))
            (listing::select("state", &words.t("console-service-states"), &asked.state, states))
            button { (words.t("console-filter-go")) }
        };
        listing::filters("/console/services", "", &asked.q, &words.t("console-services-search"), &more)
    }

    fn rows(&self, asked: &Asked) -> Markup {
        let plain = |text: &str| text.chars().flat_map(folded).collect::<String>();
        let wanted = plain(asked.q.trim());
        let has = |service: &Service| {
            let texts = Language::ALL.map(|language| plain(service.name.text(language)));
            let mut texts = texts.into_iter().chain(service.keywords.iter().map(|word| plain(word)));
            service.id.contains(&wanted) || texts.any(|text| text.contains(&wanted))
        };
        let found = self.current.whole.services.iter();
        let found = found.filter(|it| asked.group.is_empty() || it.group == asked.group);
        let found: Vec<_> = found.filter(|it| self.is(it, &asked.state) && has(it)).collect();
        html! {
            p.muted role="status" { (self.words.get("console-services-count", &args! { "count" => found.len() })) }
            ul.rows { @for service in found { li { (self.row(service)) } } }
        }
    }

    fn is(&self, service: &Service, state: &str) -> bool {
        match state {
            "" => true,
            "waiting" => self.waiting.contains(&service.id),
            "unconfirmed" => !self.current.brought.contains_key(&service.id),
            state => status_word(&service.status.at(self.app.now())) == state,
        }
    }

    fn row(&self, service: &Service) -> Markup {
        let (words, waits) = (self.words, self.waiting.contains(&service.id));
        let (language, name) = service.name.get(web::language(words));
        let urgency = if waits { "soon" } else { "calm" };
        html! {
            a.row href=(format!("/console/services/{}", service.id)) data-urgency=(urgency) {
                span.first { b lang=(language) { (name) } }
                span.second { (group(self.current, words, &service.group)) }
                span.due {
                    @if waits { (words.t("console-service-state-waiting")) }
                    @else if !self.current.brought.contains_key(&service.id) { span.muted { (words.t("console-service-state-unconfirmed")) } }
                }
                span.third { (channel(words, &service.channel)) " · " (status(words, &service.status, self.app.now())) }
            }
        }
    }
}
