//! Who says something of a case.

use hue_model::sos::SosDetails;

use crate::store::sos::Source;

/// Who says something of a case, and through which door.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// The door.
    pub(crate) source: Source,
    /// Who, for the audit log.
    pub(crate) actor: String,
    /// The device that showed its secret.
    pub(crate) device_hash: Option<String>,
    /// The digits of the phone a text came from; empty for every other door.
    pub(crate) phone: String,
    /// The name of the address it came from.
    pub(crate) origin: Option<String>,
    /// The id that it has in a table of volunteers.
    pub(crate) sheet_id: Option<String>,
    /// Whether it comes without a revision and says more each time, as somebody who texts in plain words.
    pub(crate) adds: bool,
    /// The words themselves, where `Heard` already has them laid over what was known.
    pub(crate) words: Option<SosDetails>,
}

impl Call {
    /// Somebody who shows no secret and has no phone that is known.
    pub(crate) const fn by(source: Source, actor: String) -> Self {
        Self {
            source,
            actor,
            device_hash: None,
            phone: String::new(),
            origin: None,
            sheet_id: None,
            adds: false,
            words: None,
        }
    }
}
