//! What `/authorize` is asked, and every reason to refuse it.

use std::collections::BTreeMap;

use hue_i18n::Words;
use hue_model::text::Language;
use url::{Url, form_urlencoded};

use super::client::Client;
use crate::web;

/// A request that may be shown to the person.
#[derive(Clone, Debug)]
pub(crate) struct AuthorizeRequest {
    /// Who asks.
    pub(crate) client: Client,
    /// Where the answer goes.
    pub(crate) redirect_uri: String,
    /// What is asked for, only the words we know.
    pub(crate) scope: String,
    /// Handed back as it came.
    pub(crate) state: Option<String>,
    /// Put into the ID token.
    pub(crate) nonce: Option<String>,
    /// PKCE, always S256.
    pub(crate) code_challenge: String,
    /// The languages the client asks the page to be in.
    pub(crate) words: Option<Words>,
}

/// Why it may not.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Nobody can be trusted with an answer: only a page says so.
    Page(&'static str),
    /// The client is told, at its own door.
    Redirect(Box<ErrorAnswer>),
}

/// An error for the client.
#[derive(Debug)]
pub(crate) struct ErrorAnswer {
    /// Where it goes.
    pub(crate) redirect_uri: String,
    /// The client's own mark.
    pub(crate) state: Option<String>,
    /// The code of RFC 6749 §4.1.2.1 or OpenID Connect Core §3.1.2.6.
    pub(crate) error: &'static str,
    /// For people who read logs.
    pub(crate) description: &'static str,
}

/// The parameters of a query or form; `None` when one comes twice (RFC 6749 §3.1).
pub(crate) fn parameters(encoded: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(encoded) {
        if found.insert(name.into_owned(), value.into_owned()).is_some() {
            return None;
        }
    }
    // An empty value counts as absent (RFC 6749 §3.1).
    found.retain(|_, value| !value.is_empty());
    Some(found)
}

impl AuthorizeRequest {
    /// Reads and checks a query.
    pub(crate) fn read(query: &str, base_url: &str) -> Result<Self, Refusal> {
        let Some(mut given) = parameters(query.as_bytes()) else {
            return Err(Refusal::Page("console-vneid-error-request"));
        };
        let client = given
            .get("client_id")
            .and_then(|id| Client::find(id, base_url))
            .ok_or(Refusal::Page("console-vneid-error-client"))?;
        let redirect_uri = given
            .remove("redirect_uri")
            .filter(|uri| client.allows(uri))
            .ok_or(Refusal::Page("console-vneid-error-redirect"))?;
        let state = given.remove("state");
        if let Some((error, description)) = fault(&given) {
            let answer = ErrorAnswer { redirect_uri, state, error, description };
            return Err(Refusal::Redirect(Box::new(answer)));
        }
        Ok(Self {
            scope: known_scopes(given.get("scope").map_or("", String::as_str)),
            words: given
                .get("ui_locales")
                .and_then(|tags| tags.split(' ').find_map(Language::from_tag))
                .map(web::in_language),
            nonce: given.remove("nonce"),
            code_challenge: given.remove("code_challenge").unwrap_or_default(),
            client,
            redirect_uri,
            state,
        })
    }

    /// The answer that says no.
    pub(crate) fn refuse(&self, error: &'static str, description: &'static str) -> ErrorAnswer {
        let (redirect_uri, state) = (self.redirect_uri.clone(), self.state.clone());
        ErrorAnswer { redirect_uri, state, error, description }
    }
}

/// The first thing that is wrong with a request whose client and door are known.
fn fault(given: &BTreeMap<String, String>) -> Option<(&'static str, &'static str)> {
    let value = |name: &str| given.get(name).map(String::as_str);
    let asks = |name: &str, word: &str| value(name).is_some_and(|list| list.split(' ').any(|it| it == word));
    let challenge = value("code_challenge").unwrap_or_default();
    if value("request").is_some() {
        Some(("request_not_supported", "request objects are not supported"))
    } else if value("request_uri").is_some() {
        Some(("request_uri_not_supported", "request_uri is not supported"))
    } else if value("response_type") != Some("code") {
        Some(("unsupported_response_type", "only response_type=code"))
    } else if value("response_mode").is_some_and(|mode| mode != "query") {
        Some(("invalid_request", "only response_mode=query"))
    } else if !asks("scope", "openid") {
        Some(("invalid_scope", "scope must contain openid"))
    } else if value("code_challenge_method") != Some("S256") {
        Some(("invalid_request", "PKCE with code_challenge_method=S256 is required"))
    } else if !is_challenge(challenge) {
        Some(("invalid_request", "code_challenge must be 43 characters of base64url"))
    } else if asks("prompt", "none") {
        Some(("login_required", "the person is always asked here"))
    } else {
        None
    }
}

fn is_challenge(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

fn known_scopes(asked: &str) -> String {
    let known = ["openid", "profile", "offline_access"];
    asked.split(' ').filter(|scope| known.contains(scope)).collect::<Vec<_>>().join(" ")
}

/// `redirect` with these parameters added to its query.
pub(crate) fn with_query(redirect: &str, parameters: &[(&str, &str)]) -> String {
    let Ok(mut url) = Url::parse(redirect) else { return redirect.to_owned() };
    url.query_pairs_mut().extend_pairs(parameters);
    url.into()
}
