//! Cases that may be the same as this one, that are part of it, or that somebody said are not.

use hue_i18n::{Words, args};
use hue_model::time::Millis;
use maud::{Markup, html};

use super::View;
use crate::console::sos::row::{age, place};
use crate::lite::say::people;
use crate::sos::double::Reasons;
use crate::store::sos::{Sos, number};

/// Why two cases may be the same, in words.
pub(in crate::console::sos) fn reasons(words: Words, reasons: &Reasons, now: Millis) -> String {
    let mut said = Vec::new();
    if reasons.same_phone {
        said.push(words.t("console-sos-same-phone"));
    }
    if reasons.same_id {
        said.push(words.t("console-sos-same-id"));
    }
    if let Some(metres) = reasons.metres {
        let metres = format!("{metres:.0}");
        said.push(words.get("console-sos-metres", &args! { "metres" => metres }));
    }
    let length = age(words, now.plus(-reasons.apart), now);
    said.push(words.get("console-sos-apart", &args! { "length" => length }));
    said.join(", ")
}

impl View<'_> {
    /// The suggestions, each with its reasons.
    pub(super) fn suggestions(&self) -> Markup {
        let words = self.words;
        html! {
            @for suggestion in &self.shown.suggestions {
                @let other = suggestion.case.id.to_string();
                div.double {
                    p {
                        b { (words.get("console-sos-double", &args! { "number" => number(suggestion.case.number) })) }
                        " " (reasons(words, &suggestion.reasons, self.now))
                    }
                    p.muted { (self.brief(&suggestion.case)) }
                    div.pair {
                        (self.button("same", "", &[("other", &other)]))
                        (self.button("different", "", &[("other", &other)]))
                    }
                }
            }
        }
    }

    /// A case in one line, leading to it.
    fn brief(&self, case: &Sos) -> Markup {
        let words = self.words;
        let count = people(words, case);
        html! {
            a href=(format!("/console/sos/{}", case.id)) { (number(case.number)) }
            " " (place(self.app, words, case))
            @if !count.is_empty() { " · " (count) }
        }
    }

    /// What is part of this case, and what is not: each can be undone.
    pub(super) fn parts(&self) -> Markup {
        let (words, shown) = (self.words, self.shown);
        let lists = [("console-sos-parts", &shown.parts), ("console-sos-different", &shown.different)];
        html! {
            @for (title, cases) in lists.into_iter().filter(|(_, cases)| !cases.is_empty()) {
                section {
                    h2 { (words.t(title)) }
                    @for case in cases {
                        div.part {
                            p { (self.brief(case)) }
                            (self.button("undo", "", &[("other", &case.id.to_string())]))
                        }
                    }
                }
            }
        }
    }
}
