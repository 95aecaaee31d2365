//! The form of a place, with everything that was typed into it.

use std::collections::BTreeMap;

use hue_i18n::{Words, args};
use hue_model::text::NameOrder;
use maud::{Markup, html};

use super::List;
use crate::clock::shelter_id;
use crate::console::form::Fields;
use crate::shelter::fields::{NUMBERS, TEXTS};
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::report::word;
use crate::store::shelter::Stored;
use crate::web::{self, ward_name};

/// What stands in the fields.
pub(super) struct Form {
    /// The place's id. A new place has it from the beginning: sent twice over a bad line it is still one.
    pub(super) id: String,
    values: BTreeMap<String, String>,
}

impl Form {
    /// An empty one.
    pub(super) fn new(app: &App, scope: &Scope) -> Self {
        let id = shelter_id(&*app.config.clock, &*app.config.entropy).to_string();
        let ward = match scope {
            Scope::Ward(ward) => ward.clone(),
            Scope::All => String::new(),
        };
        Self { id, values: BTreeMap::from([("ward".to_owned(), ward)]) }
    }

    /// What is known of a place.
    pub(super) fn of(place: &Stored) -> Self {
        let shelter = &place.shelter;
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let degrees = |of: fn(hue_model::geo::Point) -> f64| {
            shelter.point.map(|point| of(point).to_string()).unwrap_or_default()
        };
        let ramp = match shelter.ramp {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        let values = [
            ("kind", word(shelter.kind)),
            ("name", shelter.name.clone()),
            ("ward", shelter.ward_code.clone()),
            ("address", shelter.address.clone()),
            ("lat", degrees(|point| point.lat)),
            ("long", degrees(|point| point.long)),
            ("capacity", number(shelter.capacity)),
            ("contact", shelter.contact.clone()),
            ("phone", shelter.phone.clone()),
            ("floor_cm", number(shelter.floor_cm)),
            ("ramp", ramp.to_owned()),
            ("toilets", number(shelter.toilets)),
            ("note", shelter.note.clone()),
            ("retired", if place.retired { "1" } else { "" }.to_owned()),
        ];
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { id: shelter.id.to_string(), values }
    }

    /// What somebody sent.
    pub(super) fn sent(fields: &Fields) -> Self {
        let names = ["kind", "ward", "lat", "long", "ramp", "retired"].into_iter();
        let names = names.chain(TEXTS.map(|(name, _)| name)).chain(NUMBERS.map(|(name, _)| name));
        let values = names.map(|name| (name.to_owned(), fields.get(name).to_owned())).collect();
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
                @let field = words.t(&format!("console-shelter-{}", name.replace('_', "-")));
                p.muted { (words.get("console-shelter-now", &args! { "field" => field, "value" => now.as_str() })) }
            }
        }
    }
}

/// The form of a place that is at this version; 0 for a new one.
pub(super) fn entry_form(list: &List<'_>, form: &Form, version: i64) -> Markup {
    let words = list.words;
    html! {
        form method="post" action="/console/shelters" {
            input type="hidden" name="csrf" value=(list.officer.session.csrf);
            input type="hidden" name="id" value=(form.id);
            input type="hidden" name="version" value=(version);
            div.pair {
                (choice(list, form, "kind", &list.kinds()))
                (ward(list, form))
                @for (name, most) in TEXTS { (field(list, form, name, most, "text")) }
                @for name in ["lat", "long"] { (field(list, form, name, 12, "decimal")) }
                @for (name, _) in NUMBERS { (field(list, form, name, 6, "numeric")) }
                (choice(list, form, "ramp", &["", "yes", "no"].map(|it| (it.to_owned(), words.t(&format!("console-shelter-ramp-{}", if it.is_empty() { "unknown" } else { it }))))))
            }
            @if version > 0 {
                label.tick { input type="checkbox" name="retired" value="1" checked[!form.get("retired").is_empty()]; (words.t("console-shelter-retire")) }
            }
            button.primary { (words.t("console-shelter-save")) }
        }
    }
}

fn field(list: &List<'_>, form: &Form, name: &str, most: usize, keys: &str) -> Markup {
    let id = format!("{name}-{}", form.id);
    html! {
        div {
            label for=(id) { (list.words.t(&format!("console-shelter-{}", name.replace('_', "-")))) }
            input id=(id) name=(name) value=(form.get(name)) maxlength=(most) inputmode=(keys) required[name == "name"] autocomplete="off";
        }
    }
}

fn choice(list: &List<'_>, form: &Form, name: &str, options: &[(String, String)]) -> Markup {
    let id = format!("{name}-{}", form.id);
    html! {
        div {
            label for=(id) { (list.words.t(&format!("console-shelter-{name}"))) }
            select id=(id) name=(name) {
                @for (value, text) in options { option value=(value) selected[form.get(name) == value] { (text) } }
            }
        }
    }
}

/// The wards this person writes for.
fn ward(list: &List<'_>, form: &Form) -> Markup {
    let language = web::language(list.words);
    let options = match &list.scope {
        Scope::Ward(ward) => vec![(ward.clone(), ward_name(list.app, list.words, ward))],
        Scope::All => {
            let wards = list.app.pack.wards.iter();
            let mut wards: Vec<_> =
                wards.map(|(code, name)| (code.clone(), name.text(language).to_owned())).collect();
            wards.sort_by_cached_key(|(_, name)| NameOrder::of(name));
            wards.insert(0, (String::new(), list.words.t("console-shelter-no-ward")));
            wards
        }
    };
    choice(list, form, "ward", &options)
}
