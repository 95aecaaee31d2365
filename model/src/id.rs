//! Ids, all UUID version 7, each kind a type of its own so that they cannot be mixed up.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::time::Millis;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, format = "uuid"))]
        pub struct $name(Uuid);

        impl $name {
            /// Makes an id from the time and 80 bits of chance: the caller has the clock and the dice.
            #[must_use]
            pub fn from_parts(at: Millis, chance: [u8; 10]) -> Self {
                let millis = u64::try_from(at.0).unwrap_or_default();
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid())
            }

            /// Its 128 bits, for where there is little room.
            #[must_use]
            pub const fn as_u128(self) -> u128 {
                self.0.as_u128()
            }

            /// The id with these 128 bits.
            #[must_use]
            pub const fn from_u128(bits: u128) -> Self {
                Self(Uuid::from_u128(bits))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    };
}

id!(
    /// A report, from the first keystroke of its draft to its end: the draft already has it.
    ReportId
);
id!(
    /// A photo of a report, the same on the device and in the city.
    PhotoId
);
id!(
    /// Bytes kept by the engine: a chosen file, a cleaned photo, a proof photo from the city.
    BlobId
);
id!(
    /// One message of a warning: CAP's `identifier`.
    AlertId
);
id!(
    /// The event a warning is about: its messages share it.
    IncidentId
);
id!(
    /// A place to go to when the water rises.
    ShelterId
);
id!(
    /// A camera of the city.
    CameraId
);
id!(
    /// A cut of power or water.
    OutageId
);
id!(
    /// A call for rescue, the same on the device, in a text message and in the city.
    SosId
);
id!(
    /// A plan for a day, on the device that has it.
    PlanId
);
id!(
    /// Names one failure in the logs; a citizen can read it to the help desk.
    SupportId
);
