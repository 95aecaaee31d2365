//! What an issuer says of a person, turned into what the engine knows.
//!
//! VNeID publishes no specification. Everything that is guessed about its claims is here and
//! nowhere else: a real connection changes this file.

use hue_model::session::Person;
use openidconnect::core::CoreGenderClaim;
use openidconnect::{AdditionalClaims, IdTokenClaims};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The longest name that is shown, in characters.
const NAME_CHARS: usize = 200;

/// The claims beyond OpenID Connect's own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct VneidClaims {
    /// The identity level, a number or its digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<Value>,
}

impl AdditionalClaims for VneidClaims {}

/// The person in an ID token that has passed every check.
pub(crate) fn person(claims: &IdTokenClaims<VneidClaims, CoreGenderClaim>) -> Person {
    let localized =
        claims.name().and_then(|names| names.get(None).or_else(|| names.iter().next().map(|it| it.1)));
    let name = localized.map(|name| name.as_str()).unwrap_or_default();
    let acr = claims.auth_context_ref().map(|acr| acr.as_str());
    Person {
        sub: claims.subject().to_string(),
        name: name.chars().filter(|it| !it.is_control()).take(NAME_CHARS).collect(),
        level: level(claims.additional_claims().level.as_ref(), acr),
    }
}

/// The level by its own claim, else by `acr`; anything not understood counts as no level.
fn level(own: Option<&Value>, acr: Option<&str>) -> u8 {
    let digit = |text: &str| match text.trim() {
        "1" => 1,
        "2" => 2,
        _ => 0,
    };
    match own {
        Some(Value::Number(number)) => digit(&number.to_string()),
        Some(Value::String(text)) => digit(text),
        _ => acr.map_or(0, |acr| digit(acr.rsplit([':', '/', '-']).next().unwrap_or_default())),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::level;

    #[test]
    fn a_level_is_believed_only_when_it_is_plainly_there() {
        assert_eq!(level(Some(&json!(2)), None), 2);
        assert_eq!(level(Some(&json!("1")), None), 1);
        assert_eq!(level(None, Some("2")), 2);
        assert_eq!(level(None, Some("urn:vneid:level:2")), 2);
        assert_eq!(level(Some(&json!(0)), Some("2")), 0, "its own claim wins");
        for strange in [json!(3), json!(22), json!(-2), json!(2.5), json!("two"), json!(true), json!([2])] {
            assert_eq!(level(Some(&strange), None), 0, "{strange}");
        }
        assert_eq!(level(None, None), 0);
    }
}
