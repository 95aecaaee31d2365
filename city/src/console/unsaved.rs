//! The pages of a form that was not taken: whatever the reason, what somebody wrote is on the page to copy.

use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use hue_i18n::Words;

use super::layout;
use super::officer::{Officer, Turned};
use crate::problem::{Failure, Result};
use crate::store::session::Session;

/// Why it was not taken.
pub(super) enum Why {
    /// The session ended.
    Ended,
    /// The form belongs to another session.
    Stale,
    /// The case is not there, or not this person's any more.
    NotHere,
    /// The warning is not there, or not this person's to see.
    NoAlert,
    /// The link of a text message served already, is too old, or is somebody else's.
    NoLink,
    /// The call for rescue is not there, or not this person's.
    NoSos,
    /// There is no such gauge.
    NoGauge,
    /// The place to go to is not there, or not in this person's ward.
    NoShelter,
    /// The cut is not there, or not in this person's ward.
    NoOutage,
    /// The camera is not there, or not in this person's ward.
    NoCamera,
    /// There is no such item of the catalogue, or this person writes none.
    NoItem,
    /// The person has no role any more.
    NoRole(Box<Session>),
    /// The city failed.
    Failed,
}

/// The page that says so.
pub(super) fn page(words: Words, why: &Why, written: &str) -> Response {
    let status = match why {
        Why::Ended => StatusCode::UNAUTHORIZED,
        Why::Stale | Why::NoRole(_) => StatusCode::FORBIDDEN,
        Why::NotHere
        | Why::NoAlert
        | Why::NoLink
        | Why::NoSos
        | Why::NoShelter
        | Why::NoOutage
        | Why::NoCamera
        | Why::NoGauge
        | Why::NoItem => StatusCode::NOT_FOUND,
        Why::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let page = match why {
        Why::Ended => layout::ended(words, written),
        Why::Stale => layout::unsaved(words, "console-stale-title", "console-stale", written),
        Why::NotHere => layout::unsaved(words, "console-not-here-title", "console-not-here", written),
        Why::NoAlert => {
            layout::unsaved(words, "console-alert-not-here-title", "console-alert-not-here", written)
        }
        Why::NoLink => layout::unsaved(words, "console-duty-no-link-title", "console-duty-no-link", written),
        Why::NoSos => layout::unsaved(words, "console-sos-not-here-title", "console-sos-not-here", written),
        Why::NoGauge => layout::unsaved(words, "gauge-none", "console-gauge-not-here", written),
        Why::NoShelter => {
            layout::unsaved(words, "console-shelter-not-here-title", "console-shelter-not-here", written)
        }
        Why::NoOutage => {
            layout::unsaved(words, "console-outage-not-here-title", "console-outage-not-here", written)
        }
        Why::NoCamera => {
            layout::unsaved(words, "console-camera-not-here-title", "console-camera-not-here", written)
        }
        Why::NoItem => {
            layout::unsaved(words, "console-catalogue-not-here-title", "console-catalogue-not-here", written)
        }
        Why::NoRole(session) => layout::no_role(words, session, written),
        Why::Failed => layout::unsaved(words, "console-failed-title", "console-failed", written),
    };
    (status, page).into_response()
}

/// Takes a form that changes something: from somebody who is signed in, under their session's token. Whatever comes of
/// it, the answer has the words that were typed.
pub(super) async fn taken<F>(
    words: Words,
    officer: Result<Officer, Turned>,
    csrf: &str,
    written: &str,
    take: impl FnOnce(Officer) -> F,
) -> Response
where
    F: Future<Output = Result<Response>>,
{
    let officer = match officer {
        Ok(officer) => officer,
        Err(turned) => return self::turned(words, turned, written),
    };
    if !officer.holds(csrf) {
        return page(words, &Why::Stale, written);
    }
    take(officer).await.unwrap_or_else(|failure| failed(words, &failure, written))
}

/// The page for somebody who was turned away.
fn turned(words: Words, turned: Turned, written: &str) -> Response {
    match turned {
        Turned::SignIn(_) => page(words, &Why::Ended, written),
        Turned::NoRole(_, session) => page(words, &Why::NoRole(session), written),
        Turned::Failed(failure) => failed(words, &failure, written),
    }
}

/// The page after a failure of the city's own.
fn failed(words: Words, failure: &Failure, written: &str) -> Response {
    tracing::error!(error = %failure, "a form of the console could not be taken");
    page(words, &Why::Failed, written)
}
