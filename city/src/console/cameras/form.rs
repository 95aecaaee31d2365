//! The form of a camera, with everything that was typed into it.

use std::collections::BTreeMap;

use hue_i18n::{Words, args};
use hue_model::camera::CameraKind;
use hue_model::text::{Language, NameOrder};
use maud::{Markup, html};

use super::List;
use crate::camera::fields::{ALL, TEXTS};
use crate::clock::{camera_id, local};
use crate::console::form::Fields;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::camera::Stored;
use crate::web::{self, ward_name};

/// What stands in the fields.
pub(super) struct Form {
    /// The camera's id. A new camera has it from the beginning: sent twice over a bad line it is still one.
    pub(super) id: String,
    values: BTreeMap<&'static str, String>,
}

/// The key of a field's name.
pub(super) fn label(name: &str) -> String {
    format!("console-camera-{}", name.replace('_', "-"))
}

impl Form {
    /// An empty one.
    pub(super) fn new(app: &App, scope: &Scope) -> Self {
        let ward = scope.wards().pop().unwrap_or_default();
        let values = BTreeMap::from([("ward", ward), ("every_minutes", "5".to_owned())]);
        Self { id: camera_id(&*app.config.clock, &*app.config.entropy).to_string(), values }
    }

    /// What is known of a camera.
    pub(super) fn of(known: &Stored) -> Self {
        let camera = &known.camera;
        let tick = |on: bool| if on { "1" } else { "" }.to_owned();
        let degrees = |of: fn(hue_model::geo::Point) -> f64| {
            camera.point.map(|point| of(point).to_string()).unwrap_or_default()
        };
        let values = [
            ("kind", camera.kind.word().to_owned()),
            ("name_vi", camera.name.text(Language::Vi).to_owned()),
            ("name_en", camera.name.text(Language::En).to_owned()),
            ("ward", camera.ward_code.clone()),
            ("agency", camera.agency.clone()),
            ("lat", degrees(|point| point.lat)),
            ("long", degrees(|point| point.long)),
            ("every_minutes", camera.every_minutes.to_string()),
            ("flood", tick(camera.flood)),
            ("public_since", local(camera.public_since)),
            ("retired", tick(known.retired)),
        ];
        Self { id: camera.id.to_string(), values: BTreeMap::from(values) }
    }

    /// What somebody sent.
    pub(super) fn sent(fields: &Fields) -> Self {
        let names = ALL.into_iter().chain(["retired"]);
        let values = names.map(|name| (name, fields.get(name).to_owned())).collect();
        Self { id: fields.get("id").to_owned(), values }
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

/// The form of a camera that is at this version; 0 for a new one.
pub(super) fn entry_form(list: &List<'_>, form: &Form, version: i64) -> Markup {
    let words = list.words;
    html! {
        form method="post" action="/console/cameras" {
            input type="hidden" name="csrf" value=(list.officer.session.csrf);
            input type="hidden" name="id" value=(form.id);
            input type="hidden" name="version" value=(version);
            div.pair {
                (choice(list, form, "kind", &kinds(words)))
                (choice(list, form, "ward", &wards(list)))
                (choice(list, form, "agency", &agencies(list)))
                @for (name, most) in TEXTS { (text(list, form, name, most)) }
                (time(list, form))
            }
            (tick(list, form, "flood"))
            @if version > 0 { (tick(list, form, "retired")) }
            button.primary { (words.t("console-camera-save")) }
        }
    }
}

fn text(list: &List<'_>, form: &Form, name: &str, most: usize) -> Markup {
    let id = format!("{name}-{}", form.id);
    html! {
        div {
            label for=(id) { (list.words.t(&label(name))) }
            input id=(id) name=(name) value=(form.get(name)) maxlength=(most) required[name == "name_vi"] autocomplete="off";
        }
    }
}

fn time(list: &List<'_>, form: &Form) -> Markup {
    let id = format!("public_since-{}", form.id);
    html! {
        div {
            label for=(id) { (list.words.t(&label("public_since"))) }
            input id=(id) name="public_since" type="datetime-local" value=(form.get("public_since"));
        }
    }
}

fn tick(list: &List<'_>, form: &Form, name: &str) -> Markup {
    html! {
        label.tick { input type="checkbox" name=(name) value="1" checked[!form.get(name).is_empty()]; (list.words.t(&label(name))) }
    }
}

fn choice(list: &List<'_>, form: &Form, name: &str, options: &[(String, String)]) -> Markup {
    let id = format!("{name}-{}", form.id);
    html! {
        div {
            label for=(id) { (list.words.t(&label(name))) }
            select id=(id) name=(name) {
                @for (value, text) in options { option value=(value) selected[form.get(name) == value] { (text) } }
            }
        }
    }
}

fn kinds(words: Words) -> Vec<(String, String)> {
    let kind = |kind: CameraKind| (kind.word().to_owned(), words.t(&format!("camera-kind-{}", kind.word())));
    CameraKind::ALL.map(kind).to_vec()
}

/// The wards this person writes for.
fn wards(list: &List<'_>) -> Vec<(String, String)> {
    let wards = list.app.pack.wards.keys().filter(|code| list.scope.has_ward(Some(code)));
    let mut wards: Vec<_> = wards.map(|code| (code.clone(), ward_name(list.app, list.words, code))).collect();
    wards.sort_by_cached_key(|(_, name)| NameOrder::of(name));
    wards
}

/// The agencies, none first.
fn agencies(list: &List<'_>) -> Vec<(String, String)> {
    let language = web::language(list.words);
    let agencies = list.app.pack.agencies.iter();
    let mut agencies: Vec<_> =
        agencies.map(|(id, name)| (id.clone(), name.text(language).to_owned())).collect();
    agencies.sort_by_cached_key(|(_, name)| NameOrder::of(name));
    agencies.insert(0, (String::new(), list.words.t("console-camera-no-agency")));
    agencies
}
