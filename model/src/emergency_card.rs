//! The emergency card: what somebody who helps a stranger has to know. It stays on the device and is in no request.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::limits::{CARD_FIELD_CHARS, CARD_NOTE_CHARS};
use crate::problem::{FieldProblem, Problem, Rule};

/// What its owner wrote down; every field may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmergencyCard {
    /// Who I am.
    pub name: String,
    /// My nationality.
    pub nationality: String,
    /// The languages I speak.
    pub languages: String,
    /// Where I stay.
    pub hotel_name: String,
    /// Its address.
    pub hotel_address: String,
    /// Its telephone number.
    pub hotel_phone: String,
    /// Whom to tell.
    pub contact_name: String,
    /// Their telephone number.
    pub contact_phone: String,
    /// My consulate or embassy.
    pub consulate_name: String,
    /// Its telephone number, as its owner typed it: none is guessed.
    pub consulate_phone: String,
    /// My blood type.
    pub blood_type: String,
    /// What I cannot bear.
    pub allergies: String,
    /// What I have to take.
    pub medicine: String,
    /// Anything else.
    pub note: String,
}

impl EmergencyCard {
    /// Whether nothing is written on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields().iter().all(|(_, text)| text.trim().is_empty())
    }

    /// Each field by its name: what a rescuer has to know first comes first.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 14] {
        [
            ("name", &self.name),
            ("nationality", &self.nationality),
            ("languages", &self.languages),
            ("blood_type", &self.blood_type),
            ("allergies", &self.allergies),
            ("medicine", &self.medicine),
            ("hotel_name", &self.hotel_name),
            ("hotel_address", &self.hotel_address),
            ("hotel_phone", &self.hotel_phone),
            ("contact_name", &self.contact_name),
            ("contact_phone", &self.contact_phone),
            ("consulate_name", &self.consulate_name),
            ("consulate_phone", &self.consulate_phone),
            ("note", &self.note),
        ]
    }

    /// Puts a text into the field of that name; an unknown name changes nothing.
    pub fn set(&mut self, field: &str, text: String) {
        let place = match field {
            "name" => &mut self.name,
            "nationality" => &mut self.nationality,
            "languages" => &mut self.languages,
            "hotel_name" => &mut self.hotel_name,
            "hotel_address" => &mut self.hotel_address,
            "hotel_phone" => &mut self.hotel_phone,
            "contact_name" => &mut self.contact_name,
            "contact_phone" => &mut self.contact_phone,
            "consulate_name" => &mut self.consulate_name,
            "consulate_phone" => &mut self.consulate_phone,
            "blood_type" => &mut self.blood_type,
            "allergies" => &mut self.allergies,
            "medicine" => &mut self.medicine,
            "note" => &mut self.note,
            _ => return,
        };
        *place = text;
    }

    /// Takes over every field that has room, and of the others nothing.
    pub fn take_fitting(&mut self, typed: &Self) {
        for (field, text) in typed.fields() {
            if too_long(field, text).is_none() {
                self.set(field, text.to_owned());
            }
        }
    }

    /// Checks that every field has room.
    ///
    /// # Errors
    /// `Invalid` with each field that is too long.
    pub fn check(&self) -> Result<(), Problem> {
        let broken: Vec<_> =
            self.fields().into_iter().filter_map(|(field, text)| too_long(field, text)).collect();
        if broken.is_empty() { Ok(()) } else { Err(Problem::fields(broken)) }
    }
}

fn too_long(field: &str, text: &str) -> Option<FieldProblem> {
    let max = if field == "note" { CARD_NOTE_CHARS } else { CARD_FIELD_CHARS };
    let actual = text.chars().count();
    let rule = Rule::TooLong { max, actual };
    (actual > max).then(|| FieldProblem { field: field.to_owned(), rule })
}

command!(
    /// The emergency card of this device; an empty one where nothing was written.
    GetEmergencyCard {} => EmergencyCard, "emergency_card.get", Scope::Read
);
command!(
    /// Keeps the emergency card and answers what is kept; one on which nothing is written is taken away. `Invalid` with each field
    /// that is too long; nothing is kept then.
    SaveEmergencyCard {
        /// All of it.
        card: EmergencyCard,
    } => EmergencyCard, "emergency_card.save", Scope::Write
);

#[cfg(test)]
mod tests {
    use super::EmergencyCard;
    use crate::problem::Rule;

    #[test]
    fn every_field_can_be_written_by_its_name_and_has_its_limit() {
        let mut card = EmergencyCard::default();
        assert!(card.is_empty());
        let names: Vec<_> = card.fields().map(|(field, _)| field).to_vec();
        for field in &names {
            card.set(field, format!("{field}!"));
        }
        card.set("nothing", "lost".into());
        for (field, text) in card.fields() {
            assert_eq!(text, format!("{field}!"));
        }
        card.set("note", "x".repeat(1_000));
        assert!(card.check().is_ok());
        card.set("name", "x".repeat(301));
        let problem = card.check().unwrap_err();
        assert_eq!(problem.fields[0].rule, Rule::TooLong { max: 300, actual: 301 });

        let mut kept = EmergencyCard { name: "An".into(), ..EmergencyCard::default() };
        kept.take_fitting(&card);
        assert_eq!(kept.name, "An", "what has no room changes nothing");
        assert!(kept.hotel_name == "hotel_name!" && kept.check().is_ok(), "{kept:?}");
    }
}
