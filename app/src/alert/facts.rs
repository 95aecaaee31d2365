//! Until when it counts, when the next bulletin comes, and who issued it.

use dioxus::prelude::*;
use hue_model::alert::Alert;

use crate::hook::{use_language, use_now, use_words};
use crate::words::{moment_text, until_text};

/// Three short facts.
#[component]
pub(crate) fn Facts(alert: ReadSignal<Alert>) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let alert = alert.read();
    let (lang, issuer) = alert.bulletin.issuer.get(language);
    let next = alert.bulletin.next_at.map(|at| moment_text(words, at, now));
    rsx! {
        dl { class: "alert-facts",
            div {
                dt { {words.t("alert-fact-until")} }
                dd { {until_text(words, &alert, now)} }
            }
            div {
                dt { {words.t("alert-fact-next")} }
                dd { {next.unwrap_or_else(|| words.t("alert-next-unknown"))} }
            }
            div { class: "alert-issuer",
                dt { {words.t("alert-fact-issuer")} }
                dd {
                    span { lang: "{lang}", "{issuer}" }
                    " · "
                    {moment_text(words, alert.bulletin.issued_at, now)}
                }
            }
        }
    }
}
