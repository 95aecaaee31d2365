//! My reports: drafts on top, then what was sent, each with its true state. On a wide window the list stays
//! while one report is read beside it.

mod item;

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::report::{Draft, ListDrafts, ListReports, ReportSummary};

use self::item::{DraftItem, ReportItem};
use crate::hook::{use_query, use_title, use_words};
use crate::route::Route;
use crate::ui::{ButtonKind, ButtonLink, Empty, Failure, Section, Skeleton, Split, SplitHead};
use crate::words::problem_text;

/// The list, and beside it (or, on a phone, instead of it) the report that is open.
#[component]
pub fn ReportsSplit() -> Element {
    let route = use_route::<Route>();
    let open = match route {
        Route::ReportPage { id } => Some(id),
        _ => None,
    };
    rsx! {
        Split { open: open.is_some(), list: rsx! { List { open } }, Outlet::<Route> {} }
    }
}

/// Beside the list, while no report is open.
#[component]
pub fn MyReports() -> Element {
    let words = use_words();
    use_title(words.t("my-reports-title"));
    rsx! {
        div { class: "report",
            Empty { icon: "inbox", title: words.t("reports-pick-title"), text: words.t("reports-pick-text") }
        }
    }
}

#[component]
fn List(open: Option<hue_model::id::ReportId>) -> Element {
    let words = use_words();
    let mut drafts = use_query(&[Topic::Drafts], || ListDrafts {});
    let mut reports = use_query(&[Topic::Reports], || ListReports {});
    let content = match (&*drafts.read(), &*reports.read()) {
        (Some(Err(problem)), _) | (_, Some(Err(problem))) => rsx! {
            Failed {
                problem: problem.clone(),
                on_again: move |()| {
                    drafts.restart();
                    reports.restart();
                },
            }
        },
        (Some(Ok(drafts)), Some(Ok(reports))) if drafts.is_empty() && reports.is_empty() => rsx! {
            Nothing {}
        },
        (Some(Ok(drafts)), Some(Ok(reports))) => rsx! {
            Lists { drafts: drafts.clone(), reports: reports.clone(), open }
        },
        _ => rsx! {
            Skeleton { label: words.t("loading") }
        },
    };
    rsx! {
        div { class: "reports",
            SplitHead { open: open.is_some(), title: words.t("my-reports-title"),
                ButtonLink { to: Route::NewReport {}, kind: ButtonKind::Primary, icon: "plus", {words.t("reports-new")} }
            }
            {content}
        }
    }
}

#[component]
fn Lists(drafts: Vec<Draft>, reports: Vec<ReportSummary>, open: Option<hue_model::id::ReportId>) -> Element {
    let words = use_words();
    rsx! {
        if !drafts.is_empty() {
            Section { id: "reports-drafts", title: words.t("reports-drafts"),
                ul { class: "report-list",
                    for draft in drafts {
                        li { key: "{draft.id}", DraftItem { draft } }
                    }
                }
            }
        }
        if !reports.is_empty() {
            Section { id: "reports-sent", title: words.t("reports-sent"),
                ul { class: "report-list",
                    for report in reports {
                        li { key: "{report.id}",
                            ReportItem { current: open == Some(report.id), report }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Nothing() -> Element {
    let words = use_words();
    rsx! {
        Empty { icon: "camera", title: words.t("reports-empty-title"), text: words.t("reports-empty-text") }
    }
}

#[component]
fn Failed(problem: Problem, on_again: EventHandler<()>) -> Element {
    let words = use_words();
    rsx! {
        Failure {
            title: words.t("reports-error"),
            text: problem_text(words, &problem),
            again: words.t("try-again"),
            onagain: on_again,
        }
    }
}
