//! The queue: every case this person may see, the most urgent first.

use axum::extract::{Query, State};
use http::HeaderMap;
use hue_i18n::Words;
use hue_model::id::ReportId;
use maud::{Markup, html};
use serde::Deserialize;

use super::layout::{self, Frame, Room, Rooms};
use super::listing::{self, select, sorted};
use super::map;
use super::officer::Officer;
use super::rows::Row;
use crate::problem::Result;
use crate::state::App;
use crate::store::queue::{self, Counts, Page, State as Wanted, Wish};
use crate::store::report::Report;
use crate::store::upload;
use crate::web;

/// Cases on a page.
const PAGE: i64 = 50;

/// The filters of the queue, as they stand in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    state: String,
    category: String,
    ward: String,
    q: String,
    page: String,
}

/// The queue as it is shown on a page.
pub(super) struct Queue {
    /// What is asked for.
    pub(super) filter: Filter,
    /// The lines.
    pub(super) rows: Vec<Row>,
    /// How many there are in each state.
    pub(super) counts: Counts,
    /// What the bar says.
    pub(super) rooms: Rooms,
    /// How many fit the filters.
    total: i64,
}

impl Filter {
    /// The filters as a query, without those that are not set.
    pub(super) fn query(&self) -> String {
        self.on_page(self.page())
    }

    fn on_page(&self, page: i64) -> String {
        let filters =
            [("state", &self.state), ("category", &self.category), ("ward", &self.ward), ("q", &self.q)];
        listing::query(filters, page)
    }

    fn page(&self) -> i64 {
        listing::number(&self.page)
    }

    fn is_set(&self) -> bool {
        !(self.category.is_empty() && self.ward.is_empty() && self.q.trim().is_empty())
    }
}

/// `GET /console`.
pub(super) async fn page(
    State(app): State<App>,
    officer: Officer,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Result<layout::Page> {
    let words = layout::words(&headers);
    let queue = read(&app, &officer, words, filter).await?;
    let query = queue.filter.query();
    let here = listing::at("/console", &query);
    let frame = Frame::with(&app, &officer, words, queue.rooms);
    Ok(frame.page(
        &words.t("console-nav-reports"),
        "queue",
        &here,
        &html! {
            (queue.list(&app, words, None))
            main.case.none id="main" tabindex="-1" {
                h1 { (words.t("console-choose-title")) }
                p { (words.t("console-choose")) }
                (figures(words, &queue.counts))
            }
            aside.ground aria-label=(words.t("console-map")) {
                (map::overview(words, &queue.rows, &query))
                (map::legend(words))
            }
        },
    ))
}

/// Reads what the filters ask for.
pub(super) async fn read(app: &App, officer: &Officer, words: Words, filter: Filter) -> Result<Queue> {
    let wish = Wish {
        agency: officer.agency().map(str::to_owned),
        state: Wanted::from_word(&filter.state),
        service_code: listing::code(&filter.category),
        ward_code: listing::code(&filter.ward),
        text: filter.q.trim().to_owned(),
        offset: (filter.page() - 1) * PAGE,
        most: PAGE,
    };
    let rooms = Rooms::read(app, officer, Room::Reports).await?;
    let mut conn = app.store.read().await?;
    let counts = queue::counts(&mut conn, wish.agency.as_deref()).await?;
    let Page { reports, total } = queue::page(&mut conn, &wish).await?;
    let ids: Vec<ReportId> = reports.iter().map(|report| report.id).collect();
    let awaited = upload::awaited(&mut conn, &ids).await?;
    let row = |report: &Report| Row::new(app, words, report, awaited.get(&report.id).copied());
    let rows = reports.iter().map(row).collect();
    Ok(Queue { filter, rows, counts, rooms, total })
}

impl Queue {
    /// The list with its filters.
    pub(super) fn list(&self, app: &App, words: Words, chosen: Option<&str>) -> Markup {
        let query = self.filter.query();
        html! {
            section.queue aria-label=(words.t("console-queue")) {
                (self.states(words))
                (self.form(app, words))
                div id="list" {
                    @if self.rows.is_empty() { (self.nothing(words)) }
                    ol.rows { @for row in &self.rows { (row.item(words, &query, chosen == Some(row.id.as_str()))) } }
                    (self.pages(words))
                }
            }
        }
    }

    /// The states with their counts.
    fn states(&self, words: Words) -> Markup {
        let tab = |state: Wanted| {
            let filter = Filter { state: state.word().into(), page: String::new(), ..self.filter.clone() };
            listing::Tab {
                on: state == Wanted::from_word(&self.filter.state),
                href: listing::at("/console", &filter.query()),
                count: self.counts.of(state),
                name: words.t(&format!("console-state-{}", state.word())),
            }
        };
        listing::states(words, Wanted::ALL.into_iter().map(tab))
    }

    fn form(&self, app: &App, words: Words) -> Markup {
        let language = web::language(words);
        let categories = app.pack.categories.iter().map(|(code, it)| (code, it.service_name.text(language)));
        let wards = app.pack.wards.iter().map(|(code, name)| (code, name.text(language)));
        let more = html! {
            (select("category", &words.t("console-filter-category"), &self.filter.category, sorted(categories)))
            (select("ward", &words.t("console-filter-ward"), &self.filter.ward, sorted(wards)))
            button { (words.t("console-filter-go")) }
        };
        let (state, q, label) = (&self.filter.state, &self.filter.q, words.t("console-filter-text"));
        listing::filters("/console", state, q, &label, &more)
    }

    fn nothing(&self, words: Words) -> Markup {
        let key = if self.filter.is_set() { "console-nothing-fits" } else { "console-nothing-here" };
        html! {
            p.nothing {
                (words.t(key))
                @if self.filter.is_set() { br; a href="/console" { (words.t("console-filter-clear")) } }
            }
        }
    }

    fn pages(&self, words: Words) -> Markup {
        let last = listing::count(self.total, PAGE);
        listing::pages(words, self.filter.page(), last, |page| {
            listing::at("/console", &self.filter.on_page(page))
        })
    }
}

fn figures(words: Words, counts: &Counts) -> Markup {
    html! {
        dl.figures {
            @for state in [Wanted::Open, Wanted::Received, Wanted::Assigned, Wanted::Done] {
                div {
                    dt { (words.t(&format!("console-state-{}", state.word()))) }
                    dd { (words.number(counts.of(state))) }
                }
            }
        }
    }
}
