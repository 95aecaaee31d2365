//! Dossiers of administrative procedures: where each stands, for whoever has the number and the PIN of its receipt.
//!
//! The tables `dossier`, `dossier_step` and `dossier_paper` are the port. A city whose one-stop desks work in another system
//! connects it by writing there what that system says of each dossier, with [`pin_hash`] of the PIN that stands on the
//! receipt and a `changed_at` that rises with each change; nothing is read from anywhere else. In a demonstration the clerk
//! of the sandbox (`desk.rs`) writes instead. Where nothing was ever written nothing can be looked up: the answer then is
//! that no desk is connected, and not that a number is wrong.
//!
//! A number is easily guessed, so that it alone tells nothing: a wrong number and a wrong PIN get the same answer after the
//! same work, and wrong guesses are slowed down as those of receipt codes are, and apart from them (`tries.rs`). A PIN has eight of twenty
//! letters, one of 25 thousand million: at the ten guesses a second that all such addresses share, one dossier takes decades.

#[cfg(feature = "sandbox")]
mod demo;
#[cfg(feature = "sandbox")]
pub(crate) mod desk;

use http::StatusCode;
use hue_model::dossier::Dossier;

use crate::caller::sha256;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::dossier;

#[cfg(feature = "sandbox")]
pub(crate) use demo::{pins, seed};

/// What is stored of a PIN.
#[must_use]
pub fn pin_hash(number: &str, pin: &str) -> String {
    sha256(format!("{number}\n{pin}"))
}

/// The dossier of this number, if that is the PIN of its receipt.
///
/// # Errors
/// No desk is connected, or the database fails.
pub async fn look_up(app: &App, number: &str, pin: &str) -> Result<Option<Dossier>> {
    let mut conn = app.store.read().await?;
    let samples = app.profile.demo;
    if !dossier::is_any(&mut conn, samples).await? {
        let title = "No one-stop desk is connected to this city";
        return Err(Failure::busy(StatusCode::SERVICE_UNAVAILABLE, title, 3_600));
    }
    // One row is read and one hash compared, whether there is such a dossier or not, so that the time says nothing.
    let kept = dossier::pin_hash(&mut conn, number, samples).await?;
    let right = same(&pin_hash(number, pin), kept.as_deref().unwrap_or(NOBODYS));
    if !right || kept.is_none() {
        return Ok(None);
    }
    Ok(dossier::get(&mut conn, number).await?.map(|found| masked(found.dossier)))
}

/// What a PIN is compared with where there is no dossier: as long as a hash, and none of any PIN.
const NOBODYS: &str = "----------------------------------------------------------------";

/// Whether two hashes are the same, in a time that does not depend on where they differ.
fn same(one: &str, other: &str) -> bool {
    let differ = one.bytes().zip(other.bytes()).fold(0, |differ, (one, other)| differ | (one ^ other));
    one.len() == other.len() && differ == 0
}

/// The dossier with the applicant's name hidden but for its first letters.
fn masked(dossier: Dossier) -> Dossier {
    let hidden = |word: &str| word.chars().next().map(|first| format!("{first}***"));
    let applicant = dossier.applicant.split_whitespace().filter_map(hidden).collect::<Vec<_>>().join(" ");
    Dossier { applicant, ..dossier }
}

#[cfg(test)]
mod tests {
    use super::{NOBODYS, pin_hash, same};

    #[test]
    fn a_pin_counts_for_its_own_number_alone() {
        let kept = pin_hash("H57.99-251126-0001", "3479ACDE");
        assert!(same(&kept, &pin_hash("H57.99-251126-0001", "3479ACDE")));
        for (number, pin) in [("H57.99-251126-0002", "3479ACDE"), ("H57.99-251126-0001", "3479ACDF")] {
            assert!(!same(&kept, &pin_hash(number, pin)));
        }
        assert!(!same(&kept, NOBODYS) && NOBODYS.len() == kept.len(), "nor what nobody has");
    }
}
