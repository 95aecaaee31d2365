//! Places to go to in words.

use hue_i18n::{Words, args};
use hue_model::shelter::{Shelter, ShelterKind, ShelterState};
use hue_model::text::Language;
use hue_model::time::Millis;

use crate::ui::Tone;
use crate::words::moment_text;

/// What a place is for.
#[must_use]
pub fn shelter_kind_text(words: Words, kind: ShelterKind) -> String {
    words.t(match kind {
        ShelterKind::Shelter => "shelter-kind-shelter",
        ShelterKind::FloodParking => "shelter-kind-flood_parking",
    })
}

/// Whether there is room, with its tone: "Chưa xác nhận lại từ hôm qua 07:00" where that was too long ago.
#[must_use]
pub fn shelter_state_text(words: Words, place: &Shelter, now: Millis) -> (Tone, String) {
    match (place.state_at(now), place.confirmed_at) {
        (ShelterState::Open, _) => (Tone::Good, words.t("shelter-open")),
        (ShelterState::Full, _) => (Tone::Wait, words.t("shelter-full")),
        (ShelterState::Closed, _) => (Tone::Bad, words.t("shelter-closed")),
        (ShelterState::Unconfirmed, None) => (Tone::Plain, words.t("shelter-unconfirmed")),
        (ShelterState::Unconfirmed, Some(at)) => {
            let when = moment_text(words, at, now);
            (Tone::Plain, words.get("shelter-stale", &args! { "when" => when }))
        }
    }
}

/// Who said so and when, while that counts.
#[must_use]
pub fn shelter_word_text(words: Words, language: Language, place: &Shelter, now: Millis) -> Option<String> {
    if place.state_at(now) == ShelterState::Unconfirmed {
        return None;
    }
    let (at, desk) = (place.confirmed_at?, place.confirmed_by.as_ref()?);
    let when = moment_text(words, at, now);
    Some(words.get("shelter-confirmed", &args! { "desk" => desk.text(language), "when" => when }))
}

/// What is known of a place, each in a few words.
#[must_use]
pub fn shelter_facts(words: Words, place: &Shelter) -> Vec<String> {
    let count =
        |key: &str, number: Option<u32>| number.map(|number| words.get(key, &args! { "count" => number }));
    let capacity = match place.kind {
        ShelterKind::Shelter => "shelter-capacity-shelter",
        ShelterKind::FloodParking => "shelter-capacity-flood_parking",
    };
    let ramp = place.ramp.map(|ramp| words.t(if ramp { "shelter-ramp" } else { "shelter-no-ramp" }));
    let facts = [
        count(capacity, place.capacity),
        count("shelter-floor", place.floor_cm),
        ramp,
        count("shelter-toilets", place.toilets),
    ];
    facts.into_iter().flatten().collect()
}
