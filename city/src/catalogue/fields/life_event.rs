//! The fields of a life event.

use hue_model::catalogue::LifeEvent;
use hue_model::problem::Rule;

use super::read::{Reader, kept};
use super::{Input, Part, Values, texts, yes};

pub(super) const PARTS: &[Part] = &[Part {
    key: "event",
    hint: true,
    fields: &[
        ("name", Input::Both(100)),
        ("description", Input::Both(500)),
        ("services", Input::Area),
        ("retired", Input::Tick),
    ],
}];

pub(super) fn of(event: &LifeEvent) -> Values {
    let mut values = texts([("name", Some(&event.name)), ("description", Some(&event.description))]);
    values.insert("services".into(), event.services.join("\n"));
    values.insert("retired".into(), yes(event.retired));
    values
}

/// The life event that the form says.
pub(super) fn read(form: &mut Reader<'_>, id: &str, old: Option<&LifeEvent>) -> Option<LifeEvent> {
    let (name, description) = (form.needs_both("name", 100), form.needs_both("description", 500));
    let services = form.lines("services");
    form.needed("services", !services.is_empty());
    let known = |id: &String| form.known.whole.services.iter().any(|it| it.id == *id);
    if !services.iter().all(known) {
        form.refuse("services", Rule::Unknown);
    }
    Some(LifeEvent {
        id: id.to_owned(),
        name: kept(name?, old.map(|it| &it.name)),
        description: kept(description?, old.map(|it| &it.description)),
        services,
        retired: form.on("retired"),
    })
}
