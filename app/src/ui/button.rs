//! Buttons, and links that look like them.

use dioxus::prelude::*;

use crate::ui::{Icon, Spinner};

/// What a button means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Something else one can do.
    #[default]
    Secondary,
    /// Quiet, inside text and lists.
    Quiet,
    /// Destroys something.
    Danger,
}

impl ButtonKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// A button. While `busy` it is disabled and turns; a `submit` button belongs to its form.
#[component]
pub fn Button(
    #[props(default)] kind: ButtonKind,
    icon: Option<&'static str>,
    #[props(default)] busy: bool,
    #[props(default)] disabled: bool,
    #[props(default)] wide: bool,
    #[props(default)] submit: bool,
    onclick: Option<EventHandler<MouseEvent>>,
    #[props(extends = button, extends = GlobalAttributes)] attributes: Vec<Attribute>,
    children: Element,
) -> Element {
    rsx! {
        button {
            class: "button",
            r#type: if submit { "submit" } else { "button" },
            "data-kind": kind.name(),
            "data-wide": if wide { "yes" },
            "aria-busy": if busy { "true" },
            disabled: busy || disabled,
            onclick: move |event| {
                if let Some(handler) = onclick {
                    handler.call(event);
                }
            },
            ..attributes,
            if busy {
                Spinner {}
            } else if let Some(name) = icon {
                Icon { name, size: 20 }
            }
            {children}
        }
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    #[props(into)] to: NavigationTarget,
    #[props(default)] kind: ButtonKind,
    icon: Option<&'static str>,
    #[props(default)] wide: bool,
    #[props(extends = a, extends = GlobalAttributes)] attributes: Vec<Attribute>,
    children: Element,
) -> Element {
    rsx! {
        Link { to, class: "button", "data-kind": kind.name(), "data-wide": if wide { "yes" }, attributes,
            if let Some(name) = icon {
                Icon { name, size: 20 }
            }
            {children}
        }
    }
}
