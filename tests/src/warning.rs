//! A warning as officers copy it from a bulletin, written by one and approved by another.

use crate::console::Console;
use crate::people::{HA, HUY};

/// A warning as an officer copies it from a bulletin, field by field.
#[derive(Clone, Debug)]
pub struct Warning {
    fields: Vec<(String, String)>,
}

impl Warning {
    /// The flood of October 2025 in Phú Xuân and Thuận Hóa: above alarm III, and still only level 3.
    ///
    /// # Panics
    /// When the clock is beyond the calendar.
    #[must_use]
    pub fn flood() -> Self {
        let now = hue_city::clock::Clock::now(&hue_city::clock::System);
        let at = |hours: i64| {
            let at = now.plus(hours * 3_600_000).in_hue().expect("a moment of today");
            at.format("%Y-%m-%dT%H:%M").to_string()
        };
        let (issued, next, ends) = (at(-1), at(3), at(12));
        let fields = [
            ("issuer_vi", "Đài Khí tượng Thủy văn thành phố Huế"),
            ("number", "HUE-LULU-12"),
            ("issued_at", &issued),
            ("next_at", &next),
            ("hazard", "flood"),
            ("level", "3"),
            ("alarm_stage", "3"),
            ("certainty", "Observed"),
            ("urgency", "Immediate"),
            ("expires", &ends),
            ("ward-19753", "on"),
            ("ward-19789", "on"),
            ("response-Prepare", "on"),
            ("action-switch_off_power", "on"),
            ("action-go_up", "on"),
            ("action-help_neighbours", "on"),
            ("action-avoid_flooded_roads", "on"),
            ("action-call_for_help", "on"),
            ("note_vi", "Nước sông Hương tại Kim Long lên 18 cm mỗi giờ."),
            ("note_en", "The Perfume River at Kim Long rises 18 cm an hour."),
        ];
        Self { fields: fields.map(|(name, value)| (name.into(), value.into())).to_vec() }
    }

    /// The same as an exercise.
    #[must_use]
    pub fn exercise(mut self) -> Self {
        self.fields.push(("exercise".into(), "on".into()));
        self
    }

    /// Fills in a draft that is there already.
    pub async fn complete(&self, ha: &mut Console, draft: &str) {
        ha.complete(draft, &self.fields()).await;
    }

    /// The fields of the desk's form, each with what is in it.
    #[must_use]
    pub fn fields(&self) -> Vec<(&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    /// Hà writes it at the city's console, Huy approves it.
    pub async fn publish(&self, city: &str) {
        let draft = Console::sign_in(city, HA).await.compose(None, &self.fields()).await;
        Console::sign_in(city, HUY).await.approve(&draft).await;
    }
}
