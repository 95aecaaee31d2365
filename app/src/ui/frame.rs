//! The frame's parts: top bar, navigation, status strip.

use dioxus::prelude::*;

use crate::ui::{Icon, Tone};

/// The bar of a screen below home: back, title, and what else belongs there.
#[component]
pub fn TopBar(
    title: String,
    back_label: String,
    onback: Option<EventHandler<()>>,
    children: Element,
) -> Element {
    rsx! {
        header { class: "top-bar",
            if let Some(onback) = onback {
                button {
                    class: "icon-button",
                    r#type: "button",
                    "aria-label": "{back_label}",
                    onclick: move |_| onback.call(()),
                    Icon { name: "arrow-left" }
                }
            }
            h1 { "{title}" }
            {children}
        }
    }
}

/// A room in the navigation.
#[derive(Clone, Debug, PartialEq)]
pub struct NavItem {
    /// Where it leads.
    pub to: NavigationTarget,
    /// Its icon.
    pub icon: &'static str,
    /// Its name.
    pub label: String,
    /// Whether we are in it.
    pub current: bool,
    /// A number beside it, with its words for screen readers.
    pub badge: Option<(u32, String)>,
}

/// The rooms: a bar at the foot of a phone, a rail at the side of a wide window.
#[component]
pub fn Nav(label: String, brand: String, items: Vec<NavItem>) -> Element {
    rsx! {
        nav { class: "nav", "aria-label": "{label}",
            p { class: "nav-brand",
                img { src: "/assets/icon.svg", alt: "", width: "36", height: "36" }
                "{brand}"
            }
            for item in items {
                Link {
                    key: "{item.icon}",
                    to: item.to,
                    class: "nav-item",
                    "aria-current": if item.current { "page" },
                    span { class: "nav-icon",
                        Icon { name: item.icon }
                        if let Some((number, words)) = item.badge {
                            span { class: "badge",
                                span { "aria-hidden": "true", "{number}" }
                                span { class: "hidden", "{words}" }
                            }
                        }
                    }
                    span { class: "nav-label", "{item.label}" }
                }
            }
        }
    }
}

/// The thin strip that tells how things stand.
#[component]
pub fn StatusStrip(tone: Tone, icon: Option<&'static str>, text: String, children: Element) -> Element {
    rsx! {
        div { class: "strip", role: "status", "data-tone": tone.name(),
            if let Some(name) = icon {
                Icon { name, size: 16 }
            } else {
                span { class: "dot", "aria-hidden": "true" }
            }
            span { "{text}" }
            {children}
        }
    }
}
