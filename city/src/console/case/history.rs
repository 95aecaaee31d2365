//! What was done with a case, and who did it.

use maud::{Markup, html};

use super::view::View;
use crate::console::rows::agency_name;
use crate::store::audit::Line;
use crate::store::report::word;
use crate::web::moment;

/// What the reporter reads, oldest first.
pub(super) fn timeline(view: &View<'_>) -> Markup {
    let words = view.words;
    html! {
        section aria-labelledby="timeline" {
            h2 id="timeline" { (words.t("console-timeline")) }
            ol.timeline {
                @for entry in &view.case.timeline {
                    li {
                        p {
                            b { (words.t(&format!("console-status-{}", word(entry.status)))) }
                            " " time.muted { (moment(words, entry.at, view.now)) }
                        }
                        @if let Some(agency) = &entry.agency { p.muted { (agency_name(view.app, words, agency)) } }
                        @if let Some(note) = &entry.note { p.letter dir="auto" { (note) } }
                    }
                }
            }
        }
    }
}

/// Who did what and when. The reporter's own steps are there without a name.
pub(super) fn audit(view: &View<'_>) -> Markup {
    let words = view.words;
    html! {
        section aria-labelledby="audit" {
            h2 id="audit" { (words.t("console-audit")) }
            ul.audit {
                @for (line, name) in view.case.audit.iter().zip(&view.shown.names) {
                    li {
                        time { (moment(words, line.at, view.now)) }
                        " " b { (actor(view, line, name)) }
                        " " (action(view, &line.action))
                    }
                }
            }
        }
    }
}

fn actor(view: &View<'_>, line: &Line, name: &str) -> String {
    match name {
        _ if line.actor == view.case.report.owner => view.words.t("console-reporter"),
        "" => view.words.t("console-audit-city"),
        name => name.to_owned(),
    }
}

fn action(view: &View<'_>, action: &str) -> String {
    view.words.t(&format!("console-audit-{}", action.replace('.', "-")))
}
