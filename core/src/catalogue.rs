//! What the city offers: the pack that is built in, and what the city published since.
//!
//! - **Trust** (`update`): what changed is believed when a working key of the city signed it, and then taken whole. What does
//!   not verify is logged, and neither kept nor shown; what a key signed that was taken back goes.
//! - **Shelf**: what was published is kept with the device's data; without data there is the built-in catalogue still.
//! - **Search** (`find`): one box over all of it and over the citizen's own reports. The `index` of what is public is made in
//!   memory, by the first search after the catalogue changed; what is the citizen's `own` is taken apart
//!   again only after something was written, and goes from memory with the data.

mod document;
mod find;
mod index;
mod own;
mod rank;
mod telex;
mod typo;
mod update;
mod word;

use std::sync::{Arc, OnceLock};

use hue_model::Problem;
use hue_model::catalogue::read::{self, Files};
use hue_model::catalogue::{Catalogue, GetCatalogue};
use hue_model::problem::Code;

use crate::engine::{Core, Engine};
use crate::router::Handle;

pub(crate) use update::Shelf;

const FILES: Files<'static> = Files {
    services: include_bytes!("../../assets/pack/services.json"),
    life_events: include_bytes!("../../assets/pack/life_events.json"),
    places: include_bytes!("../../assets/pack/places.json"),
    help: include_bytes!("../../assets/pack/help.json"),
    events: include_bytes!("../../assets/pack/events.json"),
};

/// What the room has of its own.
#[derive(Default)]
pub(crate) struct CatalogueRoom {
    built_in: OnceLock<Arc<Catalogue>>,
    index: index::Current,
}

impl CatalogueRoom {
    /// The catalogue of the pack; read when somebody asks for it, so that opening the engine waits for nothing.
    fn built_in(&self) -> Result<Arc<Catalogue>, Problem> {
        if let Some(catalogue) = self.built_in.get() {
            return Ok(Arc::clone(catalogue));
        }
        let catalogue = read::catalogue(FILES).map_err(unreadable)?;
        Ok(Arc::clone(self.built_in.get_or_init(|| Arc::new(catalogue))))
    }
}

fn unreadable(error: serde_json::Error) -> Problem {
    tracing::error!(%error, "the catalogue is not readable");
    Problem::new(Code::Internal)
}

/// The catalogue as this device has it, without asking whether there is more.
async fn known(core: &Core) -> Result<Arc<Catalogue>, Problem> {
    let Ok(data) = core.data() else { return core.catalogue.built_in() };
    match data.shelf.known() {
        Some(catalogue) => Ok(catalogue),
        None => update::look(core, &data).await,
    }
}

impl Handle<GetCatalogue> for Engine {
    async fn handle(&self, _: GetCatalogue) -> Result<Catalogue, Problem> {
        let core = self.core();
        let catalogue = match core.data() {
            Ok(data) => update::look(core, &data).await?,
            Err(_) => core.catalogue.built_in()?,
        };
        Ok(Catalogue::clone(&catalogue))
    }
}
