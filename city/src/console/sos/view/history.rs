//! What was said, what happened, and who did it.

use hue_i18n::args;
use maud::{Markup, html};

use super::super::case::LOOK;
use super::super::row::{done, joined};
use super::View;
use crate::lite::say::{needs, vulnerable, water};
use crate::store::audit::Line;
use crate::store::report::word;
use crate::store::sos::said::Said;
use crate::web::{moment, ward_name};

impl View<'_> {
    /// Everything that was said, oldest first: head counts are listed and never overwritten.
    pub(super) fn said(&self) -> Markup {
        let words = self.words;
        html! {
            section aria-labelledby="said" {
                h2 id="said" { (words.t("console-sos-said")) }
                ol.said {
                    @for (number, said) in &self.shown.said {
                        li {
                            p {
                                time { (moment(words, said.at, self.now)) }
                                " " span.chip { (words.t(&format!("console-sos-source-{}", word(said.source)))) }
                                @if !self.shown.parts.is_empty() { " " span.chip { (number) } }
                                @if let Some(name) = said.actor.as_ref().and_then(|id| self.shown.names.people.get(id)) { " " (name) }
                            }
                            p { (self.sentence(said)) }
                            @if !said.odd.is_empty() { p.odd { (words.t("console-sos-odd")) " " (odd(said)) } }
                        }
                    }
                }
            }
        }
    }

    fn sentence(&self, said: &Said) -> String {
        let (words, details) = (self.words, &said.details);
        let count = details.people.map(i64::from);
        let count = count.map(|count| words.get("lite-people", &args! { "count" => count }));
        let place = details.place.as_ref();
        let ward = place.and_then(|place| place.ward_code.as_ref());
        let point = place.and_then(|place| place.point);
        let cancelled = said.cancelled.map(|reason| words.t(&format!("console-sos-said-{}", word(reason))));
        let silent = details.cannot_talk.then(|| words.t("console-sos-cannot-talk"));
        let said = joined([
            cancelled.unwrap_or_default(),
            count.unwrap_or_default(),
            vulnerable(words, details),
            water(words, details),
            needs(words, details),
            place.map(|place| place.address.clone()).unwrap_or_default(),
            ward.map(|code| ward_name(self.app, words, code)).unwrap_or_default(),
            point.map(|point| format!("{:.5}, {:.5}", point.lat, point.long)).unwrap_or_default(),
            silent.unwrap_or_default(),
            details.phone.clone(),
            details.caller_phone.clone(),
            details.note.clone(),
        ]);
        if said.is_empty() { words.t("console-sos-nothing-said") } else { said }
    }

    /// What the caller reads, oldest first.
    pub(super) fn timeline(&self) -> Markup {
        let words = self.words;
        html! {
            section aria-labelledby="timeline" {
                h2 id="timeline" { (words.t("console-timeline")) }
                ol.timeline {
                    @for entry in &self.shown.timeline {
                        li {
                            p {
                                b { (words.t(&format!("console-sos-state-{}", word(entry.state)))) }
                                " " time.muted { (moment(words, entry.at, self.now)) }
                            }
                            @if !entry.note.is_empty() { p.letter dir="auto" { (entry.note) } }
                        }
                    }
                }
            }
        }
    }

    /// Who did what and when; who only looked stands apart.
    pub(super) fn audit(&self) -> Markup {
        let words = self.words;
        let (looks, steps): (Vec<&Line>, Vec<&Line>) =
            self.shown.audit.iter().partition(|line| line.action == LOOK);
        html! {
            section aria-labelledby="audit" {
                h2 id="audit" { (words.t("console-audit")) }
                (self.lines(&steps))
                @if !looks.is_empty() {
                    details {
                        summary { (words.get("console-sos-looks", &args! { "count" => looks.len() })) }
                        (self.lines(&looks))
                    }
                }
            }
        }
    }

    fn lines(&self, lines: &[&Line]) -> Markup {
        let words = self.words;
        html! {
            ul.audit {
                @for line in lines {
                    li {
                        time { (moment(words, line.at, self.now)) } " " b { (self.shown.names.actor(words, line)) }
                        " " (done(words, line))
                    }
                }
            }
        }
    }
}

fn odd(said: &Said) -> String {
    said.odd.iter().map(|(field, text)| format!("{field}: {text}")).collect::<Vec<_>>().join(" · ")
}
