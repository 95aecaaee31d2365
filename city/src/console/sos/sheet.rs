//! Cases on paper: one for a boat without a network, all of them for the hand-over of a shift.

mod shift;

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse as _, Response};
use http::HeaderMap;
use hue_i18n::{Words, args};
use hue_model::sos::SosEntry;
use maud::{Markup, html};

use super::case::{self, LOOK};
use super::not_here;
use super::row::{Names, done, joined, place};
use crate::console::layout;
use crate::console::officer::Officer;
use crate::lite::say::{needs, people, vulnerable, water};
use crate::problem::Result;
use crate::state::App;
use crate::store::audit::Line;
use crate::store::report::word;
use crate::store::sos::{Sos, number};
use crate::store::team::assignment::Assignment;
use crate::web::{self, moment};
pub(super) use shift::hand_over;
use shift::waits;

/// A case and how it stands, for whoever was not there.
struct Entry {
    case: Sos,
    /// How it was given to its team.
    given: Option<Assignment>,
    /// What was done or said last, by whoever it was.
    news: Option<Line>,
    /// What its caller was told last, in words.
    told: Option<SosEntry>,
}

/// The newest entry that says something in words.
fn told(timeline: Vec<SosEntry>) -> Option<SosEntry> {
    timeline.into_iter().rfind(|entry| !entry.note.is_empty())
}

/// `GET /console/sos/{id}/sheet`.
pub(super) async fn one(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(shown) = case::find(&app, &officer, &id).await? else { return Ok(not_here(words)) };
    case::look(&app, &officer, LOOK, shown.case.id).await;
    let entry = Entry {
        case: shown.case,
        given: shown.given,
        news: shown.audit.into_iter().rfind(|line| line.action != LOOK),
        told: told(shown.timeline),
    };
    let paper = Paper { app: &app, officer: &officer, words, names: &shown.names };
    let main = html! { (paper.entry(&entry)) };
    Ok(paper.page(&words.t("console-sos-sheet-title"), 1, &main).into_response())
}

/// A sheet in the making.
struct Paper<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
    names: &'a Names,
}

impl Paper<'_> {
    fn page(&self, title: &str, count: usize, main: &Markup) -> Html<String> {
        let (words, now) = (self.words, self.app.now());
        // Paper is read on another day, too.
        let when = now.in_hue().map(|at| at.format("%H:%M %d/%m/%Y").to_string()).unwrap_or_default();
        let said = args! { "when" => when, "name" => self.officer.name(), "count" => count };
        let printed = words.get("console-sos-sheet-printed", &said);
        let body = html! {
            main.sheet-page id="main" {
                h1 { (title) }
                p { (printed) }
                @if self.app.profile.demo { p { b { (words.t("console-demo-banner")) } } }
                (main)
            }
        };
        let head = html! { (web::look(&["fonts", "tokens", "console"])) link rel="stylesheet" href="/console/assets/rescue.css"; };
        Html(web::document(words.tag(), title, &head, &body).into_string())
    }

    fn entry(&self, entry: &Entry) -> Markup {
        let (app, words, case, now) = (self.app, self.words, &entry.case, self.app.now());
        let details = &case.details;
        let said = joined([
            people(words, case),
            vulnerable(words, details),
            water(words, details),
            needs(words, details),
        ]);
        let silent = if details.cannot_talk { words.t("console-sos-cannot-talk") } else { String::new() };
        let raised = moment(words, case.raised_at, now);
        let contact = joined([details.phone.clone(), details.caller_phone.clone(), silent, raised]);
        let point = details.place.as_ref().and_then(|place| place.point);
        html! {
            article {
                h2 { (number(case.number)) " · " (words.t(&format!("console-sos-state-{}", word(case.state)))) @if case.drill { " · " (words.t("console-sos-drill")) } }
                p { b { (place(app, words, case)) } @if let Some(point) = point { " · " (format!("{:.5}, {:.5}", point.lat, point.long)) } }
                p { (said) }
                p { (contact) }
                @if !details.note.is_empty() { p { (details.note) } }
                (self.standing(entry))
                p.lines { (words.t("console-sos-sheet-lines")) }
            }
        }
    }

    /// Who has it, what was heard last, what is waited for.
    fn standing(&self, entry: &Entry) -> Markup {
        let words = self.words;
        let told = entry.told.as_ref().map(|told| self.at(told.at, &told.note));
        let facts = [
            ("holder", Some(self.holder(&entry.case))),
            ("team", Some(self.team(entry))),
            ("news", Some(self.news(entry))),
            ("told", told),
            ("waits", Some(words.t(&format!("console-sos-waits-{}", waits(entry))))),
        ];
        html! {
            dl.standing {
                @for (name, said) in facts {
                    @if let Some(said) = said { div { dt { (words.t(&format!("console-sos-sheet-{name}"))) } dd { (said) } } }
                }
            }
        }
    }
}
