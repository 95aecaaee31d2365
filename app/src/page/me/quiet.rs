//! Quiet hours: when warnings that are no danger to life make no sound.

use dioxus::prelude::*;
use hue_model::settings::{QuietHours, Settings};

use crate::hook::{use_save_settings, use_settings, use_words};
use crate::ui::{TextInput, Toggle};

/// What is proposed to somebody who turns them on: ten in the evening to six in the morning.
const USUAL: QuietHours = QuietHours { from: 22 * 60, to: 6 * 60 };

/// On or off, and from when to when.
#[component]
pub fn Quiet() -> Element {
    let words = use_words();
    let (settings, save) = (use_settings(), use_save_settings());
    let hours = settings.read().quiet_hours;
    let set = use_callback(move |quiet_hours: Option<QuietHours>| {
        let before = settings.peek().clone();
        save.call(Settings { quiet_hours, ..before });
    });
    rsx! {
        Toggle {
            id: "quiet-hours",
            label: words.t("quiet-title"),
            hint: words.t("quiet-more"),
            on: hours.is_some(),
            onchange: move |on: bool| set.call(on.then_some(USUAL)),
        }
        if let Some(hours) = hours {
            div { class: "quiet-hours",
                Hour { id: "quiet-from", label: words.t("quiet-from"), minute: hours.from, onset: move |from| set.call(Some(QuietHours { from, ..hours })) }
                Hour { id: "quiet-to", label: words.t("quiet-to"), minute: hours.to, onset: move |to| set.call(Some(QuietHours { to, ..hours })) }
            }
        }
    }
}

#[component]
fn Hour(id: &'static str, label: String, minute: u16, onset: EventHandler<u16>) -> Element {
    rsx! {
        TextInput {
            id,
            label,
            value: format!("{:02}:{:02}", minute / 60, minute % 60),
            kind: "time",
            oninput: move |text: String| {
                if let Some(minute) = minute_of(&text) {
                    onset.call(minute);
                }
            },
        }
    }
}

/// The minute after midnight of "22:00"; `None` while somebody is still typing.
fn minute_of(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.get(..2)?.parse::<u16>().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::minute_of;

    #[test]
    fn a_time_is_a_minute_of_the_day() {
        assert_eq!((minute_of("22:00"), minute_of("06:30:00")), (Some(1_320), Some(390)));
        assert_eq!([minute_of(""), minute_of("24:00"), minute_of("7:6"), minute_of("xx:yy")], [None; 4]);
    }
}
