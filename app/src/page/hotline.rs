//! Calling somebody. A demonstration never calls: it says which number it would be.

use dioxus::prelude::*;
use hue_i18n::args;

use crate::hook::{use_about, use_words};
use crate::ui::{Button, ButtonKind, Icon, Sheet};

/// The city's call centre.
#[component]
pub fn Hotline(class: String, icon_size: u32, label: String) -> Element {
    let about = use_about();
    let number = about.read().as_ref().map(|about| about.city.hotline.clone()).unwrap_or_default();
    rsx! {
        Call { id: "hotline", class, icon_size, label, number }
    }
}

/// A button that calls a number. While nobody knows whether this is a demonstration it does call: the engine may be
/// out of reach when somebody needs help.
#[component]
pub fn Call(id: String, class: String, icon_size: u32, label: String, number: String) -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    let demo = use_about().read().as_ref().is_some_and(|about| about.city.demo);
    rsx! {
        if demo {
            button { class: "{class}", r#type: "button", onclick: move |_| open.set(true),
                Icon { name: "phone", size: icon_size }
                "{label}"
            }
            Sheet {
                id: "{id}",
                title: "{label}",
                open,
                close_label: words.t("close"),
                onclose: move |()| open.set(false),
                p { {words.get("hotline-demo", &args! { "number" => number })} }
                Button { kind: ButtonKind::Primary, onclick: move |_| open.set(false), {words.t("understood")} }
            }
        } else {
            a { class: "{class}", href: "tel:{number}", Icon { name: "phone", size: icon_size } "{label}" }
        }
    }
}
