//! Calls for rescue from outside: whatever fails, a call goes out, once, and its state is true.

mod anywhere;
mod arrives;
mod changes;

use futures_util::StreamExt;
use hue_core::{Engine, Handle};
use hue_model::geo::Point;
use hue_model::id::SosId;
use hue_model::place::PlaceSource;
use hue_model::sos::{GetSos, ListSos, Need, RaiseSos, Sos, SosDetails, SosPlace, SosState, WaterLevel};

use super::kit::CEILING;

/// Chị Lan is in her house in Kim Long, the water stands at her waist.
pub(crate) fn kim_long() -> SosDetails {
    SosDetails {
        place: Some(SosPlace {
            point: Some(Point { lat: 16.4612, long: 107.5561 }),
            accuracy: Some(20.0),
            ward_code: Some("19789".to_owned()),
            address: "Kiệt 25 Vạn Xuân".to_owned(),
            source: PlaceSource::Gps,
        }),
        phone: "0905 000 111".to_owned(),
        needs: vec![Need::Rescue],
        water: Some(WaterLevel::Waist),
        ..SosDetails::default()
    }
}

/// Calls for rescue.
pub(crate) async fn raise(engine: &Engine, details: SosDetails) -> Sos {
    engine.handle(RaiseSos { details }).await.unwrap()
}

/// The call as it stands.
pub(crate) async fn sos(engine: &Engine, id: SosId) -> Sos {
    engine.handle(GetSos { id }).await.unwrap()
}

/// Every call of this device, newest first.
pub(crate) async fn list(engine: &Engine) -> Vec<SosId> {
    engine.handle(ListSos {}).await.unwrap().into_iter().map(|sos| sos.id).collect()
}

/// Waits until the call is as `is` wants; the engine tells of each change.
pub(crate) async fn shows(engine: &Engine, id: SosId, is: impl Fn(&Sos) -> bool) -> Sos {
    let mut events = engine.subscribe();
    let wait = async {
        loop {
            let sos = sos(engine, id).await;
            if is(&sos) {
                return sos;
            }
            events.next().await.expect("the engine goes on");
        }
    };
    match tokio::time::timeout(CEILING, wait).await {
        Ok(sos) => sos,
        Err(_) => panic!("the call stays {:?}", sos(engine, id).await),
    }
}

/// The city has it.
pub(crate) fn received(sos: &Sos) -> bool {
    sos.state == SosState::Received
}

/// It is on this device only.
pub(crate) fn waiting(sos: &Sos) -> bool {
    matches!(sos.state, SosState::Waiting { .. })
}
