//! What a reading makes of a level: above it, well below it again, or nothing that counts.

use hue_model::gauge::{FIRST_WITHIN, Gauge, GaugeState, Newest, Quantity, Sample, Station, Threshold};
use hue_model::time::Millis;

use crate::store::gauge_threshold::ThresholdRow;

/// The newest reading of a gauge, if it may be believed: not late, and not of a sensor that may stand still.
fn believed(gauge: &Gauge, quantity: Quantity, now: Millis) -> Option<&Newest> {
    let newest = gauge.newest_of(quantity)?;
    let in_time = now.since(newest.at) <= gauge.station.kind.late_after();
    (gauge.state == GaugeState::Fresh && in_time).then_some(newest)
}

/// A level that was just set, and of whose gauge nothing is known.
pub(super) fn fresh(station: &Station, quantity: Quantity, level: f64, now: Millis) -> ThresholdRow {
    ThresholdRow {
        station: station.code.clone(),
        name: Some(station.name.clone()),
        quantity,
        level,
        set_at: now,
        above: false,
        seen_at: None,
        crossed: None,
        told: true,
    }
}

/// The level as it begins. Above it already, it waits until it is crossed again: who sets it sees that.
pub(super) fn begun(row: ThresholdRow, gauge: &Gauge, now: Millis) -> ThresholdRow {
    let newest = believed(gauge, row.quantity, now);
    ThresholdRow {
        above: newest.is_some_and(|newest| newest.value >= row.level),
        seen_at: newest.map(|newest| newest.at),
        ..row
    }
}

/// The level after its gauge was read; `None` where the reading changes nothing or does not count. The first reading after
/// a silence counts only while it is new: nobody is rung up for what was measured before they began to look.
pub(super) fn after(row: &ThresholdRow, gauge: &Gauge, now: Millis) -> Option<ThresholdRow> {
    let newest = believed(gauge, row.quantity, now)?;
    let silence = row.seen_at.map(|seen| newest.at.since(seen));
    let followed = silence.is_some_and(|silence| silence <= gauge.station.kind.late_after());
    if silence.is_some_and(|silence| silence < 0) || (!followed && now.since(newest.at) > FIRST_WITHIN) {
        return None;
    }
    let mut next = ThresholdRow { seen_at: Some(newest.at), ..row.clone() };
    if !row.above && newest.value >= row.level {
        next.above = true;
        next.crossed = Some(Sample { at: newest.at, value: newest.value });
        next.told = false;
    } else if row.above && newest.value < row.level - row.quantity.margin() {
        next.above = false;
    }
    (next != *row).then_some(next)
}

/// The level as the app shows it.
pub(super) fn shown(row: &ThresholdRow) -> Threshold {
    Threshold {
        station: row.station.clone(),
        name: row.name.clone(),
        quantity: row.quantity,
        level: row.level,
        above: row.above,
        crossed_at: row.crossed.map(|sample| sample.at),
    }
}

#[cfg(test)]
mod tests {
    use hue_model::gauge::StationKind;
    use hue_model::geo::Point;
    use hue_model::text::Localized;

    use super::*;

    const MINUTE: i64 = 60_000;
    const HOUR: i64 = 60 * MINUTE;
    /// 2025-10-27 12:00 in Huế.
    const NOON: Millis = Millis(1_761_541_200_000);

    fn kim_long(at: Millis, value: f64, stuck: bool) -> Gauge {
        kim_long_at(NOON, at, value, stuck)
    }

    fn station() -> Station {
        Station {
            code: "river-kim-long".into(),
            name: Localized::vi_en("Kim Long", "Kim Long"),
            kind: StationKind::River,
            river: None,
            point: Point { lat: 16.45, long: 107.56 },
            ward_code: "19774".into(),
            alarm_m: [Some(1.0), Some(2.0), Some(3.5)],
            normal_level_m: None,
        }
    }

    fn kim_long_at(now: Millis, at: Millis, value: f64, stuck: bool) -> Gauge {
        let quantity = Quantity::WaterLevel;
        let newest = Newest { quantity, unit: "m".into(), at, value, trend: None };
        Gauge::at(station(), vec![newest], stuck, now)
    }

    fn three_metres() -> ThresholdRow {
        fresh(&station(), Quantity::WaterLevel, 3.0, NOON)
    }

    /// The level after readings every ten minutes, and how often it was crossed.
    fn play(mut row: ThresholdRow, values: &[f64]) -> (ThresholdRow, usize) {
        let (mut crossed, begin) = (0, row.seen_at.unwrap_or(NOON));
        for (number, value) in (1..).zip(values) {
            let now = begin.plus(number * 10 * MINUTE);
            if let Some(next) = after(&row, &kim_long_at(now, now, *value, false), now) {
                crossed += usize::from(!next.told);
                row = ThresholdRow { told: true, ..next };
            }
        }
        (row, crossed)
    }

    #[test]
    fn waves_around_a_level_are_one_crossing_and_a_second_flood_is_another() {
        let (row, crossed) = play(three_metres(), &[2.9, 3.0, 2.95, 3.1, 2.81, 3.2, 2.8, 3.3]);
        assert_eq!((row.above, crossed), (true, 1), "2.80 is not below 3.00 less 0.20");
        let (row, crossed) = play(row, &[3.0, 2.79, 2.99, 3.01]);
        assert_eq!((row.above, crossed), (true, 1));
        assert!(!play(row, &[2.5]).0.above);
    }

    #[test]
    fn the_first_reading_counts_only_while_it_is_new() {
        let look = |row: &ThresholdRow, age: i64| after(row, &kim_long(NOON.plus(-age), 3.4, false), NOON);
        assert!(look(&three_metres(), HOUR).is_some_and(|row| row.above));
        assert_eq!(look(&three_metres(), HOUR + 1), None, "measured before anybody looked");
        let yesterday = ThresholdRow { seen_at: Some(NOON.plus(-20 * HOUR)), ..three_metres() };
        assert_eq!(look(&yesterday, 2 * HOUR), None, "the app was closed meanwhile");
        let followed = ThresholdRow { seen_at: Some(NOON.plus(-4 * HOUR)), ..three_metres() };
        assert!(look(&followed, 2 * HOUR).is_some_and(|row| row.above), "heard late, but followed");
    }

    #[test]
    fn what_is_late_stuck_or_older_than_what_was_seen_counts_for_nothing() {
        let seen = |ago: i64| ThresholdRow { seen_at: Some(NOON.plus(-ago)), ..three_metres() };
        let late = kim_long(NOON.plus(-3 * HOUR - 1), 4.0, false);
        assert_eq!(after(&seen(4 * HOUR), &late, NOON), None);
        assert_eq!(after(&seen(HOUR), &kim_long(NOON, 4.0, true), NOON), None, "it may stand still");
        assert_eq!(after(&seen(HOUR), &kim_long(NOON.plus(-2 * HOUR), 4.0, false), NOON), None);
    }

    #[test]
    fn a_level_below_the_water_waits_for_the_next_time() {
        let high = kim_long(NOON, 3.4, false);
        let row = begun(three_metres(), &high, NOON);
        assert_eq!((row.above, row.told), (true, true));
        assert_eq!(after(&row, &high, NOON), None);
        let stale = begun(three_metres(), &kim_long(NOON.plus(-4 * HOUR), 3.4, false), NOON);
        assert!(!stale.above, "nobody knows where the water is");
    }
}
