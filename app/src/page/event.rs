//! One festival or event: what happens, when by both calendars, where, and how sure that is.

use dioxus::prelude::*;
use hue_model::catalogue::{Event as Festival, Span};
use hue_model::ical::{Calendar, MEDIA_TYPE};

use crate::alert::Aloud;
use crate::hook::{
    TextFile, use_catalogue, use_in_catalogue, use_language, use_now, use_save_file, use_words,
};
use crate::page::one_of::{OneOf, Said, is_there};
use crate::route::Route;
use crate::ui::{Button, Chip, Icon, Tone};
use crate::words::event_days_text;

/// How many of the next times are said.
const TIMES: usize = 3;
/// How far ahead they are looked for, in days: what is every three years comes once.
const AHEAD: u64 = 3 * 390;

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "calendar-days",
    back: "events-back",
    missing_title: "event-missing-title",
    missing_text: "services-missing-text",
    failed: "services-error",
};

/// The page.
#[component]
pub fn EventPage(id: ReadSignal<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut catalogue = use_catalogue();
    let event = use_in_catalogue(move |all| all.events.iter().find(|event| event.id == id()).cloned());
    let title = match &*event.read() {
        Some(Ok(event)) => event.name.text(language).to_owned(),
        _ => words.t("events-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Events {},
            title,
            there: is_there(event.read().as_ref()),
            on_again: move |()| catalogue.restart(),
            if let Some(Ok(event)) = event() {
                Whole { event }
            }
        }
    }
}

/// The next times of an event.
fn next(event: &Festival, now: hue_model::time::Millis) -> Vec<Span> {
    let Some(today) = now.in_hue().map(|now| now.date_naive()) else { return Vec::new() };
    let end = today.checked_add_days(chrono::Days::new(AHEAD)).unwrap_or(today);
    let mut times = event.dates.between(today, end);
    times.truncate(TIMES);
    times
}

#[component]
fn Whole(event: Festival) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let (tag, about) = event.description.get(language);
    let times = next(&event, now);
    let (spoken, now_at) = (event.clone(), now);
    let text = use_callback(move |()| aloud_text(words, &spoken, language, now_at));
    rsx! {
        article { class: "report event-page",
            if !event.is_sure() {
                p { class: "chips", Chip { tone: Tone::Wait, icon: "circle-alert", {words.t("event-check")} } }
            }
            p { lang: tag, "{about}" }
            div { class: "buttons",
                if let Some(span) = times.first().copied() {
                    ToCalendar { event: event.clone(), span }
                }
                Aloud { about: event.id.clone(), text, lang: tag, calm: true }
            }
            Facts { event: event.clone(), times }
        }
    }
}

/// Keeps the next time of it as a file that any calendar takes in.
#[component]
fn ToCalendar(event: Festival, span: Span) -> Element {
    let (words, language, now, catalogue) = (use_words(), use_language(), use_now(), use_catalogue());
    let save = use_save_file();
    let keep = move |_| {
        let point = match (&*catalogue.read(), &event.place) {
            (Some(Ok(catalogue)), Some(id)) => {
                catalogue.points_of_interest.iter().find(|place| place.id == *id).map(|place| place.point)
            }
            _ => None,
        };
        let event = event.in_calendar(span, point, language, &words.t("event-check"), now);
        let name = file_name(&event.uid);
        let text = Calendar { name: String::new(), events: vec![event] }.write();
        save.call(TextFile { name, media_type: MEDIA_TYPE, text });
    };
    rsx! {
        Button { icon: "plus", onclick: keep, {words.t("event-to-calendar")} }
    }
}

/// The name of the file: of a code that the desk chose only letters, figures and so many of them that any system takes it.
fn file_name(uid: &str) -> String {
    let stem = uid.trim_end_matches("@hue");
    let (code, day) = stem.rsplit_once('-').unwrap_or((stem, ""));
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    let code: String = code.chars().map(plain).take(40).collect();
    format!("event-{code}-{day}.ics")
}

/// Name, next days and description, in the language that the description is in.
fn aloud_text(
    words: hue_i18n::Words,
    event: &Festival,
    language: hue_model::text::Language,
    now: hue_model::time::Millis,
) -> String {
    // One voice reads all of it: the days are said in the language of the text.
    let said_in = event.description.get(language).0;
    let words = words.beside().filter(|english| english.tag() == said_in).unwrap_or(words);
    let when = next(event, now).first().map(|span| event_days_text(words, *span, &event.dates, now));
    let parts =
        [Some(event.name.text(language).to_owned()), when, Some(event.description.text(language).to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

#[component]
fn Facts(event: Festival, times: Vec<Span>) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let (venue_tag, venue) = event.venue.get(language);
    rsx! {
        dl { class: "facts",
            dt { {words.t("event-when")} }
            dd {
                if times.is_empty() {
                    {words.t("event-announced")}
                }
                for span in times {
                    p { key: "{span.first}", {event_days_text(words, span, &event.dates, now)} }
                }
            }
            if !venue.is_empty() {
                dt { {words.t("event-where")} }
                dd { lang: venue_tag, "{venue}" }
            }
            if let Some(place) = &event.place {
                dt { {words.t("event-place")} }
                dd { PlaceLink { id: place.clone() } }
            }
            dt { {words.t("place-source")} }
            dd { class: "hint", lang: "en", "{event.source}" }
        }
    }
}

#[component]
fn PlaceLink(id: String) -> Element {
    let (language, catalogue) = (use_language(), use_catalogue());
    let name = match &*catalogue.read() {
        Some(Ok(catalogue)) => catalogue
            .points_of_interest
            .iter()
            .find(|place| place.id == id)
            .map(|place| place.name.text(language).to_owned()),
        _ => None,
    };
    rsx! {
        if let Some(name) = name {
            Link { to: Route::PlacePage { id: id.clone() }, Icon { name: "map-pin", size: 16 } "{name}" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_named_by_letters_and_figures_whatever_the_code() {
        assert_eq!(file_name("le_hoi.hue-20270610@hue"), "event-le-hoi-hue-20270610.ics");
        let long = file_name(&format!("{}-20270610@hue", "a".repeat(60)));
        assert!(long.len() <= 64 && long.ends_with("a-20270610.ics"), "{long}");
    }
}
