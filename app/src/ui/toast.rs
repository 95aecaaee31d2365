//! Short messages at the foot of the screen, and the regions screen readers listen to.

use dioxus::prelude::*;

use crate::ui::Icon;

/// A message to show.
#[derive(Clone, Debug, PartialEq)]
pub struct ToastView {
    /// Tells it from the others.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// The words of its button.
    pub action: Option<String>,
}

/// The messages, newest last.
#[component]
pub fn ToastStack(
    toasts: Vec<ToastView>,
    close_label: String,
    onaction: EventHandler<u32>,
    onclose: EventHandler<u32>,
) -> Element {
    rsx! {
        div { class: "toasts", role: "status",
            for toast in toasts {
                div { key: "{toast.id}", class: "toast",
                    span { "{toast.text}" }
                    if let Some(action) = toast.action {
                        button { class: "toast-action", r#type: "button", onclick: move |_| onaction.call(toast.id), "{action}" }
                    }
                    button {
                        class: "icon-button",
                        r#type: "button",
                        "aria-label": "{close_label}",
                        onclick: move |_| onclose.call(toast.id),
                        Icon { name: "x", size: 20 }
                    }
                }
            }
        }
    }
}

/// The two regions screen readers listen to, the second one at once.
#[component]
pub fn Live(polite: String, urgent: String) -> Element {
    rsx! {
        div { class: "hidden", "aria-live": "polite", "{polite}" }
        div { class: "hidden", "aria-live": "assertive", "{urgent}" }
    }
}
