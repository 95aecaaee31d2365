//! No keyring answered: a passphrase opens the data on this device, or everything stays in memory, as the citizen decides.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::command::Command;
use hue_model::session::{Session, SetDataAside, TryKeyring, UnlockVault, UseMemoryVault, VaultState};

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
    let (locked, unreadable) = (state == VaultState::Locked, state == VaultState::Unreadable);
    let silent = unreadable || state == VaultState::KeyringSilent;
    let (title, text) = match state {
        VaultState::Locked => ("vault-locked-title", "vault-locked-text"),
        VaultState::KeyringSilent => ("vault-silent-title", "vault-silent-text"),
        VaultState::Unreadable => ("vault-unreadable-title", "vault-unreadable-text"),
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
            if unreadable {
                Aside {}
            } else if !locked {
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
    rsx! {
        Way { command: TryKeyring {}, kind: ButtonKind::Primary, icon: "key-round", label: words.t("try-again") }
    }
}

#[component]
fn Memory() -> Element {
    let words = use_words();
    rsx! {
        Way { command: UseMemoryVault {}, icon: "hourglass", text: words.t("vault-memory-text"), label: words.t("vault-memory") }
    }
}

#[component]
fn Aside() -> Element {
    let words = use_words();
    rsx! {
        Way { command: SetDataAside {}, icon: "archive", text: words.t("vault-aside-text"), label: words.t("vault-aside") }
    }
}

/// A way on, what it means, and what became of it.
#[component]
fn Way<C: Command<Reply = Session> + Clone + PartialEq + 'static>(
    command: C,
    #[props(default)] kind: ButtonKind,
    icon: &'static str,
    text: Option<String>,
    label: String,
) -> Element {
    let words = use_words();
    let (backend, busy) = (use_backend(), use_busy());
    let mut error = use_signal(|| None::<String>);
    let choose = move |_| {
        let (backend, command) = (backend.clone(), command.clone());
        busy.run(async move {
            let done = backend.call(command).await;
            error.set(done.err().map(|problem| problem_text(words, &problem)));
        });
    };
    rsx! {
        Card {
            if let Some(text) = text {
                p { "{text}" }
            }
            if let Some(error) = error() {
                p { class: "error", role: "alert", Icon { name: "circle-alert", size: 16 } "{error}" }
            }
            Button { kind, icon, wide: kind == ButtonKind::Primary, busy: busy.is(), onclick: choose, "{label}" }
        }
    }
}
