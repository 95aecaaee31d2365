//! Gauges, and the levels that citizens set on them.

use hue_model::alert::Loudness;
use hue_model::gauge::{
    Gap, Gauge, Gauges, ListedGauges, Newest, OpenedGauge, Quantity, Sample, Series, Station, StationKind,
    Threshold, ThresholdCrossing,
};
use hue_model::text::Localized;

use crate::{MORNING, point, snap};

fn station() -> Station {
    Station {
        code: "river-kim-long".into(),
        name: Localized::vi_en("Kim Long", "Kim Long"),
        kind: StationKind::River,
        river: Some(Localized::vi_en("Sông Hương", "Perfume River (Sông Hương)")),
        point: point(),
        ward_code: "19774".into(),
        alarm_m: [Some(1.0), None, Some(3.5)],
        normal_level_m: None,
    }
}

fn gauge() -> Gauge {
    let (quantity, unit) = (Quantity::WaterLevel, "m".to_owned());
    let newest = Newest { quantity, unit, at: MORNING, value: 3.52, trend: Some(0.18) };
    Gauge::at(station(), vec![newest], false, MORNING)
}

pub(crate) fn crossing() -> ThresholdCrossing {
    ThresholdCrossing {
        station: station(),
        quantity: Quantity::WaterLevel,
        level: 3.5,
        sample: Sample { at: MORNING, value: 3.52 },
        loudness: Loudness::Normal,
    }
}

#[test]
fn gauges() {
    let quantity = Quantity::WaterLevel;
    let level = Threshold {
        station: "river-kim-long".into(),
        name: Some(Localized::vi_en("Kim Long", "Kim Long")),
        quantity,
        level: 3.5,
        above: true,
        crossed_at: Some(MORNING),
    };
    let series = Series {
        station: "river-kim-long".into(),
        quantity,
        unit: "m".into(),
        samples: vec![Sample { at: MORNING, value: 3.52 }],
        more: false,
        gaps: vec![Gap { from: MORNING, to: MORNING.plus(4 * 3_600_000) }],
    };
    snap!("gauges", Gauges { gauges: vec![gauge()] });
    snap!(
        "listed_gauges",
        ListedGauges::default(),
        ListedGauges {
            gauges: vec![gauge()],
            thresholds: vec![level.clone(), Threshold { above: false, crossed_at: None, ..level.clone() }],
            heard_at: Some(MORNING),
            failed: true,
        }
    );
    let opened = OpenedGauge {
        gauge: gauge(),
        quantity,
        series: Some(series),
        thresholds: vec![level],
        heard_at: Some(MORNING),
        series_at: Some(MORNING),
    };
    snap!("opened_gauge", opened.clone(), OpenedGauge { series: None, series_at: None, ..opened });
    snap!("threshold_crossing", crossing());
}
