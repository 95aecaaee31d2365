//! Places to go to when the water rises.

use hue_model::geo::Point;
use hue_model::id::ShelterId;
use hue_model::shelter::{ListedShelters, Shelter, ShelterKind, ShelterState, Shelters};
use hue_model::text::Localized;

use crate::{MORNING, snap};

#[test]
fn places_to_go_to() {
    let school = Shelter {
        id: ShelterId::from_parts(MORNING, [9; 10]),
        kind: ShelterKind::Shelter,
        name: "Trường mẫu".into(),
        ward_code: "19753".into(),
        address: "1 đường Mẫu".into(),
        point: Some(Point { lat: 16.4741, long: 107.5852 }),
        capacity: Some(200),
        contact: "cô Mai".into(),
        phone: "0234 000 001".into(),
        floor_cm: Some(120),
        ramp: Some(true),
        toilets: Some(4),
        note: "Có chỗ nằm".into(),
        demo: true,
        state: ShelterState::Open,
        confirmed_at: Some(MORNING),
        confirmed_by: Some(Localized::vi_en("UBND phường Phú Xuân", "Phu Xuan Ward Committee")),
    };
    let parking = Shelter {
        kind: ShelterKind::FloodParking,
        point: None,
        capacity: None,
        floor_cm: None,
        ramp: None,
        toilets: None,
        state: ShelterState::Unconfirmed,
        confirmed_at: None,
        confirmed_by: None,
        ..school.clone()
    };
    snap!(
        "listed_shelters",
        ListedShelters::default(),
        ListedShelters { shelters: vec![parking.clone()], heard_at: Some(MORNING), failed: false }
    );
    snap!("shelters", Shelters { issued_at: MORNING, shelters: vec![school, parking] });
}
