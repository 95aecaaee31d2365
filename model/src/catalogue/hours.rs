//! Opening hours, as far as they are the same every day: what the pack has of OpenStreetMap's `opening_hours`.

use chrono::Timelike as _;

use crate::time::Millis;

/// Hours that are the same every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DailyHours {
    /// Day and night.
    Always,
    /// From one time of the day to a later one, in minutes after midnight by Huế's clocks.
    Between(u16, u16),
}

impl DailyHours {
    /// Reads `24/7` and `Mo-Su 07:00-17:30`; `None` of anything else, which is then shown as it is written.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text == "24/7" {
            return Some(Self::Always);
        }
        let (from, to) = text.strip_prefix("Mo-Su ")?.split_once('-')?;
        let (from, to) = (minute(from)?, minute(to)?);
        (from < to).then_some(Self::Between(from, to))
    }

    /// Whether it is open at that time.
    #[must_use]
    pub fn open_at(self, at: Millis) -> bool {
        match (self, at.in_hue()) {
            (Self::Always, _) => true,
            (Self::Between(from, to), Some(at)) => {
                (u32::from(from)..u32::from(to)).contains(&(at.hour() * 60 + at.minute()))
            }
            (Self::Between(..), None) => false,
        }
    }
}

fn minute(clock: &str) -> Option<u16> {
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::DailyHours;
    use crate::time::Millis;

    #[test]
    fn hours_of_every_day_are_read_and_others_are_not_guessed() {
        assert_eq!(DailyHours::read("24/7"), Some(DailyHours::Always));
        assert_eq!(DailyHours::read("Mo-Su 07:00-17:30"), Some(DailyHours::Between(420, 1_050)));
        for other in [
            "Mo-Fr 07:00-17:30",
            "Mo-Su 07:00-11:00,13:00-17:00",
            "Mo-Su 17:00-07:00",
            "Mo-Su 07:75-17:00",
            "",
        ] {
            assert_eq!(DailyHours::read(other), None, "{other}");
        }
    }

    #[test]
    fn open_is_by_the_clocks_of_hue() {
        let hours = DailyHours::Between(420, 1_050);
        // 2026-11-26 09:00 in Huế.
        let nine = Millis(1_795_658_400_000);
        let later = |minutes: i64| nine.plus(minutes * 60_000);
        let open = [nine, later(-121), later(-120), later(509), later(510)].map(|at| hours.open_at(at));
        assert_eq!(open, [true, false, true, true, false]);
        assert!(DailyHours::Always.open_at(later(900)));
    }
}
