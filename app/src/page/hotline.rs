//! Calling the city's call centre. A demonstration never calls: it says which number it would be.

use dioxus::prelude::*;
use hue_i18n::args;

use crate::hook::{use_about, use_words};
use crate::ui::{Button, ButtonKind, Icon, Sheet};

/// A tile that calls.
#[component]
pub fn Hotline(class: String, icon_size: u32, label: String) -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    let about = use_about();
    let (number, demo) = match &*about.read() {
        Some(about) => (about.city.hotline.clone(), about.city.demo),
        None => (String::new(), true),
    };
    rsx! {
        if demo {
            button { class: "{class}", r#type: "button", onclick: move |_| open.set(true),
                Icon { name: "phone", size: icon_size }
                "{label}"
            }
            Sheet {
                id: "hotline",
                title: words.t("hotline-title"),
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
