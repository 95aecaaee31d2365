//! No keyring answered: a passphrase opens the data on this device, or everything stays in memory, as the citizen decides.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::session::{UnlockVault, UseMemoryVault, VaultState};

use crate::hook::{use_backend, use_busy, use_title, use_words};
use crate::ui::{Button, ButtonKind, Card, Icon, TextInput};
use crate::words::problem_text;

/// The shortest passphrase that is taken when one is chosen.
const SHORTEST: usize = 8;

/// Stands in for every screen until the vault is open.
#[component]
pub fn Vault(state: VaultState) -> Element {
    let words = use_words();
    let locked = state == VaultState::Locked;
    let title = words.t(if locked { "vault-locked-title" } else { "vault-title" });
    use_title(title.clone());
    rsx! {
        div { class: "page", "data-narrow": "yes",
            h1 { "{title}" }
            p { {words.t(if locked { "vault-locked-text" } else { "vault-text" })} }
            Passphrase { locked }
            if !locked {
                Memory {}
            }
        }
    }
}

#[component]
fn Passphrase(locked: bool) -> Element {
    let words = use_words();
    let (backend, busy) = (use_backend(), use_busy());
    let mut passphrase = use_signal(String::new);
    let mut error = use_signal(|| None::<String>);
    let remembered = if locked { "current-password" } else { "new-password" };
    let send = move |event: FormEvent| {
        event.prevent_default();
        let text = passphrase.peek().clone();
        if !locked && text.chars().count() < SHORTEST {
            error.set(Some(words.t("vault-too-short")));
            return;
        }
        let backend = backend.clone();
        busy.run(async move {
            let done: Result<_, Problem> = backend.call(UnlockVault { passphrase: text }).await;
            error.set(done.err().map(|problem| problem_text(words, &problem)));
        });
    };
    rsx! {
        Card {
            form { class: "section", onsubmit: send,
                TextInput {
                    id: "passphrase",
                    label: words.t("vault-passphrase"),
                    hint: (!locked).then(|| words.t("vault-passphrase-more")),
                    error: error(),
                    value: passphrase(),
                    kind: "password",
                    autocomplete: remembered,
                    oninput: move |value| passphrase.set(value),
                }
                Button { kind: ButtonKind::Primary, icon: "key-round", submit: true, wide: true, busy: busy.is(),
                    {words.t(if locked { "vault-open" } else { "vault-choose" })}
                }
            }
        }
    }
}

#[component]
fn Memory() -> Element {
    let words = use_words();
    let (backend, busy) = (use_backend(), use_busy());
    let mut error = use_signal(|| None::<String>);
    let choose = move |_| {
        let backend = backend.clone();
        busy.run(async move {
            let done = backend.call(UseMemoryVault {}).await;
            error.set(done.err().map(|problem| problem_text(words, &problem)));
        });
    };
    rsx! {
        Card {
            p { {words.t("vault-memory-text")} }
            if let Some(error) = error() {
                p { class: "error", role: "alert", Icon { name: "circle-alert", size: 16 } "{error}" }
            }
            Button { icon: "hourglass", busy: busy.is(), onclick: choose, {words.t("vault-memory")} }
        }
    }
}
