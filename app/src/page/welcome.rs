//! First use: who holds what, why and how long, in ten lines; then the consents, each on its own.

use dioxus::prelude::*;
use hue_model::settings::Settings;

use crate::hook::{use_back, use_save_settings, use_settings, use_title, use_words};
use crate::page::me::consents::Consents;
use crate::page::me::settings::LanguageChoice;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Icon, Section, TopBar};

/// The ten lines: an icon and a message each.
const LINES: [(&str, &str); 10] = [
    ("lock", "welcome-drafts"),
    ("send", "welcome-sent"),
    ("image", "welcome-photos"),
    ("user", "welcome-guest"),
    ("shield-check", "welcome-name"),
    ("eye-off", "welcome-agency"),
    ("globe", "welcome-public"),
    ("hourglass", "welcome-how-long"),
    ("key-round", "welcome-keys"),
    ("undo-2", "welcome-take-back"),
];

/// The page. Nothing has to be agreed to for the app to work.
#[component]
pub fn Welcome() -> Element {
    let words = use_words();
    let (settings, save, back) = (use_settings(), use_save_settings(), use_back());
    let navigator = use_navigator();
    let welcomed = settings.read().welcomed;
    use_title(words.t("welcome-title"));
    let start = move |_| {
        let before = settings.peek().clone();
        save.call(Settings { welcomed: true, ..before });
        let _ = navigator.replace(Route::Home {});
    };
    rsx! {
        TopBar { title: words.t("welcome-title"), back_label: words.t("back"), onback: welcomed.then(|| EventHandler::new(move |()| back.call(()))) }
        div { class: "page", "data-narrow": "yes",
            LanguageChoice {}
            Section { id: "welcome-lines", title: words.t("welcome-lines-title"), TenLines {} }
            Section { id: "welcome-consents", title: words.t("consents-title"),
                p { class: "muted", {words.t("consents-text")} }
                Consents {}
            }
        }
        div { class: "foot",
            Button { kind: ButtonKind::Primary, wide: true, onclick: start, {words.t("welcome-start")} }
        }
    }
}

/// The ten lines alone, for the privacy page as well.
#[component]
pub fn TenLines() -> Element {
    let words = use_words();
    rsx! {
        ul { class: "lines",
            for (icon, key) in LINES {
                li { key: "{key}", Icon { name: icon, size: 20 } span { {words.t(key)} } }
            }
        }
    }
}
