//! What the city's own pages share: the language of a visitor, names and times in it, cookies, and where a form came
//! from.

use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use hue_i18n::{Words, when};
use hue_model::text::Language;
use hue_model::time::Millis;
use maud::{DOCTYPE, Markup, html};

use crate::state::App;

/// The cookie with the language that somebody chose.
pub(crate) const LANGUAGE_COOKIE: &str = "hue-language";

/// The words in this language, or those in which the city writes to its readers.
pub(crate) fn in_language(language: Language) -> Words {
    Words::new(language.written().tag())
}

/// The words of the other language of a page with two.
pub(crate) fn other(words: Words) -> Words {
    in_language(if words.tag() == "vi" { Language::En } else { Language::Vi })
}

/// The language these words are in, for the pack's names.
pub(crate) fn language(words: Words) -> Language {
    Language::from_tag(words.tag()).unwrap_or_default()
}

/// The words for a visitor: as chosen before, else as the browser asks, else Vietnamese.
///
/// Whoever asks for languages of which we have none is no Vietnamese reader either, and reads English.
pub(crate) fn words(headers: &HeaderMap) -> Words {
    let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(Language::from_tag);
    in_language(chosen.or_else(|| asked(headers)).unwrap_or_default())
}

/// The language of the city's that the browser asks for, or English where it asks for none of these; `None` where it asks for
/// none at all.
pub(crate) fn asked(headers: &HeaderMap) -> Option<Language> {
    let list = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    // Browsers list languages best first; a weight changes that order too seldom to be worth reading.
    let tags = || list.split(',').map(|entry| entry.split(';').next().unwrap_or(entry).trim());
    let foreign = || tags().any(|tag| !matches!(tag, "" | "*")).then_some(Language::En);
    tags().filter_map(Language::from_tag).find(|it| Language::WRITTEN.contains(it)).or_else(foreign)
}

/// A moment in words, seen from now.
pub(crate) fn moment(words: Words, at: Millis, now: Millis) -> String {
    match (at.in_hue(), now.in_hue()) {
        (Some(at), Some(now)) => when::moment(words, at, now),
        _ => String::new(),
    }
}

/// A stretch of time in words, seen from now.
pub(crate) fn span(words: Words, (from, to): (Millis, Millis), now: Millis) -> String {
    match (from.in_hue(), to.in_hue(), now.in_hue()) {
        (Some(from), Some(to), Some(now)) => when::span(words, from, to, now),
        _ => String::new(),
    }
}

/// A ward's name.
pub(crate) fn ward_name(app: &App, words: Words, code: &str) -> String {
    app.pack.wards.get(code).map_or(code, |name| name.text(language(words))).to_owned()
}

/// A whole page of the city, in the language of this tag.
pub(crate) fn document(tag: &str, title: &str, head: &Markup, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                (head)
            }
            body { (body) }
        }
    }
}

/// What the head of a page has whose look these style sheets of the console's folder make.
pub(crate) fn look(sheets: &[&str]) -> Markup {
    html! {
        @for sheet in sheets {
            link rel="stylesheet" href=(format!("/console/assets/{sheet}.css"));
        }
        link rel="icon" href="/console/assets/icon.svg" type="image/svg+xml";
    }
}

/// The value of a cookie.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(known, _)| *known == name))
        .map(|(_, value)| value)
}

/// Whether the city is reached over TLS.
pub(crate) fn is_tls(app: &App) -> bool {
    app.profile.base_url.starts_with("https://")
}

/// Puts a cookie on an answer.
pub(crate) fn set_cookie(
    app: &App,
    response: &mut Response,
    name: &str,
    value: &str,
    same_site: &str,
    seconds: i64,
) {
    let secure = if is_tls(app) { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite={same_site}; Max-Age={seconds}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// Whether a form did not come from another site: browsers always say where a POST comes from.
pub(crate) fn same_origin(headers: &HeaderMap, base_url: &str) -> bool {
    headers.get(header::ORIGIN).is_none_or(|origin| origin.as_bytes() == origin_of(base_url).as_bytes())
}

/// The origin of an address of ours.
pub(crate) fn origin_of(base_url: &str) -> String {
    url::Url::parse(base_url).map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::{cookie, same_origin, words};

    fn headers(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(http::HeaderName::from_static(name), HeaderValue::from_static(value))])
    }

    #[test]
    fn the_visitors_language_is_found() {
        assert_eq!(words(&HeaderMap::new()).tag(), "vi");
        assert_eq!(words(&headers("accept-language", "ja, en-GB;q=0.8, vi;q=0.5")).tag(), "en");
        assert_eq!(words(&headers("accept-language", "vi-VN, en;q=0.5")).tag(), "vi");
        assert_eq!(words(&headers("cookie", "a=b; hue-language=en")).tag(), "en");
    }

    #[test]
    fn a_visitor_whose_languages_we_do_not_have_reads_english() {
        for foreign in ["ko", "fr-FR, fr;q=0.9", "zh-Hant"] {
            assert_eq!(words(&headers("accept-language", foreign)).tag(), "en", "{foreign}");
        }
        for any in ["*", "", "ko, vi;q=0.5"] {
            assert_eq!(words(&headers("accept-language", any)).tag(), "vi", "{any}");
        }
    }

    #[test]
    fn cookies_are_whole_names() {
        let jar = headers("cookie", "xhue=1; hue=2");
        assert_eq!(cookie(&jar, "hue"), Some("2"));
        assert_eq!(cookie(&jar, "ue"), None);
    }

    #[test]
    fn a_foreign_page_cannot_post() {
        let city = "http://127.0.0.1:7000";
        assert!(same_origin(&headers("origin", "http://127.0.0.1:7000"), city));
        assert!(!same_origin(&headers("origin", "http://127.0.0.1:7001"), city));
        assert!(!same_origin(&headers("origin", "null"), city));
    }
}
