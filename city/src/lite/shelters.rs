//! `/shelters`: where to go when the water rises, ward by ward, as the last list of this node says it.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::shelter::{Shelter, ShelterState, Shelters};
use hue_model::text::NameOrder;
use hue_model::time::Millis;
use maud::{Markup, html};
use serde::Deserialize;

use super::{as_many, calls, public, site};
use crate::state::App;
use crate::store::report::word;
use crate::web::{self, moment, ward_name};

/// After how long a list is an old one, in milliseconds: it is read anew every minute.
const OLD: i64 = 3 * 60_000;

/// What of the list is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    ward: String,
    /// How many places of the ward were shown before.
    #[serde(default)]
    from: usize,
}

/// `GET /shelters`.
pub(super) async fn page(State(app): State<App>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let words = web::words(&headers);
    let title = words.t("shelters-title");
    let Ok(list) = app.shelters.get(&app).await else {
        let main = html! {
            h1 { (title) }
            p.wrong role="status" { (words.t("lite-shelters-silent")) }
            (calls(&app, words))
        };
        return (StatusCode::SERVICE_UNAVAILABLE, site(&app, words, &title, &main)).into_response();
    };
    let shown = Shown { app: &app, words, now: app.now() };
    let main = html! {
        h1 { (title) }
        p { (words.t("shelters-hint")) }
        @if asked.ward.is_empty() { (shown.wards(&list)) } @else { (shown.ward(&list, &asked)) }
        (shown.as_of(&list))
        (calls(&app, words))
    };
    public(site(&app, words, &title, &main), &headers)
}

/// Who looks, and when.
struct Shown<'a> {
    app: &'a App,
    words: Words,
    now: Millis,
}

impl Shown<'_> {
    /// Every ward that has places, by name, with how many of them are open.
    fn wards(&self, list: &Shelters) -> Markup {
        let mut wards: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for place in &list.shelters {
            let (all, open) = wards.entry(&place.ward_code).or_default();
            *all += 1;
            *open += usize::from(place.state_at(self.now) == ShelterState::Open);
        }
        let named =
            wards.into_iter().map(|(code, counts)| (ward_name(self.app, self.words, code), code, counts));
        let mut named: Vec<_> = named.collect();
        named.sort_by_cached_key(|(name, ..)| NameOrder::of(name));
        html! {
            @if named.is_empty() { p.old { (self.words.t("shelters-none")) } }
            ul.wards {
                @for (name, code, (all, open)) in named {
                    li {
                        a href=(format!("/shelters?ward={code}")) { (name) }
                        span.muted { (self.words.get("shelters-count", &args! { "all" => all, "open" => open })) }
                    }
                }
            }
        }
    }

    /// The places of a ward, those that are open first, as many as one page may carry.
    fn ward(&self, list: &Shelters, asked: &Asked) -> Markup {
        let mut here: Vec<&Shelter> =
            list.shelters.iter().filter(|place| place.ward_code == asked.ward).collect();
        here.sort_by_key(|place| place.state_at(self.now));
        let cards = as_many(here.iter().skip(asked.from).map(|place| self.place(place)));
        let next = asked.from.saturating_add(cards.len());
        html! {
            h2 { (ward_name(self.app, self.words, &asked.ward)) }
            @if here.is_empty() { p.old { (self.words.t("shelters-none")) } }
            @for card in cards { (card) }
            @if next < here.len() {
                a.button href=(format!("/shelters?ward={}&from={next}", asked.ward)) { (self.words.t("lite-shelters-more")) }
            }
            a.button href="/shelters" { (self.words.t("lite-shelters-all")) }
        }
    }

    fn place(&self, place: &Shelter) -> Markup {
        let words = self.words;
        let facts = facts(words, place);
        html! {
            section.card {
                @if place.demo { p.drill { (words.t("shelter-demo")) } }
                h3 lang="vi" { (place.name) }
                p.muted { (words.t(&format!("shelter-kind-{}", word(place.kind)))) }
                (self.state(place))
                @if !place.address.is_empty() { p lang="vi" { (place.address) } }
                @if !facts.is_empty() { p { (facts.join(" · ")) } }
                @if !place.note.is_empty() { p.said lang="vi" { (place.note) } }
                (self.ways(place))
            }
        }
    }

    /// Whether there is room, who says so, and when.
    fn state(&self, place: &Shelter) -> Markup {
        let (words, state) = (self.words, place.state_at(self.now));
        let when = place.confirmed_at.map(|at| moment(words, at, self.now));
        let text = match (state, &when) {
            (ShelterState::Unconfirmed, Some(when)) => {
                words.get("shelter-stale", &args! { "when" => when.as_str() })
            }
            _ => words.t(&format!("shelter-{}", word(state))),
        };
        let desk = place.confirmed_by.as_ref().filter(|_| state != ShelterState::Unconfirmed);
        html! {
            p.state data-state=(word(state)) { (text) }
            @if let (Some(desk), Some(when)) = (desk, when) {
                p.muted { (words.get("shelter-confirmed", &args! { "desk" => desk.text(web::language(words)), "when" => when })) }
            }
        }
    }

    /// Whom to call and how to get there. A demonstration calls nobody.
    fn ways(&self, place: &Shelter) -> Markup {
        let words = self.words;
        let dial: String =
            place.phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
        let whom = [place.contact.as_str(), place.phone.as_str()].join(" ");
        html! {
            @if !whom.trim().is_empty() {
                @let label = words.get("shelter-call", &args! { "whom" => whom.trim() });
                @if dial.is_empty() || place.demo { p { (label) } }
                @else { a.button href=(format!("tel:{dial}")) { (label) } }
            }
            @if let Some(point) = place.point {
                a.button href=(format!("geo:{:.6},{:.6}?q={:.6},{:.6}", point.lat, point.long, point.lat, point.long)) {
                    (words.t("lite-team-map"))
                }
            }
        }
    }

    fn as_of(&self, list: &Shelters) -> Markup {
        let when = args! { "when" => moment(self.words, list.issued_at, self.now) };
        html! {
            @if self.now.since(list.issued_at) > OLD { p.old role="status" { (self.words.get("lite-shelters-old", &when)) } }
            @else { p.muted { (self.words.get("lite-warnings-as-of", &when)) } }
        }
    }
}

/// What is known of a place, each in a few words.
fn facts(words: Words, place: &Shelter) -> Vec<String> {
    let count =
        |key: &str, number: Option<u32>| number.map(|number| words.get(key, &args! { "count" => number }));
    let capacity = format!("shelter-capacity-{}", word(place.kind));
    let ramp = place.ramp.map(|ramp| words.t(if ramp { "shelter-ramp" } else { "shelter-no-ramp" }));
    let facts = [
        count(&capacity, place.capacity),
        count("shelter-floor", place.floor_cm),
        ramp,
        count("shelter-toilets", place.toilets),
    ];
    facts.into_iter().flatten().collect()
}
