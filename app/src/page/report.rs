//! One report: what was sent, where it stands, what the city did, and what the citizen can do about it.

mod actions;
mod facts;
mod photos;
mod state;
mod timeline;

use dioxus::prelude::*;
use hue_model::event::Topic;
use hue_model::id::ReportId;
use hue_model::report::{CityStatus, GetReport, Report, ReportState, TimelineEntry};

use self::actions::Actions;
use self::facts::Facts;
use self::photos::Photos;
use self::state::{Chips, Standing};
use self::timeline::Timeline;
use crate::hook::{use_language, use_query, use_words};
use crate::page::one_of::{OneOf, Said, is_there};
use crate::route::Route;

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "inbox",
    back: "report-back-to-list",
    missing_title: "report-missing-title",
    missing_text: "report-missing-text",
    failed: "failed-title",
};

/// One report.
#[component]
pub fn ReportPage(id: ReadSignal<ReportId>) -> Element {
    let id = id();
    rsx! {
        // A list of one: another report gets a page of its own instead of this one's answer.
        for id in [id] {
            Open { key: "{id}", id }
        }
    }
}

#[component]
fn Open(id: ReportId) -> Element {
    let words = use_words();
    let mut report = use_query(&[Topic::Report(id), Topic::Reports], move || GetReport { id });
    let title = match &*report.read() {
        Some(Ok(report)) => report.number.clone().unwrap_or_else(|| words.t("report-title")),
        _ => words.t("report-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::MyReports {},
            title,
            there: is_there(report.read().as_ref()),
            on_again: move |()| report.restart(),
            if let Some(Ok(report)) = &*report.read() {
                Whole { report: report.clone() }
            }
        }
    }
}

#[component]
fn Whole(report: Report) -> Element {
    let words = use_words();
    let language = use_language();
    let (tag, name) = report.service_name.get(language);
    let answered = report.state == ReportState::AtCity { status: CityStatus::Answered };
    rsx! {
        article { class: "report",
            Photos { report: report.clone() }
            h2 { class: "report-headline", lang: (tag != language.tag()).then(|| tag.to_owned()), {headline(name, &report)} }
            Chips { report: report.clone() }
            Standing { report: report.clone() }
            if answered {
                p { class: "hint", {words.t("report-answered-note")} }
            }
            p { class: "report-words", "{report.content.description}" }
            Timeline { report: report.clone() }
            Actions { report: report.clone() }
            Facts { report: report.clone() }
        }
    }
}

/// "Đèn đường hỏng, kiệt 42 Đinh Tiên Hoàng".
fn headline(name: &str, report: &Report) -> String {
    match report.content.place.as_ref().map(|place| place.address.trim()) {
        Some(address) if !address.is_empty() => format!("{name}, {address}"),
        _ => name.to_owned(),
    }
}

/// The entry with which the city said that it is fixed.
pub(crate) fn fixed_entry(report: &Report) -> Option<&TimelineEntry> {
    report.timeline.iter().rev().find(|entry| entry.status == CityStatus::Fixed)
}
