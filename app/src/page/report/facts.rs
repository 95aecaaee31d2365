//! The details: number, receipt code, place, category, dates, name.

use dioxus::prelude::*;
use hue_model::report::Report;

use crate::hook::{use_language, use_now, use_pack, use_words};
use crate::words::moment_text;

/// The details of a report.
#[component]
pub(crate) fn Facts(report: Report) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let pack = use_pack();
    let place = report.content.place.as_ref().map(|place| {
        let ward = match &*pack.read() {
            Some(Ok(pack)) => {
                pack.ward(&place.ward_code).map(|ward| ward.full_name.text(language).to_owned())
            }
            _ => None,
        };
        let parts = [Some(place.address.clone()), ward];
        parts.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let rows = [
        ("report-fact-number", report.number.clone()),
        ("report-fact-receipt", report.receipt.clone()),
        ("report-fact-category", Some(report.service_name.text(language).to_owned())),
        ("report-fact-place", place.filter(|place| !place.is_empty())),
        ("report-fact-sent", Some(moment_text(words, report.sent_at, now))),
        ("report-fact-due", report.due_at.map(|due| moment_text(words, due, now))),
    ];
    rsx! {
        section { "aria-labelledby": "report-facts",
            h2 { class: "hidden", id: "report-facts", {words.t("report-facts")} }
            dl { class: "facts",
                for (key , value) in rows {
                    if let Some(value) = value {
                        dt { key: "{key}", {words.t(key)} }
                        dd { class: "numbers", "{value}" }
                    }
                }
            }
            if report.guest {
                p { class: "hint", {words.t("report-fact-guest")} }
            }
            if report.content.anonymous {
                p { class: "hint", {words.t("report-fact-anonymous")} }
            }
        }
    }
}
