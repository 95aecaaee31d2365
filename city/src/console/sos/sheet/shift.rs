//! The hand-over of a shift: every open case, who has it, what was heard last, what is waited for.

use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::HeaderMap;
use hue_i18n::args;
use hue_model::sos::CitySosState;
use hue_model::time::Millis;
use maud::{Markup, html};
use serde::Deserialize;

use super::super::board::{self, Filter};
use super::super::{case, not_here, scope};
use super::{Entry, LOOK, Names, Paper, done, place, told};
use crate::console::layout;
use crate::console::officer::Officer;
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::audit;
use crate::store::report::word;
use crate::store::sos::board::{State as Wanted, changed, counts};
use crate::store::sos::{Sos, line, number};
use crate::store::team::assignment;
use crate::web::moment;

/// Most cases of a hand-over.
const MOST: i64 = 500;
/// What cases wait for, the most pressing first.
const WAITS: [&str; 8] =
    ["operator", "other-way", "team", "decision", "accept", "departure", "arrival", "nothing"];

/// Hours of a shift, where nobody says how long it was; and the most that can be looked back on.
const HOURS: (i64, i64) = (8, 72);

/// How long the shift was, as it stands in the address.
#[derive(Debug, Deserialize)]
pub(in crate::console::sos) struct Shift {
    #[serde(default)]
    hours: String,
}

/// What became of cases within the shift.
struct Changed {
    hours: i64,
    since: Millis,
    came: i64,
    ended: Vec<Sos>,
}

impl Changed {
    async fn read(app: &App, scope: &Scope, shift: &Shift) -> Result<Self> {
        let hours = shift.hours.parse().unwrap_or(HOURS.0).clamp(1, HOURS.1);
        let since = app.now().plus(-hours * 3_600_000);
        let (came, ended) = changed(&mut app.store.read().await?, &scope.wards(), since).await?;
        Ok(Self { hours, since, came, ended })
    }
}

/// `GET /console/sos/sheet`: every case the filters find; without filters every open one.
pub(in crate::console::sos) async fn hand_over(
    State(app): State<App>,
    officer: Officer,
    Query(filter): Query<Filter>,
    Query(shift): Query<Shift>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(scope) = scope(&officer) else { return Ok(not_here(words)) };
    case::look(&app, &officer, "sos.sheet", "sos").await;
    let (entries, names, open) = read(&app, &scope, &filter).await?;
    let changed = Changed::read(&app, &scope, &shift).await?;
    let paper = Paper { app: &app, officer: &officer, words, names: &names };
    let main = html! {
        (paper.summary(&entries, open))
        (paper.changed(&changed))
        @for entry in &entries { (paper.entry(entry)) }
        (paper.ended(&changed))
        p.lines { (words.t("console-sos-sheet-signed")) }
    };
    let title = words.t("console-sos-sheet-shift");
    Ok(paper.page(&title, entries.len(), &main).into_response())
}

/// The cases, the names on them, and how many are open in all.
async fn read(app: &App, scope: &Scope, filter: &Filter) -> Result<(Vec<Entry>, Names, i64)> {
    let (cases, mut names) = board::every(app, scope, filter, MOST).await?;
    let mut conn = app.store.read().await?;
    let counts = counts(&mut conn, &scope.wards()).await?;
    let open = counts.into_iter().find_map(|(state, count)| (state == Wanted::Open).then_some(count));
    let mut entries = Vec::with_capacity(cases.len());
    for case in cases {
        entries.push(Entry {
            given: assignment::newest(&mut conn, case.id).await?,
            news: audit::newest_but(&mut conn, &case.id.to_string(), LOOK).await?,
            told: told(line::of(&mut conn, case.id).await?),
            case,
        });
    }
    let actors = entries.iter().filter_map(|entry| Some(entry.news.as_ref()?.actor.as_str()));
    names.meet(&mut conn, actors).await?;
    Ok((entries, names, open.unwrap_or_default()))
}

/// What has to happen next, as the last part of its key.
pub(super) fn waits(entry: &Entry) -> &'static str {
    let (case, accepted) = (&entry.case, entry.given.as_ref().and_then(|given| given.accepted_at));
    match case.state {
        _ if !case.is_open() => "nothing",
        CitySosState::Done | CitySosState::Cancelled | CitySosState::Closed => "decision",
        CitySosState::Received if case.claim.is_none() => "operator",
        CitySosState::Received => "team",
        CitySosState::Assigned if accepted.is_none() => "accept",
        CitySosState::Assigned => "departure",
        CitySosState::OnTheWay => "arrival",
        CitySosState::CannotReach => "other-way",
    }
}

impl Paper<'_> {
    /// How many wait for what; whether more are open than these, and how many of these are exercises.
    fn summary(&self, entries: &[Entry], open: i64) -> Markup {
        let words = self.words;
        let among = |is: fn(&Sos) -> bool| entries.iter().filter(|entry| is(&entry.case)).count();
        // What the board counts as open: exercises are none of it, and what is over is on some lists besides.
        let count = i64::try_from(among(|case| case.is_open() && !case.drill)).unwrap_or(i64::MAX);
        let drills = among(|case| case.drill);
        let waiting = WAITS.map(|what| (what, entries.iter().filter(|entry| waits(entry) == what).count()));
        html! {
            @if count != open {
                p { b { (words.get("console-sos-sheet-partial", &args! { "count" => count, "open" => open })) } }
            }
            @if drills > 0 { p { b { (words.get("console-sos-sheet-drills", &args! { "count" => drills })) } } }
            p { (words.t("console-sos-sheet-waits")) ":" }
            ul {
                @for (what, count) in waiting.into_iter().filter(|(_, count)| *count > 0) {
                    li { (words.t(&format!("console-sos-waits-{what}"))) ": " b { (count) } }
                }
            }
        }
    }

    /// What became of cases within the shift: how many came, how many ended.
    fn changed(&self, changed: &Changed) -> Markup {
        let (words, over) = (self.words, i64::try_from(changed.ended.len()).unwrap_or(i64::MAX));
        let when = moment(words, changed.since, self.app.now());
        html! {
            form.screen method="get" action="/console/sos/sheet" {
                label { (words.t("console-sos-sheet-hours")) " " input name="hours" inputmode="numeric" maxlength="2" size="3" value=(changed.hours); } " "
                button { (words.t("console-sos-sheet-show")) } " "
                span.muted { (words.t("console-sos-sheet-print-hint")) }
            }
            p { b { (words.get("console-sos-sheet-since", &args! { "when" => when, "new" => changed.came, "over" => over })) } }
        }
    }

    /// The cases that ended within the shift, and how.
    fn ended(&self, changed: &Changed) -> Markup {
        let words = self.words;
        html! {
            @if !changed.ended.is_empty() {
                h2 { (words.t("console-sos-sheet-ended")) }
                ul {
                    @for case in &changed.ended {
                        @let state = words.t(&format!("console-sos-state-{}", word(case.state)));
                        li { (number(case.number)) " · " (place(self.app, words, case)) " · " (self.at(case.over_at.unwrap_or(case.heard_at), &state)) }
                    }
                }
            }
        }
    }

    pub(super) fn at(&self, at: Millis, said: &str) -> String {
        format!("{} · {said}", moment(self.words, at, self.app.now()))
    }

    pub(super) fn holder(&self, case: &Sos) -> String {
        match &case.claim {
            Some(claim) => self.at(claim.at, self.names.people.get(&claim.by).map_or("", String::as_str)),
            None => self.words.t("console-sos-sheet-nobody"),
        }
    }

    pub(super) fn team(&self, entry: &Entry) -> String {
        let words = self.words;
        let team = entry.case.team.as_ref().and_then(|id| self.names.teams.get(id));
        let Some(team) = team else { return words.t("console-sos-sheet-no-team") };
        let who = format!("{} · {} · {}", team.name, team.leader, team.phone);
        entry.given.as_ref().map_or(who.clone(), |given| self.at(given.given_at, &who))
    }

    /// What was done or said last. What the callers of its parts say is news of it too, and not in its own log.
    pub(super) fn news(&self, entry: &Entry) -> String {
        let (words, heard_at) = (self.words, entry.case.heard_at);
        match &entry.news {
            Some(line) if line.at >= heard_at => {
                self.at(line.at, &format!("{} {}", self.names.actor(words, line), done(words, line)))
            }
            _ => self.at(heard_at, &words.t("console-sos-sheet-heard")),
        }
    }
}
