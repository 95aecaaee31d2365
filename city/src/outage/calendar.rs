//! The cuts as a calendar that any device can follow.

use hue_i18n::{Words, args};
use hue_model::ical::Calendar;
use hue_model::outage::{Outage, Outages};

use crate::state::App;
use crate::web::ward_name;

/// The calendar of these cuts.
pub(crate) fn written(app: &App, words: Words, list: &Outages) -> String {
    let events = list.outages.iter().map(|outage| {
        let (summary, description) = (summary(words, outage), description(app, words, outage));
        let url = format!("{}/outages", app.profile.base_url);
        outage.event(summary, description, places(app, words, outage), url)
    });
    let name = words
        .get("outages-calendar", &args! { "city" => app.profile.name.text(crate::web::language(words)) });
    Calendar { name, events: events.collect() }.write()
}

fn summary(words: Words, outage: &Outage) -> String {
    let kind = words.t(&format!("outage-kind-{}", outage.kind.word()));
    if outage.state.is_over() {
        format!("{kind} · {}", words.t(&format!("outage-state-{}", outage.state.word())))
    } else {
        kind
    }
}

fn description(app: &App, words: Words, outage: &Outage) -> String {
    let demo = app.profile.demo.then(|| words.t("outage-demo"));
    let lines = [Some(outage.provider.clone()), Some(outage.reason.clone()), demo];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Streets, and the wards they lie in.
pub(crate) fn places(app: &App, words: Words, outage: &Outage) -> String {
    let wards = outage.ward_codes.iter().map(|code| ward_name(app, words, code));
    let area = Some(outage.area.clone()).filter(|area| !area.is_empty());
    area.into_iter().chain(wards).collect::<Vec<_>>().join(", ")
}
