//! The form of an item, with everything that was typed into it: one field after the other of the table of its kind.

use http::StatusCode;
use hue_i18n::{Words, args};
use hue_model::problem::{FieldProblem, Rule};
use maud::{Markup, html};

use super::words::field;
use crate::catalogue::desk::SOURCE_CHARS;
use crate::catalogue::fields::{
    ANSWER, Field, Input, Known, LINE, List, QUESTIONS, TAGS, Values, parts, question,
};
use crate::catalogue::item::{Item, Kind};
use crate::console::listing;
use crate::web;

/// Why a field cannot be taken.
fn why(words: Words, fault: &FieldProblem) -> String {
    match (&fault.rule, fault.field.as_str()) {
        (Rule::TooLong { max, actual }, _) => {
            words.get("console-catalogue-too-long", &args! { "max" => *max, "actual" => *actual })
        }
        (Rule::TooMany { max }, _) => words.get("console-catalogue-too-many", &args! { "max" => *max }),
        (Rule::Required, name) if name.starts_with("evidence") => words.t("console-catalogue-lines-differ"),
        (Rule::Required, name) if name.starts_with("audience") => words.t("console-catalogue-no-audience"),
        (Rule::Required, _) => words.t("console-catalogue-required"),
        (Rule::Malformed, "id") => words.t("console-catalogue-code"),
        (Rule::Malformed, "url") => words.t("console-catalogue-url"),
        (Rule::Malformed, "number") => words.t("console-catalogue-number"),
        (Rule::Malformed, "until") => words.t("console-catalogue-until"),
        (Rule::Malformed, "lat" | "long") => words.t("console-catalogue-degrees"),
        (Rule::Malformed, "spans") => words.t("console-catalogue-spans"),
        (Rule::Malformed, "month" | "day" | "days" | "every" | "since") => {
            words.t("console-catalogue-number-of-dates")
        }
        (Rule::Malformed, "part_of") => words.t("console-catalogue-part-of-itself"),
        (Rule::Malformed, "ticket_adult" | "ticket_child" | "accuracy_metres" | "checked_against") => {
            words.t("console-catalogue-whole-number")
        }
        (Rule::Unknown, "id") => words.t("console-catalogue-taken"),
        (Rule::Unknown, "services") => words.t("console-catalogue-no-such-service"),
        (Rule::Unknown, _) => words.t("console-catalogue-unknown"),
        _ => words.t("console-catalogue-unreadable"),
    }
}

/// What stands on the page beside the item: the form as it was typed, and what is wrong.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// Whether the form is open.
    pub(super) open: bool,
    /// What was typed; `None` begins with what stands there.
    pub(super) values: Option<Values>,
    /// What the typed values were begun from, as [`crate::catalogue::desk::Standing::stamp`] says it.
    pub(super) stamp: i64,
    /// The fields that cannot be taken.
    pub(super) faults: Vec<FieldProblem>,
    /// What is wrong with the whole.
    pub(super) message: String,
    /// Whether somebody else wrote since the form was opened.
    pub(super) meanwhile: bool,
    /// The item as it stood then.
    pub(super) seen: Option<Box<Item>>,
    /// The reason that was typed for refusing.
    pub(super) reason: String,
    /// Where it was said to be known from.
    pub(super) source: String,
    /// How it is answered.
    pub(super) status: StatusCode,
}

/// What was wrong with what was sent.
pub(super) fn wrong(words: Words, typed: &Typed) -> Markup {
    html! {
        @if !typed.message.is_empty() || !typed.faults.is_empty() {
            div.error role="alert" {
                p { (if typed.faults.is_empty() { typed.message.clone() } else { words.t("console-catalogue-faults") }) }
                @if !typed.faults.is_empty() {
                    ul {
                        @for fault in &typed.faults {
                            li { a href=(format!("#{}", fault.field)) { (field(words, &fault.field)) } ": " (why(words, fault)) }
                        }
                    }
                }
            }
        }
    }
}

/// A form to fill in.
pub(super) struct Form<'a> {
    pub(super) words: Words,
    pub(super) known: Known<'a>,
    pub(super) kind: Kind,
    pub(super) values: &'a Values,
    pub(super) faults: &'a [FieldProblem],
}

/// Where a form goes, under which token, on what it was begun.
pub(super) struct Goes<'a> {
    pub(super) action: &'a str,
    pub(super) csrf: &'a str,
    pub(super) stamp: i64,
    pub(super) title: &'a str,
}

impl Form<'_> {
    /// The whole form; of a new item with its code first.
    pub(super) fn whole(&self, goes: &Goes<'_>, is_new: bool) -> Markup {
        let words = self.words;
        html! {
            form.compose id="edit" method="post" action=(goes.action) data-keeps {
                input type="hidden" name="csrf" value=(goes.csrf);
                input type="hidden" name="seen" value=(goes.stamp);
                h2 { (words.t(goes.title)) }
                @if is_new { (self.line("id", 60, None, "text")) p.muted { (words.t("console-catalogue-code-hint")) } }
                @for part in parts(self.kind) {
                    fieldset {
                        legend { (words.t(&format!("console-catalogue-part-{}", part.key))) }
                        @for field in part.fields { (self.field(field)) }
                        @if part.hint { p.muted { (words.t(&format!("console-catalogue-hint-{}", part.key))) } }
                    }
                }
                (self.line("source", SOURCE_CHARS, None, "text"))
                p.muted { (words.t("console-catalogue-second")) }
                button.primary { (words.t("console-catalogue-propose")) }
            }
        }
    }

    fn field(&self, (name, input): &Field) -> Markup {
        match input {
            Input::Both(most) => self.both(name, *most),
            Input::Line(most, kind) => self.line(name, *most, None, kind),
            Input::Area => self.area(name, 4, None),
            Input::Choice(key, all) => self.choice(name, key, &all()),
            Input::Of(list) => self.of(name, *list),
            Input::Tick => self.tick(name),
            Input::Ticks(all) => html! {
                div.ticks { @for it in all() { (self.tick(&format!("{name}_{it}"))) } }
                @for it in all() { @if let Some(fault) = self.fault(&format!("{name}_{it}")) { (fault) } }
            },
            Input::Questions => self.questions(),
        }
    }

    fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// What is wrong with a field, under it.
    fn fault(&self, name: &str) -> Option<Markup> {
        let fault = self.faults.iter().find(|fault| fault.field == name)?;
        Some(html! { p.fault id=(format!("{name}-fault")) { (why(self.words, fault)) } })
    }

    /// A field under its name, with what is wrong with it.
    fn labelled(&self, name: &str, input: &Markup) -> Markup {
        html! {
            div {
                label for=(name) { (field(self.words, name)) }
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
        let rows = if most > ANSWER { 8 } else { 3 };
        html! {
            div.pair {
                @for tag in TAGS {
                    @let name = format!("{name}_{tag}");
                    @if most <= 100 { (self.line(&name, most, Some(tag), "text")) } @else { (self.area(&name, rows, Some(tag))) }
                }
            }
        }
    }

    fn tick(&self, name: &str) -> Markup {
        html! {
            label.tick {
                input type="checkbox" id=(name) name=(name) value="1" checked[self.get(name) == "1"];
                span { (field(self.words, name)) }
            }
        }
    }

    fn choice(&self, name: &str, key: &str, codes: &[String]) -> Markup {
        let options = codes.iter().map(|code| (code.as_str(), self.words.t(&key.replace("{}", code))));
        self.select(name, &options.collect::<Vec<_>>())
    }

    /// The codes of a list by name, as wherever one is chosen; or none of them.
    fn of(&self, name: &str, list: List) -> Markup {
        let language = web::language(self.words);
        let all = self.known.list(list).into_iter().map(|(code, name)| (code, name.text(language)));
        let mut options = vec![("", self.words.t("console-catalogue-none-chosen"))];
        options.extend(listing::sorted(all).into_iter().map(|(code, name)| (code, name.to_owned())));
        self.select(name, &options)
    }

    fn select(&self, name: &str, options: &[(&str, String)]) -> Markup {
        let fault = self.described(name);
        self.labelled(name, &html! {
            select id=(name) name=(name) aria-invalid=[fault.as_ref().map(|_| "true")] aria-describedby=[fault] {
                @for (code, text) in options { option value=(code) selected[*code == self.get(name)] { (text) } }
            }
        })
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
