//! The middle of the page of a case.

mod acts;
mod doubles;
mod history;
mod more;

pub(super) use doubles::reasons;

use std::collections::BTreeSet;

use hue_i18n::{Words, args};
use hue_model::time::Millis;
use maud::{Markup, html};

use super::case::Shown;
use super::row::{age, place};
use crate::console::form::Mistake;
use crate::console::listing;
use crate::console::officer::Officer;
use crate::console::rows::Urgency;
use crate::lite::say::{needs, people, vulnerable, water};
use crate::sos::clean::phone_key;
use crate::state::App;
use crate::store::report::word;
use crate::store::sos::{Confirmed, Source, number};
use crate::web::{moment, ward_name};

/// A case and who looks at it.
pub(super) struct View<'a> {
    pub(super) app: &'a App,
    pub(super) officer: &'a Officer,
    pub(super) words: Words,
    pub(super) shown: &'a Shown,
    /// The board's filters, kept through every form.
    pub(super) query: &'a str,
    pub(super) now: Millis,
    pub(super) mistake: Option<&'a Mistake>,
}

impl View<'_> {
    /// Everything but the map.
    pub(super) fn main(&self, urgency: Urgency) -> Markup {
        let (words, case) = (self.words, &self.shown.case);
        html! {
            main.case id="main" tabindex="-1" data-version=(case.version)
                data-state=(word(case.state)) data-team=[case.team.as_deref()] {
                a.back href=(format!("/console/sos?{}", self.query)) { "‹ " (words.t("console-sos-to-board")) }
                p.changed id="changed" role="status" hidden {
                    (words.t("console-sos-changed")) " "
                    a href=(self.href()) { (words.t("console-changed-reload")) }
                }
                (self.head(urgency))
                @if let Some(mistake) = self.mistake { p.error role="alert" { (mistake.message) } }
                (self.whole())
                (self.link())
                (self.facts())
                (self.note())
                (self.more())
                (self.claim())
                (self.suggestions())
                (self.team())
                (self.actions())
                (self.parts())
                (self.said())
                (self.timeline())
                (self.audit())
            }
        }
    }

    /// The address of this case.
    fn href(&self) -> String {
        self.target("")
    }

    /// The address of one of its forms, with the board's filters kept.
    fn target(&self, action: &str) -> String {
        let slash = if action.is_empty() { "" } else { "/" };
        listing::at(&format!("/console/sos/{}{slash}{action}", self.shown.case.id), self.query)
    }

    fn head(&self, urgency: Urgency) -> Markup {
        let (words, case) = (self.words, &self.shown.case);
        let confirmed = match case.confirmed {
            Confirmed::No => "no",
            Confirmed::Phone => "phone",
            Confirmed::Spoken => "spoken",
        };
        html! {
            p.chips {
                @if urgency != Urgency::Done {
                    span.chip data-urgency=(urgency.word()) {
                        (words.t(&format!("console-sos-urgency-{}", urgency.word())))
                    }
                }
                span.chip { (words.t(&format!("console-sos-state-{}", word(case.state)))) }
                span.chip { (words.t(&format!("console-sos-confirmed-{confirmed}"))) }
                span.chip { (words.t(&format!("console-sos-source-{}", word(case.source)))) }
                @if case.drill { span.chip.drill { (words.t("console-sos-drill")) } }
                span.due { (age(words, case.raised_at, self.now)) }
            }
            h1 { span.number { (number(case.number)) } " " (place(self.app, words, case)) }
        }
    }

    /// The case this one is part of.
    fn whole(&self) -> Markup {
        let words = self.words;
        html! {
            @if let Some(whole) = &self.shown.whole {
                p.changed {
                    (words.get("console-sos-part-of", &args! { "number" => number(whole.number) })) " "
                    a href=(format!("/console/sos/{}", whole.id)) { (number(whole.number)) }
                }
            }
        }
    }

    fn facts(&self) -> Markup {
        let (words, case) = (self.words, &self.shown.case);
        let details = &case.details;
        let facts = [
            ("console-sos-fact-people", people(words, case)),
            ("console-sos-fact-vulnerable", vulnerable(words, details)),
            ("console-sos-fact-water", water(words, details)),
            ("console-sos-fact-need", needs(words, details)),
        ];
        html! {
            dl.facts {
                @for (key, value) in facts {
                    div { dt { (words.t(key)) } dd { @if value.is_empty() { (words.t("console-sos-unknown")) } @else { (value) } } }
                }
                div.wide {
                    dt { (words.t("console-sos-fact-contact")) }
                    dd { (self.phones()) }
                }
                div { dt { (words.t("console-sos-fact-raised")) } dd { (moment(words, case.raised_at, self.now)) } }
                div { dt { (words.t("console-sos-fact-heard")) } dd { (moment(words, case.heard_at, self.now)) } }
                div { dt { (words.t("console-sos-fact-receipt")) } dd { (case.receipt) } }
            }
        }
    }

    fn phones(&self) -> Markup {
        let (words, details) = (self.words, &self.shown.case.details);
        let phones = [
            (&details.phone, "console-sos-phone-there"),
            (&details.caller_phone, "console-sos-phone-caller"),
        ];
        // Where the caller named another one since, the desk's stays to be dialled.
        let keys = [&details.phone, &details.caller_phone].map(|phone| phone_key(phone));
        let by_hand = self.shown.said.iter().filter(|(_, said)| said.source == Source::Phone);
        let written: BTreeSet<_> =
            by_hand.flat_map(|(_, it)| [&it.details.phone, &it.details.caller_phone]).collect();
        let written =
            written.into_iter().filter(|phone| !phone.is_empty() && !keys.contains(&phone_key(phone)));
        html! {
            @if details.cannot_talk { span.chip.talk { (words.t("console-sos-cannot-talk")) } " " }
            @if phones.iter().all(|(phone, _)| phone.is_empty()) { (words.t("console-sos-no-phone")) }
            @for (phone, of) in phones.into_iter().filter(|(phone, _)| !phone.is_empty()) {
                span.dial {
                    a href=(format!("{}:{}", if details.cannot_talk { "sms" } else { "tel" }, dialled(phone))) { (phone) }
                    " " span.muted { (words.t(of)) }
                }
            }
            @for phone in written {
                span.dial { a href=(format!("tel:{}", dialled(phone))) { (phone) } " " span.muted { (words.t("console-sos-phone-desk")) } }
            }
        }
    }

    /// What stands over the map: the place in words.
    pub(super) fn place(&self) -> Markup {
        let (words, case) = (self.words, &self.shown.case);
        let ward = case.ward_code.as_ref().map(|code| ward_name(self.app, words, code));
        html! {
            div.card {
                @match &case.details.place {
                    None => p { b { (words.t("console-sos-no-place")) } },
                    Some(place) => {
                        p { b { @if place.address.is_empty() { (ward.clone().unwrap_or_default()) } @else { (place.address) } } }
                        @if let (false, Some(ward)) = (place.address.is_empty(), &ward) { p { (ward) } }
                        @if let Some(point) = place.point {
                            p.muted {
                                (words.t(&format!("console-place-{}", word(place.source))))
                                @if let Some(metres) = place.accuracy { " ±" (format!("{metres:.0}")) " m" }
                                " · " (format!("{:.5}, {:.5}", point.lat, point.long))
                            }
                        }
                    },
                }
            }
        }
    }
}

/// A phone as a dialler takes it.
fn dialled(phone: &str) -> String {
    phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
}
