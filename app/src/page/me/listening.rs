//! Whether the app goes on listening for warnings after its window is closed, and starts with the computer.

use dioxus::prelude::*;
use hue_model::settings::Settings;
use hue_model::shell::Port;

use crate::hook::{use_port, use_save_settings, use_settings, use_words};
use crate::ui::Toggle;

/// On or off; nothing where the shell has no icon to go on behind.
#[component]
pub fn KeepListening() -> Element {
    let words = use_words();
    let (settings, save) = (use_settings(), use_save_settings());
    if !use_port(Port::Tray) {
        return rsx! {};
    }
    rsx! {
        Toggle {
            id: "start-at-login",
            label: words.t("start-at-login-title"),
            hint: words.t("start-at-login-more"),
            on: settings.read().start_at_login,
            onchange: move |start_at_login: bool| {
                let before = settings.peek().clone();
                save.call(Settings { start_at_login, ..before });
            },
        }
        Toggle {
            id: "keep-listening",
            label: words.t("keep-listening-title"),
            hint: words.t("keep-listening-more"),
            on: settings.read().keep_listening,
            onchange: move |keep_listening: bool| {
                let before = settings.peek().clone();
                save.call(Settings { keep_listening, ..before });
            },
        }
    }
}
