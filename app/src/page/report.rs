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
use crate::hook::{use_language, use_query, use_title, use_words};
use crate::page::unread::Unread;
use crate::route::Route;
use crate::ui::{Skeleton, TopBar};

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
    let navigator = use_navigator();
    let mut report = use_query(&[Topic::Report(id), Topic::Reports], move || GetReport { id });
    let title = match &*report.read() {
        Some(Ok(report)) => report.number.clone().unwrap_or_else(|| words.t("report-title")),
        _ => words.t("report-title"),
    };
    use_title(title.clone());
    let back = move |()| {
        navigator.push(Route::MyReports {});
    };
    rsx! {
        TopBar { title, back_label: words.t("report-back-to-list"), onback: back }
        match &*report.read() {
            Some(Ok(report)) => rsx! {
                Whole { report: report.clone() }
            },
            Some(Err(problem)) => rsx! {
                Unread {
                    problem: problem.clone(),
                    icon: "inbox",
                    title: "report-missing-title",
                    text: "report-missing-text",
                    list: Route::MyReports {},
                    back: "report-back-to-list",
                    failed: "failed-title",
                    on_again: move |()| report.restart(),
                }
            },
            None => rsx! {
                div { class: "report",
                    Skeleton { label: words.t("loading") }
                }
            },
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
