//! A signed-in resident: the sandbox issuer's own flow, as the app does it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::Outcome;

const VERIFIER: &str = "bench-bench-bench-bench-bench-bench-bench-bench";
const REDIRECT: &str = "http://127.0.0.1:9/cb";

/// An access token of this demo person.
pub(crate) async fn token(base: &str, person: &str) -> Outcome<String> {
    let none = reqwest::redirect::Policy::none();
    let http = reqwest::Client::builder().redirect(none).no_proxy().build()?;
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let mut authorize = url::Url::parse(&format!("{base}/vneid/authorize"))?;
    authorize.query_pairs_mut().extend_pairs([
        ("response_type", "code"),
        ("client_id", "hue-app"),
        ("redirect_uri", REDIRECT),
        ("scope", "openid profile"),
        ("state", "bench"),
        ("nonce", "bench"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]);
    let answer = http.post(authorize).form(&[("person", person)]).send().await?;
    let location = answer.headers().get("location").ok_or("no redirect")?.to_str()?;
    let back = url::Url::parse(location)?;
    let code = back.query_pairs().find(|(name, _)| name == "code").ok_or("no code")?.1.into_owned();
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", "hue-app"),
        ("redirect_uri", REDIRECT),
        ("code", &code),
        ("code_verifier", VERIFIER),
    ];
    let tokens: serde_json::Value =
        http.post(format!("{base}/vneid/token")).form(&form).send().await?.json().await?;
    Ok(tokens.get("access_token").and_then(|token| token.as_str()).ok_or("no token")?.to_owned())
}
