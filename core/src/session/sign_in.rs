//! From "Sign in" to a person, or to the reason why not.

use std::sync::Arc;
use std::time::Duration;

use hue_model::Problem;
use hue_model::consent::Purpose;
use hue_model::event::Event;
use hue_model::problem::Code;
use hue_model::session::{Person, SessionState, SignInEnd, SignInStarted};
use rusqlite::Connection;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::answer::Answer;
use super::attempt::{self, Attempt};
use super::door::Door;
use super::issuer::{IssuerError, Metadata, Request};
use super::verify::{self, Expected};
use super::{PERSON, Tokens, refresh_of, sign_out};
use crate::engine::Core;
use crate::store::{StoreError, meta};
use crate::vault::{Sensitive, name};
use crate::{consent, net};

/// How long the person may take at the issuer.
const WAIT: Duration = Duration::from_secs(5 * 60);
/// How far the device's clock may be from the city's, in milliseconds.
const CLOCK_ERROR: i64 = 5 * 60 * 1000;
/// How long the city may take to tell its time before the sign-in goes on without.
const CITY_TIME: Duration = Duration::from_secs(5);

/// Starts a sign-in; the rest happens when the browser comes back.
pub(super) async fn start(core: &Arc<Core>) -> Result<SignInStarted, Problem> {
    core.data()?;
    if let SessionState::SignedIn(_) = core.session.settled() {
        return Err(Problem::new(Code::Conflict));
    }
    check_clock(core).await?;
    core.session.issuer.metadata().await?;
    let door = Door::open(&core.config.redirect).await.map_err(|error| crate::files::io_problem(&error))?;
    let request = attempt::request(core.config.entropy.as_ref(), door.redirect_uri());
    let url: String = core.session.issuer.authorize_url(&request).await?.into();
    let (answers, handed_in) = mpsc::channel(1);
    let given_up = core.stop.child_token();
    let begun = core.session.begin(Attempt {
        state: request.state.clone(),
        redirect_uri: request.redirect_uri.clone(),
        answers,
        given_up: given_up.clone(),
        settling: false,
    });
    if !begun {
        return Err(Problem::new(Code::Conflict));
    }
    core.session_changed();
    core.hub.emit(Event::OpenUrl { url: url.clone() });
    core.tasks.spawn(wait(Arc::clone(core), door, request, handed_in, given_up));
    Ok(SignInStarted { url })
}

/// Gives a started sign-in up.
pub(super) fn cancel(core: &Arc<Core>) {
    if core.session.give_up_attempt() {
        core.hub.emit(Event::SignInEnded { end: SignInEnd::Denied });
        core.session_changed();
    }
}

async fn wait(
    core: Arc<Core>,
    door: Door,
    request: Request,
    handed_in: mpsc::Receiver<Answer>,
    given_up: CancellationToken,
) {
    let started = core.config.clock.monotonic();
    let work = async {
        tokio::select! {
            answer = door.wait(&core, &request.state, handed_in) => match answer {
                Some(answer) => complete(&core, &request, answer, started).await,
                None => SignInEnd::TimedOut,
            },
            () = core.time.sleep(WAIT) => SignInEnd::TimedOut,
        }
    };
    tokio::select! {
        end = work => {
            if core.session.end(&request.state) {
                tracing::info!(?end, "sign-in");
                core.hub.emit(Event::SignInEnded { end });
                core.session_changed();
            }
        }
        () = given_up.cancelled() => {}
    }
}

async fn complete(core: &Arc<Core>, request: &Request, answer: Answer, started: i64) -> SignInEnd {
    match admit(core, request, answer, started).await {
        Ok(()) => SignInEnd::Done,
        Err(Refused::Denied) => SignInEnd::Denied,
        Err(Refused::Issuer(IssuerError::Offline | IssuerError::Unavailable)) => SignInEnd::Offline,
        Err(Refused::Issuer(IssuerError::Times)) if !core.time.is_sure() => SignInEnd::ClockWrong,
        Err(Refused::Issuer(error)) => {
            tracing::warn!(%error, "a sign-in was thrown away");
            SignInEnd::Untrusted
        }
        Err(Refused::Device(problem)) => {
            tracing::error!(code = ?problem.code, "this device could not keep a sign-in");
            SignInEnd::Untrusted
        }
    }
}

/// Why nobody came in.
enum Refused {
    Denied,
    Issuer(IssuerError),
    Device(Problem),
}

impl From<IssuerError> for Refused {
    fn from(error: IssuerError) -> Self {
        Self::Issuer(error)
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Device(problem)
    }
}

async fn admit(core: &Arc<Core>, request: &Request, answer: Answer, started: i64) -> Result<(), Refused> {
    let issuer = &core.session.issuer;
    let metadata = issuer.metadata().await?;
    check_issuer(&metadata, answer.issuer.as_deref())?;
    let code = answer.outcome.map_err(|error| match error.as_str() {
        "temporarily_unavailable" | "server_error" => Refused::Issuer(IssuerError::Unavailable),
        _ => Refused::Denied,
    })?;
    let tokens = issuer.exchange(request, code.into_inner()).await?;
    let person = match identify(core, &metadata, &tokens, request, started) {
        Err(IssuerError::UnknownKey) => {
            identify(core, &issuer.newer_keys().await?, &tokens, request, started)?
        }
        known => known?,
    };
    // Nobody renews or leaves meanwhile, and an attempt that was given up brings nobody in.
    let _alone = core.session.gate.close().await;
    if !core.session.settle_attempt(&request.state) {
        return Err(Refused::Denied);
    }
    keep(core, person, &tokens).await?;
    Ok(())
}

/// RFC 9207: an answer of another issuer is an attempt to mix two up.
fn check_issuer(metadata: &Metadata, given: Option<&str>) -> Result<(), IssuerError> {
    let promised = metadata.additional_metadata().authorization_response_iss_parameter_supported;
    match given {
        Some(given) if given == metadata.issuer().as_str() => Ok(()),
        None if !promised => Ok(()),
        _ => Err(IssuerError::Untrusted("iss of the answer")),
    }
}

fn identify(
    core: &Core,
    metadata: &Metadata,
    tokens: &Tokens,
    request: &Request,
    started: i64,
) -> Result<Person, IssuerError> {
    let now = core.time.now();
    // Counted back on the clock that only rises: the city may have set the other one meanwhile.
    let started_at = now.plus(-core.config.clock.monotonic().saturating_sub(started));
    let client_id = core.session.issuer.client_id();
    verify::person(metadata, tokens, &Expected { client_id, nonce: &request.nonce, started_at, now })
}

/// The refresh token goes into the vault first, then the person into the database: cut off in
/// between, the next start finds a token without a person and gives it back.
async fn keep(core: &Arc<Core>, person: Person, tokens: &Tokens) -> Result<(), Problem> {
    if let Some(refresh) = refresh_of(tokens) {
        let refresh = Sensitive::new(refresh.into_inner().into_bytes());
        core.keys.set(name::REFRESH, &refresh).await?;
    }
    let stored = person.clone();
    let store = core.data()?;
    if let Err(error) = store.store.write(move |db| remember(db, &stored)).await {
        if let Some(refresh) = core.keys.get(name::REFRESH).await? {
            sign_out::give_up(core, refresh).await?;
        }
        return Err(error.into());
    }
    core.session.gate.accept(tokens);
    core.session.settle(SessionState::SignedIn(person));
    Ok(())
}

/// What somebody else agreed to before is not this person's word; what a guest agreed to is.
fn remember(db: &Connection, person: &Person) -> Result<(), StoreError> {
    let before: Option<Person> = meta::get(db, PERSON)?;
    if before.is_some_and(|before| before.sub != person.sub) {
        consent::forget(db, Purpose::Identity)?;
    }
    meta::set(db, PERSON, person)
}

/// A device whose clock is far off would take old answers for new ones. The city is asked each time:
/// the clock that only rises stands still while the device sleeps, so what was learned before a
/// sleep says nothing now.
async fn check_clock(core: &Arc<Core>) -> Result<(), Problem> {
    let told = tokio::select! {
        asked = net::probe(core) => asked.is_ok(),
        () = core.time.sleep(CITY_TIME) => false,
    };
    if told && core.time.device_error().abs() > CLOCK_ERROR {
        return Err(Problem::new(Code::ClockWrong));
    }
    Ok(())
}
