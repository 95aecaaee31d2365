//! The commands of session and vault.

use hue_model::Problem;
use hue_model::session::{
    CancelSignIn, GetSession, Session, SetDataAside, SignIn, SignInStarted, SignOut, TryKeyring, UnlockVault,
    UseMemoryVault,
};

use super::{sign_in, sign_out};
use crate::engine::Engine;
use crate::router::Handle;
use crate::vault::{Sensitive, VaultError};

impl Handle<GetSession> for Engine {
    async fn handle(&self, _: GetSession) -> Result<Session, Problem> {
        Ok(self.core().session.current(self.core()))
    }
}

impl Handle<SignIn> for Engine {
    async fn handle(&self, _: SignIn) -> Result<SignInStarted, Problem> {
        sign_in::start(self.core()).await
    }
}

impl Handle<CancelSignIn> for Engine {
    async fn handle(&self, _: CancelSignIn) -> Result<Session, Problem> {
        sign_in::cancel(self.core());
        self.handle(GetSession {}).await
    }
}

impl Handle<SignOut> for Engine {
    async fn handle(&self, command: SignOut) -> Result<Session, Problem> {
        if command.everything {
            sign_out::remove_everything(self.core()).await?;
        } else {
            sign_out::sign_out(self.core()).await?;
        }
        self.handle(GetSession {}).await
    }
}

impl Handle<UnlockVault> for Engine {
    async fn handle(&self, command: UnlockVault) -> Result<Session, Problem> {
        opened(self, self.core().keys.unlock(Sensitive::new(command.passphrase))).await
    }
}

impl Handle<UseMemoryVault> for Engine {
    async fn handle(&self, _: UseMemoryVault) -> Result<Session, Problem> {
        opened(self, async { self.core().keys.use_memory() }).await
    }
}

impl Handle<TryKeyring> for Engine {
    async fn handle(&self, _: TryKeyring) -> Result<Session, Problem> {
        opened(self, self.core().keys.try_keyring()).await
    }
}

impl Handle<SetDataAside> for Engine {
    async fn handle(&self, _: SetDataAside) -> Result<Session, Problem> {
        let done = self.core().set_data_aside().await;
        self.core().session_changed();
        done?;
        self.handle(GetSession {}).await
    }
}

/// The vault is open: so is the data, and who was here before is known again.
async fn opened(
    engine: &Engine,
    work: impl Future<Output = Result<(), VaultError>>,
) -> Result<Session, Problem> {
    let done = engine.core().open_vault(work).await;
    engine.core().session_changed();
    done?;
    engine.handle(GetSession {}).await
}
