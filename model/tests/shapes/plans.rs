//! Plans for a day and the emergency card.

use hue_model::emergency_card::EmergencyCard;
use hue_model::id::PlanId;
use hue_model::plan::{Plan, PlanContent, Stop, Travel};

use crate::{MORNING, snap};

pub(crate) fn plan_id() -> PlanId {
    PlanId::from_parts(MORNING, [9; 10])
}

pub(crate) fn plan_content() -> PlanContent {
    PlanContent {
        name: "Một ngày ở Huế".into(),
        day: "2026-11-28".parse().ok(),
        start: 510,
        travel: Travel::Walk,
        stops: vec![Stop { place: "dai-noi".into(), minutes: 120 }],
    }
}

pub(crate) fn card() -> EmergencyCard {
    let mut card = EmergencyCard::default();
    for (field, _) in EmergencyCard::default().fields() {
        card.set(field, field.to_uppercase());
    }
    card
}

#[test]
fn plans() {
    snap!(
        "plan",
        Plan { id: plan_id(), content: plan_content(), saved_at: MORNING },
        Plan { id: plan_id(), content: PlanContent::default(), saved_at: MORNING },
    );
}

#[test]
fn cards() {
    snap!("emergency_card", card(), EmergencyCard::default());
}
