//! The composer: everything a warning says, as one form.

use hue_i18n::{Words, args};
use hue_model::alert::{Action, Certainty, Hazard, Urgency};
use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::NameOrder;
use maud::{Markup, html};

use super::fields::{CERTAINTIES, ISSUERS, OVER, RESPONSES, URGENCIES};
use crate::alert::content::{Kind, LINE_CHARS, NOTE_CHARS};
use crate::alert::words::{hazard, key, shape};
use crate::console::form::Fields;
use crate::pack::CityPack;
use crate::web;

/// A form with what was typed into it and what is wrong with that.
pub(super) struct Composer<'a> {
    pub(super) words: Words,
    pub(super) pack: &'a CityPack,
    pub(super) fields: &'a Fields,
    pub(super) faults: &'a [FieldProblem],
}

impl Composer<'_> {
    /// Every field.
    pub(super) fn inputs(&self) -> Markup {
        let over = Kind::ALL.into_iter().any(|kind| kind.is_over() && kind.word() == self.fields.get("kind"));
        html! {
            (self.summary())
            (self.tick("exercise", "console-alert-exercise"))
            p.exercise { (self.words.t("exercise-line")) }
            (self.group("console-alert-bulletin", &self.bulletin()))
            (self.group("console-alert-danger", &self.danger(over)))
            (self.group("console-alert-where", &html! { (self.wards()) (self.drawn()) }))
            @if !over {
                (self.group("console-alert-ask", &self.responses()))
                (self.group("console-alert-do", &self.actions()))
            }
            (self.group("console-alert-note", &self.notes()))
        }
    }

    /// Where a whole bulletin can be pasted.
    pub(super) fn paste(&self) -> Markup {
        let words = self.words;
        let pasted = self.fields.get("bulletin");
        html! {
            details.paste {
                summary { (words.t("console-alert-paste")) }
                textarea name="bulletin" rows="8" lang="vi" aria-label=(words.t("console-alert-paste")) { (pasted) }
                button name="then" value="bulletin" formnovalidate { (words.t("console-alert-paste-read")) }
            }
            @if !pasted.is_empty() { p.changed role="status" { (words.t("console-alert-pasted")) } }
        }
    }

    fn group(&self, title: &str, content: &Markup) -> Markup {
        html! { fieldset { legend { (self.words.t(title)) } (content) } }
    }

    /// What is wrong, on top, each leading to its field.
    fn summary(&self) -> Markup {
        html! {
            @if !self.faults.is_empty() {
                div.error role="alert" {
                    p { (self.words.t("console-alert-faults")) }
                    ul { @for fault in self.faults { li { a href=(format!("#{}", fault.field)) { (self.explain(fault)) } } } }
                }
            }
        }
    }

    fn explain(&self, fault: &FieldProblem) -> String {
        let field = key(&fault.field);
        match fault.rule {
            Rule::TooLong { max, actual } => {
                self.words.get("console-mistake-too-long", &args! { "max" => max, "actual" => actual })
            }
            _ if fault.field == "polygon" => self.drawn_fault(),
            Rule::Unknown => self.words.t("console-mistake-unknown"),
            Rule::Malformed
                if matches!(field.as_str(), "issuer-vi" | "issuer-en" | "number" | "note-vi" | "note-en") =>
            {
                self.words.t("console-mistake-unprintable")
            }
            _ => self.words.t(&format!("console-alert-needs-{field}")),
        }
    }

    pub(super) fn is_wrong(&self, name: &str) -> Option<&'static str> {
        self.faults.iter().any(|fault| fault.field == name).then_some("true")
    }

    fn bulletin(&self) -> Markup {
        let words = self.words;
        html! {
            (self.text("issuer_vi", "console-alert-issuer", Some("issuers")))
            datalist id="issuers" { @for (vi, _) in ISSUERS { option value=(vi) {} } }
            (self.text("issuer_en", "console-alert-issuer-en", None))
            (self.text("number", "console-alert-number", None))
            div.pair { (self.time("issued_at", "console-alert-issued-at")) (self.time("next_at", "console-alert-next-at")) }
            p.muted { (words.t("console-alert-bulletin-hint")) }
        }
    }

    fn danger(&self, over: bool) -> Markup {
        let words = self.words;
        let stages = ["", "1", "2", "3"];
        let urgencies: &[Urgency] = if over { &OVER } else { &URGENCIES };
        let urgencies: Vec<_> = urgencies.iter().map(|it| it.code()).collect();
        html! {
            label for="hazard" { (words.t("console-alert-hazard")) }
            select id="hazard" name="hazard" aria-invalid=[self.is_wrong("hazard")] {
                option value="" { (words.t("console-alert-choose")) }
                @for it in Hazard::ALL {
                    option value=(it.code()) selected[it.code() == self.fields.get("hazard")] { (hazard(words, it.code())) }
                }
            }
            (self.levels())
            div.choice role="radiogroup" aria-labelledby="stage" {
                span.label id="stage" { (words.t("console-alert-stage")) }
                @for stage in stages {
                    (self.radio("alarm_stage", stage, &if stage.is_empty() { html! { (words.t("console-alert-none")) } } else { html! { (stage) } }))
                }
            }
            @if !over { (self.tick("emergency_release", "console-alert-release")) }
            div.pair {
                (self.select("urgency", "console-alert-urgency", &urgencies))
                (self.select("certainty", "console-alert-certainty", &CERTAINTIES.map(Certainty::code)))
            }
            div.pair { (self.time("onset", "console-alert-onset")) (self.time("expires", "console-alert-expires")) }
        }
    }

    fn levels(&self) -> Markup {
        let words = self.words;
        html! {
            div.choice role="radiogroup" aria-labelledby="levels" {
                span.label id="levels" { (words.t("console-alert-level")) }
                (self.radio("level", "", &html! { (words.t("console-alert-not-given")) }))
                @for level in 1..=5_u8 {
                    (self.radio("level", &level.to_string(), &html! { (shape(level)) (words.t(&format!("risk-level-word-{level}"))) }))
                }
            }
            p.muted { (words.t("console-alert-level-hint")) }
        }
    }

    fn wards(&self) -> Markup {
        let (words, language) = (self.words, web::language(self.words));
        let mut wards: Vec<_> =
            self.pack.wards.iter().map(|(code, name)| (code.as_str(), name.text(language))).collect();
        wards.sort_by_cached_key(|(_, name)| NameOrder::of(name));
        html! {
            (self.tick("whole_city", "console-alert-whole-city"))
            div.wards id="wards" aria-invalid=[self.is_wrong("wards")] {
                input.finds type="search" data-finds=".ward-list li" hidden
                    aria-label=(words.t("console-alert-ward-search")) placeholder=(words.t("console-alert-ward-search"));
                ul.ward-list {
                    @for (code, name) in wards {
                        li {
                            label.tick {
                                input type="checkbox" name=(format!("ward-{code}")) value="on" checked[self.on(&format!("ward-{code}"))];
                                span {
                                    (name)
                                    @if let Some(old) = self.pack.old_communes.get(code) { small lang="vi" { (old.join(", ")) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn responses(&self) -> Markup {
        html! {
            div.ticks id="response_types" aria-invalid=[self.is_wrong("response_types")] {
                @for it in RESPONSES { (self.tick(&format!("response-{}", it.code()), &format!("console-alert-response-{}", key(it.code())))) }
            }
            p.muted { (self.words.t("console-alert-ask-hint")) }
        }
    }

    fn actions(&self) -> Markup {
        html! {
            div.ticks.long id="actions" aria-invalid=[self.is_wrong("actions")] { @for it in Action::ALL { (self.tick(&format!("action-{}", it.code()), &format!("action-{}", key(it.code())))) } }
        }
    }

    fn notes(&self) -> Markup {
        let area = |name: &str, label: &str, lang: &str| {
            html! {
                label for=(name) { (self.words.t(label)) }
                textarea id=(name) name=(name) lang=(lang) rows="3" maxlength=(NOTE_CHARS) aria-invalid=[self.is_wrong(name)] { (self.fields.get(name)) }
            }
        };
        html! {
            (area("note_vi", "console-alert-note-vi", "vi"))
            (area("note_en", "console-alert-note-en", "en"))
            p.muted { (self.words.t("console-alert-note-hint")) }
        }
    }

    fn on(&self, name: &str) -> bool {
        self.fields.get(name) == "on"
    }

    fn tick(&self, name: &str, label: &str) -> Markup {
        html! {
            label.tick {
                input type="checkbox" name=(name) value="on" checked[self.on(name)];
                span { (self.words.t(label)) }
            }
        }
    }

    fn radio(&self, name: &str, value: &str, label: &Markup) -> Markup {
        html! {
            label.radio {
                input type="radio" name=(name) value=(value) checked[self.fields.get(name) == value];
                span { (label) }
            }
        }
    }

    fn text(&self, name: &str, label: &str, list: Option<&str>) -> Markup {
        html! {
            label for=(name) { (self.words.t(label)) }
            input id=(name) name=(name) value=(self.fields.get(name)) list=[list] maxlength=(LINE_CHARS) autocomplete="off" aria-invalid=[self.is_wrong(name)];
        }
    }

    fn time(&self, name: &str, label: &str) -> Markup {
        html! {
            div {
                label for=(name) { (self.words.t(label)) }
                input id=(name) type="datetime-local" name=(name) value=(self.fields.get(name)) aria-invalid=[self.is_wrong(name)];
            }
        }
    }

    fn select(&self, name: &str, label: &str, codes: &[&str]) -> Markup {
        html! {
            div {
                label for=(name) { (self.words.t(label)) }
                select id=(name) name=(name) {
                    @for code in codes {
                        option value=(code) selected[*code == self.fields.get(name)] { (self.words.t(&format!("console-alert-{name}-{}", key(code)))) }
                    }
                }
            }
        }
    }
}
