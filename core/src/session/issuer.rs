//! The issuer as the engine deals with it: discovery, keys, codes, renewals, revocations.

mod client;

use std::sync::Arc;
use std::time::Duration;

use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::shell::CityProfile;
use oauth2::basic::BasicErrorResponseType;
use oauth2::{
    AuthorizationCode, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RefreshToken,
    RequestTokenError,
};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreJsonWebKeySet};
use openidconnect::{
    AsyncHttpClient, ClientId, DiscoveryError, IssuerUrl, Nonce, OAuth2TokenResponse, Scope,
    StandardErrorResponse,
};
use tokio::sync::Mutex;
use url::Url;

use super::http::{Http, HttpError};
use super::verify;
use crate::clock::Clock;
use crate::vault::Sensitive;
use client::OidcClient;
pub(crate) use client::{Metadata, Tokens};

/// Keys are asked for again at most this often, in milliseconds.
const KEYS_PAUSE: i64 = 60_000;
/// The longest exchange with an issuer.
const LONGEST: Duration = Duration::from_secs(20);

/// Why the issuer's answer cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum IssuerError {
    /// It could not be reached, or its answer was lost.
    #[error("the issuer could not be reached")]
    Offline,
    /// It was reached and cannot now.
    #[error("the issuer cannot answer now")]
    Unavailable,
    /// It no longer takes the code or the refresh token.
    #[error("the issuer does not take the grant")]
    InvalidGrant,
    /// It was signed by a key that its key set does not have.
    #[error("the answer is signed by an unknown key")]
    UnknownKey,
    /// Its times do not fit the clock.
    #[error("the times of the answer do not fit the clock")]
    Times,
    /// It is not the answer to what was asked.
    #[error("the answer cannot be trusted: {0}")]
    Untrusted(&'static str),
}

impl From<IssuerError> for Problem {
    fn from(error: IssuerError) -> Self {
        tracing::warn!(%error, "issuer");
        Self::new(match error {
            IssuerError::Offline => Code::Offline,
            IssuerError::Unavailable => Code::CityUnavailable,
            IssuerError::InvalidGrant => Code::SessionExpired,
            IssuerError::Times => Code::ClockWrong,
            IssuerError::UnknownKey | IssuerError::Untrusted(_) => Code::SignInFailed,
        })
    }
}

/// What an attempt to sign in has sent and waits to see again.
pub(crate) struct Request {
    pub(crate) state: String,
    pub(crate) nonce: Nonce,
    pub(crate) verifier: PkceCodeVerifier,
    pub(crate) redirect_uri: String,
}

/// The issuer of the city's profile.
pub(crate) struct Issuer {
    url: String,
    client_id: String,
    http: Http,
    clock: Arc<dyn Clock>,
    known: Mutex<Option<Known>>,
}

#[derive(Clone)]
struct Known {
    metadata: Metadata,
    keys_at: i64,
}

impl Issuer {
    pub(crate) fn new(profile: &CityProfile, client: reqwest::Client, clock: Arc<dyn Clock>) -> Self {
        Self {
            url: profile.issuer.clone(),
            client_id: profile.client_id.clone(),
            http: Http::new(client),
            clock,
            known: Mutex::default(),
        }
    }

    /// The id of this app there.
    pub(crate) fn client_id(&self) -> &str {
        &self.client_id
    }

    /// What the issuer says of itself, asked once a run. It must name itself by the very string of
    /// the profile.
    pub(crate) async fn metadata(&self) -> Result<Metadata, IssuerError> {
        let mut known = self.known.lock().await;
        if let Some(known) = known.as_ref() {
            return Ok(known.metadata.clone());
        }
        let url = IssuerUrl::new(self.url.clone()).map_err(|_| IssuerError::Untrusted("issuer"))?;
        let metadata = self.within(Metadata::discover_async(url, &self.http)).await?.map_err(of_discovery)?;
        *known = Some(Known { metadata: metadata.clone(), keys_at: self.clock.monotonic() });
        Ok(metadata)
    }

    /// Asks for the keys again, for one that was not among them; at most once a minute.
    pub(crate) async fn newer_keys(&self) -> Result<Metadata, IssuerError> {
        let mut known = self.known.lock().await;
        let known = known.as_mut().ok_or(IssuerError::UnknownKey)?;
        if self.clock.monotonic().saturating_sub(known.keys_at) < KEYS_PAUSE {
            return Err(IssuerError::UnknownKey);
        }
        known.keys_at = self.clock.monotonic();
        let fetching = CoreJsonWebKeySet::fetch_async(known.metadata.jwks_uri(), &self.http);
        let keys = self.within(fetching).await?.map_err(of_discovery)?;
        known.metadata = known.metadata.clone().set_jwks(keys);
        Ok(known.metadata.clone())
    }

    /// The address at which the person says who they are.
    pub(crate) async fn authorize_url(&self, request: &Request) -> Result<Url, IssuerError> {
        let client = self.client().await?.set_redirect_uri(redirect(&request.redirect_uri)?);
        let (state, nonce) = (CsrfToken::new(request.state.clone()), request.nonce.clone());
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (url, ..) = client
            .authorize_url(flow, || state, || nonce)
            .add_scope(Scope::new("profile".to_owned()))
            .add_scope(Scope::new("offline_access".to_owned()))
            // OpenID Connect Core §11: without it the refresh token may be left out.
            .add_prompt(CoreAuthPrompt::Consent)
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&request.verifier))
            .url();
        Ok(url)
    }

    /// Turns a code into tokens; nothing in them is checked yet.
    pub(crate) async fn exchange(&self, request: &Request, code: String) -> Result<Tokens, IssuerError> {
        let client = self.client().await?.set_redirect_uri(redirect(&request.redirect_uri)?);
        let verifier = PkceCodeVerifier::new(request.verifier.secret().clone());
        let asking = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| NO_TOKENS)?;
        self.within(asking.set_pkce_verifier(verifier).request_async(&self.http)).await?.map_err(of_tokens)
    }

    /// A new access token, and mostly a new refresh token, for a refresh token of `sub`. Tokens of
    /// somebody else are no grant for this person.
    pub(crate) async fn renew(&self, refresh: &Sensitive<String>, sub: &str) -> Result<Tokens, IssuerError> {
        let client = self.client().await?;
        let token = RefreshToken::new(refresh.reveal().clone());
        let asking = client.exchange_refresh_token(&token).map_err(|_| NO_TOKENS)?;
        let tokens = self.within(asking.request_async(&self.http)).await?.map_err(of_tokens)?;
        let named = verify::sub_of_renewal(&self.metadata().await?, &tokens, &self.client_id)?;
        if named.is_some_and(|named| named != sub) {
            tracing::error!("a renewal answers with somebody else's tokens");
            return Err(IssuerError::InvalidGrant);
        }
        Ok(tokens)
    }

    /// Ends a refresh token and all that came of it (RFC 7009). An issuer without revocation, or one
    /// that does not know the token, has nothing left to end.
    pub(crate) async fn revoke(&self, refresh: &str) -> Result<(), IssuerError> {
        let metadata = self.metadata().await?;
        let Some(endpoint) = &metadata.additional_metadata().revocation_endpoint else { return Ok(()) };
        let form = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("token", refresh), ("token_type_hint", "refresh_token")])
            .append_pair("client_id", &self.client_id)
            .finish();
        let request = openidconnect::http::Request::post(endpoint.as_str())
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form.into_bytes())
            .map_err(|_| IssuerError::Untrusted("revocation endpoint"))?;
        let status = self.within(self.http.call(request)).await?.map_err(|error| of_http(&error))?.status();
        if status.is_server_error() || status.as_u16() == 429 {
            Err(IssuerError::Unavailable)
        } else {
            Ok(())
        }
    }

    async fn client(&self) -> Result<OidcClient, IssuerError> {
        let id = ClientId::new(self.client_id.clone());
        Ok(OidcClient::from_provider_metadata(self.metadata().await?, id, None))
    }

    async fn within<T>(&self, work: impl Future<Output = T>) -> Result<T, IssuerError> {
        tokio::select! {
            done = work => Ok(done),
            () = self.clock.sleep(LONGEST) => Err(IssuerError::Offline),
        }
    }
}

const NO_TOKENS: IssuerError = IssuerError::Untrusted("the issuer has no token endpoint");

fn redirect(uri: &str) -> Result<RedirectUrl, IssuerError> {
    RedirectUrl::new(uri.to_owned()).map_err(|_| IssuerError::Untrusted("redirect"))
}

fn of_http(error: &HttpError) -> IssuerError {
    match error {
        HttpError::Unreachable(_) => IssuerError::Offline,
        HttpError::TooLarge => IssuerError::Untrusted("too large"),
        HttpError::Plain => IssuerError::Untrusted("an endpoint without TLS"),
        HttpError::Malformed(_) => IssuerError::Untrusted("not HTTP"),
    }
}

fn of_discovery(error: DiscoveryError<HttpError>) -> IssuerError {
    match error {
        DiscoveryError::Request(error) => of_http(&error),
        DiscoveryError::Response(..) => IssuerError::Unavailable,
        DiscoveryError::Validation(_) => IssuerError::Untrusted("the issuer names itself otherwise"),
        _ => IssuerError::Untrusted("discovery"),
    }
}

fn of_tokens(
    error: RequestTokenError<HttpError, StandardErrorResponse<CoreErrorResponseType>>,
) -> IssuerError {
    match error {
        RequestTokenError::Request(error) => of_http(&error),
        RequestTokenError::ServerResponse(answer) => match answer.error() {
            BasicErrorResponseType::InvalidGrant => IssuerError::InvalidGrant,
            BasicErrorResponseType::Extension(code) if code == "temporarily_unavailable" => {
                IssuerError::Unavailable
            }
            _ => IssuerError::Untrusted("the issuer refuses this app"),
        },
        // An error page of something in between, or half an answer.
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => IssuerError::Unavailable,
    }
}

/// The refresh token of an answer.
pub(crate) fn refresh_of(tokens: &Tokens) -> Option<Sensitive<String>> {
    tokens.refresh_token().map(|token| Sensitive::new(token.secret().clone()))
}
