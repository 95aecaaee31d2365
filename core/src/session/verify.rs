//! The checks of an ID token (OpenID Connect Core §3.1.3.7), by the engine's own clock.

use hue_model::session::Person;
use hue_model::time::Millis;
use openidconnect::core::{CoreGenderClaim, CoreJwsSigningAlgorithm};
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError, ClientId, IdTokenClaims, IdTokenVerifier, Nonce,
    OAuth2TokenResponse, SignatureVerificationError, TokenResponse,
};

use super::claims::{self, VneidClaims};
use super::issuer::{IssuerError, Metadata, Tokens};

/// How far two clocks that are right may be apart, in milliseconds.
pub(crate) const SKEW: i64 = 2 * 60 * 1000;
/// Signatures by public keys only: never `none`, never a MAC.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What an ID token is checked against.
pub(crate) struct Expected<'a> {
    pub(crate) client_id: &'a str,
    pub(crate) nonce: &'a Nonce,
    /// When the attempt began.
    pub(crate) started_at: Millis,
    /// Now.
    pub(crate) now: Millis,
}

/// The person the ID token names, once everything about it is right.
pub(crate) fn person(
    metadata: &Metadata,
    tokens: &Tokens,
    expected: &Expected<'_>,
) -> Result<Person, IssuerError> {
    let verifier = verifier(metadata, expected);
    let token = tokens.id_token().ok_or(IssuerError::Untrusted("no ID token"))?;
    let claims = token.claims(&verifier, expected.nonce).map_err(of_claims)?;
    let azp = claims.authorized_party();
    if azp.is_some_and(|azp| azp.as_str() != expected.client_id) {
        return Err(IssuerError::Untrusted("azp"));
    }
    if let Some(given) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(|_| IssuerError::Untrusted("signature"))?;
        let key = token.signing_key(&verifier).map_err(|_| IssuerError::Untrusted("signature"))?;
        let ours = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
        if !ours.is_ok_and(|ours| ours == *given) {
            return Err(IssuerError::Untrusted("at_hash"));
        }
    }
    Ok(person_of(claims))
}

/// Whose the tokens of a renewal are, when they say so (OpenID Connect Core §12.2). The answer came
/// straight from the issuer; only that it speaks of the same person is looked at.
pub(crate) fn sub_of_renewal(
    metadata: &Metadata,
    tokens: &Tokens,
    client_id: &str,
) -> Result<Option<String>, IssuerError> {
    let Some(token) = tokens.id_token() else { return Ok(None) };
    let id = ClientId::new(client_id.to_owned());
    let verifier = IdTokenVerifier::new_public_client(id, metadata.issuer().clone(), metadata.jwks().clone())
        .set_time_fn(|| date(Millis(0)))
        .insecure_disable_signature_check();
    let claims = token.claims(&verifier, |_: Option<&Nonce>| Ok(())).map_err(of_claims)?;
    Ok(Some(claims.subject().to_string()))
}

fn person_of(claims: &IdTokenClaims<VneidClaims, CoreGenderClaim>) -> Person {
    claims::person(claims)
}

fn verifier<'a>(
    metadata: &Metadata,
    expected: &Expected<'_>,
) -> IdTokenVerifier<'a, openidconnect::core::CoreJsonWebKey> {
    let (now, started_at) = (expected.now, expected.started_at);
    let offered = metadata.id_token_signing_alg_values_supported();
    let allowed = ALGORITHMS.into_iter().filter(|algorithm| offered.contains(algorithm));
    let id = ClientId::new(expected.client_id.to_owned());
    IdTokenVerifier::new_public_client(id, metadata.issuer().clone(), metadata.jwks().clone())
        .set_allowed_algs(allowed)
        .set_time_fn(move || date(now.plus(-SKEW)))
        .set_issue_time_verifier_fn(move |issued| {
            let issued = Millis(issued.timestamp_millis());
            let fits = issued <= now.plus(SKEW) && issued >= started_at.plus(-SKEW);
            if fits { Ok(()) } else { Err("issued at another time".to_owned()) }
        })
}

fn date(at: Millis) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_millis(at.0).unwrap_or_default()
}

fn of_claims(error: ClaimsVerificationError) -> IssuerError {
    match error {
        ClaimsVerificationError::Expired(_) => IssuerError::Times,
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
            IssuerError::UnknownKey
        }
        ClaimsVerificationError::SignatureVerification(_) => IssuerError::Untrusted("signature"),
        ClaimsVerificationError::InvalidIssuer(_) => IssuerError::Untrusted("iss"),
        ClaimsVerificationError::InvalidAudience(_) => IssuerError::Untrusted("aud"),
        ClaimsVerificationError::InvalidNonce(_) => IssuerError::Untrusted("nonce"),
        _ => IssuerError::Untrusted("claims"),
    }
}
