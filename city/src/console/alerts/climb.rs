//! How far a warning that waits for its second person has climbed the duty list, loudly.

use hue_i18n::{Words, args};
use hue_model::time::Millis;
use maud::{Markup, html};

use crate::alert::duty::Climb;

/// How many things happened on the way: a page that shows fewer is old.
pub(super) fn events(climb: &Climb) -> usize {
    climb.calls.len() + climb.calls.iter().filter(|call| call.used_at.is_some()).count()
}

/// On the warning's own page: since when, who was called, who is next.
pub(super) fn whole(words: Words, climb: &Climb, now: Millis) -> Markup {
    let minutes = now.since(climb.since).div_euclid(60_000);
    let called = !climb.calls.is_empty();
    html! {
        div.climb data-called=[called.then_some("true")] role=[called.then_some("alert")] {
            p { b { (words.get("console-duty-waits", &args! { "minutes" => minutes })) } }
            @if called {
                ul {
                    @for call in &climb.calls {
                        @let when = clock(call.called_at);
                        li {
                            (words.get("console-duty-called", &args! { "name" => call.name.as_str(), "when" => when }))
                            @if let Some(at) = call.used_at {
                                " · " (words.get("console-duty-opened", &args! { "when" => clock(at) }))
                            }
                        }
                    }
                }
            }
            p { (next(words, climb)) }
        }
    }
}

/// In the list: the same in one line; nothing before somebody was called.
pub(super) fn line(words: Words, climb: &Climb) -> Markup {
    let names: Vec<_> = climb.calls.iter().map(|call| call.name.as_str()).collect();
    html! {
        @if !names.is_empty() {
            span.climb data-called="true" {
                (words.get("console-duty-line", &args! { "names" => names.join(", ") })) " " (next(words, climb))
            }
        }
    }
}

fn next(words: Words, climb: &Climb) -> String {
    match &climb.next {
        Some((who, at)) => {
            let when = clock(*at);
            words.get("console-duty-next", &args! { "name" => who.name.as_str(), "when" => when })
        }
        None if climb.calls.is_empty() => words.t("console-duty-nobody"),
        None => words.t("console-duty-everybody"),
    }
}

/// A time of this shift, on Huế's clocks.
fn clock(at: Millis) -> String {
    at.in_hue().map(|at| at.format("%H:%M").to_string()).unwrap_or_default()
}
