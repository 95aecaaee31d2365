//! The catalogue as the city signs it.

use serde::{Deserialize, Serialize};

use super::Catalogue;
use crate::time::Millis;

/// The body of `GET /api/v1/catalogue?since=N`: cacheable, the same for everybody who has version `N`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedCatalogue {
    /// The working keys and what the root key took back, as in [`crate::alert::SignedActiveAlerts`].
    pub keys: Vec<String>,
    /// A compact JWS by a working key over [`CatalogueUpdate`].
    pub update: String,
}

/// What changed in the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CatalogueUpdate {
    /// The version that it is the difference to; who has an older one cannot take it.
    pub since: u64,
    /// When its newest publication was, or when the key that signs began to count if that was later. The same answer is
    /// given until something is published: it says nothing of how fresh it is.
    pub issued_at: Millis,
    /// What is not as it was at version `since`; with nothing in it and that version where nothing changed.
    pub catalogue: Catalogue,
}
