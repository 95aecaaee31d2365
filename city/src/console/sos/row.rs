//! A case as a line of the board.

use std::collections::{BTreeMap, BTreeSet};

use hue_i18n::{Words, args};
use hue_model::sos::CitySosState;
use hue_model::time::Millis;
use maud::{Markup, html};

use super::bundle;
use crate::console::listing;
use crate::console::rows::Urgency;
use crate::console::wards::{Spot, spot};
use crate::lite::say::{needs, people, vulnerable, water};
use crate::problem::Result;
use crate::state::App;
use crate::store::audit::Line;
use crate::store::report::word;
use crate::store::sos::{Sos, number};
use crate::store::team::Team;
use crate::store::{Conn, role};
use crate::web::ward_name;

/// What the lines of a page share.
pub(super) struct Names {
    /// Operators by key.
    pub(super) people: BTreeMap<String, String>,
    /// Teams by id.
    pub(super) teams: BTreeMap<String, Team>,
}

impl Names {
    /// Learns the operators among these actors of the audit log.
    pub(super) async fn meet<'a>(
        &mut self,
        conn: &mut Conn,
        actors: impl IntoIterator<Item = &'a str>,
    ) -> Result<()> {
        let actors: BTreeSet<&str> = actors.into_iter().collect();
        for id in actors {
            if let Some(name) = role::person(conn, id).await?.and_then(|person| person.name) {
                self.people.insert(id.to_owned(), name);
            }
        }
        Ok(())
    }

    /// Who did what a line says.
    pub(super) fn actor(&self, words: Words, line: &Line) -> String {
        let team = line.actor.strip_prefix("team-").and_then(|id| self.teams.get(id));
        match (self.people.get(&line.actor), team) {
            (Some(name), _) => name.clone(),
            (_, Some(team)) => team.name.clone(),
            _ if line.action == "sos.said" => words.t("console-sos-other-phone"),
            _ => words.t("console-sos-caller"),
        }
    }
}

/// What a line of the audit log says was done.
pub(super) fn done(words: Words, line: &Line) -> String {
    words.t(&format!("console-audit-{}", line.action.replace(['.', '_'], "-")))
}

/// A line of the board.
pub(super) struct Row {
    /// Its id.
    pub(super) id: String,
    /// Its number, such as `SOS-0417`.
    pub(super) number: String,
    /// Where it lies on the map.
    pub(super) spot: Option<Spot>,
    /// How urgent it is.
    pub(super) urgency: Urgency,
    /// Whether it is an exercise.
    pub(super) drill: bool,
    /// How many of its origin stand here, where it is not alone.
    pub(super) together: Option<i64>,
    origin: String,
    source: String,
    place: String,
    summary: String,
    age: String,
    status: String,
}

impl Row {
    /// The line of a case.
    pub(super) fn new(app: &App, words: Words, case: &Sos, names: &Names) -> Self {
        let point = case.details.place.as_ref().and_then(|place| place.point);
        Self {
            id: case.id.to_string(),
            number: number(case.number),
            spot: point.map(spot),
            urgency: urgency(case),
            source: words.t(&format!("console-sos-source-{}", word(case.source))),
            drill: case.drill,
            together: None,
            origin: case.origin.clone().unwrap_or_default(),
            place: place(app, words, case),
            summary: summary(words, case),
            age: age(words, case.raised_at, app.now()),
            status: status(words, case, names),
        }
    }

    /// The address of its case, with the board's filters kept.
    pub(super) fn href(&self, query: &str) -> String {
        listing::at(&format!("/console/sos/{}", self.id), query)
    }

    /// What a pointer over its point says.
    pub(super) fn title(&self, words: Words) -> String {
        let drill = if self.drill { words.t("console-sos-drill") } else { String::new() };
        joined([drill, self.number.clone(), self.place.clone()])
    }

    /// The line.
    pub(super) fn item(&self, words: Words, query: &str, chosen: bool) -> Markup {
        html! {
            li {
                a.row href=(self.href(query)) data-urgency=(self.urgency.word()) aria-current=[chosen.then_some("true")] {
                    span.first {
                        b { (self.number) } " " span.chip { (self.source) }
                        @if self.drill { " " span.chip.drill { (words.t("console-sos-drill")) } }
                    }
                    span.second { (self.place) }
                    span.third { (self.summary) }
                    span.due { (self.age) }
                    span.status { (self.status) }
                }
                @if let Some(together) = self.together {
                    a.bundled href=(bundle::href("", &self.origin)) { (words.get("console-sos-bundle-more", &args! { "count" => together.saturating_sub(1) })) }
                }
            }
        }
    }
}

/// How urgent a case is: with nobody yet, and how deep, and who is in it.
pub(super) fn urgency(case: &Sos) -> Urgency {
    let rank = case.rank;
    match case.state {
        _ if !case.is_open() => Urgency::Done,
        CitySosState::Assigned | CitySosState::OnTheWay => Urgency::Done,
        _ if rank.need == 2 && (rank.water >= 4 || (rank.water == 3 && rank.vulnerable > 0)) => Urgency::Late,
        _ if rank.need == 2 => Urgency::Soon,
        _ => Urgency::Calm,
    }
}

/// Where, in words: the address, the ward, or that nobody knows.
pub(super) fn place(app: &App, words: Words, case: &Sos) -> String {
    let ward = case.ward_code.as_ref().map(|code| ward_name(app, words, code));
    let address = case.details.place.as_ref().map(|place| place.address.trim()).unwrap_or_default();
    let point = case.details.place.as_ref().and_then(|place| place.point);
    match (address, ward) {
        ("", Some(ward)) => ward,
        ("", None) => point.map_or_else(
            || words.t("console-sos-no-place"),
            |point| format!("{:.5}, {:.5}", point.lat, point.long),
        ),
        (address, Some(ward)) => format!("{address}, {ward}"),
        (address, None) => address.to_owned(),
    }
}

/// How many, who, how deep, what for.
fn summary(words: Words, case: &Sos) -> String {
    let said = joined([
        people(words, case),
        water(words, &case.details),
        vulnerable(words, &case.details),
        needs(words, &case.details),
    ]);
    if said.is_empty() { words.t("console-sos-nothing-said") } else { said }
}

/// What there is of these parts, in one line.
pub(super) fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How long ago, in words.
pub(super) fn age(words: Words, at: Millis, now: Millis) -> String {
    let minutes = now.since(at).max(0) / 60_000;
    if minutes < 120 {
        words.get("console-minutes", &args! { "count" => minutes })
    } else if minutes < 48 * 60 {
        words.get("console-hours", &args! { "count" => minutes / 60 })
    } else {
        words.get("console-days", &args! { "count" => minutes / 1_440 })
    }
}

/// Who has it, or where it stands.
fn status(words: Words, case: &Sos, names: &Names) -> String {
    let team = case.team.as_ref().and_then(|id| names.teams.get(id));
    let holder = case.claim.as_ref().and_then(|claim| names.people.get(&claim.by));
    let state = words.t(&format!("console-sos-state-{}", word(case.state)));
    match (team, holder) {
        _ if case.state.is_over() && case.is_open() => words.t("console-sos-heard-again"),
        (Some(team), _) if !case.state.is_over() => format!("{} · {state}", team.name),
        (_, Some(name)) => name.clone(),
        _ => state,
    }
}
