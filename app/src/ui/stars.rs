//! Stars to give, and stars that were given.

use dioxus::prelude::*;

use crate::ui::Icon;

/// One to so many stars as there are labels: radio buttons in a row, filled up to the chosen one.
#[component]
pub fn Stars(
    name: String,
    legend: String,
    labels: Vec<String>,
    chosen: u8,
    onchoose: EventHandler<u8>,
) -> Element {
    rsx! {
        fieldset { class: "choices stars",
            legend { "{legend}" }
            div { class: "stars-row",
                for (stars , label) in (1_u8..).zip(labels) {
                    label { key: "{stars}", class: "star-one", "data-on": if stars <= chosen { "yes" },
                        input {
                            r#type: "radio",
                            name: "{name}",
                            value: "{stars}",
                            checked: stars == chosen,
                            "aria-label": "{label}",
                            onchange: move |_| onchoose.call(stars),
                        }
                        Icon { name: "star", size: 28 }
                    }
                }
            }
        }
    }
}
