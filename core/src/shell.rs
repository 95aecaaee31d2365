//! What the app asks about this build, the city and its places.

mod save;

use hue_model::Problem;
use hue_model::event::Event;
use hue_model::pack::Pack;
use hue_model::place::{PlaceHit, PlaceProposal};
use hue_model::problem::Rule;
use hue_model::shell::{About, GetAbout, GetPack, OpenPage, ProposePlace, SearchPlaces};

use crate::engine::Engine;
use crate::router::Handle;

impl Handle<GetAbout> for Engine {
    async fn handle(&self, _: GetAbout) -> Result<About, Problem> {
        let config = &self.core().config;
        Ok(About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            city: config.profile.clone(),
            ports: save::with_port(config),
        })
    }
}

impl Handle<OpenPage> for Engine {
    async fn handle(&self, command: OpenPage) -> Result<(), Problem> {
        let host = command.url.strip_prefix("https://").unwrap_or_default();
        if !host.starts_with(char::is_alphanumeric)
            || command.url.contains(|letter: char| letter.is_control())
        {
            return Err(Problem::field("url", Rule::Malformed));
        }
        self.core().hub.emit(Event::OpenUrl { url: command.url });
        Ok(())
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
