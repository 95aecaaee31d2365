//! What may help now, by plain rules: what is in force, how high the water stands, the season, and who is here.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use serde::{Deserialize, Serialize};

use crate::alert::Hazard;
use crate::time::Millis;

/// Most suggestions at once.
pub const MOST: usize = 3;
/// For how long one that was hidden stays away, in milliseconds: 30 days.
pub const HIDDEN_FOR: i64 = 30 * 86_400_000;
/// The months of rain and storms in Huế.
const RAINY: std::ops::RangeInclusive<u32> = 9..=12;

/// What is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggested {
    /// Look how high the rivers stand.
    WaterLevels,
    /// Look where the shelters are.
    Shelters,
    /// Know the city's number.
    CallCity,
    /// Choose the ward of one's home.
    HomeWard,
    /// Try whether warnings arrive.
    TryWarnings,
    /// Numbers that answer on holidays too.
    Emergency,
    /// Places worth a visit.
    Explore,
    /// What a newer version suggests and this one does not know.
    #[serde(other)]
    Unknown,
}

/// Why something is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A warning of a storm is in force here.
    Storm,
    /// A warning of a flood is in force here.
    Flood,
    /// A river stands above an alarm level, or above one that was set here.
    HighWater,
    /// It is the season of rain and storms.
    RainySeason,
    /// It is Tết: offices are closed.
    Tet,
    /// Whoever is here is a visitor.
    Visit,
}

/// A suggestion with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What.
    pub what: Suggested,
    /// Why.
    pub why: Reason,
}

/// What is known of now.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Now.
    pub now: Millis,
    /// The month and the day of the lunar calendar.
    pub lunar: (u8, u8),
    /// What warnings in force here are of.
    pub warned: Vec<Hazard>,
    /// Whether a river stands above an alarm level, or above one that was set here.
    pub high_water: bool,
    /// Whether whoever is here is a visitor.
    pub visitor: bool,
    /// Whether a ward was chosen whose warnings concern this device.
    pub has_ward: bool,
}

impl Situation {
    /// At most [`MOST`], what presses first; none that is hidden until later than now.
    #[must_use]
    pub fn suggestions(&self, hidden: &BTreeMap<Suggested, Millis>) -> Vec<Suggestion> {
        use Suggested::{CallCity, Emergency, Explore, HomeWard, Shelters, TryWarnings, WaterLevels};
        let mut all: Vec<Suggestion> = Vec::new();
        let mut add = |why: Reason, whats: &[Suggested]| {
            for what in whats {
                let new = !all.iter().any(|one| one.what == *what);
                if new && hidden.get(what).is_none_or(|until| *until <= self.now) {
                    all.push(Suggestion { what: *what, why });
                }
            }
        };
        for why in self.pressing() {
            let calls = if self.visitor { Emergency } else { CallCity };
            add(why, &[WaterLevels, Shelters, calls]);
        }
        if self.visitor {
            add(Reason::Visit, &[Explore, Emergency]);
        }
        if self.is_rainy() && !self.visitor {
            add(Reason::RainySeason, &[if self.has_ward { TryWarnings } else { HomeWard }]);
        }
        if self.is_tet() {
            add(Reason::Tet, &[Emergency, Explore]);
        }
        all.truncate(MOST);
        all
    }

    /// What presses, the most telling reason first.
    fn pressing(&self) -> impl Iterator<Item = Reason> {
        let of = |hazards: &[Hazard]| self.warned.iter().any(|warned| hazards.contains(warned));
        let flood = of(&[Hazard::Flood, Hazard::FlashFlood, Hazard::Inundation, Hazard::ReservoirRelease]);
        let storm = of(&[Hazard::Storm, Hazard::TropicalDepression, Hazard::StormSurge]);
        let reasons = [(flood, Reason::Flood), (storm, Reason::Storm), (self.high_water, Reason::HighWater)];
        reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason)
    }

    fn is_rainy(&self) -> bool {
        self.now.in_hue().is_some_and(|today| RAINY.contains(&today.month()))
    }

    /// From the day of the kitchen gods to the fifth of the new year.
    const fn is_tet(&self) -> bool {
        matches!(self.lunar, (12, 23..) | (1, ..=5))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{HIDDEN_FOR, Situation, Suggested};
    use crate::alert::Hazard;
    use crate::time::Millis;

    fn calm() -> Situation {
        Situation {
            now: in_month(4),
            lunar: (3, 1),
            warned: Vec::new(),
            high_water: false,
            visitor: false,
            has_ward: true,
        }
    }

    /// The middle of a month of 2026.
    fn in_month(month: u32) -> Millis {
        let day = chrono::NaiveDate::from_ymd_opt(2026, month, 15).unwrap();
        Millis(day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
    }

    fn shown(situation: &Situation) -> String {
        let all = situation.suggestions(&BTreeMap::new());
        let one = |it: super::Suggestion| format!("{:?} for {:?}", it.what, it.why);
        all.into_iter().map(one).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn what_is_suggested_when() {
        let flood = "WaterLevels for Flood, Shelters for Flood, CallCity for Flood";
        let table = [
            (calm(), ""),
            (Situation { warned: vec![Hazard::Flood], ..calm() }, flood),
            (
                Situation { warned: vec![Hazard::Storm], visitor: true, ..calm() },
                "WaterLevels for Storm, Shelters for Storm, Emergency for Storm",
            ),
            (
                Situation {
                    warned: vec![Hazard::Storm, Hazard::Flood],
                    high_water: true,
                    now: in_month(10),
                    ..calm()
                },
                flood,
            ),
            (
                Situation { high_water: true, ..calm() },
                "WaterLevels for HighWater, Shelters for HighWater, CallCity for HighWater",
            ),
            (Situation { warned: vec![Hazard::Heat], ..calm() }, ""),
            (Situation { now: in_month(9), ..calm() }, "TryWarnings for RainySeason"),
            (Situation { now: in_month(12), has_ward: false, ..calm() }, "HomeWard for RainySeason"),
            (Situation { now: in_month(8), has_ward: false, ..calm() }, ""),
            (
                Situation { now: in_month(10), visitor: true, ..calm() },
                "Explore for Visit, Emergency for Visit",
            ),
            (Situation { lunar: (12, 22), now: in_month(1), ..calm() }, ""),
            (Situation { lunar: (12, 23), now: in_month(1), ..calm() }, "Emergency for Tet, Explore for Tet"),
            (Situation { lunar: (1, 5), now: in_month(2), ..calm() }, "Emergency for Tet, Explore for Tet"),
            (Situation { lunar: (1, 6), now: in_month(2), ..calm() }, ""),
        ];
        for (situation, wanted) in table {
            assert_eq!(shown(&situation), wanted, "{situation:?}");
        }
    }

    #[test]
    fn what_lan_hid_stays_away_for_a_month() {
        let mut rainy = Situation { now: in_month(10), ..calm() };
        let hidden = BTreeMap::from([(Suggested::TryWarnings, rainy.now.plus(HIDDEN_FOR))]);
        assert!(rainy.suggestions(&hidden).is_empty());
        rainy.now = rainy.now.plus(HIDDEN_FOR);
        assert_eq!(rainy.suggestions(&hidden).len(), 1);
    }

    #[test]
    fn what_a_newer_version_hid_is_kept_out_of_the_way() {
        let stored = r#"{"try_warnings":5,"hologram":7}"#;
        let hidden: BTreeMap<Suggested, Millis> = serde_json::from_str(stored).unwrap();
        assert_eq!(hidden.get(&Suggested::TryWarnings), Some(&Millis(5)));
    }
}
