//! The fields of a form, and what became of them.

use std::collections::BTreeMap;

use url::form_urlencoded;

/// What somebody typed; shown again when something is wrong with it, so that no word is lost.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(BTreeMap<String, String>);

impl Fields {
    /// The fields of an encoded form; of a name that comes twice the first.
    pub(super) fn read(form: &[u8]) -> Self {
        let mut fields = Self::default();
        for (name, value) in form_urlencoded::parse(form) {
            fields.put(name.into_owned(), value.into_owned());
        }
        fields
    }

    /// Adds a field that is not there yet.
    pub(super) fn put(&mut self, name: String, value: String) {
        // Browsers send line ends as CR LF; letters are kept with LF.
        self.0.entry(name).or_insert_with(|| value.replace("\r\n", "\n"));
    }

    /// A field as typed.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The fields whose names begin so, by the rest of their names.
    pub(super) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_str())))
    }

    /// Whether nothing is written in any.
    pub(super) fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }

    /// Those of these names alone.
    pub(super) fn only(mut self, names: &[&str]) -> Self {
        self.0.retain(|name, _| names.contains(&name.as_str()));
        self
    }

    /// These fields with others over them.
    pub(super) fn over(&self, others: Self) -> Self {
        Self(self.0.clone().into_iter().chain(others.0).collect())
    }

    /// Those of these fields that say something else than `plain`.
    pub(super) fn beside(mut self, plain: &Self) -> Self {
        self.0.retain(|name, value| plain.get(name) != value);
        self
    }

    /// The session's token.
    pub(super) fn csrf(&self) -> &str {
        self.get("csrf")
    }
}

/// A form that was not taken: which one, why, and what had been typed into it.
#[derive(Clone, Debug)]
pub(super) struct Mistake {
    /// The action's word.
    pub(super) action: String,
    /// The sentence that says what is wrong.
    pub(super) message: String,
    /// What had been typed.
    pub(super) fields: Fields,
}

impl Mistake {
    /// The words that had been typed, whatever the action.
    pub(super) fn written(&self) -> &str {
        let letter = self.fields.get("letter");
        if letter.is_empty() { self.fields.get("reason") } else { letter }
    }

    /// What had been typed into this action's form.
    pub(super) fn typed<'m>(mistake: Option<&'m Self>, action: &str, field: &str) -> &'m str {
        mistake.filter(|mistake| mistake.action == action).map_or("", |mistake| mistake.fields.get(field))
    }
}
