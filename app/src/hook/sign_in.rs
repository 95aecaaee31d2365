//! Signing in from a page: starting it, the address to open once more, and the way out.

use dioxus::prelude::*;
use hue_model::session::{CancelSignIn, SessionState, SignIn};

use super::{Busy, use_backend, use_busy, use_complain, use_session};

/// What a page needs for signing in.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct SigningIn {
    /// While it starts or is given up, the buttons do nothing.
    pub(crate) busy: Busy,
    /// What the browser was asked to open, as some browsers stop a page from opening another.
    pub(crate) address: Signal<Option<String>>,
    /// Opens the sign-in page in the browser.
    pub(crate) start: Callback<()>,
    /// Gives it up.
    pub(crate) cancel: Callback<()>,
    session: ReadSignal<Option<hue_model::session::Session>>,
}

impl SigningIn {
    /// Whether the browser is open and the citizen is there.
    pub(crate) fn waits(self) -> bool {
        matches!(self.session.read().as_ref().map(|session| &session.state), Some(SessionState::SigningIn))
    }
}

/// Signing in from the page around.
pub(crate) fn use_sign_in() -> SigningIn {
    let (backend, complain, busy) = (use_backend(), use_complain(), use_busy());
    let mut address = use_signal(|| None::<String>);
    let given_up = backend.clone();
    let start = use_callback(move |()| {
        let backend = backend.clone();
        busy.run(async move {
            match backend.call(SignIn {}).await {
                Ok(started) => address.set(Some(started.url)),
                Err(problem) => complain.say(&problem),
            }
        });
    });
    let cancel = use_callback(move |()| {
        let backend = given_up.clone();
        busy.run(async move {
            if let Err(problem) = backend.call(CancelSignIn {}).await {
                complain.say(&problem);
            }
        });
    });
    SigningIn { busy, address, start, cancel, session: use_session() }
}
