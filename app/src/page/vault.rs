//! No keyring answered: a passphrase opens the data on this device, or everything stays in memory, as the citizen decides.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::session::{TryKeyring, UnlockVault, UseMemoryVault, VaultState};

use crate::hook::{use_backend, use_busy, use_title, use_words};
use crate::page::me::sign_out::SignOutRow;
use crate::ui::{Button, ButtonKind, Card, Icon, TextInput};
use crate::words::problem_text;

/// The shortest passphrase that is taken when one is chosen.
const SHORTEST: usize = 8;

/// Stands in for every screen until the vault is open.
#[component]
pub fn Vault(state: VaultState) -> Element {
    let words = use_words();
    let (locked, silent) = (state == VaultState::Locked, state == VaultState::KeyringSilent);
    let (title, text) = match state {
        VaultState::Locked => ("vault-locked-title", "vault-locked-text"),
        VaultState::KeyringSilent => ("vault-silent-title", "vault-silent-text"),
        _ => ("vault-title", "vault-text"),
    };
    let title = words.t(title);
    use_title(title.clone());
    rsx! {
        div { class: "page", "data-narrow": "yes",
            h1 { "{title}" }
            p { {words.t(text)} }
            if silent {
                Again {}
            } else {
                Passphrase { locked }
            }
            if !locked {
                Memory {}
            }
            if locked || silent {
                SignOutRow {}
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
fn Again() -> Element {
    let words = use_words();
    let (backend, busy) = (use_backend(), use_busy());
    let mut error = use_signal(|| None::<String>);
    let ask = move |_| {
        let backend = backend.clone();
        busy.run(async move {
            let done = backend.call(TryKeyring {}).await;
            error.set(done.err().map(|problem| problem_text(words, &problem)));
        });
    };
    rsx! {
        Card {
            if let Some(error) = error() {
                p { class: "error", role: "alert", Icon { name: "circle-alert", size: 16 } "{error}" }
            }
            Button { kind: ButtonKind::Primary, icon: "key-round", wide: true, busy: busy.is(), onclick: ask, {words.t("try-again")} }
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
