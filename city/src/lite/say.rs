//! What was said of a case, in words: for citizens, teams and the desk alike.

use hue_i18n::{Words, args};
use hue_model::sos::SosDetails;

use crate::store::report::word;
use crate::store::sos::Sos;

/// The head count, as a range where what was said differs.
pub(crate) fn people(words: Words, case: &Sos) -> String {
    match case.people {
        None => String::new(),
        Some((least, most)) if least == most => words.get("lite-people", &args! { "count" => most }),
        Some((least, most)) => words.get("lite-people-range", &args! { "least" => least, "most" => most }),
    }
}

/// Who cannot help themselves.
pub(crate) fn vulnerable(words: Words, details: &SosDetails) -> String {
    let each = details.vulnerable.iter().map(|one| words.t(&format!("lite-vulnerable-{}", word(one))));
    each.collect::<Vec<_>>().join(", ")
}

/// How high the water stands.
pub(crate) fn water(words: Words, details: &SosDetails) -> String {
    details.water.map_or_else(String::new, |level| words.t(&format!("lite-water-{}", word(level))))
}

/// What is needed.
pub(crate) fn needs(words: Words, details: &SosDetails) -> String {
    let each = details.needs.iter().map(|one| words.t(&format!("lite-need-{}", word(one))));
    each.collect::<Vec<_>>().join(", ")
}
