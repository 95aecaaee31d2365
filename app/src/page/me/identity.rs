//! Who I am here: a guest, or a person with an identity level.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::session::{Person, Revocation, Session, SessionState, VaultState};

use crate::hook::{use_session, use_words};
use crate::route::Route;
use crate::ui::{ButtonKind, ButtonLink, Card, Chip, Icon, Skeleton, Tone};

/// The card.
#[component]
pub fn Identity() -> Element {
    let words = use_words();
    let session = use_session();
    let session = session.read();
    let Some(session) = &*session else {
        return rsx! { Skeleton { label: words.t("loading"), rows: 1 } };
    };
    rsx! {
        match &session.state {
            SessionState::SignedIn(person) => rsx! { Known { person: person.clone(), expired: false } },
            SessionState::Expired(person) => rsx! { Known { person: person.clone(), expired: true } },
            SessionState::Guest | SessionState::SigningIn => rsx! { Guest {} },
        }
        if let Some(key) = revocation_key(session) {
            Card { tone: Tone::Wait, p { role: "status", {words.t(key)} } }
        }
        if session.vault == VaultState::Memory {
            Card { tone: Tone::Wait, p { {words.t("vault-memory-note")} } }
        }
    }
}

/// What is said of somebody who left while the city did not hear it.
const fn revocation_key(session: &Session) -> Option<&'static str> {
    match (session.revocation, session.vault) {
        (Revocation::Settled, _) => None,
        (Revocation::Owed, VaultState::Memory) => Some("revocation-owed-memory"),
        (Revocation::Owed, _) => Some("revocation-owed"),
        (Revocation::Lost, _) => Some("revocation-lost"),
    }
}

#[component]
fn Guest() -> Element {
    let words = use_words();
    rsx! {
        Card {
            div { class: "who",
                span { class: "avatar", Icon { name: "user", size: 28 } }
                div { class: "row-text",
                    p { class: "who-name", {words.t("me-guest")} }
                    p { class: "muted", {words.t("me-guest-more")} }
                }
            }
            ButtonLink { to: Route::SignIn {}, kind: ButtonKind::Primary, icon: "fingerprint", wide: true, {words.t("sign-in-button")} }
        }
    }
}

#[component]
fn Known(person: Person, expired: bool) -> Element {
    let words = use_words();
    let initial = person.name.split(' ').next_back().and_then(|name| name.chars().next()).unwrap_or('?');
    rsx! {
        Card {
            div { class: "who",
                span { class: "avatar", "aria-hidden": "true", "{initial}" }
                div { class: "row-text",
                    p { class: "who-name", "{person.name}" }
                    span { class: "chips",
                        if expired {
                            Chip { tone: Tone::Wait, icon: "clock", {words.t("me-expired")} }
                        } else {
                            Chip { tone: Tone::Good, icon: "shield-check", {words.get("me-level", &args! { "level" => person.level })} }
                        }
                    }
                }
            }
            p { class: "muted", {words.get("me-level-more", &args! { "level" => person.level })} }
            if expired {
                p { {words.t("expired-text")} }
                ButtonLink { to: Route::SignIn {}, kind: ButtonKind::Primary, icon: "log-in", wide: true, {words.t("sign-in-again")} }
            }
        }
    }
}
