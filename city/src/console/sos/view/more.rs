//! Where an operator writes down what they hear later. A text in plain words is read into it, for a person to look through.

use maud::{Markup, html};

use super::super::enter::Inputs;
use super::super::marks::{fill, marked};
use super::View;
use crate::console::form::Fields;
use crate::sos::post::{self, Reading};
use crate::store::sos::{Sos, Source};

impl View<'_> {
    /// The form; there whoever works on the case, and when it is over, for whoever picks up the phone.
    pub(super) fn more(&self) -> Markup {
        let words = self.words;
        let mistake = self.mistake.filter(|mistake| mistake.action == "more");
        let read = self.read().filter(|_| mistake.is_none());
        let fields = match (&read, mistake) {
            (Some(reading), _) => missing(&self.shown.case, reading),
            (None, Some(mistake)) => mistake.fields.clone(),
            (None, None) => Fields::default(),
        };
        html! {
            section.actions {
                details.act.more data-act="more" name="act" open[mistake.is_some()] {
                    summary { (words.t("console-sos-act-more")) }
                    form.entry method="post" action=(self.target("more")) {
                        (self.hidden())
                        p.muted { (words.t(if read.is_some() { "console-sos-more-read" } else { "console-sos-more-hint" })) }
                        (Inputs { app: self.app, words, fields: &fields, prefix: "" }.all())
                        button.primary { (words.t("console-sos-send-more")) }
                    }
                }
            }
        }
    }

    /// What was said in words; where it came as a text in plain words, with what can be read in it.
    pub(super) fn note(&self) -> Markup {
        let note = &self.shown.case.details.note;
        html! {
            @if !note.is_empty() {
                p.description lang="vi" dir="auto" {
                    @match self.read() { Some(reading) => (marked(self.words, note, &reading)), None => (note) }
                }
            }
        }
    }

    /// What a text in plain words says that the case does not know yet.
    fn read(&self) -> Option<Reading> {
        let case = &self.shown.case;
        let plain = case.source == Source::Sms && case.device_hash.is_none() && !case.details.note.is_empty();
        let reading = plain.then(|| post::read(&case.details.note, &self.app.pack))?;
        (!missing(case, &reading).is_empty()).then_some(reading)
    }
}

/// The fields of a reading that a case has nothing for.
fn missing(case: &Sos, reading: &Reading) -> Fields {
    let (details, place) = (&case.details, case.details.place.as_ref());
    let known = [
        ("phone", !details.phone.is_empty()),
        ("people", details.people.is_some()),
        ("water", details.water.is_some()),
        ("ward", case.ward_code.is_some()),
        ("address", place.is_some_and(|place| !place.address.is_empty())),
        ("need", !details.needs.is_empty()),
        ("vulnerable", !details.vulnerable.is_empty()),
        ("link", true),
        ("safe", true),
    ];
    let is_known = |field: &str| {
        known
            .iter()
            .any(|(name, known)| *known && field.split('-').next().is_some_and(|group| group == *name))
    };
    let mut fields = Fields::default();
    fill(&reading.without(is_known), "", &mut fields);
    fields
}
