//! The reports the city still owes an answer for, with their dates.

use dioxus::prelude::*;
use hue_model::event::Topic;
use hue_model::report::{ListReports, ReportState, ReportSummary};

use crate::beside::foreign;
use crate::hook::{use_backend, use_language, use_now, use_query, use_words};
use crate::route::Route;
use crate::ui::{ButtonKind, ButtonLink, Chip, Empty, Failure, Icon, Section, Skeleton};
use crate::words::{is_open, owed_text, problem_text, state_chip, state_text};

const SHOWN: usize = 5;

/// The list, at most five; the rest stand under "my reports".
#[component]
pub fn OpenReports() -> Element {
    let words = use_words();
    let mut reports = use_query(&[Topic::Reports], || ListReports {});
    rsx! {
        Section { id: "home-open", title: words.t("home-open-title"),
            match &*reports.read() {
                None => rsx! { Skeleton { label: words.t("loading"), rows: 2 } },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("failed-title"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| reports.restart(),
                    }
                },
                Some(Ok(reports)) => rsx! { List { reports: open_of(reports) } },
            }
        }
    }
}

fn open_of(reports: &[ReportSummary]) -> Vec<ReportSummary> {
    let attention = |report: &&ReportSummary| matches!(report.state, ReportState::NeedsAttention { .. });
    let (first, rest): (Vec<_>, Vec<_>) =
        reports.iter().filter(|report| is_open(&report.state)).partition(attention);
    first.into_iter().chain(rest).take(SHOWN).cloned().collect()
}

#[component]
fn List(reports: Vec<ReportSummary>) -> Element {
    let words = use_words();
    rsx! {
        if reports.is_empty() {
            Empty { icon: "circle-check", title: words.t("home-empty-title"), text: words.t("home-empty-text"),
                ButtonLink { to: Route::NewReport {}, kind: ButtonKind::Secondary, icon: "camera", {words.t("home-report")} }
            }
        } else {
            ul { class: "list",
                for report in reports {
                    li { key: "{report.id}", Line { report } }
                }
            }
        }
    }
}

#[component]
fn Line(report: ReportSummary) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let backend = use_backend();
    let chip = state_chip(&report.state);
    let owed = owed_text(words, &report.state, report.due_at, now);
    let (lang, service) = report.service_name.get(language);
    rsx! {
        Link { to: Route::ReportPage { id: report.id }, class: "row",
            if let Some(cover) = report.cover {
                img { class: "thumb", src: backend.blob_url(cover), alt: "", loading: "lazy", width: "56", height: "56" }
            } else {
                span { class: "thumb", Icon { name: "message-square" } }
            }
            span { class: "row-text",
                span { class: "row-title", lang: "{lang}", "{service}" }
                if !report.headline.is_empty() {
                    span { class: "row-more one-line", "{report.headline}" }
                }
                span { class: "chips", lang: foreign(words, chip.key),
                    Chip { tone: chip.tone, icon: chip.icon, {state_text(words, &report.state)} }
                    if let Some(owed) = owed {
                        span { class: "row-more", "{owed}" }
                    }
                }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}
