//! What the citizen set on this device.

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::pack::WardCode;
use hue_model::problem::Rule;
use hue_model::settings::{GetSettings, SaveSettings, Settings};

use crate::engine::{Core, Engine};
use crate::outbox;
use crate::router::Handle;
use crate::store::{meta, rating};

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
        check(core, &settings)?;
        let stored = settings.clone();
        let data = core.data()?;
        let saved = core.saves_data();
        if settings.storm_saver && !saved {
            outbox::hold_photos(&data).await?;
        }
        let write = move |db: &rusqlite::Transaction<'_>| {
            rating::used(db, &stored.recent_services)?;
            meta::set(db, KEY, &stored)
        };
        data.store.write(write).await?;
        core.set_settings(settings.clone());
        if saved != settings.storm_saver {
            core.hub.changed(Topic::Reports);
            outbox::look(core).await;
        }
        core.hub.changed(Topic::Settings);
        core.hub.changed(Topic::Alerts);
        core.hub.changed(Topic::Outages);
        data.alerts.look();
        data.outages.look();
        Ok(settings)
    }
}

fn check(core: &Core, settings: &Settings) -> Result<(), Problem> {
    let unknown = |code: &WardCode| !core.pack.has_ward(code);
    if settings.home_ward.as_ref().is_some_and(unknown) {
        return Err(Problem::field("home_ward", Rule::Unknown));
    }
    if settings.saved_wards.iter().any(unknown) {
        return Err(Problem::field("saved_wards", Rule::Unknown));
    }
    let minute = |minute: u16| minute < 24 * 60;
    if settings.quiet_hours.is_some_and(|hours| !minute(hours.from) || !minute(hours.to)) {
        return Err(Problem::field("quiet_hours", Rule::Malformed));
    }
    Ok(())
}
