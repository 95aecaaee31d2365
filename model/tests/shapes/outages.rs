//! Cuts of power and water.

use hue_model::id::OutageId;
use hue_model::outage::{ListedOutage, ListedOutages, Outage, OutageKind, OutageState, Outages};

use crate::{MORNING, snap};

pub(crate) fn outage_id() -> OutageId {
    OutageId::from_parts(MORNING, [11; 10])
}

#[test]
fn cuts() {
    let planned = Outage {
        id: outage_id(),
        kind: OutageKind::Power,
        provider: "Điện lực mẫu".into(),
        ward_codes: vec!["19753".into(), "19789".into()],
        area: "Lê Lợi".into(),
        reason: "Bảo trì".into(),
        starts_at: MORNING,
        ends_at: MORNING.plus(12_600_000),
        state: OutageState::Planned,
        restored_at: None,
        revision: 1,
        updated_at: MORNING,
    };
    let state =
        |state, restored_at| Outage { state, restored_at, kind: OutageKind::Water, ..planned.clone() };
    let others = [
        state(OutageState::UnderWay, None),
        state(OutageState::Restored, Some(MORNING)),
        state(OutageState::Cancelled, None),
    ];
    let mine = ListedOutage { outage: planned.clone(), mine: true };
    snap!(
        "listed_outages",
        ListedOutages::default(),
        ListedOutages { outages: vec![mine], heard_at: Some(MORNING), failed: false }
    );
    snap!("outages", Outages { issued_at: MORNING, outages: [planned].into_iter().chain(others).collect() });
}
