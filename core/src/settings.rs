//! What the citizen set on this device.

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::problem::Rule;
use hue_model::settings::{GetSettings, SaveSettings, Settings};

use crate::engine::Engine;
use crate::router::Handle;
use crate::store::meta;

/// The name under which the settings are stored.
pub(crate) const KEY: &str = "settings";

impl Handle<GetSettings> for Engine {
    async fn handle(&self, _: GetSettings) -> Result<Settings, Problem> {
        Ok(self.core().settings())
    }
}

impl Handle<SaveSettings> for Engine {
    async fn handle(&self, command: SaveSettings) -> Result<Settings, Problem> {
        let (core, settings) = (self.core(), command.settings);
        if let Some(code) = &settings.home_ward
            && !core.pack.has_ward(code)
        {
            return Err(Problem::field("home_ward", Rule::Unknown));
        }
        let stored = settings.clone();
        core.data()?.store.write(move |db| meta::set(db, KEY, &stored)).await?;
        core.set_settings(settings.clone());
        core.hub.changed(Topic::Settings);
        Ok(settings)
    }
}
