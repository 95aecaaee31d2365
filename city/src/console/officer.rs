//! Who sits at the console: a session of the database, and a role that is read again with every request.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{HeaderMap, Method};
use hue_i18n::Words;
use hue_model::time::Millis;

use super::unsaved;
use crate::caller::{person_id, sha256};
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::report;
use crate::store::role::{self, Role};
use crate::store::session::{self, Session};
use crate::web;

/// How long ago somebody may have shown who they are to send a warning to everybody, in milliseconds.
const FRESH: i64 = 5 * 60_000;

/// Somebody with a role, for the time of one request.
#[derive(Clone, Debug)]
pub(super) struct Officer {
    /// The session.
    pub(super) session: Session,
    /// What they may do.
    pub(super) role: Role,
    /// The record's version when the request came in, before anything of its page was read: what is newer concerns the page.
    pub(super) version: i64,
}

/// Why a page is not shown.
pub(super) enum Turned {
    /// Nobody is signed in: the way to sign in, then back here.
    SignIn(String),
    /// Signed in, but without a role here.
    NoRole(Words, Box<Session>),
    /// The city failed.
    Failed(Failure),
}

impl Officer {
    /// The name to show.
    pub(super) fn name(&self) -> &str {
        self.session.name.as_deref().unwrap_or(&self.session.sub)
    }

    /// The agency whose cases are all this person sees; `None` sees every case.
    pub(super) fn agency(&self) -> Option<&str> {
        match &self.role {
            Role::Operator | Role::Supervisor => None,
            Role::Clerk { agency } => Some(agency),
        }
    }

    /// Whether this person works at the city's desk.
    pub(super) fn is_operator(&self) -> bool {
        self.role.is_desk()
    }

    /// Whether this person showed who they are a moment ago, by the issuer's word (`auth_time`): what many phones will
    /// ring for is not approved from a screen that somebody left open.
    pub(super) fn is_fresh(&self, now: Millis) -> bool {
        now.since(self.session.auth_time) < FRESH
    }

    /// This person as the desk's rules know them.
    pub(super) fn actor(&self) -> Actor {
        Actor { id: person_id(&self.session.iss, &self.session.sub), role: self.role.clone() }
    }

    /// Whether session and role are still what they were.
    pub(super) async fn is_still_here(&self, app: &App) -> Result<bool> {
        let id = &self.session.id_sha256;
        let found = session::get(&mut app.store.read().await?, id, app.now()).await?;
        Ok(found.is_some() && role_of(app, &self.session).await?.as_ref() == Some(&self.role))
    }

    /// Whether a form carries this session's token.
    pub(super) fn holds(&self, token: &str) -> bool {
        // Compared as hashes, so that the time it takes says nothing about the token.
        sha256(token) == sha256(&self.session.csrf)
    }
}

/// The cookie's name: bound to the host under TLS.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if web::is_tls(app) { "__Host-hue-console" } else { "hue-console" }
}

/// The session of these headers.
pub(super) async fn session(app: &App, headers: &HeaderMap) -> Result<Option<Session>> {
    let Some(secret) = web::cookie(headers, cookie_name(app)) else { return Ok(None) };
    session::get(&mut app.store.read().await?, &sha256(secret), app.now()).await
}

async fn officer(app: &App, headers: &HeaderMap) -> Result<Option<(Session, Option<Role>)>> {
    let Some(session) = session(app, headers).await? else { return Ok(None) };
    let role = role_of(app, &session).await?;
    Ok(Some((session, role)))
}

async fn version(app: &App) -> Result<i64> {
    report::version(&mut app.store.read().await?).await
}

async fn role_of(app: &App, session: &Session) -> Result<Option<Role>> {
    let mut roles = role::of(&mut app.store.read().await?, &session.iss, &session.sub).await?;
    // Somebody with both roles works as an operator: "operator" sorts after "clerk".
    Ok(roles.pop())
}

impl FromRequestParts<App> for Officer {
    type Rejection = Turned;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Turned> {
        match officer(app, &parts.headers).await.map_err(Turned::Failed)? {
            Some((session, Some(role))) => {
                let version = version(app).await.map_err(Turned::Failed)?;
                Ok(Self { session, role, version })
            }
            Some((session, None)) => Err(Turned::NoRole(web::words(&parts.headers), Box::new(session))),
            None if parts.method == Method::GET => {
                let here = parts.uri.path_and_query().map_or("/console", |path| path.as_str());
                Err(Turned::SignIn(here.to_owned()))
            }
            None => Err(Turned::SignIn("/console".to_owned())),
        }
    }
}

impl OptionalFromRequestParts<App> for Officer {
    type Rejection = Turned;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Turned> {
        match <Self as FromRequestParts<App>>::from_request_parts(parts, app).await {
            Ok(officer) => Ok(Some(officer)),
            Err(Turned::SignIn(_)) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

impl IntoResponse for Turned {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn(here) => {
                let query = url::form_urlencoded::Serializer::new(String::new())
                    .append_pair("return_to", &here)
                    .finish();
                Redirect::to(&format!("/console/sign-in?{query}")).into_response()
            }
            Self::NoRole(words, session) => unsaved::page(words, &unsaved::Why::NoRole(session), ""),
            Self::Failed(failure) => failure.into_response(),
        }
    }
}
