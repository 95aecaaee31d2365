//! A text with what was read in it, each part under the name of the field it fills.

use hue_i18n::Words;
use maud::{Markup, html};

use crate::console::form::Fields;
use crate::sos::post::Reading;

/// The text, marked.
pub(super) fn marked(words: Words, text: &str, reading: &Reading) -> Markup {
    let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut at = 0;
    for found in &reading.found {
        let (from, to) = found.span;
        if from < at {
            // It lies in the part before, as a ward in an address: that part has both names.
            if let Some((_, fields)) = parts.last_mut()
                && !fields.contains(&found.field.as_str())
            {
                fields.push(&found.field);
            }
            continue;
        }
        parts.push((text.get(at..from).unwrap_or_default(), Vec::new()));
        parts.push((text.get(from..to).unwrap_or_default(), vec![&found.field]));
        at = to;
    }
    parts.push((text.get(at..).unwrap_or_default(), Vec::new()));
    html! {
        @for (text, fields) in parts {
            @if fields.is_empty() { (text) } @else {
                mark { (text) " " small lang=(words.tag()) { (fields.iter().map(|it| field(words, it)).collect::<Vec<_>>().join(" · ")) } }
            }
        }
    }
}

/// The name of a field as the form has it.
pub(super) fn field(words: Words, field: &str) -> String {
    match field.split_once('-') {
        Some((group @ ("need" | "vulnerable"), one)) => words.t(&format!("lite-{group}-{one}")),
        _ => words.t(&format!("console-sos-posts-field-{field}")),
    }
}

/// The fields of a form as they are read, under names that begin with the prefix.
pub(super) fn fill(reading: &Reading, prefix: &str, fields: &mut Fields) {
    for field in reading.found.iter().map(|found| found.field.as_str()) {
        fields.put(format!("{prefix}{field}"), reading.value(field).to_owned());
    }
}
