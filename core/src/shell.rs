//! What the app asks about this build, the city and its places.

use hue_model::Problem;
use hue_model::pack::Pack;
use hue_model::place::{PlaceHit, PlaceProposal};
use hue_model::problem::Rule;
use hue_model::shell::{About, GetAbout, GetPack, ProposePlace, SearchPlaces};

use crate::engine::Engine;
use crate::router::Handle;

impl Handle<GetAbout> for Engine {
    async fn handle(&self, _: GetAbout) -> Result<About, Problem> {
        let config = &self.core().config;
        Ok(About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            city: config.profile.clone(),
            ports: config.ports.clone(),
        })
    }
}

impl Handle<GetPack> for Engine {
    async fn handle(&self, _: GetPack) -> Result<Pack, Problem> {
        Ok(self.core().pack.pack.clone())
    }
}

impl Handle<SearchPlaces> for Engine {
    async fn handle(&self, command: SearchPlaces) -> Result<Vec<PlaceHit>, Problem> {
        Ok(self.core().pack.search(&command.text))
    }
}

impl Handle<ProposePlace> for Engine {
    async fn handle(&self, command: ProposePlace) -> Result<PlaceProposal, Problem> {
        if !command.point.is_valid() {
            return Err(Problem::field("point", Rule::Malformed));
        }
        Ok(self.core().pack.propose(command.point))
    }
}
