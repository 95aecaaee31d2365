//! What happened so far, oldest first, with times and agencies.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::report::{CityStatus, Report, TimelineEntry};
use hue_model::time::Millis;

use crate::hook::{use_language, use_now, use_words};
use crate::ui::Tone;
use crate::words::{due_text, moment_text, status_chip};

/// The timeline; it begins with the press of Send.
#[component]
pub(crate) fn Timeline(report: Report) -> Element {
    let (words, now) = (use_words(), use_now());
    let last = report.timeline.len();
    rsx! {
        section { "aria-labelledby": "report-timeline",
            h2 { class: "hidden", id: "report-timeline", {words.t("report-timeline")} }
            ol { class: "timeline",
                li { "data-tone": if last == 0 { "wait" },
                    p { class: "timeline-step", {words.t("report-step-sent")} }
                    p { class: "timeline-when", {moment_text(words, report.sent_at, now)} }
                }
                for (index , entry) in report.timeline.iter().cloned().enumerate() {
                    Entry { key: "{index}", due: report.due_at.filter(|_| entry.status == CityStatus::Assigned), entry }
                }
            }
        }
    }
}

#[component]
fn Entry(entry: TimelineEntry, due: Option<Millis>) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let agency = entry.agency.as_ref().map(|agency| agency.text(language).to_owned());
    let mut when = vec![moment_text(words, entry.at, now)];
    // The step "given to" names the agency already.
    when.extend(agency.clone().filter(|_| entry.status != CityStatus::Assigned));
    when.extend(due.map(|due| due_text(words, due, now)));
    let bad = status_chip(entry.status).tone == Tone::Bad;
    rsx! {
        li { "data-tone": bad.then_some("bad"),
            p { class: "timeline-step", {step_text(words, entry.status, agency.as_deref())} }
            p { class: "timeline-when", {when.join(" · ")} }
            if let Some(note) = entry.note {
                if entry.status != CityStatus::Refused {
                    p { class: "letter", lang: "vi", "{note}" }
                }
            }
        }
    }
}

/// A step as something that happened.
fn step_text(words: Words, status: CityStatus, agency: Option<&str>) -> String {
    let key = match status {
        CityStatus::Received => "report-step-received",
        CityStatus::Verified => "report-step-verified",
        CityStatus::Assigned => match agency {
            Some(agency) => return words.get("report-step-assigned", &args! { "agency" => agency }),
            None => "report-step-assigned-plain",
        },
        CityStatus::InProgress => "report-step-in-progress",
        CityStatus::Answered => "report-step-answered",
        CityStatus::Fixed => "report-step-fixed",
        CityStatus::Refused => "report-step-refused",
        CityStatus::Closed => "report-step-closed",
        CityStatus::Withdrawn => "report-step-withdrawn",
    };
    words.t(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assignment_names_the_agency() {
        let words = Words::new("vi");
        assert_eq!(step_text(words, CityStatus::Assigned, Some("Sở Xây dựng")), "Giao Sở Xây dựng");
        assert_eq!(step_text(words, CityStatus::Assigned, None), "Đã giao cơ quan");
    }

    #[test]
    fn answered_and_fixed_are_two_steps() {
        let words = Words::new("vi");
        assert_ne!(step_text(words, CityStatus::Answered, None), step_text(words, CityStatus::Fixed, None));
    }
}
