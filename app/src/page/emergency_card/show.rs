//! "Show this to rescuers": the card in large Vietnamese, with the words of its owner's language small beside.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::emergency_card::{EmergencyCard, GetEmergencyCard};
use hue_model::event::Topic;
use hue_model::shell::ProposePlace;
use hue_model::text::Language;

use super::label_key;
use crate::bridge::awake;
use crate::hook::{use_back, use_backend, use_query, use_title, use_words};
use crate::page::hotline::Call;
use crate::place::{Found, Here};
use crate::route::Route;
use crate::ui::{ButtonLink, Empty, Failure, Skeleton, TopBar};
use crate::words::problem_text;

/// The national numbers, each with the key of what it is for.
const NUMBERS: [(&str, &str); 4] =
    [("113", "card-call-113"), ("114", "card-call-114"), ("115", "card-call-115"), ("112", "card-call-112")];

/// The page; while it is open the screen stays lit, where the webview can do that.
#[component]
pub fn EmergencyCardShow() -> Element {
    let (words, back) = (use_words(), use_back());
    let mut card = use_query(&[Topic::EmergencyCard], || GetEmergencyCard {});
    use_title(words.t("card-show"));
    use_future(awake::keep_awake);
    rsx! {
        TopBar { title: words.t("card-show"), back_label: words.t("back"), onback: move |()| back.call(()) }
        div { class: "page rescue-card", "data-narrow": "yes",
            match &*card.read() {
                Some(Ok(card)) if card.is_empty() => rsx! {
                    Empty { icon: "heart-pulse", title: words.t("card-empty-title"), text: words.t("card-empty-text"),
                        ButtonLink { to: Route::EmergencyCardPage {}, icon: "pencil", {words.t("card-write")} }
                    }
                },
                Some(Ok(card)) => rsx! { Facts { card: card.clone() } },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("card-error"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| card.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
            Whereabouts {}
            Numbers {}
        }
    }
}

/// What rescuers read is Vietnamese, in every language of the app.
fn vietnamese() -> Words {
    Words::new("vi")
}

#[component]
fn Facts(card: EmergencyCard) -> Element {
    let vi = vietnamese();
    rsx! {
        p { class: "rescue-card-please", lang: "vi", translate: "no", {vi.t("card-please")} }
        Beside { key_: "card-please" }
        dl { class: "rescue-card-facts",
            for (field , text) in card.fields() {
                if !text.trim().is_empty() {
                    div { key: "{field}",
                        dt {
                            span { lang: "vi", translate: "no", {vi.t(&label_key(field))} }
                            Beside { key_: label_key(field) }
                        }
                        dd { translate: "no",
                            if field.ends_with("phone") {
                                a { href: "tel:{dialled(text)}", "{text}" }
                            } else {
                                "{text}"
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A number as it is dialled.
fn dialled(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_digit() || matches!(letter, '+' | '*' | '#')).collect()
}

/// The same words in the owner's language, where it is another.
#[component]
fn Beside(key_: String) -> Element {
    let words = use_words();
    rsx! {
        if words.tag() != "vi" {
            span { class: "rescue-card-beside", {words.t(&key_)} }
        }
    }
}

/// Where the device is, once its owner let it be asked: in numbers, with the ward that they probably lie in.
#[component]
fn Whereabouts() -> Element {
    let (words, backend, vi) = (use_words(), use_backend(), vietnamese());
    let mut here = use_signal(|| None::<(Found, Option<String>)>);
    let found = move |found: Found| {
        let backend = backend.clone();
        here.set(Some((found, None)));
        spawn(async move {
            let proposal = backend.call(ProposePlace { point: found.point }).await.ok();
            let ward = proposal.filter(|proposal| proposal.outside_metres <= 0.0).and_then(|proposal| {
                proposal.candidates.first().map(|ward| ward.ward_name.text(Language::Vi).to_owned())
            });
            here.set(Some((found, ward)));
        });
    };
    rsx! {
        if let Some((at, ward)) = here() {
            p { class: "rescue-card-place", lang: "vi", translate: "no", role: "status",
                {vi.get("card-position", &args! {
                    "lat" => format!("{:.5}", at.point.lat),
                    "long" => format!("{:.5}", at.point.long),
                })}
                if let Some(metres) = at.accuracy {
                    " (± {metres.round()} m)"
                }
                if let Some(ward) = ward {
                    br {}
                    {vi.get("card-position-ward", &args! { "ward" => ward })}
                }
            }
        }
        Here { on_found: found, label: words.t("card-position-show"), why: words.t("card-position-why") }
    }
}

#[component]
fn Numbers() -> Element {
    let (words, vi) = (use_words(), vietnamese());
    rsx! {
        div { class: "rescue-card-numbers",
            for (number , key) in NUMBERS {
                div { key: "{number}",
                    Call { id: "card-{number}", class: "button", icon_size: 20, label: words.get("card-call", &args! { "number" => number, "what" => words.t(key) }), number }
                    if words.tag() != "vi" {
                        span { class: "rescue-card-beside", lang: "vi", {vi.t(key)} }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn a_number_is_dialled_without_what_people_write_between() {
        assert_eq!(dialled("+84 (234) 3.822-122"), "+842343822122");
    }
}
