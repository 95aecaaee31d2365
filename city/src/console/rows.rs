//! A case as a line of the queue.

use hue_i18n::{Words, args};
use hue_model::report::CityStatus;
use hue_model::time::Millis;
use maud::{Markup, html};

use super::listing;
use super::wards::{Spot, spot};
use crate::state::App;
use crate::store::report::{Report, number, word};
use crate::store::upload::Awaited;
use crate::web::{self, moment, ward_name};

/// A day in milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// How a case stands against its due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Urgency {
    /// The due date has passed.
    Late,
    /// Due within a day.
    Soon,
    /// There is time.
    Calm,
    /// Nothing is due any more.
    Done,
}

impl Urgency {
    /// Every one, most urgent first.
    pub(super) const ALL: [Self; 4] = [Self::Late, Self::Soon, Self::Calm, Self::Done];

    /// How a report stands at `now`.
    pub(super) fn of(report: &Report, now: Millis) -> Self {
        if !is_open(report.status) {
            return Self::Done;
        }
        match report.due_at.map(|due| due.since(now)) {
            Some(left) if left < 0 => Self::Late,
            Some(left) if left < DAY => Self::Soon,
            _ => Self::Calm,
        }
    }

    /// The word of it in keys and attributes.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Soon => "soon",
            Self::Calm => "calm",
            Self::Done => "done",
        }
    }
}

/// Whether the city still has to do something.
pub(super) const fn is_open(status: CityStatus) -> bool {
    matches!(
        status,
        CityStatus::Received | CityStatus::Verified | CityStatus::Assigned | CityStatus::InProgress
    )
}

/// A line of the queue.
pub(super) struct Row {
    /// Its id.
    pub(super) id: String,
    /// Its number, such as `HUE-20431`.
    pub(super) number: String,
    /// The category's name.
    pub(super) service: String,
    /// The first line of what was written.
    pub(super) headline: String,
    /// Where, in words.
    pub(super) place: String,
    /// Where, on the map.
    pub(super) spot: Spot,
    /// The state's word.
    pub(super) status: String,
    /// How it stands.
    pub(super) urgency: Urgency,
    /// When it is due, in words.
    pub(super) due: String,
    /// That photos are still to come, in words.
    pub(super) photos: Option<String>,
}

impl Row {
    /// The line of a report, with the photos it still waits for.
    pub(super) fn new(app: &App, words: Words, report: &Report, awaited: Option<Awaited>) -> Self {
        let ward = ward_name(app, words, &report.place.ward_code);
        let address = report.place.address.trim();
        let now = app.now();
        let urgency = Urgency::of(report, now);
        Self {
            id: report.id.to_string(),
            number: number(report.number),
            service: service_name(app, words, &report.service_code),
            headline: report.description.lines().next().unwrap_or_default().to_owned(),
            place: if address.is_empty() { ward } else { format!("{address}, {ward}") },
            spot: spot(report.place.point),
            status: word(report.status),
            urgency,
            due: due(words, report, urgency, now),
            photos: awaited.map(|awaited| awaited_text(words, awaited)),
        }
    }

    /// The address of its case, with the queue's filters kept.
    pub(super) fn href(&self, query: &str) -> String {
        listing::at(&format!("/console/cases/{}", self.id), query)
    }

    /// The line.
    pub(super) fn item(&self, words: Words, query: &str, chosen: bool) -> Markup {
        html! {
            li {
                a.row href=(self.href(query)) data-urgency=(self.urgency.word()) aria-current=[chosen.then_some("true")] {
                    span.first { b { (self.number) } " " span.chip { (self.service) } }
                    span.second { (self.place) }
                    span.third { (self.headline) }
                    span.due { (self.due) }
                    span.status { (words.t(&format!("console-status-{}", self.status))) }
                    @if let Some(photos) = &self.photos { span.awaited { (photos) } }
                }
            }
        }
    }
}

/// When a report is due, in words.
pub(super) fn due(words: Words, report: &Report, urgency: Urgency, now: Millis) -> String {
    let (Some(due), false) = (report.due_at, urgency == Urgency::Done) else {
        return moment(words, report.received_at.unwrap_or(report.put_at), now);
    };
    let left = due.since(now).saturating_abs();
    let (hours, days) = (left / 3_600_000, left / DAY);
    let length = if days >= 2 {
        words.get("console-days", &args! { "count" => days })
    } else if hours >= 1 {
        words.get("console-hours", &args! { "count" => hours })
    } else {
        words.get("console-minutes", &args! { "count" => left / 60_000 })
    };
    let key = if urgency == Urgency::Late { "console-late-by" } else { "console-left" };
    words.get(key, &args! { "length" => length })
}

/// That photos are still to come: how many of how many.
pub(super) fn awaited_text(words: Words, awaited: Awaited) -> String {
    words.get(
        "console-photos-awaited",
        &args! { "missing" => awaited.missing, "announced" => awaited.announced },
    )
}

/// A category's name.
pub(super) fn service_name(app: &App, words: Words, code: &str) -> String {
    app.pack
        .categories
        .get(code)
        .map_or(code, |category| category.service_name.text(web::language(words)))
        .to_owned()
}

/// An agency's name.
pub(super) fn agency_name(app: &App, words: Words, id: &str) -> String {
    app.pack.agencies.get(id).map_or(id, |name| name.text(web::language(words))).to_owned()
}
