//! The board: everything that is open, who needs help most first.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::HeaderMap;
use hue_i18n::Words;
use maud::{Markup, html};
use serde::Deserialize;

use super::bundle::Panel;
use super::row::{Names, Row};
use super::{drill, map, not_here, scope};
use crate::console::layout::{self, Frame, Room, Rooms};
use crate::console::listing::{self, select, sorted};
use crate::console::officer::Officer;
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::drill::{Drill, running};
use crate::store::sos::Sos;
use crate::store::sos::board::{self, State as Wanted, Wish};
use crate::store::sos::origin;
use crate::store::{Conn, team};
use crate::web;

/// Cases on a page.
const PAGE: i64 = 100;

/// The filters of the board, as they stand in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    state: String,
    ward: String,
    q: String,
    origin: String,
    page: String,
}

/// The board as it is shown on a page.
pub(super) struct Board {
    /// What is asked for.
    pub(super) filter: Filter,
    /// The lines.
    pub(super) rows: Vec<Row>,
    /// What the bar says.
    pub(super) rooms: Rooms,
    counts: BTreeMap<&'static str, i64>,
    total: i64,
    /// The exercise that goes on.
    drill: Option<Drill>,
    /// Whether this is the city's desk, which does what no ward's can.
    whole: bool,
    /// What can be done with the calls of one origin, where only those are asked for.
    panel: Option<Panel>,
}

impl Filter {
    /// The filters as a query, without those that are not set.
    pub(super) fn query(&self) -> String {
        self.on_page(self.page())
    }

    fn on_page(&self, page: i64) -> String {
        let filters =
            [("state", &self.state), ("ward", &self.ward), ("q", &self.q), ("origin", &self.origin)];
        listing::query(filters, page)
    }

    fn page(&self) -> i64 {
        listing::number(&self.page)
    }

    /// What these filters ask the record for.
    pub(super) fn wish(&self, scope: &Scope) -> Wish {
        let wards = scope.wards().into_iter().chain(listing::code(&self.ward)).collect();
        Wish {
            state: Wanted::from_word(&self.state),
            wards,
            text: self.q.trim().to_owned(),
            origin: listing::code(&self.origin),
            bundled: self.origin.is_empty(),
            offset: (self.page() - 1) * PAGE,
            most: PAGE,
        }
    }
}

/// `GET /console/sos`.
pub(super) async fn page(
    State(app): State<App>,
    officer: Officer,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(scope) = scope(&officer) else { return Ok(not_here(words)) };
    let board = read(&app, &officer, &scope, words, filter).await?;
    let query = board.filter.query();
    let here = listing::at("/console/sos", &query);
    let frame = Frame::with(&app, &officer, words, board.rooms);
    let page = frame.page(
        &words.t("console-nav-sos"),
        "queue",
        &here,
        &html! {
            (board.list(&app, words, None))
            main.case.none id="main" tabindex="-1" {
                h1 { (words.t("console-sos-choose-title")) }
                p { (words.t("console-sos-choose")) }
                (links(words, &query, board.whole))
            }
            aside.ground aria-label=(words.t("console-map")) {
                (map::overview(words, &board.rows, &query, None))
                (map::legend(words))
            }
        },
    );
    Ok(page.into_response())
}

/// The ways on from the board; `whole` for the city's desk, which does what no ward's can.
fn links(words: Words, query: &str, whole: bool) -> Markup {
    let with = |path: &str| listing::at(&format!("/console/sos/{path}"), query);
    html! {
        p.ways {
            a.button.primary href="/console/sos/new" { (words.t("console-sos-enter")) }
            a.button href="/console/sos/posts" { (words.t("console-sos-posts")) }
            @if whole { a.button href="/console/sos/import" { (words.t("console-sos-import")) } }
            a.button href="/console/sos/teams" { (words.t("console-sos-teams")) }
            @if whole {
                a.button href="/console/sos/texts" { (words.t("console-sos-texts")) }
                a.button href="/console/sos/drill" { (words.t("console-sos-drills")) }
            }
            a.button href=(with("sheet")) { (words.t("console-sos-sheet")) }
            a.button href=(with("export.csv")) { (words.t("console-sos-csv")) }
        }
    }
}

/// Reads what the filters ask for.
pub(super) async fn read(
    app: &App,
    officer: &Officer,
    scope: &Scope,
    words: Words,
    filter: Filter,
) -> Result<Board> {
    let wish = filter.wish(scope);
    let rooms = Rooms::read(app, officer, Room::Sos).await?;
    let (now, mut conn) = (app.now(), app.store.read().await?);
    let counts = board::counts(&mut conn, &scope.wards()).await?;
    let found = board::page(&mut conn, &wish).await?;
    let names = names(&mut conn, &found.cases).await?;
    let row = |case: &Sos| {
        let mut row = Row::new(app, words, case, &names);
        row.together = found.together.get(&case.id).copied();
        row
    };
    let rows = found.cases.iter().map(row).collect();
    let panel = match &wish.origin {
        Some(name) => {
            let of = origin::of(&mut conn, name).await?;
            let (csrf, all) = (officer.session.csrf.clone(), *scope == Scope::All);
            Some(Panel { name: name.clone(), of, csrf, now, all })
        }
        None => None,
    };
    let counts = counts.into_iter().map(|(state, count)| (state.word(), count)).collect();
    Ok(Board {
        filter,
        rows,
        rooms,
        counts,
        total: found.total,
        drill: running(&mut conn).await?,
        whole: *scope == Scope::All,
        panel,
    })
}

/// Every case that the filters find, whatever the page, with the names that belong to them.
pub(super) async fn every(app: &App, scope: &Scope, filter: &Filter, most: i64) -> Result<(Vec<Sos>, Names)> {
    let wish = Wish { offset: 0, most, bundled: false, ..filter.wish(scope) };
    let mut conn = app.store.read().await?;
    let cases = board::page(&mut conn, &wish).await?.cases;
    let names = names(&mut conn, &cases).await?;
    Ok((cases, names))
}

/// The names that stand in these cases' lines.
pub(super) async fn names(conn: &mut Conn, cases: &[Sos]) -> Result<Names> {
    let mut names = Names { people: BTreeMap::new(), teams: team::all(conn).await? };
    names.meet(conn, cases.iter().filter_map(|case| Some(case.claim.as_ref()?.by.as_str()))).await?;
    Ok(names)
}

impl Board {
    /// The list with its filters.
    pub(super) fn list(&self, app: &App, words: Words, chosen: Option<&str>) -> Markup {
        let query = self.filter.query();
        html! {
            section.queue aria-label=(words.t("console-sos-board")) {
                (self.states(words))
                (self.form(app, words))
                div id="list" {
                    @if let Some(running) = &self.drill { (drill::notice(words, running)) }
                    @if let Some(panel) = &self.panel { (panel.show(words)) }
                    @if self.rows.is_empty() { p.nothing { (words.t("console-sos-nothing-here")) } }
                    ol.rows { @for row in &self.rows { (row.item(words, &query, chosen == Some(row.id.as_str()))) } }
                    (self.pages(words))
                    // On a phone the list is all there is.
                    div.narrow { (links(words, &query, self.whole)) }
                }
            }
        }
    }

    fn states(&self, words: Words) -> Markup {
        let tab = |state: Wanted| {
            let filter = Filter { state: state.word().into(), page: String::new(), ..self.filter.clone() };
            listing::Tab {
                on: state == Wanted::from_word(&self.filter.state),
                href: listing::at("/console/sos", &filter.query()),
                count: self.counts.get(state.word()).copied().unwrap_or(0),
                name: words.t(&format!("console-sos-filter-{}", state.word())),
            }
        };
        listing::states(words, Wanted::ALL.into_iter().map(tab))
    }

    fn form(&self, app: &App, words: Words) -> Markup {
        let language = web::language(words);
        let wards = app.pack.wards.iter().map(|(code, name)| (code, name.text(language)));
        let more = html! {
            (select("ward", &words.t("console-filter-ward"), &self.filter.ward, sorted(wards)))
            button { (words.t("console-filter-go")) }
            a.button.primary href="/console/sos/new" { (words.t("console-sos-enter")) }
        };
        let (state, q, label) = (&self.filter.state, &self.filter.q, words.t("console-sos-filter-text"));
        listing::filters("/console/sos", state, q, &label, &more)
    }

    fn pages(&self, words: Words) -> Markup {
        let last = listing::count(self.total, PAGE);
        listing::pages(words, self.filter.page(), last, |page| {
            listing::at("/console/sos", &self.filter.on_page(page))
        })
    }
}
