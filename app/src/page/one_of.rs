//! The frame of a page that shows one thing of a list: the way back, and that thing, or why it is not there.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::time::Millis;

use crate::hook::{use_title, use_words};
use crate::route::Route;
use crate::ui::{ButtonLink, Empty, Failure, Skeleton, TopBar};
use crate::words::problem_text;

/// The keys of the words that such a page says when it cannot show what it is for, and its icon.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) icon: &'static str,
    pub(super) back: &'static str,
    pub(super) missing_title: &'static str,
    pub(super) missing_text: &'static str,
    pub(super) failed: &'static str,
}

/// The page: `children` once there is something, a skeleton before. `bar` stands in the bar where it is not the title.
#[component]
pub(super) fn OneOf(
    said: Said,
    list: Route,
    title: String,
    bar: Option<String>,
    there: Option<Result<(), Problem>>,
    on_again: EventHandler<()>,
    beside: Option<Element>,
    children: Element,
) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    use_title(title.clone());
    let to = list.clone();
    let back = move |()| {
        navigator.push(to.clone());
    };
    rsx! {
        TopBar { title: bar.unwrap_or(title), back_label: words.t(said.back), onback: back, {beside} }
        match there {
            Some(Ok(())) => children,
            Some(Err(problem)) => rsx! { Unread { said, list, problem, on_again } },
            None => rsx! { div { class: "report", Skeleton { label: words.t("loading") } } },
        }
    }
}

/// Whether what a page is for is there, once that is known.
pub(super) fn is_there<T>(answer: Option<&Result<T, Problem>>) -> Option<Result<(), Problem>> {
    answer.map(|answer| answer.as_ref().map(|_| ()).map_err(Clone::clone))
}

/// One thing of a list that the city says: while the device has heard nothing of the city, nobody knows whether it is there.
pub(super) fn of_list<T>(
    one: Option<T>,
    heard_at: Option<Millis>,
    failed: bool,
) -> Option<Result<T, Problem>> {
    match (one, heard_at) {
        (Some(one), _) => Some(Ok(one)),
        (None, Some(_)) => Some(Err(Problem::new(Code::NotFound))),
        (None, None) => failed.then(|| Err(Problem::new(Code::Offline))),
    }
}

/// Why it is not there: with the way to its list, or a way to ask again.
#[component]
fn Unread(said: Said, list: Route, problem: Problem, on_again: EventHandler<()>) -> Element {
    let words = use_words();
    rsx! {
        div { class: "report",
            if problem.code == Code::NotFound {
                Empty { icon: said.icon, title: words.t(said.missing_title), text: words.t(said.missing_text),
                    ButtonLink { to: list, {words.t(said.back)} }
                }
            } else {
                Failure {
                    title: words.t(said.failed),
                    text: problem_text(words, &problem),
                    again: words.t("try-again"),
                    onagain: on_again,
                }
            }
        }
    }
}
