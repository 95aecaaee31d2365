//! A service in words: its fields with what stands in them.

use hue_i18n::{Words, args};
use hue_model::catalogue::{Channel, Service, ServiceStatus};
use hue_model::time::Millis;
use maud::{Markup, html};

use crate::catalogue::fields::{CHANNELS, STATUSES, changes, channel_word, status_word};
use crate::catalogue::served::Current;
use crate::clock::read_local;
use crate::state::App;
use crate::web::{self, moment};

/// The name of a group.
pub(super) fn group(current: &Current, words: Words, id: &str) -> String {
    let group = current.whole.groups.iter().find(|group| group.id == id);
    group.map_or(id, |group| group.name.text(web::language(words))).to_owned()
}

/// The way to a service.
pub(super) fn channel(words: Words, channel: &Channel) -> String {
    words.t(&format!("console-service-channel-{}", channel_word(channel)))
}

/// Whether it can be used, and from when again.
pub(super) fn status(words: Words, status: &ServiceStatus, now: Millis) -> String {
    match status.at(now) {
        ServiceStatus::Paused { until: Some(until) } => {
            words.get("console-service-paused-until", &args! { "when" => moment(words, until, now) })
        }
        other => words.t(&format!("console-service-state-{}", status_word(&other))),
    }
}

/// The name of a field.
pub(super) fn field(words: Words, name: &str) -> String {
    let mut parts = name.strip_prefix("faq_").unwrap_or_default().splitn(2, '_');
    match (parts.next().and_then(|index| index.parse::<usize>().ok()), parts.next()) {
        (Some(index), Some(part)) => {
            let number = args! { "number" => index.saturating_add(1) };
            words.get(&format!("console-service-faq-{part}"), &number)
        }
        _ => words.t(&format!("console-service-field-{name}")),
    }
}

/// What stands in a field, as people read it.
fn value(app: &App, words: Words, name: &str, value: &str) -> String {
    let tick = name.starts_with("audience_") || name == "works_offline";
    match name {
        _ if tick => words.t(if value == "1" { "console-service-yes" } else { "console-service-no" }),
        _ if value.is_empty() => words.t("console-service-nothing"),
        "channel" if CHANNELS.contains(&value) => words.t(&format!("console-service-channel-{value}")),
        "status" if STATUSES.contains(&value) => words.t(&format!("console-service-state-{value}")),
        "sign_in" => words.t(&format!("console-service-sign-in-{value}")),
        "until" => read_local(value).map_or_else(|| value.to_owned(), |at| moment(words, at, app.now())),
        "competent_authority" => agency(app, words, value),
        _ => value.to_owned(),
    }
}

fn agency(app: &App, words: Words, id: &str) -> String {
    app.pack.agencies.get(id).map_or(id, |name| name.text(web::language(words))).to_owned()
}

/// What two services say differently, side by side, field by field.
pub(super) fn side_by_side(app: &App, words: Words, from: &Service, to: &Service) -> Markup {
    let changes = changes(from, to);
    html! {
        @if changes.is_empty() { p { (words.t("console-service-no-change")) } }
        @for (name, before, after) in changes {
            div.change {
                p.of { (field(words, &name)) }
                (side(app, words, &name, "console-service-before", &before))
                (side(app, words, &name, "console-service-after", &after))
            }
        }
    }
}

fn side(app: &App, words: Words, name: &str, label: &str, text: &str) -> Markup {
    let language = ["vi", "en"].into_iter().find(|tag| name.ends_with(&format!("_{tag}")));
    html! {
        div data-side=(label) {
            small { (words.t(label)) }
            p lang=[language.filter(|_| !text.is_empty())] { (value(app, words, name, text)) }
        }
    }
}
