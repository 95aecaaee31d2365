//! The emergency card: kept with the device's encrypted data, read by its screens, and in no request to anybody.

use hue_model::Problem;
use hue_model::emergency_card::{EmergencyCard, GetEmergencyCard, SaveEmergencyCard};
use hue_model::event::Topic;
use hue_model::text::unprintable;

use crate::engine::Engine;
use crate::router::Handle;
use crate::store::meta;

/// The name under which it is stored.
const KEY: &str = "emergency_card";

impl Handle<GetEmergencyCard> for Engine {
    async fn handle(&self, _: GetEmergencyCard) -> Result<EmergencyCard, Problem> {
        let card: Option<EmergencyCard> = self.core().data()?.store.read(|db| meta::get(db, KEY)).await?;
        Ok(card.unwrap_or_default())
    }
}

impl Handle<SaveEmergencyCard> for Engine {
    async fn handle(&self, SaveEmergencyCard { card }: SaveEmergencyCard) -> Result<EmergencyCard, Problem> {
        card.check()?;
        let mut kept = card.clone();
        for (field, text) in card.fields() {
            if text.contains(unprintable) {
                kept.set(field, text.replace(unprintable, ""));
            }
        }
        let stored = kept.clone();
        let write = move |db: &rusqlite::Transaction<'_>| {
            if stored.is_empty() { meta::delete(db, KEY) } else { meta::set(db, KEY, &stored) }
        };
        self.core().data()?.store.write(write).await?;
        self.core().hub.changed(Topic::EmergencyCard);
        Ok(kept)
    }
}
