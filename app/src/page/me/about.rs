//! What this app is: version, city, licences, and what is only simulated.

use dioxus::prelude::*;

use super::settings::NotReviewed;
use crate::hook::{use_about, use_back, use_language, use_title, use_words};
use crate::ui::{Card, Section, Skeleton, TopBar};

/// What the app is built of, with the licence of each.
const PARTS: [(&str, &str); 5] = [
    ("Tràng Tiền", "MIT OR Apache-2.0"),
    ("Be Vietnam Pro", "SIL Open Font License 1.1"),
    ("Lucide", "ISC"),
    ("MapLibre GL JS", "BSD-3-Clause"),
    ("Dioxus, Tauri, SQLCipher", "MIT OR Apache-2.0, BSD-3-Clause"),
];

/// The page.
#[component]
pub fn About() -> Element {
    let words = use_words();
    let (about, language, back) = (use_about(), use_language(), use_back());
    use_title(words.t("about-title"));
    rsx! {
        TopBar { title: words.t("about-title"), back_label: words.t("back"), onback: move |()| back.call(()) }
        div { class: "page", "data-narrow": "yes",
            Card {
                if let Some(about) = &*about.read() {
                    dl { class: "about-facts",
                        dt { {words.t("about-version")} }
                        dd { "{about.version}" }
                        dt { {words.t("about-city")} }
                        dd { {about.city.name.text(language)} }
                        dt { {words.t("about-server")} }
                        dd { class: "break", "{about.city.base_url}" }
                        dt { {words.t("about-hotline")} }
                        dd { "{about.city.hotline}" }
                    }
                } else {
                    Skeleton { label: words.t("loading"), rows: 1 }
                }
                NotReviewed {}
            }
            Section { id: "about-simulated", title: words.t("about-simulated-title"),
                p { {words.t("about-simulated-text")} }
            }
            Section { id: "about-licences", title: words.t("about-licences-title"),
                dl { class: "about-facts",
                    for (part, licence) in PARTS {
                        dt { key: "{part}", "{part}" }
                        dd { "{licence}" }
                    }
                    dt { {words.t("about-pack")} }
                    dd { {words.t("about-pack-text")} }
                }
            }
        }
    }
}
