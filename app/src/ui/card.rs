//! Cards, rows, chips and sections.

use dioxus::prelude::*;

use crate::ui::Icon;

/// The tone of a chip, strip or card; never the only sign, words stand beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// The city's colour.
    Brand,
    /// Done, safe.
    Good,
    /// Waits, needs a look.
    Wait,
    /// Needs the citizen.
    Bad,
}

impl Tone {
    /// Its name in the stylesheet.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Brand => "brand",
            Self::Good => "good",
            Self::Wait => "wait",
            Self::Bad => "bad",
        }
    }
}

/// A box with a hairline.
#[component]
pub fn Card(
    #[props(default)] tone: Tone,
    #[props(extends = div, extends = GlobalAttributes)] attributes: Vec<Attribute>,
    children: Element,
) -> Element {
    rsx! {
        div { class: "card", "data-tone": tone.name(), ..attributes, {children} }
    }
}

/// A small label with a tone.
#[component]
pub fn Chip(#[props(default)] tone: Tone, icon: Option<&'static str>, children: Element) -> Element {
    rsx! {
        span { class: "chip", "data-tone": tone.name(),
            if let Some(name) = icon {
                Icon { name, size: 16 }
            }
            {children}
        }
    }
}

/// A part of a page under its own heading.
#[component]
pub fn Section(id: String, title: String, children: Element) -> Element {
    rsx! {
        section { class: "section", "aria-labelledby": "{id}",
            h2 { id: "{id}", tabindex: "-1", "{title}" }
            {children}
        }
    }
}

/// A row that leads somewhere: icon, title, a second line, an arrow.
#[component]
pub fn RowLink(
    #[props(into)] to: NavigationTarget,
    icon: Option<&'static str>,
    title: String,
    text: Option<String>,
) -> Element {
    rsx! {
        Link { to, class: "row",
            if let Some(name) = icon {
                span { class: "row-icon", Icon { name } }
            }
            span { class: "row-text",
                span { class: "row-title", "{title}" }
                if let Some(text) = text {
                    span { class: "row-more", "{text}" }
                }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}
