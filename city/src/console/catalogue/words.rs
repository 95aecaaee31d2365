//! An item in words: its fields with what stands in them.

use hue_i18n::{Words, args};
use hue_model::catalogue::{DateRule, ServiceStatus};
use hue_model::time::Millis;
use maud::{Markup, html};

use crate::catalogue::fields::{
    Input, Known, changes, channel_word, dates_word, input, status_word, written,
};
use crate::catalogue::item::{Item, Kind};
use crate::catalogue::served::Current;
use crate::clock::read_local;
use crate::state::App;
use crate::store::report::word;
use crate::web::{self, moment};

/// What it is listed under.
pub(super) fn about(app: &App, current: &Current, words: Words, item: &Item) -> String {
    let language = web::language(words);
    match item {
        Item::Service(it) => {
            let group = current.whole.groups.iter().find(|group| group.id == it.group);
            group.map_or(it.group.as_str(), |group| group.name.text(language)).to_owned()
        }
        Item::Place(it) => {
            let ward = app.pack.wards.get(&it.ward_code);
            let ward = ward.map_or(it.ward_code.as_str(), |name| name.text(language));
            format!("{} · {ward}", words.t(&format!("interest-{}", word(it.kind))))
        }
        Item::Help(it) => it.id.clone(),
        Item::LifeEvent(it) => {
            words.get("console-catalogue-event-services", &args! { "count" => it.services.len() })
        }
        Item::Event(it) => {
            let rule = words.t(&format!("console-catalogue-dates-{}", dates_word(&it.dates)));
            let DateRule::Spans { spans } = &it.dates else { return rule };
            let (shown, more) = (spans.iter().take(2).map(written), if spans.len() > 2 { "; …" } else { "" });
            format!("{rule}: {}{more}", shown.collect::<Vec<_>>().join("; "))
        }
    }
}

/// The way to it, and whether it can be used.
pub(super) fn state(words: Words, item: &Item, now: Millis) -> String {
    match item {
        Item::Service(it) => {
            let channel = words.t(&format!("console-catalogue-channel-{}", channel_word(&it.channel)));
            format!("{channel} · {}", status(words, &it.status, now))
        }
        other => words.t(if other.is_retired() {
            "console-catalogue-state-retired"
        } else {
            "console-catalogue-state-active"
        }),
    }
}

/// Whether it can be used, and from when again.
fn status(words: Words, status: &ServiceStatus, now: Millis) -> String {
    match status.at(now) {
        ServiceStatus::Paused { until: Some(until) } => {
            words.get("console-catalogue-paused-until", &args! { "when" => moment(words, until, now) })
        }
        other => words.t(&format!("console-catalogue-state-{}", status_word(&other))),
    }
}

/// The name of a field.
pub(super) fn field(words: Words, name: &str) -> String {
    let mut parts = name.strip_prefix("faq_").unwrap_or_default().splitn(2, '_');
    match (parts.next().and_then(|index| index.parse::<usize>().ok()), parts.next()) {
        (Some(index), Some(part)) => {
            let number = args! { "number" => index.saturating_add(1) };
            words.get(&format!("console-catalogue-faq-{part}"), &number)
        }
        _ => words.t(&format!("console-catalogue-field-{name}")),
    }
}

/// What two versions of an item say differently, and in whose terms.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) app: &'a App,
    pub(super) known: Known<'a>,
    pub(super) words: Words,
}

impl Sides<'_> {
    /// What stands in a field, as people read it.
    fn value(self, kind: Kind, name: &str, value: &str) -> String {
        let words = self.words;
        match input(kind, name) {
            Some(Input::Tick | Input::Ticks(_)) => {
                words.t(if value == "1" { "console-catalogue-yes" } else { "console-catalogue-no" })
            }
            _ if value.is_empty() => words.t("console-catalogue-nothing"),
            Some(Input::Choice(key, all)) if all().iter().any(|it| it == value) => {
                words.t(&key.replace("{}", value))
            }
            Some(Input::Of(list)) => {
                let named = self.known.list(list).into_iter().find(|(code, _)| *code == value);
                named.map_or(value, |(_, name)| name.text(web::language(words))).to_owned()
            }
            Some(Input::Line(_, "datetime-local")) => {
                read_local(value).map_or_else(|| value.to_owned(), |at| moment(words, at, self.app.now()))
            }
            _ => value.to_owned(),
        }
    }

    /// What two items say differently, side by side, field by field.
    pub(super) fn of(self, from: Option<&Item>, to: &Item) -> Markup {
        let changes = changes(from, to);
        html! {
            @if changes.is_empty() { p { (self.words.t("console-catalogue-no-change")) } }
            @for (name, before, after) in changes {
                div.change {
                    p.of { (field(self.words, &name)) }
                    @if from.is_some() { (self.side(to.kind(), &name, "console-catalogue-before", &before)) }
                    (self.side(to.kind(), &name, "console-catalogue-after", &after))
                }
            }
        }
    }

    fn side(self, kind: Kind, name: &str, label: &str, text: &str) -> Markup {
        let language = ["vi", "en"].into_iter().find(|tag| name.ends_with(&format!("_{tag}")));
        html! {
            div data-side=(label) {
                small { (self.words.t(label)) }
                p lang=[language.filter(|_| !text.is_empty())] { (self.value(kind, name, text)) }
            }
        }
    }
}
