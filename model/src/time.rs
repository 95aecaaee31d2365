//! Points in time as they are stored and sent.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Millis(pub i64);

/// Huế's time zone: UTC+7, no daylight saving, in seconds.
pub const HUE_OFFSET_SECONDS: i32 = 7 * 3600;

impl Millis {
    /// The same moment as a date and time on Huế's wall clocks; `None` beyond the calendar's range.
    #[must_use]
    pub fn in_hue(self) -> Option<chrono::DateTime<chrono::FixedOffset>> {
        let zone = chrono::FixedOffset::east_opt(HUE_OFFSET_SECONDS)?;
        chrono::DateTime::from_timestamp_millis(self.0).map(|at| at.with_timezone(&zone))
    }

    /// Noon of a day in Huế.
    #[must_use]
    pub fn noon_of(date: chrono::NaiveDate) -> Self {
        let days = date.signed_duration_since(chrono::NaiveDate::default()).num_days();
        Self(days * 86_400_000 + 12 * 3_600_000 - i64::from(HUE_OFFSET_SECONDS) * 1_000)
    }

    /// This moment moved by `millis`, stopping at the ends of the range.
    #[must_use]
    pub fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this moment; negative when it lies ahead.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}
