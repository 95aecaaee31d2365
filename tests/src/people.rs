//! Named people and what they do.

use bytes::Bytes;
use hue_model::consent::{Purpose, SetConsent};
use hue_model::geo::Point;
use hue_model::id::ReportId;
use hue_model::place::{Place, PlaceSource};
use hue_model::report::{
    AttachPhoto, CityStatus, DraftContent, GetReport, ListReports, NewDraft, Report, ReportState, SaveDraft,
    SendReport,
};
use hue_model::session::{GetSession, SessionState, SignIn};

use crate::phone::{Failure, Phone};
use crate::surfer::{Page, Surfer};

/// A demo person of the sandbox issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    /// The issuer's id for them.
    pub sub: &'static str,
    /// Their name.
    pub name: &'static str,
}

/// Nguyễn Thị Lan, a resident of level 2.
pub const LAN: Who = Who { sub: "lan", name: "Nguyễn Thị Lan" };
/// Trần Văn Minh, a resident of level 2.
pub const MINH: Who = Who { sub: "minh", name: "Trần Văn Minh" };
/// Trần Hà, an operator of the city.
pub const HA: Who = Who { sub: "ha", name: "Trần Hà" };
/// Lê Quang Huy, another operator of the city.
pub const HUY: Who = Who { sub: "huy", name: "Lê Quang Huy" };

/// The category of most reports here.
pub const POTHOLE: &str = "road.pothole";

/// What somebody writes about a hole in the street by the bridge.
#[must_use]
pub fn words(description: &str) -> DraftContent {
    let place = Place {
        point: Point { lat: 16.4678, long: 107.5905 },
        ward_code: "19789".into(),
        address: "đầu cầu Tràng Tiền, phía Lê Lợi".into(),
        source: PlaceSource::Pin,
        accuracy: None,
    };
    DraftContent {
        service_code: Some(POTHOLE.into()),
        description: description.into(),
        place: Some(place),
        anonymous: false,
    }
}

/// Signs in the way people do: the app opens the browser, they choose themselves, the app goes on.
pub async fn sign_in(phone: &impl Phone, who: Who) {
    let started = phone.call(SignIn {}).await.expect("a sign-in starts");
    choose(&mut Surfer::new(), &started.url, who).await;
    let sub = phone
        .until("the session is there", async |phone| match phone.call(GetSession {}).await.ok()?.state {
            SessionState::SignedIn(person) => Some(person),
            _ => None,
        })
        .await;
    assert_eq!(sub.name, who.name, "the app greets who signed in");
    agree(phone).await;
}

/// Lets the name go along with reports.
pub async fn agree(phone: &impl Phone) {
    let agreed = SetConsent { purpose: Purpose::Identity, granted: true };
    phone.call(agreed).await.expect("the name may go along with reports");
}

/// Plays the issuer's page in a browser: opens it and presses a person's button.
pub async fn choose(surfer: &mut Surfer, url: &str, who: Who) -> Page {
    let page = surfer.open(url).await;
    let form = page.form("person");
    surfer.submit(&page, &form, &[("person", who.sub)]).await
}

/// Writes a draft with photos.
pub async fn write(phone: &impl Phone, description: &str, photos: &[Bytes]) -> Result<ReportId, Failure> {
    let id = phone.call(NewDraft {}).await?.id;
    phone.call(SaveDraft { id, content: words(description) }).await?;
    for bytes in photos {
        let blob = phone.put(bytes.clone()).await?;
        phone.call(AttachPhoto { draft: id, blob }).await?;
    }
    Ok(id)
}

/// Presses Send.
pub async fn send(phone: &impl Phone, id: ReportId, as_guest: bool) -> Result<Report, Failure> {
    phone.call(SendReport { id, as_guest, outside_confirmed: false }).await
}

/// Waits until the city has the whole of a report.
pub async fn received(phone: &impl Phone, id: ReportId) -> Report {
    phone
        .until("the city has the report", async |phone| {
            let report = phone.call(GetReport { id }).await.ok()?;
            matches!(report.state, ReportState::AtCity { .. }).then_some(report)
        })
        .await
}

/// Waits until a report stands on this phone as the city has it.
pub async fn sees(phone: &impl Phone, id: ReportId, wanted: CityStatus) -> Report {
    phone
        .until(&format!("the phone shows {wanted:?}"), async |phone| {
            let report = phone.call(GetReport { id }).await.ok()?;
            (report.state == ReportState::AtCity { status: wanted }).then_some(report)
        })
        .await
}

/// The reports of a phone that the city does not have yet.
pub async fn unsent(phone: &impl Phone) -> Result<Vec<ReportId>, Failure> {
    let reports = phone.call(ListReports {}).await?;
    let open = reports.into_iter().filter(|report| !matches!(report.state, ReportState::AtCity { .. }));
    Ok(open.map(|report| report.id).collect())
}
