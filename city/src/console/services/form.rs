//! The form of a service, with everything that was typed into it.

use hue_i18n::{Words, args};
use hue_model::catalogue::Audience;
use hue_model::problem::{FieldProblem, Rule};
use maud::{Markup, html};

use super::view::{Typed, View};
use super::words::field;
use crate::catalogue::fields::{
    self, ANSWER, CHANNELS, LINE, QUESTIONS, SIGN_INS, STATUSES, TAGS, TEXTS, Values, question,
};
use crate::console::listing;
use crate::store::report::word;
use crate::web;

/// Why a field cannot be taken.
pub(super) fn why(words: Words, fault: &FieldProblem) -> String {
    match (&fault.rule, fault.field.as_str()) {
        (Rule::TooLong { max, actual }, _) => {
            words.get("console-service-too-long", &args! { "max" => *max, "actual" => *actual })
        }
        (Rule::TooMany { max }, _) => words.get("console-service-too-many", &args! { "max" => *max }),
        (Rule::Required, name) if name.starts_with("evidence") => words.t("console-service-lines-differ"),
        (Rule::Required, name) if name.starts_with("audience") => words.t("console-service-no-audience"),
        (Rule::Required, _) => words.t("console-service-required"),
        (Rule::Malformed, "url") => words.t("console-service-url"),
        (Rule::Malformed, "number") => words.t("console-service-number"),
        (Rule::Malformed, "until") => words.t("console-service-until"),
        (Rule::Unknown, _) => words.t("console-service-unknown"),
        _ => words.t("console-service-unreadable"),
    }
}

/// The form, on what stands there now.
pub(super) fn edit_form(view: &View<'_>, typed: &Typed) -> Markup {
    let words = view.words;
    let begun = fields::of(view.standing.newest());
    let (values, stamp) = match &typed.values {
        Some(values) => (values, typed.stamp),
        None => (&begun, view.standing.stamp()),
    };
    let form = Form { view, values, faults: &typed.faults };
    html! {
        form.compose id="edit" method="post" action=(format!("/console/services/{}", view.standing.service.id)) data-keeps {
            input type="hidden" name="csrf" value=(view.officer.session.csrf);
            input type="hidden" name="seen" value=(stamp);
            h2 { (words.t("console-service-edit")) }
            (form.group("console-service-part-what", &html! {
                @for (name, most) in TEXTS.into_iter().take(2) { (form.both(name, most)) }
                (form.area("keywords", 4, None))
                p.muted { (words.t("console-service-keywords-hint")) }
            }))
            (form.group("console-service-part-who", &form.audience()))
            (form.group("console-service-part-way", &form.way()))
            (form.group("console-service-part-use", &form.uses()))
            (form.group("console-service-part-facts", &form.facts()))
            (form.group("console-service-part-faq", &form.questions()))
            p.muted { (words.t("console-service-second")) }
            button.primary { (words.t("console-service-propose")) }
        }
    }
}

struct Form<'a> {
    view: &'a View<'a>,
    values: &'a Values,
    faults: &'a [FieldProblem],
}

impl Form<'_> {
    fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    fn group(&self, legend: &str, inner: &Markup) -> Markup {
        html! { fieldset { legend { (self.view.words.t(legend)) } (inner) } }
    }

    /// What is wrong with a field, under it.
    fn fault(&self, name: &str) -> Option<Markup> {
        let fault = self.faults.iter().find(|fault| fault.field == name)?;
        Some(html! { p.fault id=(format!("{name}-fault")) { (why(self.view.words, fault)) } })
    }

    /// A field under its name, with what is wrong with it.
    fn labelled(&self, name: &str, input: &Markup) -> Markup {
        html! {
            div {
                label for=(name) { (field(self.view.words, name)) }
                (input)
                @if let Some(fault) = self.fault(name) { (fault) }
            }
        }
    }

    fn described(&self, name: &str) -> Option<String> {
        self.faults.iter().any(|fault| fault.field == name).then(|| format!("{name}-fault"))
    }

    fn area(&self, name: &str, rows: u8, lang: Option<&str>) -> Markup {
        let fault = self.described(name);
        self.labelled(name, &html! {
            textarea id=(name) name=(name) rows=(rows) lang=[lang] aria-invalid=[fault.as_ref().map(|_| "true")] aria-describedby=[fault] { (self.get(name)) }
        })
    }

    fn line(&self, name: &str, most: usize, lang: Option<&str>, kind: &str) -> Markup {
        let fault = self.described(name);
        self.labelled(name, &html! {
            input id=(name) name=(name) type=(kind) value=(self.get(name)) maxlength=[(most > 0).then_some(most)] lang=[lang] autocomplete="off" aria-invalid=[fault.as_ref().map(|_| "true")] aria-describedby=[fault];
        })
    }

    /// A text in both languages, side by side where there is room.
    fn both(&self, name: &str, most: usize) -> Markup {
        html! {
            div.pair {
                @for tag in TAGS {
                    @let name = format!("{name}_{tag}");
                    @if most <= 100 { (self.line(&name, most, Some(tag), "text")) } @else { (self.area(&name, 3, Some(tag))) }
                }
            }
        }
    }

    fn tick(&self, name: &str) -> Markup {
        html! {
            label.tick {
                input type="checkbox" id=(name) name=(name) value="1" checked[self.get(name) == "1"];
                span { (field(self.view.words, name)) }
            }
        }
    }

    fn choice(&self, name: &str, key: &str, codes: &[&str]) -> Markup {
        let words = self.view.words;
        self.labelled(name, &html! {
            select id=(name) name=(name) {
                @for code in codes { option value=(code) selected[*code == self.get(name)] { (words.t(&format!("{key}-{code}"))) } }
            }
        })
    }

    fn audience(&self) -> Markup {
        html! {
            div.ticks { @for it in Audience::ALL { (self.tick(&format!("audience_{}", word(it)))) } }
            @if let Some(fault) = self.fault("audience_resident") { (fault) }
        }
    }

    fn way(&self) -> Markup {
        html! {
            (self.choice("channel", "console-service-channel", &CHANNELS))
            p.muted { (self.view.words.t("console-service-way-hint")) }
            div.pair { (self.line("url", 0, None, "text")) (self.line("number", 30, None, "tel")) }
            (self.both("address", LINE))
        }
    }

    fn uses(&self) -> Markup {
        let sign_ins = SIGN_INS.map(word);
        let sign_ins: Vec<&str> = sign_ins.iter().map(String::as_str).collect();
        html! {
            (self.choice("sign_in", "console-service-sign-in", &sign_ins))
            (self.tick("works_offline"))
            div.pair {
                (self.choice("status", "console-service-state", &STATUSES))
                (self.line("until", 0, None, "datetime-local"))
            }
            (self.authority())
        }
    }

    /// The agencies by name, as wherever one is chosen.
    fn authority(&self) -> Markup {
        let (words, language) = (self.view.words, web::language(self.view.words));
        let agencies = self.view.app.pack.agencies.iter();
        let agencies = listing::sorted(agencies.map(|(id, name)| (id, name.text(language))));
        let chosen = self.get("competent_authority");
        self.labelled(
            "competent_authority",
            &html! {
                select id="competent_authority" name="competent_authority" {
                    option value="" { (words.t("console-service-no-authority")) }
                    @for (id, name) in agencies { option value=(id) selected[id == chosen] { (name) } }
                }
            },
        )
    }

    fn facts(&self) -> Markup {
        html! {
            (self.both("cost", 300))
            (self.both("evidence", LINE))
            p.muted { (self.view.words.t("console-service-evidence-hint")) }
            (self.both("output", 300))
            (self.both("note", 500))
        }
    }

    /// The questions that are there and one more.
    fn questions(&self) -> Markup {
        let used = |index: &usize| {
            let parts = ["question", "answer"].into_iter().flat_map(|part| TAGS.map(|tag| (part, tag)));
            parts.map(|(part, tag)| question(*index, part, tag)).any(|name| !self.get(&name).is_empty())
        };
        let last = (0..QUESTIONS).rev().find(used).map_or(0, |last| last.saturating_add(1));
        html! {
            @for index in 0..QUESTIONS.min(last.saturating_add(1)) {
                @for (part, most) in [("question", LINE), ("answer", ANSWER)] { (self.both(&format!("faq_{index}_{part}"), most)) }
            }
        }
    }
}
