//! What stands where one thing was to be read: it is not there, with the way to its list, or it could not be read.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::problem::Code;

use crate::hook::use_words;
use crate::route::Route;
use crate::ui::{ButtonLink, Empty, Failure};
use crate::words::problem_text;

/// The page's content; `title`, `text`, `back` and `failed` are the keys of its words.
#[component]
pub(super) fn Unread(
    problem: Problem,
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    list: Route,
    back: &'static str,
    failed: &'static str,
    on_again: EventHandler<()>,
) -> Element {
    let words = use_words();
    rsx! {
        div { class: "report",
            if problem.code == Code::NotFound {
                Empty { icon, title: words.t(title), text: words.t(text),
                    ButtonLink { to: list, {words.t(back)} }
                }
            } else {
                Failure {
                    title: words.t(failed),
                    text: problem_text(words, &problem),
                    again: words.t("try-again"),
                    onagain: on_again,
                }
            }
        }
    }
}
