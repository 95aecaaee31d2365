//! Calls for rescue, on the wire and as shown.

use hue_model::Problem;
use hue_model::id::SosId;
use hue_model::place::PlaceSource;
use hue_model::problem::Code;
use hue_model::sos::{
    CancelReason, CitySosState, Need, PutSos, Sos, SosDetails, SosEntry, SosPlace, SosState, SosStatus,
    SosTeam, Subject, TextedSos, Vulnerable, WaterLevel,
};

use crate::{MORNING, point, snap};

pub(crate) fn sos_id() -> SosId {
    SosId::from_parts(MORNING, [6; 10])
}

/// Anh Minh calls for his mother, who is on her roof in Kim Long.
pub(crate) fn roof() -> SosDetails {
    SosDetails {
        subject: Subject::Other,
        place: Some(SosPlace {
            point: Some(point()),
            accuracy: Some(35.0),
            ward_code: Some("19789".into()),
            address: "Kiệt 25 Vạn Xuân, nhà mái ngói".into(),
            source: PlaceSource::Pin,
        }),
        phone: "0905 000 111".into(),
        caller_phone: "0905 000 222".into(),
        people: Some(3),
        vulnerable: vec![Vulnerable::Elderly, Vulnerable::Child],
        needs: vec![Need::Rescue, Need::Medical],
        water: Some(WaterLevel::OverHead),
        cannot_talk: true,
        note: "Bà đi lại khó.".into(),
    }
}

fn entry() -> SosEntry {
    SosEntry { at: MORNING, state: CitySosState::Received, note: String::new() }
}

fn team() -> SosTeam {
    SosTeam { name: "Đội xuồng Kim Long 2".into(), phone: "0905 000 333".into() }
}

#[test]
fn put_and_status() {
    let first = PutSos {
        revision: 1,
        details: SosDetails::default(),
        cancelled: None,
        raised_at: MORNING,
        device_hash: "00".repeat(32),
        drill: false,
    };
    let last = PutSos {
        revision: 4,
        details: roof(),
        cancelled: Some(CancelReason::Mistake),
        drill: true,
        ..first.clone()
    };
    snap!("put_sos", first, last);
    let status = SosStatus {
        id: sos_id(),
        number: "SOS-0417".into(),
        receipt: "K7MP2XRD".into(),
        revision: 4,
        version: 9,
        state: CitySosState::OnTheWay,
        team: Some(team()),
        timeline: vec![entry()],
    };
    snap!("sos_status", status);
}

#[test]
fn states() {
    snap!(
        "sos_state",
        SosState::Waiting { next_try_at: Some(MORNING), texted_at: None },
        SosState::Sending,
        SosState::Received,
        SosState::Assigned,
        SosState::OnTheWay,
        SosState::CannotReach,
        SosState::Done,
        SosState::Cancelled { reason: CancelReason::Safe },
        SosState::Closed,
        SosState::Stopped { problem: Problem::new(Code::CityRefused) },
    );
    let city = [
        CitySosState::Received,
        CitySosState::Assigned,
        CitySosState::OnTheWay,
        CitySosState::CannotReach,
        CitySosState::Done,
        CitySosState::Cancelled,
        CitySosState::Closed,
    ];
    let over: Vec<_> = city.into_iter().filter(|state| state.is_over()).collect();
    assert_eq!(over, [CitySosState::Done, CitySosState::Cancelled, CitySosState::Closed]);
    let sos = Sos {
        id: sos_id(),
        details: roof(),
        state: SosState::Assigned,
        up_to_date: true,
        kept: true,
        raised_at: MORNING,
        number: Some("SOS-0417".into()),
        receipt: Some("K7MP2XRD".into()),
        team: Some(team()),
        timeline: vec![entry()],
    };
    snap!("sos", sos);
    snap!(
        "texted_sos",
        TextedSos { number: "8099".into(), text: "SOS1 abc".into(), qr: vec!["10".into(), "01".into()] }
    );
}
