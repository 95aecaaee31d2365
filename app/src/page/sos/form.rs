//! What can be said after the call: nothing of it is required, and each thing goes out as it is said.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::limits::{SOS_NOTE_CHARS, SOS_PEOPLE, SOS_PHONE_CHARS};
use hue_model::sos::{Need, Subject, Vulnerable};

use super::desk::{turn_to, use_sheet};
use super::place::PlaceField;
use super::subject::SubjectChoice;
use super::water::Water;
use crate::hook::use_words;
use crate::saver::Saved;
use crate::ui::{Icon, Pick, Picks, TextArea, TextInput, Toggle};
use crate::words::problem_text;

const VULNERABLE: [(Vulnerable, &str); 5] = [
    (Vulnerable::Child, "sos-vulnerable-child"),
    (Vulnerable::Elderly, "sos-vulnerable-elderly"),
    (Vulnerable::Pregnant, "sos-vulnerable-pregnant"),
    (Vulnerable::Disabled, "sos-vulnerable-disabled"),
    (Vulnerable::Injured, "sos-vulnerable-injured"),
];
const NEEDS: [(Need, &str); 4] = [
    (Need::Rescue, "sos-need-rescue"),
    (Need::Medical, "sos-need-medical"),
    (Need::FoodWater, "sos-need-food-water"),
    (Need::Shelter, "sos-need-shelter"),
];

/// Where they are and whom to call, before anything else: without either nobody can come.
#[component]
pub(crate) fn Whereabouts() -> Element {
    rsx! {
        div { class: "sos-form",
            PlaceField {}
            Phones {}
        }
    }
}

/// The form, in the order in which a rescuer asks; place and phones are left out where they stand above it.
#[component]
pub(crate) fn Form(whereabouts: bool) -> Element {
    let words = use_words();
    let saved = use_sheet().saved;
    rsx! {
        section { class: "sos-form", "aria-labelledby": "sos-more",
            h2 { id: "sos-more", {words.t("sos-more")} }
            if let Saved::No(problem) = &*saved.read() {
                p { class: "error", role: "alert",
                    Icon { name: "circle-alert", size: 16 }
                    {problem_text(words, problem)}
                }
            }
            Who {}
            Water {}
            People {}
            Weak {}
            if whereabouts {
                PlaceField {}
            }
            Needs {}
            if whereabouts {
                Phones {}
            }
            Silent {}
            Note {}
        }
    }
}

#[component]
fn Who() -> Element {
    let sheet = use_sheet();
    let subject = sheet.content.read().subject;
    rsx! {
        SubjectChoice { subject, onchoose: move |subject| sheet.change(|details| turn_to(details, subject)) }
    }
}

#[component]
fn People() -> Element {
    let (words, sheet) = (use_words(), use_sheet());
    let count = sheet.content.read().people.unwrap_or(0);
    let (fewer, more) = (sheet.clone(), sheet);
    rsx! {
        div { class: "sos-people", role: "group", "aria-labelledby": "sos-people",
            h3 { id: "sos-people", {words.t("sos-people")} }
            button {
                class: "sos-step",
                r#type: "button",
                "aria-label": words.t("sos-people-fewer"),
                disabled: count == 0,
                onclick: move |_| fewer.change(|details| details.people = details.people.and_then(|one| one.checked_sub(1)).filter(|one| *one > 0)),
                Icon { name: "minus" }
            }
            output { class: "numbers", "aria-live": "polite", {words.get("sos-people-value", &args! { "count" => u32::from(count) })} }
            button {
                class: "sos-step",
                r#type: "button",
                "aria-label": words.t("sos-people-more"),
                onclick: move |_| more.change(|details| details.people = Some(details.people.unwrap_or(0).saturating_add(1).min(SOS_PEOPLE))),
                Icon { name: "plus" }
            }
        }
    }
}

#[component]
fn Weak() -> Element {
    let (words, sheet) = (use_words(), use_sheet());
    let chosen = sheet.content.read().vulnerable.clone();
    let picks = VULNERABLE.map(|(one, key)| Pick { label: words.t(key), on: chosen.contains(&one) });
    rsx! {
        Picks {
            legend: words.t("sos-vulnerable"),
            picks: picks.to_vec(),
            onpick: move |index: usize| sheet.change(|details| flip(&mut details.vulnerable, VULNERABLE.get(index))),
        }
    }
}

#[component]
fn Needs() -> Element {
    let (words, sheet) = (use_words(), use_sheet());
    let chosen = sheet.content.read().needs.clone();
    let picks = NEEDS.map(|(one, key)| Pick { label: words.t(key), on: chosen.contains(&one) });
    rsx! {
        Picks {
            legend: words.t("sos-needs"),
            picks: picks.to_vec(),
            onpick: move |index: usize| sheet.change(|details| flip(&mut details.needs, NEEDS.get(index))),
        }
    }
}

/// Puts one in, or takes it out.
fn flip<T: Copy + Ord>(list: &mut Vec<T>, one: Option<&(T, &str)>) {
    let Some((one, _)) = one else { return };
    let had = list.contains(one);
    list.retain(|other| other != one);
    list.extend((!had).then_some(*one));
    list.sort();
}

#[component]
fn Phones() -> Element {
    let (words, sheet) = (use_words(), use_sheet());
    let content = sheet.content.read().clone();
    let other = content.subject == Subject::Other;
    // The browser knows the number of whoever holds the device.
    let known = if other { "off" } else { "tel" };
    let (theirs, mine) = (sheet.clone(), sheet);
    rsx! {
        TextInput {
            id: "sos-phone",
            label: words.t(if other { "sos-phone-theirs" } else { "sos-phone-mine" }),
            hint: words.t("sos-phone-hint"),
            value: content.phone,
            kind: "tel",
            autocomplete: known,
            maxlength: "{SOS_PHONE_CHARS}",
            oninput: move |text| theirs.type_in(|details| details.phone = text),
        }
        if other {
            TextInput {
                id: "sos-caller-phone",
                label: words.t("sos-phone-mine"),
                hint: words.t("sos-phone-caller-hint"),
                value: content.caller_phone,
                kind: "tel",
                autocomplete: "tel",
                maxlength: "{SOS_PHONE_CHARS}",
                oninput: move |text| mine.type_in(|details| details.caller_phone = text),
            }
        }
    }
}

#[component]
fn Silent() -> Element {
    let (words, sheet) = (use_words(), use_sheet());
    let (on, other) = {
        let content = sheet.content.read();
        (content.cannot_talk, content.subject == Subject::Other)
    };
    rsx! {
        div { class: "list",
            Toggle {
                id: "sos-cannot-talk",
                label: words.t(if other { "sos-cannot-talk-other" } else { "sos-cannot-talk" }),
                on,
                onchange: move |on| sheet.change(|details| details.cannot_talk = on),
            }
        }
    }
}

#[component]
fn Note() -> Element {
    let (words, sheet) = (use_words(), use_sheet());
    let note = sheet.content.read().note.clone();
    rsx! {
        TextArea {
            id: "sos-note",
            label: words.t("sos-note"),
            hint: words.t("sos-note-hint"),
            value: note,
            rows: 3,
            maxlength: "{SOS_NOTE_CHARS}",
            oninput: move |text| sheet.type_in(|details| details.note = text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_press_takes_it_out() {
        let mut list = vec![Vulnerable::Injured];
        flip(&mut list, VULNERABLE.first());
        assert_eq!(list, [Vulnerable::Child, Vulnerable::Injured], "in the order of the form");
        flip(&mut list, VULNERABLE.first());
        assert_eq!(list, [Vulnerable::Injured]);
    }
}
