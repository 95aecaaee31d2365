//! Who is here, and where the device keeps its keys.

use serde::{Deserialize, Serialize};

use crate::command::{Command, Scope, command};

/// Who is here and what the vault does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Guest, signing in, signed in, expired.
    pub state: SessionState,
    /// Where the keys are.
    pub vault: VaultState,
    /// Whether the issuer knows that whoever was here left.
    pub revocation: Revocation,
}

/// Whether the issuer knows that a session which ended on this device has ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Revocation {
    /// It does, or there was none.
    #[default]
    Settled,
    /// It is told when there is a network; until then the vault keeps the refresh token, and nothing else needs it.
    Owed,
    /// It does not, and cannot be told: the refresh token went with all that was removed. Known in this run only.
    Lost,
}

/// The states of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// Nobody signed in: reading, drafts and guest reports work.
    Guest,
    /// The system browser is open for the citizen.
    SigningIn,
    /// Somebody is here.
    SignedIn(Person),
    /// The session ended; what waits for this person waits on.
    Expired(Person),
}

impl SessionState {
    /// Who is here, also while the session has ended and waits to be gone on with.
    #[must_use]
    pub const fn person(&self) -> Option<&Person> {
        match self {
            Self::SignedIn(person) | Self::Expired(person) => Some(person),
            Self::Guest | Self::SigningIn => None,
        }
    }
}

/// A person as the issuer described them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The issuer's opaque id for this person here.
    pub sub: String,
    /// The name to greet them by.
    pub name: String,
    /// Identity level: 0 none, 1 basic, 2 full (Decree 69/2024/NĐ-CP).
    pub level: u8,
}

/// Where the keys of this device are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VaultState {
    /// In the system's keyring.
    Keyring,
    /// Behind a passphrase, as this system has no keyring.
    Passphrase,
    /// In memory only, as the citizen agreed: gone when the app closes.
    Memory,
    /// No keyring answered and nothing was decided yet.
    Undecided,
    /// A passphrase is needed to go on.
    Locked,
    /// The keyring that has the keys of what is on this device does not answer.
    KeyringSilent,
    /// The keys are there, and what is on this device cannot be read all the same: it is damaged, of a newer app, or under
    /// another key. Calls for rescue go on in memory.
    Unreadable,
}

/// Why a sign-in ended without a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInEnd {
    /// It worked.
    Done,
    /// The citizen said no at the issuer, or closed the page.
    Denied,
    /// Nobody came back in time.
    TimedOut,
    /// The answer was not the one asked for and was thrown away.
    Untrusted,
    /// The issuer could not be reached.
    Offline,
    /// The device's clock is too far off.
    ClockWrong,
}

command!(
    /// Who is here.
    GetSession {} => Session, "session.get", Scope::Read
);
command!(
    /// Starts a sign-in: answers the address to open, and the engine also emits `OpenUrl`.
    SignIn {} => SignInStarted, "session.sign_in", Scope::Session
);
command!(
    /// Gives a started sign-in up.
    CancelSignIn {} => Session, "session.cancel_sign_in", Scope::Session
);
command!(
    /// Revokes and forgets the session; with `everything`, removes all data of this device as well, but for a refresh token
    /// that the issuer still has to be told of: see `Session::revocation`.
    SignOut {
        /// Remove drafts, reports, settings and photos too.
        everything: bool,
    } => Session, "session.sign_out", Scope::Session
);
/// Opens (or first makes) the vault with a passphrase, where there is no keyring.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct UnlockVault {
    /// The passphrase, at least 8 characters when it is first chosen.
    pub passphrase: String,
}

impl std::fmt::Debug for UnlockVault {
    /// Without the passphrase: what is printed may end in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UnlockVault").finish_non_exhaustive()
    }
}

impl Command for UnlockVault {
    const NAME: &'static str = "vault.unlock";
    const SCOPE: Scope = Scope::Session;
    type Reply = Session;
}

command!(
    /// Puts data that cannot be read into a folder beside, where nothing of it is lost, and begins anew.
    SetDataAside {} => Session, "vault.set_aside", Scope::Session
);
command!(
    /// Agrees to keep everything in memory, where there is no keyring.
    UseMemoryVault {} => Session, "vault.memory", Scope::Session
);

command!(
    /// Asks the system's keyring again, which may have been unlocked meanwhile.
    TryKeyring {} => Session, "vault.try_keyring", Scope::Session
);

/// A sign-in on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInStarted {
    /// The authorize address at the issuer, for the system browser.
    pub url: String,
}
