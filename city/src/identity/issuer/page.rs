//! The pages of the sandbox issuer: plain HTML, no script.

use hue_i18n::Words;
use maud::{Markup, html};

use super::request::AuthorizeRequest;
use crate::identity::people::{PEOPLE, Person};
use crate::web::{self, other};

/// A whole page around this content.
fn frame(words: Words, title: &str, content: &Markup) -> Markup {
    let body = html! {
        aside.demo { (words.t("console-demo-banner")) }
        main.sheet { (content) }
    };
    web::document(words.tag(), title, &web::look(&["fonts", "tokens", "vneid"]), &body)
}

/// The page that asks who is here. The form goes back to its own address, which holds the request.
pub(crate) fn authorize(words: Words, request: &AuthorizeRequest, other_language: &str) -> Markup {
    let other = other(words);
    let client = words.t(request.client.name);
    frame(
        words,
        &words.t("console-vneid-title"),
        &html! {
            header {
                p.mark { span aria-hidden="true" { "V" } (words.t("console-vneid-mark")) }
                a.language href=(other_language) lang=(other.tag()) hreflang=(other.tag()) {
                    (other.t("console-language-name"))
                }
            }
            h1 { (words.t("console-vneid-title")) }
            p.lead { b { (client) } " " (words.t("console-vneid-asks")) }
            p.note { (words.t("console-vneid-simulated")) }
            form method="post" {
                ul.people { @for person in &PEOPLE { li { (button(words, person)) } } }
                button.deny type="submit" name="deny" value="1" { (words.t("console-vneid-deny")) }
            }
        },
    )
}

fn button(words: Words, person: &Person) -> Markup {
    let initial = person.name.rsplit(' ').next().and_then(|word| word.chars().next()).unwrap_or('?');
    let level = words.t(&format!("console-vneid-level-{}", person.level));
    html! {
        button.person type="submit" name="person" value=(person.sub) {
            span.face aria-hidden="true" { (initial) }
            span.who {
                b lang=(person.lang) { (person.name) }
                small { (words.t(person.about)) }
                @if let Some(phone) = person.phone { small.phone { (phone) } }
            }
            span.level data-level=(person.level) { (level) }
        }
    }
}

/// A page that says one thing.
pub(crate) fn notice(words: Words, title: &str, text: &str) -> Markup {
    let title = words.t(title);
    frame(
        words,
        &title,
        &html! {
            header { p.mark { span aria-hidden="true" { "V" } (words.t("console-vneid-mark")) } }
            h1 { (title) }
            p.lead { (words.t(text)) }
        },
    )
}
