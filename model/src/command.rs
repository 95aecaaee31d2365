//! The one shape of every request the app makes of the engine.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A request to the engine and the type of its answer. To add one: declare it with `command!` in
/// `model`, and write a `Handle` for it in `core`.
pub trait Command: Serialize + DeserializeOwned + Send + 'static {
    /// The name it has on every transport, such as `draft.save`.
    const NAME: &'static str;
    /// What a window must be allowed to do.
    const SCOPE: Scope;
    /// The answer.
    type Reply: Serialize + DeserializeOwned + Send + 'static;
}

/// What a window may do; each window's capability lists its scopes and the engine's door checks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Look.
    Read,
    /// Write drafts, settings and reports.
    Write,
    /// Sign in and out, open the vault, remove everything.
    Session,
    /// Move money; needs a proof of presence issued by the shell as well.
    Money,
}

macro_rules! command {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty,)* } => $reply:ty, $wire:literal, $scope:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }

        impl $crate::command::Command for $name {
            const NAME: &'static str = $wire;
            const SCOPE: $crate::command::Scope = $scope;
            type Reply = $reply;
        }
    };
}
pub(crate) use command;
