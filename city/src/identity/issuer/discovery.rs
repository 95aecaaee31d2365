//! What the issuer says of itself (OpenID Connect Discovery, RFC 8414).

use axum::Json;
use axum::extract::State;
use http::header;
use serde_json::{Value, json};

use crate::identity::jwk::JwkSet;
use crate::problem::{Failure, Result};
use crate::state::App;

/// `GET /vneid/.well-known/openid-configuration`.
pub(super) async fn document(State(app): State<App>) -> Json<Value> {
    let issuer = &app.identity.own_issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "revocation_endpoint": format!("{issuer}/revoke"),
        "end_session_endpoint": format!("{issuer}/end_session"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "token_endpoint_auth_methods_supported": ["none"],
        "revocation_endpoint_auth_methods_supported": ["none"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "claims_parameter_supported": false,
        "scopes_supported": ["openid", "profile", "offline_access"],
        "claims_supported":
            ["iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "sid", "at_hash", "name", "level"],
        "acr_values_supported": ["0", "1", "2"],
        "prompt_values_supported": ["login", "consent", "select_account"],
        "ui_locales_supported": ["vi", "en"],
    }))
}

/// `GET /vneid/jwks`.
pub(super) async fn keys(
    State(app): State<App>,
) -> Result<([(header::HeaderName, &'static str); 1], Json<JwkSet>)> {
    let keys = app.identity.own_keys.as_deref().cloned().ok_or_else(Failure::not_found)?;
    Ok(([(header::CACHE_CONTROL, "public, max-age=300")], Json(keys)))
}
