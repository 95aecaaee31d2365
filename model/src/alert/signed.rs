//! Warnings on the wire: JWS over the exact bytes, so that a device believes the city and nobody between.

use serde::{Deserialize, Serialize};

use crate::time::Millis;

/// A JWS in compact form (RFC 7515, `alg` `EdDSA` of RFC 8037), its payload an [`Alert`](super::Alert) as JSON.
///
/// The header's `kid` names a working key; what does not verify is never shown as the city's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedAlert(pub String);

/// The payload of a key's JWS, signed by the offline root key whose public half ships in the city profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyBody {
    /// The name that headers call it by.
    pub kid: String,
    /// The Ed25519 public key, base64url without padding, as `x` of an OKP JWK.
    pub x: String,
    /// What it may sign.
    #[serde(rename = "use")]
    pub key_use: KeyUse,
    /// From when it counts.
    pub not_before: Millis,
    /// Until when it counts; a message counts by its `sent`.
    pub expires: Millis,
}

/// The payload of another JWS by the root key: it takes a working key back.
///
/// A device that has met it believes no list and no new message of that key any more. A message signed before stands only
/// where a list by another key has it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyRevocation {
    /// The key's name.
    pub revoked_kid: String,
    /// From when on nothing that it signed counts, also where it is kept.
    pub revoked_at: Millis,
}

/// What a working key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum KeyUse {
    /// Warnings and the list of active ones.
    #[serde(rename = "alert")]
    Alert,
}

/// The body of `GET /alerts/active.json`: static, cacheable, the same for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedActiveAlerts {
    /// The working keys, each a compact JWS by the root key over a [`KeyBody`], and what the root key took back, each one
    /// over a [`KeyRevocation`].
    pub keys: Vec<String>,
    /// A compact JWS by a working key over [`ActiveAlerts`].
    pub active: String,
}

/// What is in force now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActiveAlerts {
    /// The sequence of the last published message, in the list or not; devices refuse lower numbers.
    pub sequence: i64,
    /// When the city said so; devices say "last heard" when it is long ago.
    pub issued_at: Millis,
    /// The last message of every event that is not over and has not expired, and of those that ended within a day.
    pub alerts: Vec<SignedAlert>,
}

/// A test of the way that warnings take. It has none of a warning's fields, so that nobody can take it for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SelfTest {
    /// What the device that asked called it: 32 hexadecimal digits of its own making.
    pub self_test: String,
    /// When the city answered.
    pub sent: Millis,
}

/// What the public stream `GET /api/v1/alerts/stream` says, as the `data` of server-sent events.
///
/// No token, no person: every reader gets every warning whole, and its device decides whom it concerns. An
/// event's `id` is the sequence; `Last-Event-ID` goes on after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StreamEvent {
    /// Sent first and at least every 30 s.
    Heartbeat {
        /// The city's time.
        time: Millis,
        /// The sequence of the last published message.
        sequence: i64,
    },
    /// A message was published.
    Alert {
        /// The message.
        alert: SignedAlert,
    },
    /// The answer to a device that opened this stream with `?self_test=`; on no other stream, and no warning.
    SelfTest {
        /// A compact JWS by a working key over a [`SelfTest`].
        test: String,
    },
    /// More was missed than this stream repeats: ask for `/alerts/active.json`.
    Resync,
}
