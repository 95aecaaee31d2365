//! Reading aloud by the voice that the device has for a language: a warning, a place, a festival.

use std::pin::pin;

use dioxus::dioxus_core::Task;
use dioxus::prelude::*;
use futures_util::future::{Either, select};
use hue_model::alert::AlertSummary;

use super::ring::use_due;
use crate::bridge::{dom, speech};
use crate::hook::{use_language, use_now, use_toasts, use_ward_names, use_words};
use crate::ui::Button;
use crate::words::aloud_text;

/// A warning's button; see [`Aloud`].
#[component]
pub(crate) fn ReadAloud(
    summary: AlertSummary,
    #[props(default)] calm: bool,
    onspeak: Option<Callback<bool>>,
) -> Element {
    let (words, language, now, names) = (use_words(), use_language(), use_now(), use_ward_names());
    let about = summary.alert.id.to_string();
    let text = use_callback(move |()| aloud_text(words, &summary, language, |code| names.of(code), now));
    rsx! {
        Aloud { about, text, lang: language.tag(), calm, explains: calm, onspeak }
    }
}

/// The button that reads a `text` aloud in the language `lang`, and stops it too; where the device has no voice for the
/// language it says so instead, if it `explains`. Leaving the screen stops it, and so do another thing to read (`about`)
/// and an alarm that comes over a `calm` page. `onspeak` hears when it begins and ends.
#[component]
pub(crate) fn Aloud(
    about: String,
    text: Callback<(), String>,
    #[props(into)] lang: String,
    #[props(default)] calm: bool,
    #[props(default)] explains: bool,
    onspeak: Option<Callback<bool>>,
) -> Element {
    let (words, toasts) = (use_words(), use_toasts());
    let voice = use_voice(lang.clone());
    let mut speaking = use_signal(|| None::<Task>);
    let mut end = move || {
        speaking.set(None);
        onspeak.iter().for_each(|heard| heard.call(false));
    };
    let due = use_due();
    use_effect(move || {
        let alarm = due.read().is_some();
        let task = (*speaking.peek()).filter(|_| calm && alarm);
        if let Some(task) = task {
            task.cancel();
            end();
        }
    });
    let read = (about, lang.clone());
    use_effect(use_reactive!(|(read,)| {
        let _ = read;
        let task = *speaking.peek();
        if let Some(task) = task {
            task.cancel();
            end();
        }
    }));
    let press = move |_| {
        if let Some(task) = speaking() {
            task.cancel();
            return end();
        }
        onspeak.iter().for_each(|heard| heard.call(true));
        let (text, lang) = (text.call(()), lang.clone());
        speaking.set(Some(spawn(async move {
            if !said(&text, &lang).await {
                toasts.say(words.t("alert-aloud-failed"));
            }
            end();
        })));
    };
    let (icon, key) =
        if speaking().is_some() { ("x", "alert-aloud-stop") } else { ("volume-2", "alert-aloud-start") };
    rsx! {
        match voice() {
            Some(true) => rsx! {
                Button { icon, onclick: press, {words.t(key)} }
            },
            Some(false) if explains => rsx! {
                p { class: "hint", {words.t("alert-aloud-no-voice")} }
            },
            _ => rsx! {},
        }
    }
}

/// Longest time that one letter takes a voice, in milliseconds: twice as long as it should.
const LETTER_MS: u32 = 150;
/// Longest time that a voice takes to begin, in milliseconds.
const BEGIN_MS: u32 = 10_000;

/// Whether it was said to its end. A voice that never says that it ended keeps no siren silent for ever.
async fn said(text: &str, language: &str) -> bool {
    let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let most = letters.saturating_mul(LETTER_MS).saturating_add(BEGIN_MS);
    match select(pin!(speech::speak(text, language)), pin!(dom::sleep(most))).await {
        Either::Left((said, _)) => said,
        Either::Right(_) => false,
    }
}

/// Whether the device has a voice for the language; `None` where it cannot speak at all, and while it looks for one.
fn use_voice(lang: String) -> Signal<Option<bool>> {
    let mut voice = use_signal(|| None);
    use_effect(use_reactive!(|(lang,)| {
        if speech::page_speaks() {
            spawn(async move { voice.set(Some(speech::has_voice(&lang).await)) });
        }
    }));
    voice
}
