//! The fields of a page of help.

use hue_model::catalogue::HelpTopic;

use super::read::{Reader, kept};
use super::{Input, Part, Values, texts, yes};

const BODY: usize = 4_000;

pub(super) const PARTS: &[Part] = &[Part {
    key: "help",
    hint: true,
    fields: &[("title", Input::Both(100)), ("body", Input::Both(BODY)), ("retired", Input::Tick)],
}];

pub(super) fn of(topic: &HelpTopic) -> Values {
    let mut values = texts([("title", Some(&topic.title)), ("body", Some(&topic.body))]);
    values.insert("retired".into(), yes(topic.retired));
    values
}

/// The page that the form says.
pub(super) fn read(form: &mut Reader<'_>, id: &str, old: Option<&HelpTopic>) -> Option<HelpTopic> {
    let (title, body) = (form.needs_both("title", 100), form.needs_both("body", BODY));
    Some(HelpTopic {
        id: id.to_owned(),
        title: kept(title?, old.map(|it| &it.title)),
        body: kept(body?, old.map(|it| &it.body)),
        retired: form.on("retired"),
    })
}
