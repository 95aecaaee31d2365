//! What must not be said in a translation alone that no native speaker has read: the English stands beside it, as long as
//! the words themselves say that it has to ([`Words::beside`]).

use dioxus::prelude::*;
use hue_i18n::Words;

/// What `say` says in the language of the screen, and the English beneath it where that is needed.
pub(crate) fn beside(words: Words, say: &dyn Fn(Words) -> String) -> Element {
    let text = say(words);
    match words.beside().map(say) {
        None => rsx! { "{text}" },
        // The language lacks the message, so that it is English already.
        Some(english) if english == text => rsx! {
            span { lang: "en", "{text}" }
        },
        Some(english) => rsx! {
            span { class: "said",
                "{text}"
                span { class: "beside", lang: "en", "{english}" }
            }
        },
    }
}

/// A message with the English beneath it where that is needed.
pub(crate) fn beside_key(words: Words, key: &str) -> Element {
    beside(words, &|words| words.t(key))
}

/// The same in one line, for where no markup can stand: titles, names of buttons, what the system shows.
pub(crate) fn beside_text(words: Words, say: &dyn Fn(Words) -> String) -> String {
    let text = say(words);
    match words.beside().map(say) {
        Some(english) if english != text => format!("{text} · {english}"),
        _ => text,
    }
}

/// The `lang` of a message that is said in another language than the rest of the screen.
pub(crate) fn foreign(words: Words, key: &str) -> Option<&'static str> {
    Some(words.tag_of(key)).filter(|tag| *tag != words.tag())
}
