//! A way out of the app: a page in the system's browser, a place in the phone's maps.

use dioxus::prelude::*;
use hue_model::shell::OpenPage;

use crate::hook::{use_backend, use_complain};
use crate::ui::Icon;

/// A link that never takes the app's own window along. Where a shell opens pages, the engine asks it to.
#[component]
pub(crate) fn Outside(
    url: String,
    icon: &'static str,
    label: String,
    #[props(default = "secondary")] kind: &'static str,
) -> Element {
    let (backend, complain) = (use_backend(), use_complain());
    let by_shell = url.starts_with("https://") && !backend.page_opens_urls();
    let address = url.clone();
    let open = move |event: MouseEvent| {
        if !by_shell {
            return;
        }
        event.prevent_default();
        let (backend, url) = (backend.clone(), address.clone());
        spawn(async move {
            if let Err(problem) = backend.call(OpenPage { url }).await {
                complain.say(&problem);
            }
        });
    };
    rsx! {
        a { class: "button", "data-kind": kind, href: "{url}", target: "_blank", rel: "noopener noreferrer", onclick: open,
            Icon { name: icon, size: 20 }
            "{label}"
        }
    }
}
