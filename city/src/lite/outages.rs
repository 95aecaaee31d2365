//! `/outages`: cuts of power and water, as the last list of this node says them.

use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::outage::{Outage, OutageState, Outages};
use hue_model::text::NameOrder;
use maud::{Markup, html};
use serde::Deserialize;

use super::{as_many, calls, public, site};
use crate::outage::calendar::places;
use crate::state::App;
use crate::web::{self, moment, span, ward_name};

/// After how long a list is an old one, in milliseconds: it is read anew every minute.
const OLD: i64 = 3 * 60_000;

/// What of the list is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    /// The ward; the whole city where none is named.
    #[serde(default)]
    ward: String,
    /// How many cuts were shown before.
    #[serde(default)]
    from: usize,
}

/// `GET /outages`.
pub(super) async fn page(State(app): State<App>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let words = web::words(&headers);
    let title = words.t("outages-title");
    let Ok(list) = app.outages.get(&app).await else {
        let main = html! {
            h1 { (title) }
            p.wrong role="status" { (words.t("lite-outages-silent")) }
            (calls(&app, words))
        };
        return (StatusCode::SERVICE_UNAVAILABLE, site(&app, words, &title, &main)).into_response();
    };
    let main = html! {
        h1 { (title) }
        (cuts(&app, words, &list.at(app.now()), &asked))
        (as_of(&app, words, &list))
        a.button href="/api/v1/outages.ics" { (words.t("outages-follow")) }
    };
    public(site(&app, words, &title, &main), &headers)
}

/// The cuts of a ward or of the city, as many as one page may carry, and the wards that have any.
fn cuts(app: &App, words: Words, list: &Outages, asked: &Asked) -> Markup {
    let in_ward = |outage: &&Outage| asked.ward.is_empty() || outage.ward_codes.contains(&asked.ward);
    let mut here: Vec<&Outage> = list.outages.iter().filter(in_ward).collect();
    here.sort_by_key(|outage| (outage.state, outage.starts_at));
    let mut wards: Vec<&String> = list.outages.iter().flat_map(|outage| &outage.ward_codes).collect();
    wards.sort_by_cached_key(|code| NameOrder::of(&ward_name(app, words, code)));
    wards.dedup();
    let shown = as_many(here.iter().skip(asked.from).map(|outage| card(app, words, outage)));
    let next = asked.from.saturating_add(shown.len());
    html! {
        @if !asked.ward.is_empty() { h2 { (ward_name(app, words, &asked.ward)) } }
        @if here.is_empty() { p.old { (words.t("outages-none-title")) } }
        @for card in shown { (card) }
        @if next < here.len() {
            a.button href=(format!("/outages?ward={}&from={next}", asked.ward)) { (words.t("lite-shelters-more")) }
        }
        @if asked.ward.is_empty() {
            @if wards.len() > 1 {
                ul.wards { @for code in wards { li { a href=(format!("/outages?ward={code}")) { (ward_name(app, words, code)) } } } }
            }
        } @else {
            a.button href="/outages" { (words.t("lite-outages-all")) }
        }
    }
}

fn card(app: &App, words: Words, outage: &Outage) -> Markup {
    let (now, state) = (app.now(), outage.state);
    // What cannot be used is told apart from what can, as for places to go to.
    let tone = if state == OutageState::UnderWay { "closed" } else { "unconfirmed" };
    html! {
        section.card {
            h3 { (words.t(&format!("outage-kind-{}", outage.kind.word()))) }
            p.state data-state=(tone) { (words.t(&format!("outage-state-{}", state.word()))) }
            p { (span(words, (outage.starts_at, outage.ends_at), now)) }
            @if outage.is_overdue(now) { p.muted { (words.get("outage-overdue", &args! { "when" => moment(words, outage.ends_at, now) })) } }
            @if let Some(at) = outage.restored_at { p.muted { (words.get("outage-restored-at", &args! { "when" => moment(words, at, now) })) } }
            p lang="vi" { (places(app, words, outage)) }
            @if !outage.reason.is_empty() { p.said lang="vi" { (outage.reason) } }
            p.muted lang="vi" { (outage.provider) }
        }
    }
}

fn as_of(app: &App, words: Words, list: &Outages) -> Markup {
    let now = app.now();
    let when = args! { "when" => moment(words, list.issued_at, now) };
    html! {
        @if now.since(list.issued_at) > OLD { p.old role="status" { (words.get("lite-outages-old", &when)) } }
        @else { p.muted { (words.get("lite-warnings-as-of", &when)) } }
    }
}
