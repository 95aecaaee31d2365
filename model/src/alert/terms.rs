//! The vocabulary of warnings: CAP 1.2's own values, and the codes of Vietnamese bulletins.

use serde::{Deserialize, Serialize};

macro_rules! terms {
    // The code is taken as a token: as a `literal` it reaches the schema's derive wrapped, which then reads no name.
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:tt,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every value, in the order of the standard.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The value as it is written on the wire.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value of a code; case matters, as CAP says.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

terms!(
    /// CAP `status`, without `System` and `Draft`, which never leave a city.
    Status {
        /// It is meant.
        Actual = "Actual",
        /// An exercise: shown with the word DIỄN TẬP everywhere.
        Exercise = "Exercise",
        /// A test of the line: only the device that asked for it shows it.
        Test = "Test",
    }
);

terms!(
    /// CAP `msgType`, without `Ack` and `Error`, which are not for citizens.
    MsgType {
        /// The first message of an event.
        Alert = "Alert",
        /// Replaces those it refers to; with the action `AllClear` it is the all-clear.
        Update = "Update",
        /// Takes back those it refers to: they should not have been sent.
        Cancel = "Cancel",
    }
);

terms!(
    /// CAP `urgency`.
    Urgency {
        /// Act now.
        Immediate = "Immediate",
        /// Act within the hour.
        Expected = "Expected",
        /// Act in the near future.
        Future = "Future",
        /// No longer needed.
        Past = "Past",
        /// Not known.
        Unknown = "Unknown",
    }
);

terms!(
    /// CAP `severity`.
    Severity {
        /// Extraordinary threat.
        Extreme = "Extreme",
        /// Significant threat.
        Severe = "Severe",
        /// Possible threat.
        Moderate = "Moderate",
        /// Minimal threat.
        Minor = "Minor",
        /// Not known.
        Unknown = "Unknown",
    }
);

terms!(
    /// CAP `certainty`.
    Certainty {
        /// It happened or goes on.
        Observed = "Observed",
        /// Above about 50 %.
        Likely = "Likely",
        /// Up to about 50 %.
        Possible = "Possible",
        /// About 0 %.
        Unlikely = "Unlikely",
        /// Not known.
        Unknown = "Unknown",
    }
);

terms!(
    /// CAP `responseType`.
    ResponseType {
        /// Take shelter where you are.
        Shelter = "Shelter",
        /// Leave.
        Evacuate = "Evacuate",
        /// Make ready.
        Prepare = "Prepare",
        /// Do what was planned.
        Execute = "Execute",
        /// Keep away.
        Avoid = "Avoid",
        /// Keep listening.
        Monitor = "Monitor",
        /// Judge by yourself; CAP advises against it in public messages.
        Assess = "Assess",
        /// The danger is over.
        AllClear = "AllClear",
        /// Nothing to do.
        None = "None",
    }
);

terms!(
    /// What threatens: the kinds of Decision 18/2021/QĐ-TTg that reach Huế, and two of the city's own.
    Hazard {
        /// Lũ: a river flood.
        Flood = "flood",
        /// Ngập lụt: water in the streets.
        Inundation = "inundation",
        /// Lũ quét: a flash flood.
        FlashFlood = "flash_flood",
        /// Sạt lở đất: a landslide.
        Landslide = "landslide",
        /// Bão: a storm.
        Storm = "storm",
        /// Áp thấp nhiệt đới: a tropical depression.
        TropicalDepression = "tropical_depression",
        /// Mưa lớn: heavy rain.
        HeavyRain = "heavy_rain",
        /// Dông, lốc, sét, mưa đá: thunderstorm with gusts, lightning or hail.
        Thunderstorm = "thunderstorm",
        /// Nước dâng: storm surge.
        StormSurge = "storm_surge",
        /// Gió mạnh trên biển: strong wind at sea.
        SeaWind = "sea_wind",
        /// Nắng nóng: heat.
        Heat = "heat",
        /// Rét hại: cold.
        Cold = "cold",
        /// Hạn hán: drought.
        Drought = "drought",
        /// Xâm nhập mặn: salt intrusion.
        SaltIntrusion = "salt_intrusion",
        /// Cháy rừng: forest fire.
        ForestFire = "forest_fire",
        /// Động đất: earthquake.
        Earthquake = "earthquake",
        /// Sóng thần: tsunami.
        Tsunami = "tsunami",
        /// Xả lũ: water let out of a reservoir.
        ReservoirRelease = "reservoir_release",
        /// Another danger, told in the note; also one that only a newer build has a word for.
        #[serde(other)]
        Other = "other",
    }
);

terms!(
    /// What to do: each code has a sentence in every language and a pictogram.
    Action {
        /// Leave for the shelter of your ward now.
        Evacuate = "evacuate",
        /// Go up to a higher floor.
        GoUp = "go_up",
        /// Stay indoors, away from windows.
        StayIndoors = "stay_indoors",
        /// Raise furniture, food, papers and motorbikes.
        RaiseBelongings = "raise_belongings",
        /// Do not walk or drive through flooded roads.
        AvoidFloodedRoads = "avoid_flooded_roads",
        /// Keep away from rivers, streams and bridges.
        KeepFromRivers = "keep_from_rivers",
        /// Keep away from steep slopes.
        KeepFromSlopes = "keep_from_slopes",
        /// Keep away from the sea; bring boats in.
        KeepFromSea = "keep_from_sea",
        /// Switch off electricity where water comes in.
        SwitchOffPower = "switch_off_power",
        /// Store drinking water and food for three days.
        StoreWaterFood = "store_water_food",
        /// Charge phones and lamps.
        ChargePhones = "charge_phones",
        /// Look after old people, children and the sick nearby.
        HelpNeighbours = "help_neighbours",
        /// Park vehicles on high ground.
        MoveVehicles = "move_vehicles",
        /// Make the roof and windows fast.
        SecureHouse = "secure_house",
        /// Follow the next bulletins.
        FollowBulletins = "follow_bulletins",
        /// Call 112 or send an SOS when life is in danger.
        CallForHelp = "call_for_help",
    }
);

/// The disaster risk level, 1 (low) to 5 (catastrophic), Decision 18/2021/QĐ-TTg article 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = u8, minimum = 1, maximum = 5))]
pub struct RiskLevel(u8);

impl RiskLevel {
    /// A level of 1 to 5.
    #[must_use]
    pub const fn new(level: u8) -> Option<Self> {
        match level {
            1..=5 => Some(Self(level)),
            _ => None,
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// A flood alarm stage, báo động 1 to 3, Decision 05/2020/QĐ-TTg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = u8, minimum = 1, maximum = 3))]
pub struct AlarmStage(u8);

impl AlarmStage {
    /// A stage of 1 to 3.
    #[must_use]
    pub const fn new(stage: u8) -> Option<Self> {
        match stage {
            1..=3 => Some(Self(stage)),
            _ => None,
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// A number outside its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not on the scale")]
pub struct OffTheScale(u8);

impl TryFrom<u8> for RiskLevel {
    type Error = OffTheScale;

    fn try_from(level: u8) -> Result<Self, Self::Error> {
        Self::new(level).ok_or(OffTheScale(level))
    }
}

impl From<RiskLevel> for u8 {
    fn from(level: RiskLevel) -> Self {
        level.0
    }
}

impl TryFrom<u8> for AlarmStage {
    type Error = OffTheScale;

    fn try_from(stage: u8) -> Result<Self, Self::Error> {
        Self::new(stage).ok_or(OffTheScale(stage))
    }
}

impl From<AlarmStage> for u8 {
    fn from(stage: AlarmStage) -> Self {
        stage.0
    }
}
