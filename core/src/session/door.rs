//! The way back from the system browser: a loopback listener, or the app's own scheme.

use std::io;
use std::sync::Arc;

use hue_model::Problem;
use hue_model::problem::{Code, Rule};
use tokio::sync::mpsc;
use url::Url;

use super::answer::{self, Answer};
use super::loopback::Loopback;
use crate::engine::{Core, Redirect};

/// An open way back.
pub(super) enum Door {
    /// A listener of our own.
    Loopback(Loopback),
    /// The system hands the address to `deep_link`.
    Scheme(String),
}

impl Door {
    pub(super) async fn open(redirect: &Redirect) -> io::Result<Self> {
        Ok(match redirect {
            Redirect::Loopback => Self::Loopback(Loopback::open().await?),
            Redirect::Scheme(scheme) => Self::Scheme(format!("{scheme}:/cb")),
        })
    }

    /// The address the issuer sends the browser to.
    pub(super) fn redirect_uri(&self) -> String {
        match self {
            Self::Loopback(listener) => listener.redirect_uri(),
            Self::Scheme(uri) => uri.clone(),
        }
    }

    /// Waits for the answer with `state`, however long it takes.
    pub(super) async fn wait(
        self,
        core: &Arc<Core>,
        state: &str,
        mut handed_in: mpsc::Receiver<Answer>,
    ) -> Option<Answer> {
        match self {
            Self::Loopback(listener) => {
                let page = core.net.url("/signed-in");
                Some(listener.wait(state, &page, &core.config.clock).await)
            }
            Self::Scheme(_) => handed_in.recv().await,
        }
    }
}

/// Takes the end of a sign-in from the system. Anybody can make the system hand us an address: only
/// the one redirect of the attempt that waits, with its state, is looked at.
pub(crate) async fn deep_link(core: &Arc<Core>, url: &str) -> Result<(), Problem> {
    if url.len() > answer::MOST_BYTES {
        return Err(Problem::field("url", Rule::TooManyBytes { max: answer::MOST_BYTES as u64 }));
    }
    let Redirect::Scheme(_) = core.config.redirect else {
        return Err(Problem::field("url", Rule::Unknown));
    };
    let parsed = Url::parse(url).map_err(|_| Problem::field("url", Rule::Malformed))?;
    let (place, query) = split(&parsed);
    let answers = core.session.look(|held| {
        let attempt = held.attempt.as_ref().filter(|attempt| attempt.redirect_uri == place)?;
        Some((answer::read(query, &attempt.state)?, attempt.answers.clone()))
    });
    let (answer, answers) = answers.ok_or_else(|| Problem::field("url", Rule::Unknown))?;
    // Full means that the answer was handed in before: a browser may open the address twice.
    answers.try_send(answer).map_err(|_| Problem::new(Code::Conflict))
}

/// The address without its query, as it was registered, and the query. A fragment stays with the
/// address, where it fits no redirect.
fn split(url: &Url) -> (String, &str) {
    let mut place = url.clone();
    place.set_query(None);
    (place.into(), url.query().unwrap_or_default())
}
