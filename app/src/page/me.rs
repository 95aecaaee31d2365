//! Me: who I am here, how the app behaves, what waits, and the ways out.

use dioxus::prelude::*;

use crate::hook::{use_settings, use_title, use_words};
use crate::route::Route;
use crate::ui::{RowLink, Section};

pub mod about;
pub mod consents;
mod identity;
mod listening;
mod notices;
pub mod privacy;
pub(crate) mod queue;
mod quiet;
pub mod settings;
pub(crate) mod sign_out;
pub(crate) mod storm;
pub mod try_warnings;
mod ward;

/// The page.
#[component]
pub fn Me() -> Element {
    let words = use_words();
    use_title(words.t("me-title"));
    let simple = use_settings().read().simple_mode;
    rsx! {
        div { class: "page me",
            h1 { {words.t("me-title")} }
            div { class: "columns",
                div { class: "column",
                    identity::Identity {}
                    Section { id: "me-queue", title: words.t("queue-title"), queue::QueueCard {} }
                }
                div { class: "column",
                    Section { id: "me-settings", title: words.t("settings-title"),
                        div { class: "card",
                            settings::LanguageChoice {}
                            settings::ThemeChoice {}
                        }
                        div { class: "list",
                            settings::SimpleToggle { simple }
                            ward::HomeWard {}
                            ward::SavedWards {}
                            consents::WarnHere {}
                            notices::Notices {}
                            listening::KeepListening {}
                            quiet::Quiet {}
                            storm::StormSaver {}
                            RowLink { to: Route::Gauges {}, icon: "waves", title: words.t("threshold-title"), text: words.t("gauge-list-title") }
                        }
                    }
                    Section { id: "me-more", title: words.t("me-more-title"),
                        div { class: "list",
                            RowLink { to: Route::HelpList {}, icon: "circle-question-mark", title: words.t("help-title"), text: words.t("help-more") }
                            RowLink { to: Route::EmergencyCardPage {}, icon: "heart-pulse", title: words.t("card-title"), text: words.t("card-more") }
                            RowLink { to: Route::TryWarnings {}, icon: "radio", title: words.t("try-title"), text: words.t("try-more") }
                            RowLink { to: Route::Privacy {}, icon: "shield-check", title: words.t("privacy-title"), text: words.t("privacy-more") }
                            RowLink { to: Route::About {}, icon: "info", title: words.t("about-title"), text: words.t("about-more") }
                            sign_out::SignOutRow {}
                        }
                    }
                }
            }
        }
    }
}
