//! How far a warning that waits for its second person has climbed the duty list, loudly.

use hue_i18n::{Words, args};
use hue_model::time::Millis;
use maud::{Markup, html};

use crate::alert::duty::Climb;
use crate::store::duty_call::DutyCall;

/// How many things happened on the way: a page that shows fewer is old.
pub(super) fn events(climb: &Climb) -> usize {
    climb.calls.len() + climb.calls.iter().filter(|call| call.used_at.is_some()).count()
}

/// On the warning's own page: since when, whose turn it was, who is next. Texts go out in a demonstration alone, where they
/// are simulated; elsewhere the desk calls by itself, and reads whom on which phone.
pub(super) fn whole(words: Words, climb: &Climb, now: Millis, demo: bool) -> Markup {
    let minutes = now.since(climb.since).div_euclid(60_000);
    let called = !climb.calls.is_empty();
    html! {
        div.climb data-called=[called.then_some("true")] role=[called.then_some("alert")] {
            p { b { (words.get("console-duty-waits", &args! { "minutes" => minutes })) } }
            @if called {
                ul {
                    @for call in &climb.calls {
                        li {
                            (turn(words, climb, call, demo))
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
pub(super) fn line(words: Words, climb: &Climb, demo: bool) -> Markup {
    let names: Vec<_> = climb.calls.iter().map(|call| call.name.as_str()).collect();
    html! {
        @if !names.is_empty() {
            span.climb data-called="true" {
                (words.get(if demo { "console-duty-line" } else { "console-duty-line-turn" }, &args! { "names" => names.join(", ") })) " " (next(words, climb))
            }
        }
    }
}

fn turn(words: Words, climb: &Climb, call: &DutyCall, demo: bool) -> String {
    let key = if demo { "console-duty-called" } else { "console-duty-turn" };
    let (name, phone) = (call.name.as_str(), climb.phone(call));
    words.get(key, &args! { "name" => name, "phone" => phone, "when" => clock(call.called_at) })
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

#[cfg(test)]
mod tests {
    use hue_model::id::AlertId;
    use hue_model::text::Language;
    use hue_model::time::Millis;

    use super::{Climb, DutyCall, line, whole};
    use crate::store::duty::OnDuty;
    use crate::web;

    #[test]
    fn where_nothing_sends_texts_the_desk_is_told_whom_to_phone() {
        let (iss, sub, name) = ("https://id.example", "huy", "Lê Quang Huy");
        let call = DutyCall {
            alert_id: AlertId::from_parts(Millis(0), [1; 10]),
            submitted_at: Millis(0),
            step: 0,
            iss: iss.into(),
            sub: sub.into(),
            name: name.into(),
            called_at: Millis(180_000),
            link_sha256: String::new(),
            used_at: None,
        };
        let huy = OnDuty {
            iss: iss.into(),
            sub: sub.into(),
            name: name.into(),
            phone: "0905 000 101".into(),
            approves: true,
        };
        let climb = Climb { since: Millis(0), calls: vec![call], next: None, people: vec![huy] };
        let words = web::in_language(Language::Vi);
        let page = whole(words, &climb, Millis(200_000), false).into_string();
        assert!(page.contains("Đến lượt Lê Quang Huy (0905 000 101) từ 07:03: hãy gọi điện"), "{page}");
        assert!(line(words, &climb, false).into_string().contains("Đến lượt: Lê Quang Huy. Hãy gọi điện."));
        assert!(whole(words, &climb, Millis(200_000), true).into_string().contains("mô phỏng"));
    }
}
