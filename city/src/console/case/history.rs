//! What was done with a case, and who did it.

use maud::{Markup, html};

use super::view::View;
use crate::console::rows::{agency_name, moment};
use crate::store::report::word;

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

/// Who did what and when. An agency reads only what agencies and the desk did, never the reporter's own steps.
pub(super) fn audit(view: &View<'_>) -> Markup {
    let words = view.words;
    let lines = view.case.audit.iter().zip(&view.shown.names);
    let desk = lines.filter(|(line, _)| line.actor != view.case.report.owner);
    html! {
        section aria-labelledby="audit" {
            h2 id="audit" { (words.t("console-audit")) }
            ul.audit {
                @for (line, name) in desk {
                    li {
                        time { (moment(words, line.at, view.now)) }
                        " " b { (if name.is_empty() { words.t("console-audit-city") } else { name.clone() }) }
                        " " (action(view, &line.action))
                    }
                }
            }
        }
    }
}

fn action(view: &View<'_>, action: &str) -> String {
    view.words.t(&format!("console-audit-{}", action.replace('.', "-")))
}
