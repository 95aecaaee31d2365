//! What a daily service has to tell somebody who asked to be told.

use serde::{Deserialize, Serialize};

use crate::alert::Loudness;

/// One change of something that the citizen follows. The app has the words under `news-{service}-{state}`, the service's
/// identifier with hyphens for its dots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceNews {
    /// The service's identifier in the catalogue, such as `public.lookup`.
    pub service: String,
    /// What it is of: its identifier within the service.
    pub item: String,
    /// Its name, as people know it.
    pub subject: String,
    /// What became of it: the word of its new state.
    pub state: String,
    /// How loud it is: never louder than a line at the foot.
    pub loudness: Loudness,
}
