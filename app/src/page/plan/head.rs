//! What a plan is called, for which day it is, when it begins and how one goes.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::limits::PLAN_NAME_CHARS;
use hue_model::plan::Travel;

use super::desk::use_desk;
use crate::hook::use_words;
use crate::ui::{Choice, Choices, TextInput};
use crate::words::both_calendars;

/// The fields.
#[component]
pub(super) fn Head() -> Element {
    let (words, desk) = (use_words(), use_desk());
    let mut name = use_signal(|| desk.content.peek().name.clone());
    let content = desk.content.read();
    let count = name.read().chars().count();
    let error = if name.read().trim().is_empty() {
        Some(words.t("plan-name-missing"))
    } else {
        (count > PLAN_NAME_CHARS)
            .then(|| words.get("plan-name-long", &args! { "max" => PLAN_NAME_CHARS, "count" => count }))
    };
    let day = content.day.map(|day| day.to_string()).unwrap_or_default();
    let start = format!("{:02}:{:02}", content.start / 60, content.start % 60);
    rsx! {
        div { class: "plan-head",
            TextInput {
                id: "plan-name",
                label: words.t("plan-name"),
                value: name(),
                error,
                autocomplete: "off",
                oninput: move |text: String| {
                    name.set(text.clone());
                    if !text.trim().is_empty() && text.chars().count() <= PLAN_NAME_CHARS {
                        desk.change(|content| content.name = text);
                    }
                },
            }
            div { class: "plan-when",
                TextInput {
                    id: "plan-day",
                    label: words.t("plan-day"),
                    kind: "date",
                    value: day,
                    hint: content.day.map(|day| both_calendars(words, day)),
                    oninput: move |text: String| desk.change(|content| content.day = text.parse().ok()),
                }
                TextInput {
                    id: "plan-start",
                    label: words.t("plan-start"),
                    kind: "time",
                    value: start,
                    oninput: move |text: String| {
                        if let Some(start) = minute(&text) {
                            desk.change(|content| content.start = start);
                        }
                    },
                }
            }
            Choices {
                name: "plan-travel",
                legend: words.t("plan-travel"),
                choices: vec![
                    Choice { value: "ride", label: words.t("plan-travel-ride"), lang: None },
                    Choice { value: "walk", label: words.t("plan-travel-walk"), lang: None },
                ],
                chosen: if content.travel == Travel::Walk { "walk" } else { "ride" },
                onchoose: move |value| {
                    let travel = if value == "walk" { Travel::Walk } else { Travel::Ride };
                    desk.change(|content| content.travel = travel);
                },
            }
        }
    }
}

/// "08:30" as minutes after midnight.
fn minute(text: &str) -> Option<u16> {
    let (hours, rest) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, rest.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::minute;

    #[test]
    fn a_time_of_the_day_is_read_with_or_without_seconds() {
        assert_eq!((minute("08:30"), minute("23:59:59")), (Some(510), Some(1_439)));
        assert_eq!((minute(""), minute("24:00"), minute("8:5"), minute("aa:bb")), (None, None, None, None));
    }
}
