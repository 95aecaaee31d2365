//! One cut: when and where, how it stands, and a way into the citizen's calendar.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::ical::{Calendar, MEDIA_TYPE};
use hue_model::outage::{ListedOutage, Outage, OutageKind, OutageState};

use crate::hook::{TextFile, use_about, use_now, use_save_file, use_ward_names, use_words};
use crate::ui::{Button, Card, Chip, Icon};
use crate::words::{outage_kind_text, outage_state_text, outage_when_text};

/// The card of a cut.
#[component]
pub(super) fn Cut(listed: ListedOutage) -> Element {
    let (words, now) = (use_words(), use_now());
    let names = use_ward_names();
    let outage = listed.outage;
    let state = outage.state_at(now);
    let (tone, standing) = outage_state_text(words, state);
    let icon = match outage.kind {
        OutageKind::Power => "zap-off",
        OutageKind::Water => "droplets",
    };
    let wards = outage.ward_codes.iter().map(|code| names.of(code).unwrap_or_else(|| code.clone()));
    let wards = wards.collect::<Vec<_>>().join(", ");
    rsx! {
        Card {
            h3 { class: "cut-title", Icon { name: icon, size: 20 } {outage_kind_text(words, outage.kind)} }
            p { class: "chips", Chip { tone, "{standing}" } }
            p { strong { {outage_when_text(words, &outage, now)} } }
            if !outage.area.is_empty() {
                p { lang: "vi", "{outage.area}" }
            }
            p { class: "row-more", "{wards}" }
            if !outage.reason.is_empty() {
                p { class: "row-more",
                    {words.t("outage-reason")}
                    ": "
                    span { lang: "vi", "{outage.reason}" }
                }
            }
            p { class: "row-more", lang: "vi", "{outage.provider}" }
            if state != OutageState::Restored {
                ToCalendar { outage: outage.clone(), wards }
            }
        }
    }
}

/// Keeps the cut as a file that any calendar takes in.
#[component]
fn ToCalendar(outage: Outage, wards: String) -> Element {
    let (words, now, about) = (use_words(), use_now(), use_about());
    let save = use_save_file();
    let what = format!("{} {}", outage_kind_text(words, outage.kind), outage_when_text(words, &outage, now));
    let label = words.get("outage-to-calendar-of", &args! { "what" => what });
    let keep = move |_| {
        let demo = about.peek().as_ref().is_some_and(|about| about.city.demo);
        save.call(file(words, &outage, &wards, demo));
    };
    rsx! {
        Button { icon: "plus", "aria-label": label, onclick: keep, {words.t("outage-to-calendar")} }
    }
}

/// The cut as a calendar of one event.
fn file(words: Words, outage: &Outage, wards: &str, demo: bool) -> TextFile {
    let lines = [outage.provider.clone(), outage.reason.clone()];
    let lines = lines.into_iter().chain(demo.then(|| words.t("outage-demo")));
    let description = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let places = [outage.area.as_str(), wards].into_iter().filter(|place| !place.is_empty());
    let location = places.collect::<Vec<_>>().join(", ");
    let event = outage.event(outage_kind_text(words, outage.kind), description, location, String::new());
    let day = outage.starts_at.in_hue().map(|at| at.format("%Y-%m-%d").to_string()).unwrap_or_default();
    TextFile {
        name: format!("{}-{day}.ics", outage.kind.word()),
        media_type: MEDIA_TYPE,
        text: Calendar { name: String::new(), events: vec![event] }.write(),
    }
}
