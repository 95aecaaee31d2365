//! A test of this way for one subscription: posted as warnings are, by the same key to the same service, and no warning.
//! It is tried once: whoever asked waits for the answer.

use hue_model::wire::PushOutcome;

use super::{Letter, Push};
use crate::alert::self_test::Asked;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::push::{self, Subscription};

/// Tests of a node that may be under way at once: few beside the warnings, which go on meanwhile.
pub(super) const AT_ONCE: usize = 16;
/// How long a push service keeps a test for a device that is away, in milliseconds: what comes late says that too.
const KEPT: i64 = 10 * 60_000;
/// A later test of a subscription takes the place of one that waits.
const TOPIC: &str = "self-test";

impl Push {
    /// Posts a test to this subscription.
    ///
    /// # Errors
    /// There are too many, or the city has no key in force.
    pub(crate) async fn test(&self, app: &App, to: &Subscription, asked: &Asked) -> Result<PushOutcome> {
        let _place = self.tests.try_acquire().map_err(|_| Failure::try_again())?;
        let jws = asked.signed(app).ok_or_else(Failure::try_again)?;
        let now = app.now();
        let letter = Letter { jws, topic: TOPIC.to_owned(), expires: now.plus(KEPT) };
        let outcome = self.post(to, &letter, now).await;
        if outcome == PushOutcome::Gone {
            let id = to.id.clone();
            app.store.write(move |conn| Box::pin(async move { push::remove(conn, &id).await })).await?;
        }
        Ok(outcome)
    }
}
