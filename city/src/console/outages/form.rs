//! The form of a cut, with everything that was typed into it.

use std::collections::BTreeMap;

use hue_i18n::{Words, args};
use hue_model::outage::{Outage, OutageKind};
use hue_model::text::NameOrder;
use maud::{Markup, html};

use super::List;
use crate::clock::{local, outage_id};
use crate::console::form::Fields;
use crate::outage::fields::{TEXTS, TIMES};
use crate::sos::desk::Scope;
use crate::state::App;
use crate::web::ward_name;

/// What stands in the fields.
pub(super) struct Form {
    /// The cut's id. A new cut has it from the beginning: sent twice over a bad line it is still one.
    pub(super) id: String,
    values: BTreeMap<&'static str, String>,
}

/// The key of a field's name.
pub(super) fn label(name: &str) -> String {
    format!("console-outage-{}", name.replace('_', "-"))
}

impl Form {
    /// An empty one.
    pub(super) fn new(app: &App) -> Self {
        let id = outage_id(&*app.config.clock, &*app.config.entropy).to_string();
        Self { id, values: BTreeMap::new() }
    }

    /// What is known of a cut.
    pub(super) fn of(outage: &Outage) -> Self {
        let values = [
            ("kind", outage.kind.word().to_owned()),
            ("provider", outage.provider.clone()),
            ("wards", outage.ward_codes.join(" ")),
            ("area", outage.area.clone()),
            ("reason", outage.reason.clone()),
            ("starts_at", local(outage.starts_at)),
            ("ends_at", local(outage.ends_at)),
        ];
        Self { id: outage.id.to_string(), values: BTreeMap::from(values) }
    }

    /// What somebody sent.
    pub(super) fn sent(app: &App, fields: &Fields) -> Self {
        let wards = app.pack.wards.keys().filter(|code| !fields.get(&tick(code)).is_empty());
        let wards = wards.map(String::as_str).collect::<Vec<_>>().join(" ");
        let names = ["kind"].into_iter().chain(TEXTS.map(|(name, _)| name)).chain(TIMES);
        let values = names.map(|name| (name, fields.get(name).to_owned())).chain([("wards", wards)]);
        Self { id: fields.get("id").to_owned(), values: values.collect() }
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// What stands there now wherever something else is typed.
    pub(super) fn against(&self, words: Words, typed: &Self) -> Markup {
        let other = self.values.iter().filter(|(name, now)| typed.get(name).trim() != **now);
        html! {
            @for (name, now) in other {
                p.muted { (words.get("console-outage-now", &args! { "field" => words.t(&label(name)), "value" => now.as_str() })) }
            }
        }
    }
}

/// The name of a ward's tick.
fn tick(code: &str) -> String {
    format!("ward-{code}")
}

/// The form of a cut that is at this revision; 0 for a new one.
pub(super) fn entry_form(list: &List<'_>, form: &Form, revision: u32) -> Markup {
    let words = list.words;
    html! {
        form method="post" action="/console/outages" {
            input type="hidden" name="csrf" value=(list.officer.session.csrf);
            input type="hidden" name="id" value=(form.id);
            input type="hidden" name="revision" value=(revision);
            div.pair {
                (kind(list, form))
                @for (name, most) in TEXTS { (text(list, form, name, most)) }
                @for name in TIMES { (time(list, form, name)) }
            }
            (wards(list, form))
            button.primary { (words.t("console-outage-save")) }
        }
    }
}

fn kind(list: &List<'_>, form: &Form) -> Markup {
    let id = format!("kind-{}", form.id);
    html! {
        div {
            label for=(id) { (list.words.t(&label("kind"))) }
            select id=(id) name="kind" {
                @for kind in OutageKind::ALL {
                    option value=(kind.word()) selected[form.get("kind") == kind.word()] { (list.words.t(&format!("outage-kind-{}", kind.word()))) }
                }
            }
        }
    }
}

fn text(list: &List<'_>, form: &Form, name: &str, most: usize) -> Markup {
    let id = format!("{name}-{}", form.id);
    html! {
        div {
            label for=(id) { (list.words.t(&label(name))) }
            input id=(id) name=(name) value=(form.get(name)) maxlength=(most) required[name == "provider"] autocomplete="off";
        }
    }
}

fn time(list: &List<'_>, form: &Form, name: &str) -> Markup {
    let id = format!("{name}-{}", form.id);
    html! {
        div {
            label for=(id) { (list.words.t(&label(name))) }
            input id=(id) name=(name) type="datetime-local" value=(form.get(name)) required;
        }
    }
}

/// The wards this person writes for, each with a tick; the only one is always meant.
fn wards(list: &List<'_>, form: &Form) -> Markup {
    let name = |code: &str| ward_name(list.app, list.words, code);
    let chosen: Vec<&str> = form.get("wards").split(' ').collect();
    let mut wards: Vec<(&String, String)> =
        list.app.pack.wards.keys().map(|code| (code, name(code))).collect();
    wards.sort_by_cached_key(|(_, name)| NameOrder::of(name));
    html! {
        @if let Scope::Ward(ward) = &list.scope {
            input type="hidden" name=(tick(ward)) value="on";
        } @else {
            fieldset.wards {
                legend { (list.words.t(&label("wards"))) }
                ul.ward-list {
                    @for (code, name) in wards {
                        li { label.tick { input type="checkbox" name=(tick(code)) value="on" checked[chosen.contains(&code.as_str())]; span { (name) } } }
                    }
                }
            }
        }
    }
}
